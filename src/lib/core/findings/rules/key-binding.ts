// The Key Binding JWT, by which the holder of an SD-JWT shows that it is theirs (RFC 9901 §4.3, §7.3).

import { valueOf } from '../../encoding/json-tree.ts';
import type { KeyBindingCode } from '../../jose/sd-jwt/key-binding-check.ts';
import type { Rule } from '../rule.ts';
import { inClaims, placeIn } from '../subject.ts';

/** One sentence for some failures of a check. */
interface Row {
	readonly id: string;
	readonly codes: readonly KeyBindingCode[];
	readonly message: string;
	readonly reference: string;
	readonly why: string;
	readonly unless?: readonly string[];
}

const rows: readonly Row[] = [
	{
		id: 'key-binding-unreadable',
		codes: ['unreadable'],
		message: 'The Key Binding JWT is no token that can be read',
		reference: 'RFC 9901 §4.3',
		why: 'What stands behind the last “~” must be a signed JWT. Verifiers that ask for the holder’s proof refuse the presentation.',
	},
	{
		id: 'presentation-hash-differs',
		codes: ['hash-differs'],
		message: 'The holder signed another presentation: “sd_hash” differs',
		reference: 'RFC 9901 §4.3.1',
		why: '“sd_hash” is the hash of exactly what stands before the Key Binding JWT. Disclosures were added, taken away or moved after the holder signed, or the proof is that of another credential. Verifiers refuse it.',
		unless: ['key-binding-unreadable'],
	},
	{
		id: 'key-binding-signature',
		codes: ['signature-failed'],
		message: 'The Key Binding JWT is not signed with the holder’s key',
		reference: 'RFC 9901 §7.3',
		why: 'The credential names its holder’s key, in “cnf”, and another one signed; or the proof was changed since. Whoever shows the credential may not be its holder.',
		unless: ['key-binding-unreadable', 'key-binding-algorithm'],
	},
	{
		id: 'key-binding-algorithm',
		codes: ['algorithm-none', 'algorithm-mac', 'algorithm-unusable'],
		message: 'The Key Binding JWT is not signed with an algorithm for key pairs',
		reference: 'RFC 9901 §4.3',
		why: 'Only a signature that nobody else can make shows that the holder made it: neither “none” nor one with a shared secret does. Verifiers refuse it.',
		unless: ['key-binding-unreadable'],
	},
	{
		id: 'key-binding-type',
		codes: ['type-missing', 'type-differs'],
		message: 'The “typ” of the Key Binding JWT must be “kb+jwt”',
		reference: 'RFC 9901 §4.3',
		why: '“typ” keeps other tokens that the holder signed from passing for a proof. Verifiers refuse one without it.',
		unless: ['key-binding-unreadable'],
	},
	{
		id: 'key-binding-claim',
		codes: ['claim-missing', 'claim-of-wrong-type', 'claim-ambiguous'],
		message: '“{name}” of the Key Binding JWT is missing or malformed',
		reference: 'RFC 9901 §4.3',
		why: '“iat”, “aud”, “nonce” and “sd_hash” say when, for whom and for what the holder signed. Without one of them the proof could be shown again to somebody else, and verifiers refuse it.',
		unless: ['key-binding-unreadable'],
	},
	{
		id: 'key-binding-crit',
		codes: ['critical-present'],
		message: 'The Key Binding JWT asks for an extension that verifiers must refuse',
		reference: 'RFC 7515 §4.1.11',
		why: 'Its “crit” names something that must be understood, and no extension is defined for Key Binding JWTs.',
		unless: ['key-binding-unreadable'],
	},
	{
		id: 'holder-key-missing',
		codes: ['holder-key-missing', 'holder-key-unreadable', 'holder-key-ambiguous', 'holder-key-is-secret'],
		message: 'The credential names no key that could check its Key Binding JWT',
		reference: 'RFC 9901 §4.1.2',
		why: 'The holder’s key stands in “cnf”, as a public JWK that the issuer signed. Without it a proof shows only that somebody has some key, and verifiers refuse it.',
		unless: ['invalid-confirmation', 'private-key-in-confirmation'],
	},
];

const ofChecks = rows.map(({ id, codes, message, reference, why, unless = [] }): Rule => ({
	id,
	severity: 'error',
	message,
	reference,
	why,
	unless,
	check: ({ keyBinding, sdJwt }) =>
		(keyBinding ?? [])
			.filter(({ state, code }) => state === 'failed' && codes.includes(code))
			.map(({ detail }) => ({ place: placeIn('token', sdJwt?.input.keyBinding?.range), detail })),
}));

/** The holder's proof of an SD-JWT, one rule for each sentence. To add one: add a row above. */
export const keyBindingRules: readonly Rule[] = [
	...ofChecks,
	{
		id: 'key-binding-missing',
		severity: 'note',
		message: 'No Key Binding JWT: nothing shows that its holder sent it',
		reference: 'RFC 9901 §7.3',
		why: 'The credential names its holder’s key. As the issuer gives it out, there is no proof yet; as it is shown to a verifier, there must be one, or anybody with a copy could show it. Decide beforehand that you ask for it.',
		check: (subject) =>
			subject.sdJwt && !subject.sdJwt.input.keyBinding && valueOf(subject.claims, 'cnf')
				? [{ place: inClaims(subject, 'cnf') }]
				: [],
	},
];
