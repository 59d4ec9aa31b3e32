import { accept } from '#lib/core/acceptance/accept.ts';
import { tokenReport } from '#lib/core/share/token-report.ts';
import type { Redaction } from '#lib/core/share/redaction.ts';
import type { Judgement } from '#lib/state/judgement.svelte.ts';
import type { Workbench } from '#lib/state/workbench.svelte.ts';
import { describeKey } from '../words/describe-key.ts';
import { describeKind } from '../words/describe-kind.ts';
import { describeSignature } from '../words/describe-signature.ts';
import { describeVerdict } from '../words/describe-verdict.ts';

/** What a report is to hold. */
export interface ReportChoices {
	readonly redaction: Redaction;
	readonly checks: boolean;
	readonly findings: boolean;
	/** Of an encrypted token that was opened: its content, and what follows from it. */
	readonly content: boolean;
}

/** The report on the token at hand, as the page judges it at a time. @param now seconds since the epoch */
export function reportText(
	workbench: Workbench,
	judgement: Judgement,
	now: number,
	{ redaction, checks, findings, content }: ReportChoices,
): string {
	const isWhole = content || workbench.reading.beside !== 'decrypted';
	// What follows from the content must not tell of it: everything is judged as if the token were closed.
	const reading = isWhole ? workbench.reading : workbench.sealed;
	const { policy, keyText } = workbench.given;
	const signature = judgement.signature.current;
	const keys = judgement.keys.current;
	const { decryption, sdJwt } = judgement.forms ?? {};
	const acceptance = accept({
		reading,
		signature: signature ?? 'checking',
		decryption: decryption?.outcome,
		disclosuresValid: sdJwt?.reading?.valid,
		policy,
		now,
	});
	const found = isWhole ? judgement.findings : (judgement.find?.({ reading, now, keys, signature }) ?? []);
	const verified = signature?.state === 'verified' ? signature.key : undefined;
	const key = verified ?? keys?.keys[0];
	const said = describeSignature(signature, workbench.algorithm);
	return tokenReport({
		reading,
		now,
		redaction,
		acceptance: checks ? acceptance : undefined,
		policy,
		findings: findings ? found : undefined,
		thumbprint: key?.thumbprint,
		secrets: keyText === '' ? [] : [keyText.trim()],
		words: {
			kind: describeKind(reading),
			verdict: describeVerdict(acceptance, workbench.edited).title,
			signature: said.chip,
			signatureSentence: said.sentence,
			key: key && `${describeKey(key)}${verified ? ', which verified it' : ', at hand'}`,
		},
	});
}
