import type { Key } from '#lib/core/jose/key.ts';
import type { BoundLine, BoundVerdict } from './describe-bound.ts';

/**
 * The line of a certificate that a token is bound to.
 * @param given undefined when none was pasted; else its thumbprint and whether it is the same, where it can be read
 */
export function certificateLine(
	expected: string,
	given: { readonly found: string | undefined; readonly same: boolean | undefined } | undefined,
): BoundLine {
	const line = { id: 'x5t#S256', reference: 'RFC 8705 §3.1' };
	const token = ['cnf.x5t#S256', expected] as const;
	if (!given)
		return {
			...line,
			state: 'not-asked',
			sentence: 'The certificate is not compared: paste the one of the connection',
			values: [token],
		};
	const { found, same } = given;
	if (found === undefined)
		return {
			...line,
			state: 'not-reached',
			sentence: 'What was pasted is no certificate that can be read',
			values: [token],
		};
	return {
		...line,
		state: same ? 'passed' : 'failed',
		sentence: same
			? 'This is the certificate that the token is bound to'
			: 'The token is bound to another certificate',
		values: [token, ['of this certificate', found]],
	};
}

/** The line of a key that stands in a token, compared with the keys in the Key field. */
export function holderKeyLine(thumbprint: string | undefined, atHand: readonly Key[]): BoundLine {
	const line = { id: 'jwk', reference: 'RFC 7800 §3.2' };
	if (thumbprint === undefined)
		return { ...line, state: 'failed', sentence: 'cnf.jwk is no key that can be read', values: [] };
	const values = [['thumbprint of cnf.jwk', thumbprint]] as const;
	if (atHand.some((key) => key.thumbprint === thumbprint))
		return { ...line, state: 'passed', sentence: 'The key in the Key field is the holder’s', values };
	const sentence = 'The holder’s key is named; put a key into the Key field to compare';
	const other = 'The holder’s key is named; the one in the Key field is another, as an issuer’s should be';
	return { ...line, state: 'not-asked', sentence: atHand.length === 0 ? sentence : other, values };
}

/** What these lines come to; undefined while they are being worked out. */
export function holderVerdict(lines: readonly BoundLine[] | undefined): BoundVerdict {
	if (!lines) return { tone: 'waiting', title: 'Checking…', sentence: '' };
	if (lines.some(({ state }) => state === 'failed'))
		return { tone: 'bad', title: 'This is not what the token is bound to', sentence: '' };
	if (lines.every(({ state }) => state === 'passed'))
		return { tone: 'good', title: 'This is what the token is bound to', sentence: '' };
	return { tone: 'none', title: 'Bound to its holder', sentence: 'Whoever takes it must compare.' };
}
