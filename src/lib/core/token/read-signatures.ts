import { readToken } from './read-token.ts';
import type { Reading } from './reading.ts';

/** Signatures that are looked at in one token: each costs a verification. */
export const mostSignatures = 100;

/** A JWS in the general JSON Serialization (RFC 7515 §7.2.1) as seen from each of its signatures, the first hundred. */
export function readSignatures({ text, form, payload, beside }: Reading): readonly Reading[] {
	const content = beside === 'detached' ? payload?.encoded : undefined;
	const options = content === undefined ? {} : { content };
	return Array.from({ length: Math.min(form?.count ?? 1, mostSignatures) }, (_, selected) =>
		readToken(text, undefined, { ...options, selected }),
	);
}
