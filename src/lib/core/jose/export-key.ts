import { publicMembers } from './import-key.ts';
import type { Key } from './key.ts';
import { pkcs8Of, spkiOf } from './write-key-der.ts';

export type ExportForm = 'jwk' | 'public-jwk' | 'jwks' | 'spki' | 'pkcs8';

/**
 * A key as text: JWK (RFC 7517 §4), its public half, a JWK Set to publish (§5), or PEM (RFC 7468 §10, §13).
 * Undefined for a form that the key cannot take: a secret has no public half, a public key no PKCS#8.
 */
export function exportKey(key: Key, form: ExportForm): Promise<string | undefined> {
	return Promise.resolve(textOf(key, form));
}

function textOf(key: Key, form: ExportForm): string | undefined {
	if (form === 'jwk') return pretty({ ...namesOf(key), ...key.jwk });
	if (key.type === 'oct') return undefined;
	const publicJwk = { ...namesOf(key), ...publicMembers(key.jwk) };
	if (form === 'public-jwk') return pretty(publicJwk);
	if (form === 'jwks') return pretty({ keys: [publicJwk] });
	return exportPem(key, form);
}

function pretty(value: object): string {
	return JSON.stringify(value, null, 2);
}

/** The members that name a key, before those that make it up; `kty` leads, as in the examples of RFC 7517. */
export function namesOf({ jwk, kid, alg, use }: Key): object {
	return {
		kty: jwk.kty,
		...(kid !== undefined && { kid }),
		...(alg !== undefined && { alg }),
		...(use !== undefined && { use }),
	};
}

const written = {
	spki: { label: 'PUBLIC KEY', derOf: spkiOf },
	pkcs8: { label: 'PRIVATE KEY', derOf: pkcs8Of },
} as const;

function exportPem(key: Key, form: keyof typeof written): string | undefined {
	const { label, derOf } = written[form];
	const der = derOf(key.jwk);
	return der && armour(label, der);
}

/** DER as PEM (RFC 7468 §3), in lines of 64 characters. */
export function armour(label: string, der: Uint8Array): string {
	const base64 = btoa(Array.from(der, (byte) => String.fromCharCode(byte)).join(''));
	const lines = base64.match(/.{1,64}/g) ?? [];
	return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
