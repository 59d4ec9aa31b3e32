// What `alg` says.

import { membersNamed, stringOf, stringsOf } from '../../encoding/json-tree.ts';
import { setMember } from '../../encoding/json-edit.ts';
import { registeredAlgorithmNamed, registeredAlgorithms } from '../../jose/registered-algorithms.ts';
import type { Hit, Rule } from '../rule.ts';
import { inHeader, placeIn, type Subject } from '../subject.ts';

/** The registered name that a text is but for case and white space. */
const nearName = (alg: string): string | undefined =>
	registeredAlgorithms.find(({ name }) => name.toLowerCase() === alg.trim().toLowerCase())?.name;

/** A hit at `alg` when it is registered and something holds for it. */
function whenRegistered(
	subject: Subject,
	holds: (row: NonNullable<ReturnType<typeof registeredAlgorithmNamed>>) => boolean,
): readonly Hit[] {
	const row = registeredAlgorithmNamed(subject.alg);
	return row && holds(row) ? [{ place: inHeader(subject, 'alg'), detail: { name: row.name } }] : [];
}

/** The host of an https address, which is not told apart by case (RFC 3986 §3.2.2). */
const hostOf = (address: string | undefined): string | undefined =>
	/^https:\/\/([^/?#]+)/i.exec(address ?? '')?.[1]?.toLowerCase();

export const algorithmRules: readonly Rule[] = [
	{
		id: 'unsecured',
		severity: 'error',
		message: 'Unsecured token: anyone can write one',
		reference: 'RFC 8725 §2.1, §3.2',
		why: 'With “none” there is no signature: whoever holds the token can change every claim. Attackers put it into tokens of others, hoping for a library that takes it. Refuse it; list the algorithms that you accept.',
		check: (subject) => (subject.alg === 'none' ? [{ place: inHeader(subject, 'alg') }] : []),
	},
	{
		id: 'missing-algorithm',
		severity: 'error',
		message: '“alg” is required, and must be a string',
		reference: 'RFC 7515 §4.1.1',
		why: 'The header must name its algorithm. Without it no verifier can tell what the signature is, and one that guesses can be led to a weak choice. Refuse the token; the issuer has to name the algorithm.',
		check: (subject) =>
			subject.wholeHeader && subject.alg === undefined
				? [{ place: inHeader(subject, 'alg') ?? placeIn('header', subject.header) }]
				: [],
	},
	{
		id: 'misspelled-algorithm',
		severity: 'error',
		message: '“{found}” is not “{meant}”: names are compared exactly',
		reference: 'RFC 8725 §2.1, §3.1',
		why: 'Filters that forbid “none” have let “noNE” pass to a library that does not mind case, and so took unsigned tokens. Allow a short list of exact names and refuse all others, rather than forbid some.',
		check: (subject) => {
			const { alg } = subject;
			const meant = alg === undefined || registeredAlgorithmNamed(alg) ? undefined : nearName(alg);
			if (alg === undefined || meant === undefined) return [];
			const fix = {
				label: `Replace with ${meant}`,
				segment: 'header' as const,
				apply: (text: string) => setMember(text, 'alg', JSON.stringify(meant)),
			};
			// Nobody who writes "nOnE" is helped by making it work.
			return [
				{
					place: inHeader(subject, 'alg'),
					detail: { found: alg, meant },
					fix: meant === 'none' ? undefined : fix,
				},
			];
		},
	},
	{
		id: 'unknown-algorithm',
		severity: 'warning',
		message: '“{found}” is not a registered algorithm',
		reference: 'RFC 7515 §4.1.1',
		why: 'Verifiers know the names of IANA’s registry. For another one they must refuse the token, or the two sides have to agree on it beforehand. If it is a slip, correct it; if it came from outside, refuse it.',
		unless: ['misspelled-algorithm'],
		check: (subject) =>
			subject.alg === undefined || registeredAlgorithmNamed(subject.alg)
				? []
				: [{ place: inHeader(subject, 'alg'), detail: { found: subject.alg } }],
	},
	{
		id: 'prohibited-algorithm',
		severity: 'error',
		message: '“{name}” is built on SHA-1 and prohibited',
		reference: 'RFC 7518 §7.1; W3C Web Cryptography',
		why: 'IANA’s registry lists this name as prohibited: it is there so that nobody uses it for something else. Its hash is broken, so that one signature can be made to fit two texts. Use the name with 256 in it.',
		check: (subject) => whenRegistered(subject, ({ status }) => status === 'prohibited'),
	},
	{
		id: 'polymorphic-algorithm',
		severity: 'note',
		message: '“EdDSA” leaves the curve open: Ed25519 and Ed448 are its exact names',
		reference: 'RFC 9864 §4.1.2',
		why: 'The name says only the family, and the key decides the rest, so that a list of allowed names allows more than it says. It is deprecated. Where both sides know the exact name, use that.',
		check: (subject) => (subject.alg === 'EdDSA' ? [{ place: inHeader(subject, 'alg') }] : []),
	},
	{
		id: 'rsa1-5',
		severity: 'warning',
		message: '“RSA1_5” has fallen to padding attacks: use RSA-OAEP',
		reference: 'RFC 8725 §3.2',
		why: 'Whoever can send many changed tokens and see by answer or time whether decrypting failed can read one that was meant for you (Bleichenbacher’s attack). It is deprecated: use RSA-OAEP-256 or ECDH-ES.',
		check: (subject) => (subject.alg === 'RSA1_5' ? [{ place: inHeader(subject, 'alg') }] : []),
	},
	{
		id: 'shared-secret-issuer',
		severity: 'note',
		message: '{name} shares its secret: whoever can check this token can write one, too',
		reference: 'RFC 8725 §3.5; RFC 7518 §3.2',
		why: 'An HMAC is made and checked with the same secret. Across organisations that means every service that checks tokens can forge the issuer’s. Let the issuer sign with a private key, as with ES256.',
		check: (subject) => {
			const issuer = hostOf(stringOf(subject.claims, 'iss'));
			if (subject.algorithm?.family !== 'HMAC' || issuer === undefined) return [];
			const audience = stringsOf(subject.claims, 'aud') ?? [''];
			const isOwn = audience.every((one) => hostOf(one) === issuer);
			return isOwn ? [] : [{ place: inHeader(subject, 'alg'), detail: { name: subject.algorithm.name } }];
		},
	},
	{
		id: 'no-key-id',
		severity: 'note',
		message: 'No “kid”: verifiers must guess the key when keys change',
		reference: 'RFC 7515 §4.1.4',
		why: 'Issuers change keys and have two of them for a while. A verifier that is not told which one signed has to try them all, or fails on the day of the change. Name the key in “kid”.',
		check: ({ algorithm, wholeHeader }) => {
			const asymmetric = algorithm?.keyType !== undefined && algorithm.keyType !== 'oct';
			const named = ['kid', 'jwk', 'x5c', 'x5t', 'x5t#S256'].some(
				(name) => membersNamed(wholeHeader, name).length > 0,
			);
			return asymmetric && wholeHeader && !named ? [{ place: placeIn('header', wholeHeader) }] : [];
		},
	},
];
