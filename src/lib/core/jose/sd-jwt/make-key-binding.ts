import type { Draft, DraftPart } from '../../token/draft.ts';
import { writeToken } from '../../token/write-token.ts';
import { algorithmNamed } from '../algorithms.ts';
import type { Key, SignOutcome } from '../key.ts';
import { sign } from '../sign.ts';
import { coveredByKeyBinding, keyBindingInput } from './present.ts';
import type { Presentation } from './present.ts';

/** What a Key Binding JWT is made of (RFC 9901 §4.3). */
export interface KeyBindingRequest {
	readonly presentation: Pick<Presentation, 'text' | 'hash'>;
	readonly holderKey: Key | undefined;
	readonly alg: string;
	readonly aud: string;
	readonly nonce: string;
	/** Seconds since the epoch. */
	readonly iat: number;
	/** `kb+jwt` unless said otherwise, for showing what verifiers refuse. */
	readonly typ?: string;
}

export type MadeKeyBinding =
	/** `text`: the whole SD-JWT+KB; `keyBinding`: what was added to it. */
	| { readonly state: 'made'; readonly text: string; readonly keyBinding: string }
	| {
			readonly state: 'impossible';
			readonly reason:
				| Extract<SignOutcome, { state: 'impossible' }>['reason']
				| 'algorithm-mac'
				| 'hash-unsupported'
				| 'not-a-presentation';
	  };

/**
 * Signs a Key Binding JWT for a presentation and appends it (RFC 9901 §4.3). One that the text has already is replaced.
 * `none` and MACs are refused: neither proves who holds the key.
 */
export async function makeKeyBinding(request: KeyBindingRequest): Promise<MadeKeyBinding> {
	const { presentation, holderKey, alg, aud, nonce, iat, typ = 'kb+jwt' } = request;
	const algorithm = algorithmNamed(alg);
	if (algorithm?.family === 'none') return { state: 'impossible', reason: 'algorithm-none' };
	if (algorithm?.keyType === 'oct') return { state: 'impossible', reason: 'algorithm-mac' };
	const covered = coveredByKeyBinding(presentation.text);
	if (covered === '') return { state: 'impossible', reason: 'not-a-presentation' };
	const { hash } = presentation;
	if (hash === undefined) return { state: 'impossible', reason: 'hash-unsupported' };
	const sdHash = await keyBindingInput(covered, hash);
	if (sdHash === undefined) return { state: 'impossible', reason: 'algorithm-unsupported-here' };
	const header = partOf({ alg, typ });
	const payload = partOf({ iat, aud, nonce, sd_hash: sdHash });
	const draft: Draft = { parts: [header, payload], tail: '' };
	const outcome = await sign(draft, holderKey, alg);
	if (outcome.state === 'impossible') return outcome;
	const keyBinding = `${writeToken(draft)}.${outcome.signature}`;
	return { state: 'made', text: covered + keyBinding, keyBinding };
}

function partOf(members: Readonly<Record<string, string | number>>): DraftPart {
	return { kind: 'text', text: JSON.stringify(members), layout: 'as-is' };
}
