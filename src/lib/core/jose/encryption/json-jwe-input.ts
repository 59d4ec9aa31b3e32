import { decodeBase64url } from '../../encoding/base64url.ts';
import type { JsonNode } from '../../encoding/json-tree.ts';
import { stringOf } from '../../encoding/json-tree.ts';
import { readJson } from '../../encoding/json.ts';
import { isLegible } from '../../token/is-legible.ts';
import { jsonFormOf } from '../../token/json-form.ts';
import type { Reading, SegmentRole } from '../../token/reading.ts';
import type { JweInput, JweRecipient } from './jwe.ts';

/** A JWE in the JSON Serialization, as it is decrypted and as it is encrypted anew. */
export interface JsonJwe {
	readonly input: JweInput;
	/** The JSON's root, whose places count in the token's text. */
	readonly root: JsonNode;
	/** For each recipient the object that holds it; the root itself in the flattened form. */
	readonly holders: readonly JsonNode[];
}

/**
 * Takes a JWE's JSON Serialization apart (RFC 7516 §7.2): all its recipients, whichever is shown.
 * @returns undefined for what is no JWE in JSON
 */
export function jsonJweOf(reading: Reading): JsonJwe | undefined {
	if (reading.kind !== 'jwe' || reading.form === undefined) return undefined;
	const { root } = readJson(reading.text, 'token');
	const protectedRoot = reading.header?.json?.root;
	const recipients: JweRecipient[] = [];
	const holders: JsonNode[] = [];
	let unreadable: string | undefined;
	for (let index = 0; index < reading.form.count; index++) {
		const form = jsonFormOf(root, index);
		const slot = form?.slots.find(({ role }) => role === 'encrypted-key');
		if (form === undefined || slot === undefined) return undefined;
		const encoded = slot.node?.value ?? '';
		const { bytes, problems } = decodeBase64url(encoded);
		if (!isLegible({ encoded, problems })) unreadable ??= 'encrypted-key';
		recipients.push({
			encryptedKey: bytes,
			headers: [...(protectedRoot ? [protectedRoot] : []), ...form.unprotected],
		});
		holders.push(slot.holder);
	}
	const segment = (role: SegmentRole) => reading.segments.find((part) => part.role === role);
	const doubtful = (['initialization-vector', 'ciphertext', 'authentication-tag'] as const).find((role) => {
		const part = segment(role);
		return part !== undefined && !isLegible(part);
	});
	const bytesOf = (role: SegmentRole) => segment(role)?.bytes ?? new Uint8Array();
	const input: JweInput = {
		protectedText: reading.header?.encoded ?? '',
		aad: stringOf(root, 'aad'),
		iv: bytesOf('initialization-vector'),
		ciphertext: bytesOf('ciphertext'),
		tag: bytesOf('authentication-tag'),
		recipients,
		unreadable: unreadable ?? doubtful,
	};
	return root && { input, root, holders };
}
