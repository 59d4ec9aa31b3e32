// How hard the key is to find.

import { decodeUtf8 } from '../../encoding/utf8.ts';
import { numberOfBytes } from '../../jose/curve-points.ts';
import { isRocaModulus } from '../../jose/roca-modulus.ts';
import type { Key } from '../../jose/key.ts';
import { secretGuesses } from '../../jose/secret-guesses.ts';
import type { Hit, Rule } from '../rule.ts';
import { placeIn, type Subject } from '../subject.ts';
import { candidates } from './candidates.ts';
import { bytesOf, refusedJwks, type PlacedJwk } from './refused-keys.ts';

/** Keys shorter than the specification allows, for a family of algorithms. */
const shortKeys = (subject: Subject, type: Key['type']): readonly Hit[] => {
	const { algorithm } = subject;
	if (algorithm?.keyType !== type) return [];
	return candidates(subject)
		.filter((key) => key.type === type && key.bits < algorithm.minimumKeyBits)
		.map(({ bits }) => ({
			detail: { bits, least: algorithm.minimumKeyBits, name: algorithm.name },
			reference: algorithm.section,
		}));
};

/** A number of guesses, as a power of two: below it a secret is taken for one that a person made up. */
const humanBits = 90;

/** Of a set with thousands of keys the rest would say the same. */
const mostKeys = 20;

/** The RSA keys at hand, those included that the engine refused: a bad exponent may be why. */
const rsaKeys = (subject: Subject): readonly PlacedJwk[] =>
	[...candidates(subject).map(({ jwk }): PlacedJwk => ({ jwk, place: undefined })), ...refusedJwks(subject)]
		.filter(({ jwk }) => jwk.kty === 'RSA')
		.slice(0, mostKeys);

/** In bytes, of an exponent that is worked out; FIPS 186-5 §5.4 allows 32. */
const longestExponent = 33;

const quoted = (secret: string): string => (secret === '' ? 'empty' : `“${secret.slice(0, 20)}”`);

export const keyStrengthRules: readonly Rule[] = [
	{
		id: 'guessable-secret',
		severity: 'error',
		message: 'Anyone can sign this: its secret is {secret}',
		reference: 'RFC 8725 §2.2, §3.5',
		why: 'The secret was found by trying a list, offline and in a moment. Whoever has one token can do the same and then sign any claims. Replace it with 32 random bytes or more, and refuse tokens of the old one.',
		check: ({ guessed, reading }) =>
			guessed
				? [{ place: placeIn('token', reading.signature?.range), detail: { secret: quoted(guessed.secret) } }]
				: [],
	},
	{
		id: 'short-secret',
		severity: 'error',
		message: 'The secret has {bits} bits: {name} needs at least {least}',
		reference: 'RFC 7518 §3.2',
		why: 'With one token an attacker can try secrets offline, billions a second, and the shorter it is the sooner one fits. Libraries refuse it, too. Use as many random bytes as the hash has, 32 for HS256.',
		unless: ['guessable-secret'],
		check: (subject) => shortKeys(subject, 'oct'),
	},
	{
		id: 'human-secret',
		severity: 'warning',
		message: 'The secret reads like a password: some 2^{bits} guesses find it',
		reference: 'RFC 8725 §3.5',
		why: 'Length alone is no strength: programs that guess combine words, years, keyboard rows and repetitions first. A password must not be the key of a signature. Let a generator make 32 random bytes instead.',
		unless: ['guessable-secret', 'short-secret'],
		check: (subject) => {
			if (subject.algorithm?.family !== 'HMAC') return [];
			const secrets = candidates(subject).filter(({ type }) => type === 'oct');
			return secrets.slice(0, mostKeys).flatMap(({ jwk }): readonly Hit[] => {
				const { text, invalidAt } = decodeUtf8(bytesOf(jwk.k));
				const bits = text === '' || invalidAt.length > 0 ? Infinity : secretGuesses(text);
				return bits < humanBits ? [{ detail: { bits: Math.ceil(bits) } }] : [];
			});
		},
	},
	{
		id: 'short-rsa-key',
		severity: 'error',
		message: 'The RSA key has {bits} bits: {name} needs at least {least}',
		reference: 'RFC 7518 §3.3',
		why: 'The shorter the modulus, the easier it is to factor, and its factors are the private key: keys of 829 bits have been, those of 1024 are within reach of a state. Make a key of 2048 bits or more.',
		check: (subject) => shortKeys(subject, 'RSA'),
	},
	{
		id: 'rsa-exponent',
		severity: 'error',
		message: 'The RSA key’s public exponent is {e}: it should be 65537',
		reference: 'FIPS 186-5 §5.4',
		why: 'With exponent 1 anyone can sign; with an even one nobody can. With a small one, as 3, a verifier that is careless with the padding can be fooled (Bleichenbacher, 2006). Make keys with 65537.',
		check: (subject) =>
			rsaKeys(subject).flatMap(({ jwk, place }): readonly Hit[] => {
				const bytes = bytesOf(jwk.e);
				const e = numberOfBytes(bytes.subarray(0, longestExponent));
				// Most engines refuse a greater one, which is odd but harms nobody.
				if (bytes.length >= longestExponent || (e >= 65537n && e % 2n === 1n)) return [];
				const severity = e === 1n || e % 2n === 0n ? 'error' : 'warning';
				return [{ place, detail: { e: String(e) }, severity }];
			}),
	},
	{
		id: 'roca-key',
		severity: 'warning',
		message: 'The RSA key bears the mark of ROCA: its private key can be worked out',
		reference: 'CVE-2017-15361',
		why: 'Chips of one maker, in smart cards and TPMs until 2017, drew primes of one pattern that shows in the public key. Such keys of 1024 and 2048 bits can be factored for some money. Make a new one elsewhere.',
		check: (subject) =>
			rsaKeys(subject).flatMap(({ jwk, place }) =>
				isRocaModulus(numberOfBytes(bytesOf(jwk.n))) ? [{ place }] : [],
			),
	},
];
