/** Compact Serializations have three or five parts; what follows a sixth dot is kept in the last part. */
const mostParts = 6;

/**
 * Splits a token's text at its dots, and sets apart what follows from the first `~` on (RFC 9901 §4).
 * Joining the parts with dots and adding the tail gives the text again, whatever it was.
 */
export function splitToken(text: string): { parts: string[]; tail: string } {
	const tilde = text.indexOf('~');
	const head = tilde === -1 ? text : text.slice(0, tilde);
	const parts = head.split('.', mostParts - 1);
	const used = parts.reduce((sum, part) => sum + part.length + 1, 0);
	if (used <= head.length) parts.push(head.slice(used));
	return { parts, tail: tilde === -1 ? '' : text.slice(tilde) };
}
