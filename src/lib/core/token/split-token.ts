import { asksForUnencoded } from './unencoded-payload.ts';

/** Compact Serializations have three or five parts; what follows a sixth dot is kept in the last part. */
const mostParts = 6;

/**
 * Splits a token's text at its dots, and sets apart what follows from the first `~` on (RFC 9901 §4). A payload that
 * is not encoded (RFC 7797 §5.2) is all between the first dot and the last, whatever it holds. Joining the parts with
 * dots and adding the tail gives the text again, whatever it was.
 */
export function splitToken(text: string): { parts: string[]; tail: string } {
	const tilde = text.indexOf('~');
	const head = tilde === -1 ? text : text.slice(0, tilde);
	const parts = head.split('.', mostParts - 1);
	const used = parts.reduce((sum, part) => sum + part.length + 1, 0);
	if (used <= head.length) parts.push(head.slice(used));
	if ((tilde !== -1 || parts.length > 3) && asksForUnencoded(parts[0]!)) {
		const from = parts[0]!.length + 1;
		const to = text.lastIndexOf('.');
		if (to >= from) return { parts: [parts[0]!, text.slice(from, to), text.slice(to + 1)], tail: '' };
	}
	return { parts, tail: tilde === -1 ? '' : text.slice(tilde) };
}
