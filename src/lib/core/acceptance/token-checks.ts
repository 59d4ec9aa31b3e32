// The checks of the token as such: can it be read, what protects it, does that hold.

import { membersNamed, stringOf, valueOf } from '../encoding/json-tree.ts';
import type { JsonNode } from '../encoding/json-tree.ts';
import { algorithmNamed } from '../jose/algorithms.ts';
import type { DecryptOutcome, JweReason } from '../jose/encryption/jwe.ts';
import type { ImpossibleReason } from '../jose/key.ts';
import { registeredAlgorithmNamed } from '../jose/registered-algorithms.ts';
import { isUnencoded, readCritical, understandsExtension } from '../token/critical-parameters.ts';
import type { TokenProblemCode } from '../token/reading.ts';
import { check, type Case, type Check, type CheckCode } from './check.ts';

/** Faults that a strict decoder refuses; stray bits pass, since most decoders drop them. */
const encodingFaults: ReadonlySet<TokenProblemCode> = new Set([
	'base64url-character',
	'base64url-padding',
	'base64url-length',
	'base64-standard-alphabet',
	'white-space',
	'part-empty',
] as const);

/** RFC 7519 §7.2 steps 1–5 and 10. */
export function checkReadable({ reading, header, claims, disclosuresValid }: Case): Check {
	const failed = (code: CheckCode, detail = {}) => check('readable', 'failed', code, detail);
	if (reading.text.trim() === '') return failed('no-token');
	if (reading.serialization === 'flattened' || reading.serialization === 'general')
		return failed('not-compact');
	if (reading.kind === 'unknown' || reading.problems.some(({ code }) => code === 'part-count')) {
		return failed('not-a-token');
	}
	const fault = reading.problems.find(({ code }) => encodingFaults.has(code));
	if (fault) return failed('bad-encoding', { at: fault.place.from + 1 });
	const legible = (part: typeof reading.header) => part?.utf8 === true && part.json?.wellFormed === true;
	if (header?.type !== 'object' || !legible(reading.header)) return failed('header-unreadable');
	if (reading.kind === 'jwe' && reading.beside === undefined)
		return check('readable', 'passed', 'readable-encrypted');
	// An unencoded payload is its own check, and no base64url.
	if (isUnencoded(header)) return check('readable', 'passed', 'readable');
	if (claims?.type !== 'object' || !legible(reading.payload)) return failed('payload-unreadable');
	if (reading.kind === 'sd-jwt' && disclosuresValid === false)
		return check('readable', 'failed', 'disclosures-invalid', {}, 'RFC 9901 §7.1');
	return check('readable', 'passed', 'readable');
}

/** RFC 8725 §3.1: only what is expected; `none` never (§3.2). */
export function checkAlgorithm({ reading, header, policy }: Case): Check {
	if (header?.type !== 'object') return check('algorithm', 'not-reached', 'header-unread');
	const count = membersNamed(header, 'alg').length;
	if (count > 1) return check('algorithm', 'failed', 'ambiguous', { name: 'alg', count }, 'RFC 7515 §4');
	const value = valueOf(header, 'alg');
	if (value?.type !== 'string') return check('algorithm', 'failed', 'algorithm-missing');
	const name = value.value;
	const detail = { name };
	if (name === 'none') return check('algorithm', 'failed', 'algorithm-none', detail, 'RFC 8725 §3.2');
	const registered = registeredAlgorithmNamed(name);
	const known =
		reading.kind === 'jwe' ? registered?.kind === 'jwe' : algorithmNamed(name) || registered?.kind === 'jws';
	if (!known) return check('algorithm', 'failed', 'algorithm-unknown', detail);
	if (!policy.algorithms) return check('algorithm', 'not-asked', 'algorithm-not-asked', detail);
	const allowed = policy.algorithms.includes(name);
	return check(
		'algorithm',
		allowed ? 'passed' : 'failed',
		allowed ? 'algorithm-allowed' : 'algorithm-not-allowed',
		detail,
	);
}

/** RFC 7515 §4.1.11; a JWT must not have an unencoded payload (RFC 7797 §7). */
export function checkCritical({ header }: Case): Check {
	if (header?.type !== 'object') return check('critical', 'not-reached', 'header-unread');
	for (const name of ['crit', 'b64']) {
		const count = membersNamed(header, name).length;
		if (count > 1) return check('critical', 'failed', 'ambiguous', { name, count }, 'RFC 7515 §4');
	}
	const critical = readCritical(header);
	if (critical.state === 'malformed') {
		return check('critical', 'failed', 'critical-malformed', { fault: critical.fault, name: critical.name });
	}
	if (critical.state === 'names') {
		const unknown = critical.names.find((name) => !understandsExtension(name));
		if (unknown !== undefined) return check('critical', 'failed', 'critical-unknown', { name: unknown });
	}
	if (isUnencoded(header)) return check('critical', 'failed', 'unencoded-payload', {}, 'RFC 7797 §7');
	return check('critical', 'passed', critical.state === 'absent' ? 'critical-none' : 'critical-understood');
}

const keyFaults: Partial<Record<ImpossibleReason, CheckCode>> = {
	'no-key': 'key-missing',
	'key-unreadable': 'key-unreadable',
	'key-wrong-type': 'key-wrong-type',
	'key-forbidden-by-jwk': 'key-forbidden',
	'key-unusable': 'key-unusable',
};

/** RFC 7515 §5.2 step 8, its first half: is there a key, and is it one for this algorithm. */
export function checkKey(subject: Case): Check {
	const { reading, header, signature } = subject;
	if (reading.kind === 'jwe') return checkDecryptionKey(subject);
	if (signature === 'checking') return check('key', 'waiting', 'signature-checking');
	if (signature.state === 'impossible') {
		const fault = keyFaults[signature.reason];
		const alg = valueOf(header, 'alg');
		const detail = { algorithm: alg?.type === 'string' ? alg.value : '' };
		return fault ? check('key', 'failed', fault, detail) : check('key', 'not-reached', 'key-not-reached');
	}
	const compared =
		signature.state === 'verified' || signature.tried.some(({ result }) => result === 'no-match');
	return compared ? check('key', 'passed', 'key-fits') : check('key', 'not-reached', 'key-not-reached');
}

const decryptionFaults: Partial<Record<JweReason, CheckCode>> = {
	'no-key': 'key-missing',
	'key-wrong-type': 'key-wrong-type',
	'key-wrong-length': 'key-wrong-type',
	'key-is-public': 'key-wrong-type',
	'key-forbidden-by-jwk': 'key-forbidden',
	'key-unusable': 'key-unusable',
};

/** RFC 7516 §5.2: is there a key, and does it open the content. */
function checkDecryptionKey({ header, decryption }: Case): Check {
	const reference = 'RFC 7516 §5.2';
	if (decryption === undefined) return check('key', 'waiting', 'encrypted', {}, reference);
	if (decryption.state === 'decrypted') return check('key', 'passed', 'decrypts', {}, reference);
	const detail = { algorithm: stringOf(header, 'alg') ?? '', way: 'decrypt' };
	const code = decryptionFaults[decryption.reason] ?? 'decryption-failed';
	return check('key', 'failed', code, detail, reference);
}

/**
 * What encryption alone says of who made a token: under a shared key that its maker knew it (RFC 7516 §1), under a public
 * key nothing, which is why such claims are to be signed first (RFC 7519 §11.2).
 */
function checkAuthenticity(decryption: DecryptOutcome | undefined, header: JsonNode | undefined): Check {
	if (decryption?.state !== 'decrypted') return check('signature', 'failed', 'encrypted');
	const isShared = decryption.key.type === 'oct';
	const detail = { algorithm: stringOf(header, 'alg') ?? '' };
	return isShared
		? check('signature', 'passed', 'encrypted-authentic', detail, 'RFC 7516 §1')
		: check('signature', 'failed', 'encrypted-anonymous', detail, 'RFC 7519 §11.2');
}

/** RFC 7515 §5.2 step 8. `earlierFailed`: a check before it failed, so that not reaching this one is enough said. */
export function checkSignature(
	{ reading, header, signature, decryption }: Case,
	earlierFailed: boolean,
): Check {
	if (reading.kind === 'jwe') return checkAuthenticity(decryption, header);
	if (signature === 'checking') return check('signature', 'waiting', 'signature-checking');
	if (signature.state === 'verified') return check('signature', 'passed', 'signature-matches');
	if (signature.state === 'failed') return check('signature', 'failed', `signature-${signature.reason}`);
	if (keyFaults[signature.reason]) return check('signature', 'not-reached', 'signature-not-reached');
	if (signature.reason === 'algorithm-unsupported-here')
		return check('signature', 'failed', 'signature-unsupported');
	// Nothing but a match may ever count as one: without an earlier failure, this is it.
	return check(
		'signature',
		earlierFailed ? 'not-reached' : 'failed',
		earlierFailed ? 'signature-not-reached' : 'signature-unreadable',
	);
}
