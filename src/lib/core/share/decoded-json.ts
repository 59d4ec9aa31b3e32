import { encodeBase64url } from '../encoding/base64url.ts';
import { compactJson, prettyJson } from '../encoding/json-layout.ts';
import type { SdJwtReading } from '../jose/sd-jwt/sd-jwt-reading.ts';
import { innerToken } from '../token/inner-token.ts';
import { mostSignatures, readSignatures } from '../token/read-signatures.ts';
import { readToken } from '../token/read-token.ts';
import type { Reading, Segment, SegmentRole } from '../token/reading.ts';

type Member = readonly [name: string, json: string];

/** Tokens within tokens, deeper than any that is meant: what is further in stays encoded. */
const deepest = 12;

/** The parts of a JWE by the names that RFC 7516 §7.2.1 gives them. */
const encryptedParts: readonly (readonly [SegmentRole, string])[] = [
	['encrypted-key', 'encrypted_key'],
	['initialization-vector', 'iv'],
	['ciphertext', 'ciphertext'],
	['authentication-tag', 'tag'],
];

/**
 * All that is in a token, as one JSON text laid out over lines. Header and payload keep their members' order and
 * repetitions and the characters of their numbers and strings. What is no JSON stands as a string, with a member beside
 * it that says whether that is its text or the base64url of its bytes; what does not stand in the token itself
 * (decrypted or detached) is told too.
 * @param sdJwt for an SD-JWT, its disclosures as they were read; without it they stay encoded
 * @returns undefined for a text that is no token
 */
export function decodedJson(reading: Reading, sdJwt?: SdJwtReading): string | undefined {
	const text = objectOf(membersOf(reading, sdJwt, 0));
	if (reading.segments.length === 0) return undefined;
	return prettyJson(compactJson(text) ?? text);
}

function objectOf(members: readonly Member[]): string {
	return `{${members.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(',')}}`;
}

const listOf = (items: readonly string[]): string => `[${items.join(',')}]`;

function membersOf(reading: Reading, sdJwt: SdJwtReading | undefined, depth: number): Member[] {
	const { payload, beside } = reading;
	const inner = depth < deepest ? innerToken(reading) : undefined;
	return [
		...headersOf(reading),
		...(payload ? partOf('payload', payload) : []),
		...(beside ? [['payloadFrom', JSON.stringify(beside)] as const] : []),
		...(inner === undefined ? [] : [['payloadToken', nestedJson(inner, depth)] as const]),
		...(reading.kind === 'jwe' ? encryptedOf(reading) : signaturesOf(reading)),
		...(reading.kind === 'sd-jwt' ? disclosuresOf(reading, sdJwt, depth) : []),
	];
}

const nestedJson = (token: string, depth: number): string =>
	objectOf(membersOf(readToken(token), undefined, depth + 1));

function headersOf(reading: Reading): Member[] {
	const { header, form, text } = reading;
	const unprotected = (form?.unprotected ?? []).map(({ from, to }) => text.slice(from, to));
	return [
		...(header ? partOf('header', header) : []),
		...(unprotected.length > 0 ? [['unprotectedHeaders', listOf(unprotected)] as const] : []),
	];
}

function partOf(name: string, { json, utf8, text = '', bytes }: Segment): Member[] {
	if (json?.wellFormed && utf8) return [[name, json.text]];
	const [value, encoding] = utf8 ? [text, 'text'] : [encodeBase64url(bytes), 'base64url'];
	return [
		[name, JSON.stringify(value)],
		[`${name}Encoding`, JSON.stringify(encoding)],
	];
}

function signaturesOf(reading: Reading): Member[] {
	const { form, signature, segments } = reading;
	const rest = segments.filter(({ role }) => role === 'extra').map(({ encoded }) => JSON.stringify(encoded));
	if (form && form.count > 1) {
		const each = readSignatures(reading).map((one) => objectOf([...headersOf(one), ...signatureOf(one)]));
		const left = form.count - Math.min(form.count, mostSignatures);
		return [
			['signatures', listOf(each)],
			...(left > 0 ? [['signaturesLeftOut', String(left)] as const] : []),
		];
	}
	return [
		...signatureOf({ signature }),
		...(rest.length > 0 ? [['furtherParts', listOf(rest)] as const] : []),
	];
}

function signatureOf({ signature }: Pick<Reading, 'signature'>): Member[] {
	return signature ? [['signature', JSON.stringify(signature.encoded)]] : [];
}

function encryptedOf({ segments, form, text }: Reading): Member[] {
	const parts = encryptedParts.flatMap(([role, name]): Member[] => {
		const part = segments.find((segment) => segment.role === role);
		return part ? [[name, JSON.stringify(part.encoded)]] : [];
	});
	if (!form || form.count < 2) return parts;
	const recipients = Array.from({ length: Math.min(form.count, mostSignatures) }, (_, selected) => {
		const one = readToken(text, undefined, { selected });
		const key = one.segments.find(({ role }) => role === 'encrypted-key');
		const encrypted: Member[] = key ? [['encrypted_key', JSON.stringify(key.encoded)]] : [];
		return objectOf([...headersOf(one).filter(([name]) => name !== 'header'), ...encrypted]);
	});
	return [...parts.filter(([name]) => name !== 'encrypted_key'), ['recipients', listOf(recipients)]];
}

function disclosuresOf({ tail }: Reading, sdJwt: SdJwtReading | undefined, depth: number): Member[] {
	if (!sdJwt)
		return [
			[
				'disclosures',
				listOf(
					tail
						.split('~')
						.slice(1)
						.map((part) => JSON.stringify(part)),
				),
			],
		];
	const { disclosures, processed, input } = sdJwt;
	const each = disclosures.map(({ form, text, encoded, digest, path, state }) =>
		objectOf([
			['disclosure', form === undefined ? JSON.stringify(encoded) : text],
			...(digest === undefined ? [] : [['digest', JSON.stringify(digest)] as const]),
			...(path === undefined ? [] : [['path', JSON.stringify(path)] as const]),
			['state', JSON.stringify(state)],
		]),
	);
	const binding = input.keyBinding && nestedJson(input.keyBinding.encoded, depth);
	return [
		['disclosures', listOf(each)],
		...(processed === undefined ? [] : [['processedPayload', processed] as const]),
		...(binding === undefined ? [] : [['keyBinding', binding] as const]),
	];
}
