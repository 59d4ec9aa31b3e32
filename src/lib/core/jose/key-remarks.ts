import type { KeyProblemCode } from './key.ts';

/** The problems of a key that can be used all the same. */
const remarks: ReadonlySet<KeyProblemCode> = new Set<KeyProblemCode>([
	'key-jwk-member-ignored',
	'key-jwk-encoding',
	'key-coordinate-padded',
	'key-no-private-half',
	'key-secret-short',
	'key-secret-looks-like',
	'key-rsa-short',
	'key-text-is-public-key',
	'key-pem-armour',
	'key-kid-repeated',
	'key-x5c',
]);

/** True for a remark about a usable key, false for a fault that cost the key. */
export function isKeyRemark(code: KeyProblemCode): boolean {
	return remarks.has(code);
}
