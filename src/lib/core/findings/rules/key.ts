// The key at hand, beside what the token says of it.

import { stringOf } from '../../encoding/json-tree.ts';
import { exactRows } from '../../jose/algorithms.ts';
import type { Algorithm } from '../../jose/algorithms.ts';
import { keyFitness } from '../../jose/key-fitness.ts';
import type { Key } from '../../jose/key.ts';
import type { Rule } from '../rule.ts';
import { inHeader, type Subject } from '../subject.ts';

const isOfType = (key: Key, algorithm: Algorithm): boolean =>
	keyFitness(key, algorithm, 'verify') !== 'wrong-type';

/** The keys that a verifier would take: that of the token's `kid`, or else all of them. */
function candidates({ keys, header }: Subject): readonly Key[] {
	const kid = stringOf(header, 'kid');
	const named = keys?.keys.filter((key) => kid !== undefined && key.kid === kid) ?? [];
	return named.length > 0 ? named : (keys?.keys ?? []);
}

/** The member of a JWK that speaks against verifying with an algorithm (RFC 7517 §4.2–4.4), each asked by itself. */
function objection(key: Key, algorithm: Algorithm): string | undefined {
	if (keyFitness(key, algorithm, 'verify') === 'fit') return undefined;
	const silent = { ...key, alg: undefined, use: undefined, keyOps: undefined };
	const objects = (own: Partial<Key>) => keyFitness({ ...silent, ...own }, algorithm, 'verify') !== 'fit';
	if (objects({ alg: key.alg })) return `alg: ${key.alg}`;
	return objects({ use: key.use }) ? `use: ${key.use}` : 'key_ops';
}

/** Keys shorter than the specification allows, for a family of algorithms. */
const shortKeys = (subject: Subject, type: Key['type']) => {
	const { algorithm } = subject;
	if (algorithm?.keyType !== type) return [];
	return candidates(subject)
		.filter((key) => key.type === type && key.bits < algorithm.minimumKeyBits)
		.map(({ bits }) => ({ detail: { bits, least: algorithm.minimumKeyBits, name: algorithm.name } }));
};

export const keyRules: readonly Rule[] = [
	{
		id: 'key-confusion',
		severity: 'error',
		message: 'A public key taken as an HMAC secret: anyone who has it can sign',
		reference: 'RFC 8725 §2.1, §3.1',
		check: (subject) => {
			const { keys, algorithm } = subject;
			if (!keys || algorithm?.family !== 'HMAC') return [];
			const secretIsKey = keys.problems.some(({ code }) => code === 'key-text-is-public-key');
			const publicOnly = keys.keys.length > 0 && keys.keys.every((key) => key.type !== 'oct' && !key.private);
			return secretIsKey || publicOnly ? [{ place: inHeader(subject, 'alg') }] : [];
		},
	},
	{
		id: 'key-mismatch',
		severity: 'error',
		message: '{name} needs a key of type {needed}; this one is {found}',
		reference: 'RFC 8725 §3.1',
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
		id: 'short-secret',
		severity: 'error',
		message: 'The secret has {bits} bits: {name} needs at least {least}',
		reference: 'RFC 7518 §3.2',
		check: (subject) => shortKeys(subject, 'oct'),
	},
	{
		id: 'short-rsa-key',
		severity: 'error',
		message: 'The RSA key has {bits} bits: {name} needs at least {least}',
		reference: 'RFC 7518 §3.3',
		check: (subject) => shortKeys(subject, 'RSA'),
	},
];
