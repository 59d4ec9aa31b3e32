import { keyKindOf } from '#lib/core/jose/key-kinds.ts';
import type { Key } from '#lib/core/jose/key.ts';
import { registeredAlgorithmNamed } from '#lib/core/jose/registered-algorithms.ts';

/** What a key can do, in words; what its JWK forbids (RFC 7517 §4.2–4.4) is not among it. */
export function describeAbility(key: Key): string {
	const does = signs(key) ? signing(key) : encrypting(key);
	return does === '' ? 'its JWK allows nothing that is done here' : `can ${does}`;
}

function signs({ jwk, use, alg, keyOps }: Key): boolean {
	if (keyKindOf(jwk)?.signs === false || use === 'enc') return false;
	if (use === undefined && registeredAlgorithmNamed(alg)?.kind === 'jwe') return false;
	return keyOps === undefined || keyOps.some((operation) => operation === 'sign' || operation === 'verify');
}

function signing({ private: secret, keyOps }: Key): string {
	const allowed = (operation: string) => keyOps?.includes(operation) ?? true;
	// Whoever can sign has the public half, too, and a secret is both.
	return [secret && allowed('sign') && 'sign', allowed('verify') && 'verify'].filter(Boolean).join(' and ');
}

/** RFC 7517 §4.3: deriving and wrapping keys is what encrypts a JWE. */
const encrypts = ['encrypt', 'wrapKey', 'deriveKey', 'deriveBits'];
const decrypts = ['decrypt', 'unwrapKey', 'deriveKey', 'deriveBits'];

function encrypting({ jwk, private: secret, keyOps }: Key): string {
	const allowed = (operations: readonly string[]) => keyOps?.some((one) => operations.includes(one)) ?? true;
	const does = [allowed(encrypts) && 'encrypt', secret && allowed(decrypts) && 'decrypt'].filter(Boolean);
	if (does.length === 0) return '';
	const agrees = keyKindOf(jwk)?.signs === false ? ', by key agreement' : '';
	return `${does.join(' and ')}${agrees}`;
}
