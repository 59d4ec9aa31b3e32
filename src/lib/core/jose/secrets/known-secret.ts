import { encodeUtf8 } from '../../encoding/utf8.ts';
import { commonSecrets } from './common-secrets.ts';
import { hexOf } from './hex-of.ts';
import { spell } from './spellings.ts';

let known: Map<string, string> | undefined;

/**
 * The commonly used secret that a key is in any of its spellings, as text; '' for the empty key. Undefined for a key that is
 * not on the list. Synchronous: for remarks on a key at hand. Zeros at a key's end are none to HMAC (RFC 2104 §2).
 */
export function knownSecret(bytes: Uint8Array): string | undefined {
	known ??= everySpelling();
	return known.get(keyOf(bytes));
}

/** How many texts are on the list, the empty one aside. */
export const commonSecretCount = commonSecrets.length;

function everySpelling(): Map<string, string> {
	const all = new Map<string, string>();
	for (const secret of ['', ...commonSecrets]) {
		const bytes = encodeUtf8(secret);
		spell(bytes, 0, bytes.length, (spelt, from, to) => {
			const key = keyOf(spelt.subarray(from, to));
			if (!all.has(key)) all.set(key, secret);
		});
	}
	return all;
}

const keyOf = (bytes: Uint8Array) => hexOf(bytes).replace(/(00)+$/, '');
