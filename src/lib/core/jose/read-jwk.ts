import { decodeBase64url, encodeBase64url } from '../encoding/base64url.ts';
import { membersNamed, stringOf, valueOf } from '../encoding/json-tree.ts';
import type { JsonNode } from '../encoding/json-tree.ts';
import type { Problem, TextRange } from '../problem.ts';
import { algorithms } from './algorithms.ts';
import { askEngine } from './engine.ts';
import type { Key, KeyProblemCode, KeyType } from './key.ts';
import { thumbprint } from './thumbprint.ts';

/** What one JWK gave: a key unless a problem cost it, and the problems. */
export interface ReadJwk {
	readonly key: Key | undefined;
	readonly problems: readonly Problem<KeyProblemCode>[];
}

type Report = (code: KeyProblemCode, range: TextRange, detail?: Problem['detail']) => void;
type MemberName = 'n' | 'e' | 'd' | 'p' | 'q' | 'dp' | 'dq' | 'qi' | 'x' | 'y' | 'k';

interface KeyShape {
	readonly type: KeyType;
	readonly required: readonly MemberName[];
	/** The members of the private half beside `d`, which WebCrypto wants although RFC 7518 §6.3.2 does not. */
	readonly private: readonly MemberName[];
}

/** RFC 7518 §6.2–6.4, RFC 8037 §2. */
const shapes: ReadonlyMap<string, KeyShape> = new Map<string, KeyShape>([
	['oct', { type: 'oct', required: ['k'], private: [] }],
	['RSA', { type: 'RSA', required: ['n', 'e'], private: ['p', 'q', 'dp', 'dq', 'qi'] }],
	['EC', { type: 'EC', required: ['x', 'y'], private: [] }],
	['OKP', { type: 'OKP', required: ['x'], private: [] }],
]);

const fieldBits: ReadonlyMap<string | undefined, number> = new Map(
	algorithms.flatMap((row) => (row.curve === undefined ? [] : [[row.curve, row.minimumKeyBits] as const])),
);

/** In bits, of an RSA key in any form: engines spend seconds on longer ones. */
export const longestModulus = 16384;
const shortestSecret = 256;

/**
 * Reads one JWK (RFC 7517 §4) from its syntax tree. Missing or ill-typed members, unknown types and curves and
 * what the engine refuses (a point that is not on its curve) are problems with the place of the member.
 */
export async function readJwk(node: JsonNode, index: number): Promise<ReadJwk> {
	const problems: Problem<KeyProblemCode>[] = [];
	const report: Report = (code, { from, to }, detail = {}) =>
		problems.push({ code, place: { in: 'key', from, to }, detail: { index, ...detail } });
	const key = await readMembers(node, index, report);
	return { key, problems };
}

async function readMembers(node: JsonNode, index: number, report: Report): Promise<Key | undefined> {
	const shape = shapeOf(node, report);
	if (shape === undefined) return undefined;
	const { type } = shape;
	const curve = type === 'EC' || type === 'OKP' ? curveOf(node, type, report) : undefined;
	if (curve === null) return undefined;
	const jwk: JsonWebKey = { kty: type, ...(curve !== undefined && { crv: curve }) };
	for (const name of shape.required) {
		const bytes = readMember(node, name, true, report);
		if (bytes === undefined) return undefined;
		jwk[name] = encodeBase64url(fitted(bytes, name, type, curve, memberRange(node, name), report));
	}
	if (type === 'RSA' && modulusBits(jwk) > longestModulus) {
		report('key-too-large', memberRange(node, 'n'), { bits: modulusBits(jwk), limit: longestModulus });
		return undefined;
	}
	const pair = type === 'oct' ? undefined : readPrivateHalf(node, shape, curve, report);
	return describeKey({ ...jwk, ...pair }, jwk, attributesOf(node, report), index, node, report);
}

function shapeOf(node: JsonNode, report: Report): KeyShape | undefined {
	if (node.type !== 'object') {
		report('key-jwk-member', node, { reason: 'not-an-object' });
		return undefined;
	}
	const kty = stringOf(node, 'kty');
	const shape = shapes.get(kty ?? '');
	if (kty === undefined)
		report('key-jwk-member', memberRange(node, 'kty'), { member: 'kty', reason: reasonFor(node, 'kty') });
	else if (shape === undefined) report('key-type-unsupported', memberRange(node, 'kty'), { type: kty });
	return shape;
}

/** The curve's name; null where there is none that can be used. */
function curveOf(node: JsonNode, type: KeyType, report: Report): string | null {
	const curve = stringOf(node, 'crv');
	if (curve === undefined) {
		report('key-jwk-member', memberRange(node, 'crv'), { member: 'crv', reason: reasonFor(node, 'crv') });
		return null;
	}
	if (algorithms.some((row) => row.keyType === type && row.curve === curve)) return curve;
	report('key-curve-unsupported', memberRange(node, 'crv'), { curve });
	return null;
}

const reasonFor = (node: JsonNode, name: string) =>
	valueOf(node, name) === undefined ? 'missing' : 'not-a-string';

function memberRange(node: JsonNode, name: string): TextRange {
	return valueOf(node, name) ?? node;
}

const tolerable: ReadonlySet<string> = new Set([
	'base64url-padding',
	'base64url-stray-bits',
	'base64-standard-alphabet',
]);

function readMember(
	node: JsonNode,
	name: MemberName,
	required: boolean,
	report: Report,
): Uint8Array | undefined {
	const value = stringOf(node, name);
	if (value === undefined || (value === '' && name !== 'k')) {
		const reason = value === '' ? 'empty' : reasonFor(node, name);
		if (required || reason !== 'missing')
			report('key-jwk-member', memberRange(node, name), { member: name, reason });
		return undefined;
	}
	const { bytes, problems } = decodeBase64url(value);
	const fatal = problems.find(({ code }) => !tolerable.has(code));
	if (fatal !== undefined) {
		report('key-jwk-member', memberRange(node, name), { member: name, reason: fatal.code, at: fatal.from });
		return undefined;
	}
	if (problems[0])
		report('key-jwk-encoding', memberRange(node, name), { member: name, reason: problems[0].code });
	return bytes;
}

/** Brings a number to the length that its member must have: engines refuse what other issuers write. */
function fitted(
	bytes: Uint8Array,
	name: MemberName,
	type: KeyType,
	curve: string | undefined,
	range: TextRange,
	report: Report,
): Uint8Array {
	if (type === 'oct' || type === 'OKP') return bytes;
	const first = bytes.findIndex((byte) => byte !== 0);
	const stripped = bytes.subarray(first === -1 ? bytes.length - 1 : first);
	if (type === 'RSA') return stripped;
	const length = Math.ceil((fieldBits.get(curve) ?? 0) / 8);
	if (bytes.length === length || stripped.length > length) return bytes;
	if (bytes.length < length)
		report('key-coordinate-padded', range, { member: name, bytes: bytes.length, expected: length });
	const out = new Uint8Array(length);
	out.set(stripped, length - stripped.length);
	return out;
}

function readPrivateHalf(
	node: JsonNode,
	shape: KeyShape,
	curve: string | undefined,
	report: Report,
): JsonWebKey | undefined {
	if (membersNamed(node, 'd').length === 0) return undefined;
	const half: JsonWebKey = {};
	for (const name of ['d', ...shape.private] as const) {
		const bytes = readMember(node, name, true, report);
		if (bytes === undefined) {
			report('key-no-private-half', memberRange(node, 'd'), { member: name });
			return undefined;
		}
		half[name] = encodeBase64url(fitted(bytes, name, shape.type, curve, memberRange(node, name), report));
	}
	return half;
}

/** What a JWK says of itself (RFC 7517 §4.2–4.5). */
export type KeyAttributes = Pick<Key, 'kid' | 'alg' | 'use' | 'keyOps'>;

/** What is of another type than it must be restricts nothing: that is remarked, for other readers may refuse the key. */
function attributesOf(node: JsonNode, report: Report): KeyAttributes {
	const operations = valueOf(node, 'key_ops');
	const keyOps =
		operations?.type === 'array'
			? operations.items.flatMap((item) => (item.type === 'string' ? [item.value] : []))
			: undefined;
	const ignored = ['kid', 'alg', 'use'].filter(
		(name) => valueOf(node, name) !== undefined && stringOf(node, name) === undefined,
	);
	const wholeList = operations?.type === 'array' && operations.items.length === keyOps?.length;
	if (operations !== undefined && !wholeList) ignored.push('key_ops');
	for (const member of ignored) report('key-jwk-member-ignored', memberRange(node, member), { member });
	return { kid: stringOf(node, 'kid'), alg: stringOf(node, 'alg'), use: stringOf(node, 'use'), keyOps };
}

/**
 * Makes a key of normalised members after asking the engine whether it takes them. A private half that it
 * refuses is put aside with a remark: the public half may still verify.
 */
export async function describeKey(
	whole: JsonWebKey,
	publicHalf: JsonWebKey,
	attributes: KeyAttributes,
	index: number,
	range: TextRange,
	report: Report,
): Promise<Key | undefined> {
	const type = whole.kty as KeyType;
	const bits = bitsOf(whole);
	let jwk = whole;
	if (type !== 'oct') {
		const refusal = await refusalOf(whole);
		const rescued =
			refusal !== undefined && whole.d !== undefined && (await refusalOf(publicHalf)) === undefined;
		if (refusal !== undefined && !rescued) {
			report('key-rejected', range, { reason: refusal });
			return undefined;
		}
		if (rescued) {
			report('key-no-private-half', range, { reason: 'refused' });
			jwk = publicHalf;
		}
	}
	if (type === 'oct' && bits < shortestSecret)
		report('key-secret-short', range, { bits, minimum: shortestSecret });
	if (type === 'RSA' && bits < 2048) report('key-rsa-short', range, { bits, minimum: 2048 });
	return {
		type,
		curve: whole.crv,
		bits,
		private: type === 'oct' || jwk.d !== undefined,
		...attributes,
		jwk,
		thumbprint: type === 'oct' ? undefined : await thumbprint(jwk),
		index,
	};
}

async function refusalOf(jwk: JsonWebKey): Promise<string | undefined> {
	const row = algorithms.find(({ keyType, curve }) => keyType === jwk.kty && curve === jwk.crv);
	const parameters = row?.webCrypto?.key;
	if (parameters === undefined) return 'not-supported';
	const usage = jwk.d === undefined ? 'verify' : 'sign';
	const answer = await askEngine((subtle) => subtle.importKey('jwk', jwk, parameters, true, [usage]));
	return answer.ok ? undefined : answer.why;
}

function bitsOf(jwk: JsonWebKey): number {
	if (jwk.kty === 'oct') return decodeBase64url(jwk.k ?? '').bytes.length * 8;
	return jwk.kty === 'RSA' ? modulusBits(jwk) : (fieldBits.get(jwk.crv) ?? 0);
}

function modulusBits(jwk: JsonWebKey): number {
	const { bytes } = decodeBase64url(jwk.n ?? '');
	return bytes.length === 0 ? 0 : bytes.length * 8 - Math.clz32(bytes[0]!) + 24;
}
