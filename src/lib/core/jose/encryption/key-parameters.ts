import { decodeBase64url } from '../../encoding/base64url.ts';
import type { JsonNode } from '../../encoding/json-tree.ts';
import type { Bytes } from './bytes.ts';
import type { JoseHeader } from './jose-header.ts';
import { fault, given } from './jwe.ts';
import type { DecryptOptions, JweRemark, JweResult } from './jwe.ts';
import type { KeyManagement } from './key-management.ts';
import { readEphemeralKey } from './read-ephemeral-key.ts';
import type { EphemeralKey } from './read-ephemeral-key.ts';

/** The header parameters that an algorithm needs (RFC 7518 §4.6.1, §4.7.1, §4.8.1), read. */
export interface KeyParameters {
	readonly epk?: EphemeralKey;
	readonly apu?: Bytes;
	readonly apv?: Bytes;
	/** Of AES-GCM over the content key, as against the content's own. */
	readonly iv?: Bytes;
	readonly tag?: Bytes;
	readonly p2s?: Bytes;
	/** Iterations of PBKDF2. */
	readonly p2c?: number;
	readonly remarks: readonly JweRemark[];
}

/** PBKDF2's iterations: what runs unasked, what runs at most, and how long one takes in nanoseconds. */
export const iterations = { unasked: 1_200_000, most: 10_000_000, nanoseconds: 110 } as const;

type Reader = (node: JsonNode, member: string, options: DecryptOptions) => JweResult<KeyParameters>;

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
	['epk', (node) => readEphemeralKey(node)],
	['apu', bytesOf()],
	['apv', bytesOf()],
	['iv', bytesOf({ exactly: 12 })],
	['tag', bytesOf({ exactly: 16 })],
	// RFC 7518 §4.8.1.1: a salt of eight octets or more.
	['p2s', bytesOf({ atLeast: 8 })],
	['p2c', readIterations],
]);

/** Reads the parameters of a row from a recipient's JOSE Header; those that it may have only where they are. */
export function readKeyParameters(
	row: KeyManagement,
	header: JoseHeader,
	options: DecryptOptions = {},
): JweResult<KeyParameters> {
	for (const member of row.parameters) {
		if (header.get(member) === undefined) return fault('parameter-missing', { member });
	}
	return readPresent([...row.parameters, ...row.optionalParameters], header, options);
}

/** Reads those of some parameters that a header has. */
export function readPresent(
	names: readonly string[],
	header: JoseHeader,
	options: DecryptOptions = {},
): JweResult<KeyParameters> {
	let all: KeyParameters = { remarks: [] };
	for (const member of names) {
		const node = header.get(member);
		const read = node && readers.get(member)?.(node, member, options);
		if (read === undefined) continue;
		if (!read.ok) return read;
		all = { ...all, ...read.value, remarks: [...all.remarks, ...read.value.remarks] };
	}
	return given(all);
}

function bytesOf(length: { exactly?: number; atLeast?: number } = {}): Reader {
	return (node, member) => {
		const read = readBytes(node, member);
		if (!read.ok) return read;
		const found = read.value.bytes.length;
		const { exactly, atLeast = 0 } = length;
		if (exactly !== undefined && found !== exactly)
			return fault('parameter-ill-formed', { member, cause: 'length', expected: exactly, found });
		if (found < atLeast)
			return fault('parameter-ill-formed', { member, cause: 'too-short', expected: atLeast, found });
		return given({ [member]: read.value.bytes, remarks: read.value.remarks });
	};
}

/** Faults of base64url that leave no doubt about the bytes: other readers may mind them. */
const tolerable: ReadonlySet<string> = new Set([
	'base64url-padding',
	'base64url-stray-bits',
	'base64-standard-alphabet',
]);

/** Reads a base64url string of the header. */
export function readBytes(
	node: JsonNode | undefined,
	member: string,
): JweResult<{ bytes: Bytes; remarks: readonly JweRemark[] }> {
	if (node === undefined) return fault('parameter-ill-formed', { member, cause: 'missing' });
	if (node.type !== 'string') return fault('parameter-ill-formed', { member, cause: 'not-a-string' });
	const { bytes, problems } = decodeBase64url(node.value);
	const fatal = problems.find(({ code }) => !tolerable.has(code));
	if (fatal) return fault('parameter-ill-formed', { member, cause: fatal.code });
	const remarks = problems.slice(0, 1).map(({ code }) => ({
		code: 'parameter-encoding' as const,
		detail: { member, cause: code },
	}));
	return given({ bytes, remarks });
}

/** RFC 7518 §4.8.1.2; the number is an attacker's, so it is bounded (§8.1) before anything is computed. */
function readIterations(
	node: JsonNode,
	member: string,
	{ allowIterations = iterations.unasked }: DecryptOptions,
): JweResult<KeyParameters> {
	const count = node.type === 'number' ? Number(node.lexeme) : NaN;
	if (Number.isNaN(count) || count < 1 || (count !== Infinity && !Number.isInteger(count)))
		return fault('parameter-ill-formed', { member, cause: 'not-a-count' });
	const limit = Math.min(Math.max(allowIterations, iterations.unasked), iterations.most);
	if (count <= limit) return given({ p2c: count, remarks: [] });
	return fault('p2c-too-high', {
		iterations: count,
		limit,
		most: iterations.most,
		milliseconds: Math.round((count * iterations.nanoseconds) / 1e6),
	});
}
