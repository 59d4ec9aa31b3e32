import { setMember } from '#lib/core/encoding/json-edit.ts';
import type { IssuedSdJwt } from '#lib/core/jose/sd-jwt/issue-sd-jwt.ts';
import { partIndex, type Draft, type DraftPart } from '#lib/core/token/draft.ts';
import { encodePart, writeToken } from '#lib/core/token/write-token.ts';
import { loadJose } from '#lib/state/load-jose.ts';
import type { Workbench } from '#lib/state/workbench.svelte.ts';

type Issued = Extract<IssuedSdJwt, { state: 'issued' }>;

/**
 * Puts issued claims on the screen as an SD-JWT, signed with the key at hand, as one step to undo.
 * @param isCredential it says of itself that it is an SD-JWT VC
 * @returns `unsigned` where no key at hand signs; `dropped` where the token was changed meanwhile
 */
export async function issue(
	workbench: Workbench,
	{ payloadText, tail }: Issued,
	isCredential: boolean,
): Promise<'signed' | 'unsigned' | 'dropped'> {
	const { edits, algorithm, judgement, reading } = workbench;
	const parts: DraftPart[] = [
		headerPart(workbench, isCredential),
		{ kind: 'text', text: payloadText, layout: 'as-is' },
		{ kind: 'encoded', encoded: '' },
	];
	const unsigned: Draft = { parts, tail };
	const key = judgement?.signingKey;
	const jose = await loadJose().catch(() => undefined);
	const outcome =
		jose && key && reading.header
			? await jose.sign(unsigned, key, algorithm ?? '', { ignoreJwkRestrictions: true })
			: undefined;
	if (edits !== workbench.edits) return 'dropped';
	const signature = outcome?.state === 'signed' ? outcome.signature : '';
	parts[partIndex.signature] = { kind: 'encoded', encoded: signature };
	workbench.run({ verb: 'present', token: writeToken({ parts, tail }) });
	return signature === '' ? 'unsigned' : 'signed';
}

function headerPart({ given, reading }: Workbench, isCredential: boolean): DraftPart {
	const text = reading.header?.text ?? '{}';
	const part = given.draft.parts[partIndex.header];
	const typed = isCredential ? setMember(text, 'typ', '"dc+sd-jwt"') : text;
	// A header that says the same keeps its bytes.
	return typed === text && part
		? { kind: 'encoded', encoded: encodePart(part) }
		: { kind: 'text', text: typed, layout: 'as-is' };
}
