import { redactToken } from '#lib/core/share/redact-token.ts';
import { signatureOnly } from '#lib/core/share/redaction.ts';
import type { App } from '#lib/state/context.ts';
import type { Workbench } from '#lib/state/workbench.svelte.ts';
import { copyText } from '../../ui/copy-text.ts';
import { describeRedactedToken, describeRefusedRedaction } from '../words/describe-redaction.ts';

/** Copies the token at hand without its signature, claims readable, and says what was copied. */
export async function copyRedacted({ tokenText, reading }: Workbench, { announce }: App): Promise<void> {
	const redacted = redactToken(tokenText, signatureOnly);
	if (redacted.state === 'impossible') return announce(describeRefusedRedaction(redacted.reason));
	const said = describeRedactedToken(redacted, reading.kind, false);
	await copyText(redacted.token, 'Redacted token', (news) =>
		announce(news === 'Redacted token copied.' ? `${news} ${said}` : news),
	);
}
