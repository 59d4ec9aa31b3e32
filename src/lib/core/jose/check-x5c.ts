import { decodeBase64url } from '../encoding/base64url.ts';
import { valueOf } from '../encoding/json-tree.ts';
import type { JsonNode } from '../encoding/json-tree.ts';
import type { Problem } from '../problem.ts';
import { childrenOf, readElement } from './der.ts';
import { keyProblem } from './found-keys.ts';
import type { Key, KeyProblemCode } from './key.ts';
import { readKeyDer } from './key-der.ts';
import type { DerKey } from './key-der.ts';

/**
 * Remarks about the certificates in a JWK (RFC 7517 §4.7): `x5c` is a list of base64, not base64url, of DER, and the
 * first of them MUST hold the key of the JWK. Nothing is said of whether they are to be trusted.
 */
export function checkCertificateOfJwk(node: JsonNode, key: Key): readonly Problem<KeyProblemCode>[] {
	const chain = valueOf(node, 'x5c');
	if (chain === undefined) return [];
	const [leaf] = chain.type === 'array' ? chain.items : [];
	if (leaf?.type !== 'string') return [remark(chain, key, 'not-a-list')];
	const { bytes } = decodeBase64url(leaf.value.replace(/\s+/g, '').replace(/=+$/, ''));
	const der = readKeyDer(bytes);
	if (typeof der === 'string' || der.form !== 'x509') return [remark(leaf, key, 'unreadable')];
	if (!holdsKey(der, key)) return [remark(leaf, key, 'another-key')];
	return /[-_\s]/.test(leaf.value) ? [remark(leaf, key, 'encoding')] : [];
}

const remark = (node: JsonNode, key: Key, reason: string) =>
	keyProblem('key-x5c', node, { index: key.index, reason });

/** The numbers of a key stand as they are in its SubjectPublicKeyInfo: points at its end, a modulus in its content. */
function holdsKey({ der }: DerKey, { jwk }: Key): boolean {
	const [, bits] = childrenOf(der, readElement(der)) ?? [];
	if (bits === undefined) return false;
	// `pub` is the whole public key of algorithm key pairs (RFC 9964).
	const { x, y, pub }: { x?: string; y?: string; pub?: string } = jwk;
	if (jwk.kty !== 'RSA') return endsWith(der, [x, y, pub]);
	const [modulus, exponent] = childrenOf(der, readElement(der, bits.from + 1, bits.to)) ?? [];
	if (modulus === undefined || exponent === undefined) return false;
	return (
		endsWith(der.subarray(modulus.from, modulus.to), [jwk.n]) &&
		endsWith(der.subarray(exponent.from, exponent.to), [jwk.e])
	);
}

function endsWith(bytes: Uint8Array, members: readonly (string | undefined)[]): boolean {
	const tail = members.flatMap((member) => (member === undefined ? [] : [...decodeBase64url(member).bytes]));
	const start = bytes.length - tail.length;
	return tail.length > 0 && start >= 0 && tail.every((byte, at) => bytes[start + at] === byte);
}
