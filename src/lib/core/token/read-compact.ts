import { stringOf } from '../encoding/json-tree.ts';
import type { Problem } from '../problem.ts';
import type { ReadOptions, Reading, Segment, SegmentRole, TokenKind, TokenProblemCode } from './reading.ts';
import { readSegment, type SegmentOptions } from './read-segment.ts';
import { splitToken } from './split-token.ts';
import { isSignedUnencoded } from './unencoded-payload.ts';

const jwsRoles: readonly SegmentRole[] = ['header', 'payload', 'signature'];
const jweRoles: readonly SegmentRole[] = [
	'header',
	'encrypted-key',
	'initialization-vector',
	'ciphertext',
	'authentication-tag',
];

/**
 * Reads a token in the Compact Serialization (RFC 7515 §7.1, RFC 7516 §7.1): everything that can be read, each fault
 * with its place. Total: any text gives a reading, and a broken part never hides a good one. It is all that the page's
 * first script reads; `readToken` reads the other serializations too.
 * @param previous an earlier reading, whose unchanged parts are taken over instead of being read again
 */
export function readCompact(text: string, previous?: Reading, options: ReadOptions = {}): Reading {
	const { content } = options;
	if (text.trim() === '') return nothingRead(text, 'token-empty');
	const { parts, tail } = splitToken(text);
	const known = (role: SegmentRole, encoded: string, from: number, as: SegmentOptions = {}): Segment => {
		const last = previous?.unencoded === (as.unencoded ?? false) ? previous : undefined;
		const same = [...(last?.segments ?? []), last?.payload].find(
			(segment) => segment?.encoded === encoded && segment.role === role,
		);
		const unmoved =
			same?.range.from === from || same?.problems.every((problem) => problem.place.in !== 'token');
		if (!same || !unmoved) return readSegment(role, encoded, from, as);
		return { ...same, range: { from, to: as.beside ? from : from + encoded.length } };
	};
	const before = previous?.form === undefined ? previous?.header : undefined;
	const header = before && before.encoded === parts[0] ? before : readSegment('header', parts[0]!, 0);
	const joseHeader = header.json?.root;
	const unencoded = isSignedUnencoded(joseHeader);
	const encrypted = isEncrypted(header, parts.length);
	const roles = encrypted ? jweRoles : jwsRoles;
	let from = 0;
	const segments = parts.map((encoded, index) => {
		const role = roles[index] ?? 'extra';
		const as = { unencoded: unencoded && role === 'payload' };
		const segment = index === 0 ? header : known(role, encoded, from, as);
		from += encoded.length + 1;
		return segment;
	});
	const kind = kindOf(segments, encrypted, tail);
	if (kind === 'unknown' && parts.length === 1) return nothingRead(text, 'part-count', { found: 1 });
	const counted = kind === 'unknown' || segments.length === roles.length;
	const structure: Problem<TokenProblemCode>[] =
		counted && kind !== 'unknown' ? [] : [partCountProblem(text, roles.length)];
	const standing = segments.find(({ role }) => role === 'payload');
	const detached = !encrypted && content !== undefined && standing?.encoded === '';
	const beside = encrypted && content !== undefined ? 'decrypted' : detached ? 'detached' : undefined;
	const payload = beside ? known('payload', content!, 0, { unencoded, beside: true }) : standing;
	if (unencoded && standing?.encoded.includes('.')) structure.push(dotProblem(standing));
	return {
		text,
		kind,
		serialization: kind === 'unknown' ? undefined : 'compact',
		segments,
		header,
		joseHeader,
		payload,
		signature: segments.find(({ role }) => role === 'signature'),
		signingInput: encrypted || parts.length < 3 ? undefined : `${parts[0]}.${payload?.encoded ?? ''}`,
		beside,
		unencoded,
		form: undefined,
		tail,
		wellFormed: counted && kind !== 'unknown' && isWellFormed(segments, encrypted),
		problems: [...structure, ...segments.flatMap(({ problems }) => problems)],
	};
}

/** RFC 7797 §5.2: the dots of an unencoded payload would be taken for those between the parts. */
function dotProblem({ encoded, range }: Segment): Problem<TokenProblemCode> {
	const at = range.from + encoded.indexOf('.');
	return { code: 'unencoded-dot', place: { in: 'token', from: at, to: at + 1 }, detail: {} };
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
		joseHeader: undefined,
		payload: undefined,
		signature: undefined,
		signingInput: undefined,
		beside: undefined,
		unencoded: false,
		form: undefined,
		tail: '',
		wellFormed: false,
		problems: [{ code, place: { in: 'token', from: 0, to: text.length }, detail }],
	};
}
