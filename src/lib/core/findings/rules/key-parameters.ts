// The parameters that an encrypted token's `alg` has in the header.

import { decodeBase64url } from '../../encoding/base64url.ts';
import { membersNamed, stringOf, valueOf, type JsonNode } from '../../encoding/json-tree.ts';
import { isOnCurve, numberOfBytes } from '../../jose/curve-points.ts';
import { keyManagementNamed } from '../../jose/encryption/key-management.ts';
import type { Rule } from '../rule.ts';
import { inHeader, wholeHeaderPlace, type Subject } from '../subject.ts';

/** Those that are base64url, with the bytes that each one must have (RFC 7518 §4.7.1). */
const exactBytes: ReadonlyMap<string, number | undefined> = new Map([
	['apu', undefined],
	['apv', undefined],
	['p2s', undefined],
	['iv', 12],
	['tag', 16],
]);

/** The curves of key agreement (RFC 7518 §4.6.1.1, RFC 8037 §3.2): key type, coordinates and their bytes. */
const curves: ReadonlyMap<
	string | undefined,
	readonly [kty: string, names: readonly string[], bytes: number]
> = new Map([
	['P-256', ['EC', ['x', 'y'], 32]],
	['P-384', ['EC', ['x', 'y'], 48]],
	['P-521', ['EC', ['x', 'y'], 66]],
	['X25519', ['OKP', ['x'], 32]],
	['X448', ['OKP', ['x'], 56]],
]);

/** Rounds of PBKDF2: what is the least that may be, and the most that a verifier should be asked for. */
const rounds = { least: 1000, most: 1_200_000 };

const rowOf = ({ reading, alg }: Subject) => (reading.kind === 'jwe' ? keyManagementNamed(alg) : undefined);

/** The value of a parameter that the algorithm takes into account; undefined for any other. */
function parameter(subject: Subject, name: string): JsonNode | undefined {
	const row = rowOf(subject);
	const isUsed = row?.parameters.includes(name) || row?.optionalParameters.includes(name);
	return isUsed ? valueOf(subject.header, name) : undefined;
}

/** Bytes of a base64url string; undefined for all else. */
function bytesOf(node: JsonNode | undefined): Uint8Array | undefined {
	const read = node?.type === 'string' ? decodeBase64url(node.value) : undefined;
	return read?.problems.length === 0 ? read.bytes : undefined;
}

/** The rounds of `p2c`; undefined where it is no whole number of them. */
function roundsOf(subject: Subject): number | undefined {
	const node = parameter(subject, 'p2c');
	const count = node?.type === 'number' ? Number(node.lexeme) : NaN;
	return count >= 1 && (Number.isInteger(count) || count === Infinity) ? count : undefined;
}

/** Why `epk` is no public key of a curve. */
function keyFault(epk: JsonNode): string | undefined {
	if (epk.type !== 'object') return 'not an object';
	const curve = curves.get(stringOf(epk, 'crv'));
	if (!curve) return 'unknown “crv”';
	const [kty, names, bytes] = curve;
	if (stringOf(epk, 'kty') !== kty) return `“kty” must be ${kty}`;
	const wrong = names.find((name) => bytesOf(valueOf(epk, name))?.length !== bytes);
	return wrong === undefined ? undefined : `“${wrong}” needs ${bytes} bytes`;
}

function isOffCurve(epk: JsonNode): boolean {
	const [x, y] = ['x', 'y'].map((name) => bytesOf(valueOf(epk, name)));
	if (keyFault(epk) !== undefined || !x || !y) return false;
	return isOnCurve(stringOf(epk, 'crv'), numberOfBytes(x), numberOfBytes(y)) === false;
}

export const keyParameterRules: readonly Rule[] = [
	{
		id: 'missing-key-parameter',
		severity: 'error',
		message: '“{alg}” needs “{name}” in the header',
		reference: 'RFC 7518 §4.6.1, §4.7.1, §4.8.1',
		why: 'Whoever encrypted the token must say what the key was found with: the other half of an agreement, or the salt and rounds of a password. Without it nobody can decrypt the token.',
		check: (subject) =>
			(rowOf(subject)?.parameters ?? [])
				.filter((name) => subject.wholeHeader && membersNamed(subject.header, name).length === 0)
				.map((name) => ({ place: wholeHeaderPlace(subject), detail: { alg: subject.alg ?? '', name } })),
	},
	{
		id: 'key-parameter-encoding',
		severity: 'error',
		message: '“{name}” must be a string in base64url',
		reference: 'RFC 7518 §4.6.1, §4.7.1, §4.8.1',
		why: 'Its bytes go into the computation of the key. Plain text, padding or another alphabet give other bytes with each library, or a refusal.',
		check: (subject) =>
			[...exactBytes.keys()].flatMap((name) => {
				const node = parameter(subject, name);
				return node && !bytesOf(node) ? [{ place: inHeader(subject, name), detail: { name } }] : [];
			}),
	},
	{
		id: 'key-parameter-length',
		severity: 'error',
		message: '“{name}” has {found} bytes: it needs {expected}',
		reference: 'RFC 7518 §4.7.1',
		why: 'The content key is encrypted with AES-GCM, whose vector and tag have these lengths. A shorter tag is easier to forge, and other libraries refuse the token.',
		check: (subject) =>
			[...exactBytes].flatMap(([name, expected]) => {
				const found = bytesOf(parameter(subject, name))?.length;
				if (expected === undefined || found === undefined || found === expected) return [];
				return [{ place: inHeader(subject, name), detail: { name, found, expected } }];
			}),
	},
	{
		id: 'short-password-salt',
		severity: 'error',
		message: 'The salt “p2s” has {found} bytes: it needs at least 8',
		reference: 'RFC 7518 §4.8.1.1',
		why: 'The salt makes the same password give another key in each token. With a short one an attacker can work out the keys of common passwords once and for all. Use 16 random bytes.',
		check: (subject) => {
			const found = bytesOf(parameter(subject, 'p2s'))?.length;
			return found !== undefined && found < 8 ? [{ place: inHeader(subject, 'p2s'), detail: { found } }] : [];
		},
	},
	{
		id: 'invalid-rounds',
		severity: 'error',
		message: '“p2c” must be a whole number of rounds',
		reference: 'RFC 7518 §4.8.1.2',
		why: 'It counts how often the password is hashed. From anything but a whole number above zero no key can be worked out.',
		check: (subject) =>
			parameter(subject, 'p2c') && roundsOf(subject) === undefined
				? [{ place: inHeader(subject, 'p2c') }]
				: [],
	},
	{
		id: 'too-many-rounds',
		severity: 'error',
		message: '“p2c” asks for {found} rounds: a trap for whoever decrypts it',
		reference: 'RFC 8725bis §3.13',
		why: 'Each round costs the verifier time before it can know whether the token is genuine: a few such tokens bring a server to a halt (CVE-2023-50967). Refuse counts that you would not choose yourself.',
		check: (subject) => {
			const found = roundsOf(subject);
			return found !== undefined && found > rounds.most
				? [{ place: inHeader(subject, 'p2c'), detail: { found } }]
				: [];
		},
	},
	{
		id: 'few-rounds',
		severity: 'warning',
		message: '“p2c” has only {found} rounds: the password is quickly guessed',
		reference: 'RFC 7518 §4.8.1.2',
		why: 'The rounds are what makes each guess of the password slow. At least 1,000 are asked for, which was little even then: today’s advice for PBKDF2 with SHA-256 is 600,000.',
		check: (subject) => {
			const found = roundsOf(subject);
			return found !== undefined && found < rounds.least
				? [{ place: inHeader(subject, 'p2c'), detail: { found } }]
				: [];
		},
	},
	{
		id: 'invalid-ephemeral-key',
		severity: 'error',
		message: '“epk” is no public key: {fault}',
		reference: 'RFC 7518 §4.6.1.1',
		why: 'It is the sender’s half of the agreement, a public JWK on the same curve as the recipient’s key and with coordinates of full length. Without a sound one no key can be agreed on.',
		check: (subject) => {
			const epk = parameter(subject, 'epk');
			const fault = epk && keyFault(epk);
			return fault === undefined ? [] : [{ place: inHeader(subject, 'epk'), detail: { fault } }];
		},
	},
	{
		id: 'ephemeral-key-off-curve',
		severity: 'error',
		message: '“epk” is no point of its curve: an attack on the recipient’s private key',
		reference: 'RFC 8725 §3.4',
		why: 'A recipient that computes with such a point gives away a bit of its private key with each answer, until the attacker has all of it (invalid curve attack). Refuse points that are not on the curve.',
		check: (subject) => {
			const epk = parameter(subject, 'epk');
			return epk && isOffCurve(epk) ? [{ place: inHeader(subject, 'epk') }] : [];
		},
	},
];
