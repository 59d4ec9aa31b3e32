// What whoever takes the token expects of its issuer and audience.

import { stringOf, stringsOf } from '../../encoding/json-tree.ts';
import type { Rule } from '../rule.ts';
import { inClaims } from '../subject.ts';

/** How two texts differ that should be equal, character by character (RFC 8725 §3.8). */
function difference(found: string, expected: string): string {
	if (found.trim() === expected.trim()) return 'by white space only';
	if (found.replace(/\/$/, '') === expected.replace(/\/$/, '')) return 'by a slash at the end';
	if (found.toLowerCase() === expected.toLowerCase()) return 'in capitals only';
	const at = [...found].findIndex((character, index) => character !== expected[index]);
	if (at === 0) return 'altogether';
	// One may be the beginning of the other.
	return `from character ${(at === -1 ? found.length : at) + 1} on`;
}

export const expectedRules: readonly Rule[] = [
	{
		id: 'issuer-differs',
		severity: 'error',
		message: '“iss” is not the issuer that is expected: they differ {how}',
		reference: 'RFC 8725 §3.8',
		why: 'Issuers are compared character by character: one slash or capital letter more is another issuer. Expect exactly what the issuer writes, or the token comes from somebody else.',
		check: (subject) => {
			const expected = subject.expected?.issuer;
			const found = stringOf(subject.claims, 'iss');
			if (expected === undefined || found === undefined || found === expected) return [];
			return [{ place: inClaims(subject, 'iss'), detail: { how: difference(found, expected) } }];
		},
	},
	{
		id: 'wrong-audience',
		severity: 'error',
		message: '“aud” does not name whom it must: they differ {how}',
		reference: 'RFC 8725 §3.9',
		why: 'The token was made for another service. Whoever accepts it nevertheless lets that other service, or a thief of its tokens, act here. Ask for a token for this service, or expect the exact name.',
		check: (subject) => {
			const [expected, ...others] = subject.expected?.audience ?? [];
			const found = stringsOf(subject.claims, 'aud');
			// A list of nobody is told as such.
			if (expected === undefined || !found?.length) return [];
			if ([expected, ...others].some((name) => found.includes(name))) return [];
			return [{ place: inClaims(subject, 'aud'), detail: { how: difference(found.join(' '), expected) } }];
		},
	},
];
