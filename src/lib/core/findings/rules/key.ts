// The key at hand, beside what the token says of it.

import { decodeUtf8 } from '../../encoding/utf8.ts';
import { exactRows } from '../../jose/algorithms.ts';
import type { Algorithm } from '../../jose/algorithms.ts';
import { isOnCurve, numberOfBytes } from '../../jose/curve-points.ts';
import { keyFitness } from '../../jose/key-fitness.ts';
import { automaticHint, type Key } from '../../jose/key.ts';
import { recogniseKeyText } from '../../jose/recognise-key-text.ts';
import type { Rule } from '../rule.ts';
import { inHeader } from '../subject.ts';
import { candidates } from './candidates.ts';
import { bytesOf, refusedJwks } from './refused-keys.ts';

const isOfType = (key: Key, algorithm: Algorithm): boolean =>
	keyFitness(key, algorithm, 'verify') !== 'wrong-type';

/** The member of a JWK that speaks against verifying with an algorithm (RFC 7517 §4.2–4.4), each asked by itself. */
function objection(key: Key, algorithm: Algorithm): string | undefined {
	if (keyFitness(key, algorithm, 'verify') === 'fit') return undefined;
	const silent = { ...key, alg: undefined, use: undefined, keyOps: undefined };
	const objects = (own: Partial<Key>) => keyFitness({ ...silent, ...own }, algorithm, 'verify') !== 'fit';
	if (objects({ alg: key.alg })) return `alg: ${key.alg}`;
	return objects({ use: key.use }) ? `use: ${key.use}` : 'key_ops';
}

/** In bytes: public keys and certificates are shorter, and all of a longer secret is not worth reading. */
const longestKeyText = 32 * 1024;

/** True for a secret whose bytes are the text of a public key or a certificate, white space around it or not. */
function isTextOfPublicKey(key: Key): boolean {
	const bytes = key.type === 'oct' ? bytesOf(key.jwk.k) : new Uint8Array();
	if (bytes.length > longestKeyText) return false;
	const { form, holdsSecret } = recogniseKeyText(decodeUtf8(bytes).text, automaticHint);
	return !holdsSecret && form !== 'empty' && form !== 'unreadable';
}

/** Bytes of the largest coordinate that there is, of P-521. */
const longestCoordinate = 66;

export const keyRules: readonly Rule[] = [
	{
		id: 'key-confusion',
		severity: 'error',
		message: 'A public key taken as an HMAC secret: anyone who has it can sign',
		reference: 'RFC 8725 §2.1, §3.1',
		why: 'An attacker turns RS256 into HS256 and signs with the public key, which all know; a verifier that takes its one key for whatever “alg” says accepts it (CVE-2016-10555). Bind each key to one algorithm.',
		check: (subject) => {
			const { keys, algorithm } = subject;
			if (!keys || algorithm?.family !== 'HMAC') return [];
			const isRemarked = keys.problems.some(({ code }) => code === 'key-text-is-public-key');
			const taken = candidates(subject);
			const publicOnly = taken.length > 0 && taken.every((key) => !key.private);
			return isRemarked || publicOnly || taken.some(isTextOfPublicKey)
				? [{ place: inHeader(subject, 'alg') }]
				: [];
		},
	},
	{
		id: 'key-mismatch',
		severity: 'error',
		message: '{name} needs a key of type {needed}; this one is {found}',
		reference: 'RFC 8725 §3.1',
		why: 'A key of this kind cannot check that algorithm’s signature. Either it is not the issuer’s key for this token, or somebody changed “alg”. Find the key by its “kid”, and accept only its own algorithm.',
		unless: ['key-confusion'],
		check: (subject) => {
			const { algorithm } = subject;
			const keys = candidates(subject);
			const [first] = keys;
			if (!algorithm?.keyType || !first || keys.some((key) => isOfType(key, algorithm))) return [];
			const write = (
				type: string | undefined,
				{ curve, parameterSet }: Pick<Key, 'curve' | 'parameterSet'>,
			) => [type, curve ?? parameterSet].filter(Boolean).join(' ');
			const needed = exactRows(algorithm).map((row) => write(row.keyType, row));
			const found = write(first.type, first);
			const detail = { name: algorithm.name, needed: needed.join(' or '), found };
			return [{ place: inHeader(subject, 'alg'), detail }];
		},
	},
	{
		id: 'key-not-meant',
		severity: 'error',
		message: 'The key is not meant for this ({objection})',
		reference: 'RFC 7517 §4.2–4.4',
		why: 'The JWK itself says what it is for: to encrypt rather than to sign, another algorithm, other operations. A key used for two things can be broken through the weaker one. Take the key that is meant for it.',
		check: (subject) => {
			const { algorithm } = subject;
			if (!algorithm) return [];
			const fitting = candidates(subject).filter((key) => isOfType(key, algorithm));
			const objections = fitting.map((key) => objection(key, algorithm));
			const [first] = objections;
			// One key that is free of objections is enough.
			return first === undefined || objections.includes(undefined) ? [] : [{ detail: { objection: first } }];
		},
	},
	{
		id: 'point-off-curve',
		severity: 'error',
		message: 'The key’s point is not on {curve}: it is no key of this curve',
		reference: 'RFC 8725 §3.4',
		why: 'A public key is a point whose x and y fulfil the curve’s equation. With one that does not, careless libraries compute on a weak curve and give parts of a private key away. Refuse it, and ask for the key anew.',
		check: (subject) =>
			refusedJwks(subject).flatMap(({ jwk, place }) => {
				const [x, y] = [bytesOf(jwk.x), bytesOf(jwk.y)];
				if (Math.max(x.length, y.length) > longestCoordinate) return [];
				const curve = jwk.kty === 'EC' ? jwk.crv : undefined;
				const isOff = isOnCurve(curve, numberOfBytes(x), numberOfBytes(y)) === false;
				return isOff ? [{ place, detail: { curve: curve ?? '' } }] : [];
			}),
	},
];
