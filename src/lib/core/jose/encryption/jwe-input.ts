import { isLegible } from '../../token/is-legible.ts';
import type { Reading, Segment } from '../../token/reading.ts';
import { jsonJweOf } from './json-jwe-input.ts';
import type { JweInput } from './jwe.ts';

/**
 * Takes a JWE apart, in the Compact (RFC 7516 §7.1) or the JSON Serialization (§7.2).
 * @returns undefined for what is no JWE, and where the Compact one has not exactly five parts
 */
export function jweInputOf(reading: Reading): JweInput | undefined {
	if (reading.kind !== 'jwe') return undefined;
	if (reading.form) return jsonJweOf(reading)?.input;
	if (reading.segments.length !== 5) return undefined;
	const [header, encryptedKey, iv, ciphertext, tag] = reading.segments as [
		Segment,
		Segment,
		Segment,
		Segment,
		Segment,
	];
	const root = header.json?.root;
	const doubtful = [encryptedKey, iv, ciphertext, tag].find((segment) => !isLegible(segment));
	return {
		protectedText: header.encoded,
		aad: undefined,
		iv: iv.bytes,
		ciphertext: ciphertext.bytes,
		tag: tag.bytes,
		recipients: [{ encryptedKey: encryptedKey.bytes, headers: root === undefined ? [] : [root] }],
		unreadable: doubtful?.role,
	};
}
