import { decodeBase64url, encodeBase64url } from '../encoding/base64url.ts';
import { membersNamed, stringOf, valueOf } from '../encoding/json-tree.ts';
import type { JsonNode } from '../encoding/json-tree.ts';
import type { Problem, TextRange } from '../problem.ts';
import { describeKey, longestModulus, modulusBits } from './describe-key.ts';
import type { KeyAttributes, KeyReport as Report } from './describe-key.ts';
import { keyKindNamed } from './key-kinds.ts';
import type { KeyKind } from './key-kinds.ts';
import type { Jwk, Key, KeyProblemCode, KeyType } from './key.ts';

/** What one JWK gave: a key unless a problem cost it, and the problems. */
export interface ReadJwk {
	readonly key: Key | undefined;
	readonly problems: readonly Problem<KeyProblemCode>[];
}

type MemberName = 'n' | 'e' | 'd' | 'p' | 'q' | 'dp' | 'dq' | 'qi' | 'x' | 'y' | 'k' | 'pub' | 'priv';

interface KeyShape {
	readonly type: KeyType;
	/** The member that names the curve, or the parameter set; undefined for types that have neither. */
	readonly naming: 'crv' | 'alg' | undefined;
	readonly required: readonly MemberName[];
	/** The members of the private half. Of RSA's, WebCrypto wants all although RFC 7518 §6.3.2 does not. */
	readonly private: readonly MemberName[];
}

/** RFC 7518 §6.2–6.4, RFC 8037 §2, RFC 9964. */
const shapes: ReadonlyMap<string, KeyShape> = new Map<string, KeyShape>([
	['oct', { type: 'oct', naming: undefined, required: ['k'], private: [] }],
	[
		'RSA',
		{ type: 'RSA', naming: undefined, required: ['n', 'e'], private: ['d', 'p', 'q', 'dp', 'dq', 'qi'] },
	],
	['EC', { type: 'EC', naming: 'crv', required: ['x', 'y'], private: ['d'] }],
	['OKP', { type: 'OKP', naming: 'crv', required: ['x'], private: ['d'] }],
	['AKP', { type: 'AKP', naming: 'alg', required: ['pub'], private: ['priv'] }],
]);

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
	const { type, naming } = shape;
	const kind = naming === undefined ? undefined : kindOf(node, type, naming, report);
	if (naming !== undefined && kind === undefined) return undefined;
	const jwk: Jwk = { kty: type, ...(kind && naming && { [naming]: kind.name }) };
	for (const name of shape.required) {
		const bytes = readMember(node, name, true, report);
		if (bytes === undefined) return undefined;
		jwk[name] = encodeBase64url(fitted(bytes, name, type, kind, memberRange(node, name), report));
	}
	if (type === 'RSA' && modulusBits(jwk) > longestModulus) {
		report('key-too-large', memberRange(node, 'n'), { bits: modulusBits(jwk), limit: longestModulus });
		return undefined;
	}
	const pair = readPrivateHalf(node, shape, kind, report);
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

/** The curve, or the parameter set, that a member names; undefined where it is none of the type's. */
function kindOf(node: JsonNode, type: KeyType, member: 'crv' | 'alg', report: Report): KeyKind | undefined {
	const name = stringOf(node, member);
	if (name === undefined) {
		report('key-jwk-member', memberRange(node, member), { member, reason: reasonFor(node, member) });
		return undefined;
	}
	const kind = keyKindNamed(type, name);
	if (kind === undefined)
		report('key-curve-unsupported', memberRange(node, member), {
			[member === 'alg' ? 'parameterSet' : 'curve']: name,
		});
	return kind;
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
	kind: KeyKind | undefined,
	range: TextRange,
	report: Report,
): Uint8Array {
	if (type !== 'RSA' && type !== 'EC') return bytes;
	const first = bytes.findIndex((byte) => byte !== 0);
	const stripped = bytes.subarray(first === -1 ? bytes.length - 1 : first);
	if (type === 'RSA') return stripped;
	const length = kind?.publicBytes ?? 0;
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
	kind: KeyKind | undefined,
	report: Report,
): Jwk | undefined {
	const [first] = shape.private;
	if (first === undefined || membersNamed(node, first).length === 0) return undefined;
	const half: Jwk = {};
	for (const name of shape.private) {
		const bytes = readMember(node, name, true, report);
		if (bytes === undefined) {
			report('key-no-private-half', memberRange(node, first), { member: name });
			return undefined;
		}
		half[name] = encodeBase64url(fitted(bytes, name, shape.type, kind, memberRange(node, name), report));
	}
	return half;
}

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
