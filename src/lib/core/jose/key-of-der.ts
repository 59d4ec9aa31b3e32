import type { Problem, TextRange } from '../problem.ts';
import { publicHalfOf } from './check-key.ts';
import { contentOfDer } from './der-content.ts';
import type { KeyHalves } from './der-content.ts';
import { describeKey, longestModulus } from './describe-key.ts';
import type { KeyReport } from './describe-key.ts';
import type { EngineAnswer } from './engine.ts';
import { publicMembers } from './import-key.ts';
import { privateMemberOf, publicJwkOf } from './key-bytes.ts';
import { modulusBitsOf } from './key-der.ts';
import type { DerKey } from './key-der.ts';
import { keyKindNamed } from './key-kinds.ts';
import type { KeyKind } from './key-kinds.ts';
import type { Jwk, Key, KeyProblemCode } from './key.ts';
import { askNoble } from './noble.ts';

/** In bytes: a key of the longest modulus with all its numbers stays well under this. */
const longestDer = 16 * 1024;

/** A key in both its forms, the private one being the public one where there is no more. */
interface Pair {
	readonly whole: Jwk;
	readonly publicHalf: Jwk;
}

/**
 * The key in a DER form, with its public half computed where the form has none (RFC 5915 §3, RFC 8410 §7,
 * RFC 9881 §6). Undefined, with a report at `range`, for a type or curve that is not known, a form that is not that
 * of its type, and numbers that do not fit together.
 */
export async function keyOfDer(
	der: DerKey,
	index: number,
	range: TextRange,
	report: KeyReport,
): Promise<Key | undefined> {
	const { type, name } = der;
	const refuse = (code: KeyProblemCode, detail: Problem['detail']) => {
		report(code, range, detail);
		return undefined;
	};
	if (type === undefined) return refuse('key-type-unsupported', { type: name });
	if (type !== 'RSA' && keyKindNamed(type, name) === undefined)
		return refuse('key-curve-unsupported', { curve: name });
	if (der.der.length > longestDer) return refuse('key-too-large', { limit: longestDer });
	const bits = type === 'RSA' ? modulusBitsOf(der) : 0;
	if (bits > longestModulus) return refuse('key-too-large', { bits, limit: longestModulus });
	const content = contentOfDer(der);
	if (content === undefined) return refuse('key-rejected', { reason: 'refused' });
	const pair: EngineAnswer<Pair> =
		content.kind === undefined
			? { ok: true, value: { whole: content.jwk, publicHalf: publicMembers(content.jwk) } }
			: await pairOf(content.kind, content.halves);
	if (!pair.ok) return refuse('key-rejected', { reason: pair.why });
	const { whole, publicHalf } = pair.value;
	if (content.kind !== undefined && content.halves.expanded && !content.halves.private)
		report('key-no-private-half', range, { reason: 'no-seed' });
	const attributes = { kid: undefined, alg: undefined, use: undefined, keyOps: undefined };
	return describeKey(whole, publicHalf, attributes, index, range, report);
}

async function pairOf(kind: KeyKind, halves: KeyHalves): Promise<EngineAnswer<Pair>> {
	const publicHalf = await publicOf(kind, halves);
	if (!publicHalf.ok) return publicHalf;
	const secret = halves.private;
	const whole = secret ? { ...publicHalf.value, ...privateMemberOf(kind, secret) } : publicHalf.value;
	return { ok: true, value: { whole, publicHalf: publicHalf.value } };
}

async function publicOf(kind: KeyKind, halves: KeyHalves): Promise<EngineAnswer<Jwk>> {
	const { expanded, private: secret } = halves;
	if (halves.public !== undefined) return longForm(kind, halves.public);
	if (expanded !== undefined) {
		const bytes = await askNoble(kind.name, (noble) => {
			// RFC 9881 §8: of two forms that contradict each other, neither is to be believed.
			const long = secret && noble.expand?.(secret);
			if (long?.some((byte, at) => byte !== expanded[at])) throw new RangeError('expanded');
			return noble.publicOfExpanded!(expanded);
		});
		return bytes.ok ? longForm(kind, bytes.value) : bytes;
	}
	return publicHalfOf(kind, secret ?? new Uint8Array());
}

/** A public half as a JWK; a compressed point (SEC 1 §2.3.3) gets its second coordinate. */
async function longForm(kind: KeyKind, bytes: Uint8Array): Promise<EngineAnswer<Jwk>> {
	const compressed = kind.type === 'EC' && bytes.length === 1 + kind.publicBytes;
	const point = compressed
		? await askNoble(kind.name, (noble) => noble.checked(bytes))
		: ({ ok: true, value: bytes } as const);
	const jwk = point.ok ? publicJwkOf(kind, point.value) : undefined;
	return jwk ? { ok: true, value: jwk } : { ok: false, why: point.ok ? 'refused' : point.why };
}
