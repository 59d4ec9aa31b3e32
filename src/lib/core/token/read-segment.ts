import { decodeBase64url } from '../encoding/base64url.ts';
import { readJson } from '../encoding/json.ts';
import { decodeUtf8, encodeUtf8 } from '../encoding/utf8.ts';
import type { Problem } from '../problem.ts';
import type { Segment, SegmentRole, TokenProblemCode } from './reading.ts';

/** Parts that may rightly be empty: a JWE's key under `dir` (RFC 7518 §4.5), an unsecured JWS's signature. */
const mayBeEmpty: readonly SegmentRole[] = ['encrypted-key', 'signature', 'payload', 'ciphertext'];

export interface SegmentOptions {
	/** The part stands as it is (RFC 7797 §3). */
	readonly unencoded?: boolean;
	/** The part does not stand in the token's text, so its encoding has no place there. */
	readonly beside?: boolean;
}

/**
 * Reads one part of a token.
 * @param from where the part begins in the token's text
 */
export function readSegment(
	role: SegmentRole,
	encoded: string,
	from: number,
	{ unencoded = false, beside = false }: SegmentOptions = {},
): Segment {
	const { bytes, problems: faults } = unencoded
		? { bytes: encodeUtf8(encoded), problems: [] }
		: decodeBase64url(encoded);
	const problems: Problem<TokenProblemCode>[] = faults.map((fault) => ({
		code: fault.code,
		place: { in: 'token', from: from + fault.from, to: from + fault.to },
		detail: { part: role, found: encoded.slice(fault.from, Math.min(fault.to, fault.from + 20)) },
	}));
	if (encoded === '' && !mayBeEmpty.includes(role)) {
		problems.push({ code: 'part-empty', place: { in: 'token', from, to: from }, detail: { part: role } });
	}
	const segment = { role, range: { from, to: beside ? from : from + encoded.length }, encoded, bytes };
	const canonical = faults.length === 0;
	if (role !== 'header' && role !== 'payload') {
		return { ...segment, canonical, text: undefined, utf8: true, json: undefined, problems };
	}
	const { text, invalidAt } = decodeUtf8(bytes);
	if (invalidAt.length > 0) {
		// Not the first U+FFFD of the text: that may be one that the bytes rightly hold.
		const at = decodeUtf8(bytes.subarray(0, invalidAt[0])).text.length;
		const place = { in: role, from: at, to: at + 1 } as const;
		problems.push({ code: 'utf8-invalid', place, detail: { part: role, byte: invalidAt[0]! } });
	}
	const json = readJson(text, role);
	// An empty part, and a text of which nothing decoded, is told once: as empty or by its encoding.
	const unread = bytes.length === 0 && (encoded !== '' || role === 'header');
	if (!unread) problems.push(...json.problems);
	const isObject = json.root?.type === 'object';
	if (json.wellFormed && !isObject) {
		const place = { in: role, from: json.root!.from, to: json.root!.to } as const;
		problems.push({ code: 'not-an-object', place, detail: { part: role, found: json.root!.type } });
	}
	return { ...segment, canonical, text, utf8: invalidAt.length === 0, json, problems };
}
