import { membersNamed, stringOf, valueOf } from '../encoding/json-tree.ts';
import type { JsonNode } from '../encoding/json-tree.ts';
import type { Reading } from '../token/reading.ts';
import { algorithmNamed } from './algorithms.ts';
import { failed, notReached, oneString, passed } from './dpop-check.ts';
import type { DpopCode, DpopOutcome } from './dpop-check.ts';
import type { ImpossibleReason, Key } from './key.ts';
import type { ReadJwk } from './read-jwk.ts';
import { readJwk } from './read-jwk.ts';
import { registeredAlgorithmNamed } from './registered-algorithms.ts';
import { verify } from './verify.ts';

/** The value of `typ` (RFC 9449 §4.2). */
const proofType = 'dpop+jwt';

/** `typ` marks the proof, so that no other token can pass for one (RFC 8725 §3.11). */
export function typeCheck(header: JsonNode): DpopOutcome {
	const typ = oneString(header, 'typ');
	if ('fault' in typ) return typ.fault;
	if ('absent' in typ) return failed('type-missing');
	if (typ.value === proofType) return passed('type-matches');
	// RFC 7515 §4.1.9 makes these the same; servers compare the characters.
	const plain = typ.value.toLowerCase().replace(/^application\//, '');
	return failed(plain === proofType ? 'type-other-spelling' : 'type-differs', { found: typ.value });
}

/** `alg` is registered, signs, and takes a key pair: whoever checks a MAC could have made it. */
export function algorithmCheck(header: JsonNode): DpopOutcome {
	const alg = oneString(header, 'alg');
	if ('fault' in alg) return alg.fault;
	if ('absent' in alg) return failed('algorithm-missing');
	const name = alg.value;
	const row = registeredAlgorithmNamed(name);
	if (name === 'none') return failed('algorithm-none');
	if (row?.kind !== 'jws') return failed('algorithm-unknown', { name });
	if (algorithmNamed(name)?.keyType === 'oct' || name === 'HS1')
		return failed('algorithm-symmetric', { name });
	if (row.status === 'prohibited') return failed('algorithm-prohibited', { name });
	return passed('algorithm-asymmetric', { name });
}

/** No extension of JWS is part of a proof, so none can be understood. */
export function criticalCheck(header: JsonNode): DpopOutcome {
	return membersNamed(header, 'crit').length === 0 ? passed('critical-none') : failed('critical-present');
}

/** The members of a private key or a secret, in all key types (RFC 7518 §6, RFC 8037 §2, RFC 9964). */
const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'];

export interface ProofKey {
	readonly read: ReadJwk | undefined;
	readonly present: DpopOutcome;
	readonly isPublic: DpopOutcome;
}

/** The proof's own key: it is there, it can be read, and it gives away nothing. */
export async function proofKey(header: JsonNode): Promise<ProofKey> {
	const members = membersNamed(header, 'jwk');
	const node = valueOf(header, 'jwk');
	if (members.length > 1) return noKey(failed('ambiguous', { name: 'jwk', count: members.length }));
	if (node === undefined) return noKey(failed('key-missing'));
	const read = await readJwk(node, 0);
	return { read, present: presentCheck(read), isPublic: publicCheck(node) };
}

const noKey = (present: DpopOutcome): ProofKey => ({
	read: undefined,
	present,
	isPublic: notReached('signature-not-reached'),
});

const unsupported: ReadonlySet<string> = new Set(['key-type-unsupported', 'key-curve-unsupported']);

function presentCheck({ key, problems }: ReadJwk): DpopOutcome {
	if (key) return passed('key-present', { type: key.type, curve: key.curve ?? '' });
	const isUnsupported = problems.some(
		({ code, detail }) =>
			unsupported.has(code) || (code === 'key-rejected' && detail['reason'] === 'not-supported'),
	);
	return isUnsupported ? notReached('key-unsupported') : failed('key-unreadable');
}

function publicCheck(node: JsonNode): DpopOutcome {
	if (stringOf(node, 'kty') === 'oct') return failed('key-secret');
	const found = privateMembers.find((name) => membersNamed(node, name).length > 0);
	return found === undefined ? passed('key-public') : failed('key-private', { name: found });
}

/** What a signature that cannot be verified is called here; all else is a fault of the proof's own key. */
const impossible: Partial<Record<ImpossibleReason, DpopCode>> = {
	'algorithm-unsupported-here': 'signature-unsupported',
	'signature-unreadable': 'signature-unreadable',
	'key-wrong-type': 'signature-key-unfit',
	'key-forbidden-by-jwk': 'signature-key-unfit',
	'key-unusable': 'signature-key-unfit',
};
const refuted = {
	empty: 'signature-empty',
	'wrong-length': 'signature-wrong-length',
	'no-match': 'signature-no-match',
} as const;

/**
 * The signature under the key that the proof brings along. Everywhere else that would prove nothing; here it shows
 * that the sender holds the key, and `bound-key` whether it is the right one.
 */
export async function signatureCheck(proof: Reading, key: Key | undefined): Promise<DpopOutcome> {
	if (!key || key.type === 'oct') return notReached('signature-not-reached');
	const outcome = await verify(proof, [key]);
	if (outcome.state === 'verified') return passed('signature-matches');
	if (outcome.state === 'failed') return failed(refuted[outcome.reason]);
	const code = impossible[outcome.reason] ?? 'signature-not-reached';
	return code === 'signature-unreadable' || code === 'signature-key-unfit' ? failed(code) : notReached(code);
}
