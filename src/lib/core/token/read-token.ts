import { stringOf, valueOf } from '../encoding/json-tree.ts';
import { readJson } from '../encoding/json.ts';
import type { Problem } from '../problem.ts';
import type { Reading, Segment, SegmentRole, TokenKind, TokenProblemCode } from './reading.ts';
import { readSegment } from './read-segment.ts';
import { splitToken } from './split-token.ts';

const jwsRoles: readonly SegmentRole[] = ['header', 'payload', 'signature'];
const jweRoles: readonly SegmentRole[] = [
	'header',
	'encrypted-key',
	'initialization-vector',
	'ciphertext',
	'authentication-tag',
];

/**
 * Reads a token's text (RFC 7515 §5.2, RFC 7516 §5.2, RFC 7519 §7.2): everything that can be read, each
 * fault with its place. Total: any text gives a reading, and a broken part never hides a good one.
 * @param previous an earlier reading, whose unchanged parts are taken over instead of being read again
 */
export function readToken(text: string, previous?: Reading): Reading {
	if (text.trim() === '') return nothingRead(text, 'token-empty');
	if (text.trimStart().startsWith('{')) return readJsonSerialization(text);
	const { parts, tail } = splitToken(text);
	const read = (role: SegmentRole, encoded: string, from: number) => {
		const known = previous?.segments.find((segment) => segment.encoded === encoded && segment.role === role);
		const unmoved =
			known?.range.from === from || known?.problems.every((problem) => problem.place.in !== 'token');
		return known && unmoved
			? { ...known, range: { from, to: from + encoded.length } }
			: readSegment(role, encoded, from);
	};
	const header = read('header', parts[0]!, 0);
	const encrypted = isEncrypted(header, parts.length);
	const roles = encrypted ? jweRoles : jwsRoles;
	let from = 0;
	const segments = parts.map((encoded, index) => {
		const segment = index === 0 ? header : read(roles[index] ?? 'extra', encoded, from);
		from += encoded.length + 1;
		return segment;
	});
	const kind = kindOf(segments, encrypted, tail);
	if (kind === 'unknown' && parts.length === 1) return nothingRead(text, 'part-count', { found: 1 });
	const counted = kind === 'unknown' || segments.length === roles.length;
	const structure: Problem<TokenProblemCode>[] =
		counted && kind !== 'unknown' ? [] : [partCountProblem(text, roles.length)];
	return {
		text,
		kind,
		serialization: kind === 'unknown' ? undefined : 'compact',
		segments,
		header,
		payload: segments.find(({ role }) => role === 'payload'),
		signature: segments.find(({ role }) => role === 'signature'),
		signingInput: encrypted || parts.length < 3 ? undefined : `${parts[0]}.${parts[1]}`,
		tail,
		wellFormed: counted && kind !== 'unknown' && isWellFormed(segments, encrypted),
		problems: [...structure, ...segments.flatMap(({ problems }) => problems)],
	};
}

function isEncrypted(header: Segment, count: number): boolean {
	const hasEncryption = stringOf(header.json?.root, 'enc') !== undefined;
	// A header that can be read and names no encryption is no JWE's, however many dots follow it.
	if (count === 5) return hasEncryption || !holdsJson(header);
	return count !== 3 && hasEncryption;
}

function kindOf(segments: readonly Segment[], encrypted: boolean, tail: string): TokenKind {
	const header = segments[0]!.json?.root;
	const looksRead = holdsJson(segments[0]) || holdsJson(segments[1]);
	const parts = segments.length;
	if (!looksRead || (header?.type !== 'object' && parts !== 3 && parts !== 5)) return 'unknown';
	if (encrypted) return 'jwe';
	if (tail !== '') return 'sd-jwt';
	return stringOf(header, 'alg') === 'none' ? 'unsecured' : 'jws';
}

/** Error recovery makes a tree of almost any bytes that begin with a bracket; a member or a whole value is more. */
function holdsJson(segment: Segment | undefined): boolean {
	const { root, wellFormed = false } = segment?.json ?? {};
	return wellFormed || (root?.type === 'object' && root.members.length > 0);
}

function isWellFormed(segments: readonly Segment[], encrypted: boolean): boolean {
	const legible = segments.every(({ problems }) => problems.length === 0);
	const objects = segments.slice(0, encrypted ? 1 : 2).every(({ json }) => json?.root?.type === 'object');
	return legible && objects;
}

function partCountProblem(text: string, expected: number): Problem<TokenProblemCode> {
	const found = text.split('~', 1)[0]!.split('.').length;
	// Three dots in a row stand where somebody left characters out.
	const shortened = /\.{3}|…/.test(text) ? 1 : 0;
	return {
		code: 'part-count',
		place: { in: 'token', from: 0, to: text.length },
		detail: { found, expected, shortened },
	};
}

function nothingRead(text: string, code: TokenProblemCode, detail: Problem['detail'] = {}): Reading {
	return {
		text,
		kind: 'unknown',
		serialization: undefined,
		segments: [],
		header: undefined,
		payload: undefined,
		signature: undefined,
		signingInput: undefined,
		tail: '',
		wellFormed: false,
		problems: [{ code, place: { in: 'token', from: 0, to: text.length }, detail }],
	};
}

/** The JSON Serializations (RFC 7515 §7.2, RFC 7516 §7.2) are recognised, and said to be what they are. */
function readJsonSerialization(text: string): Reading {
	const { root } = readJson(text, 'token');
	const has = (name: string) => valueOf(root, name) !== undefined;
	const encrypted = has('ciphertext');
	const signed = has('payload') && (has('signature') || has('signatures'));
	if (!encrypted && !signed) return nothingRead(text, 'part-count', { found: 1 });
	return {
		...nothingRead(text, 'json-serialization'),
		kind: encrypted ? 'jwe' : 'jws',
		serialization: has('signatures') || has('recipients') ? 'general' : 'flattened',
	};
}
