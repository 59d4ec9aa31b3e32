import { algorithms } from './algorithms.ts';
import { askEngine } from './engine.ts';
import { publicMembers } from './import-key.ts';
import type { Key } from './key.ts';

export type ExportForm = 'jwk' | 'public-jwk' | 'jwks' | 'spki' | 'pkcs8';

/**
 * A key as text: JWK (RFC 7517 §4), its public half, a JWK Set to publish (§5), or PEM (RFC 7468 §10, §13).
 * Undefined for a form that the key cannot take: a secret has no public half, a public key no PKCS#8.
 */
export async function exportKey(key: Key, form: ExportForm): Promise<string | undefined> {
	if (form === 'jwk') return pretty({ ...named(key), ...key.jwk });
	if (key.type === 'oct') return undefined;
	const publicJwk = { ...named(key), ...publicMembers(key.jwk) };
	if (form === 'public-jwk') return pretty(publicJwk);
	if (form === 'jwks') return pretty({ keys: [publicJwk] });
	return exportPem(key, form);
}

function pretty(value: object): string {
	return JSON.stringify(value, null, 2);
}

/** The members that name a key, before those that make it up; `kty` leads, as in the examples of RFC 7517. */
function named({ jwk, kid, alg, use }: Key): object {
	return {
		kty: jwk.kty,
		...(kid !== undefined && { kid }),
		...(alg !== undefined && { alg }),
		...(use !== undefined && { use }),
	};
}

async function exportPem(key: Key, format: 'spki' | 'pkcs8'): Promise<string | undefined> {
	if (format === 'pkcs8' && !key.private) return undefined;
	const row = algorithms.find(({ keyType, curve }) => keyType === key.type && curve === key.curve);
	const parameters = row?.webCrypto?.key;
	if (parameters === undefined) return undefined;
	const jwk = format === 'spki' ? publicMembers(key.jwk) : key.jwk;
	const der = await askEngine(async (subtle) => {
		const usage = format === 'spki' ? 'verify' : 'sign';
		const handle = await subtle.importKey('jwk', jwk, parameters, true, [usage]);
		return subtle.exportKey(format, handle);
	});
	return der.ok
		? armour(format === 'spki' ? 'PUBLIC KEY' : 'PRIVATE KEY', new Uint8Array(der.value))
		: undefined;
}

function armour(label: string, der: Uint8Array): string {
	const base64 = btoa(Array.from(der, (byte) => String.fromCharCode(byte)).join(''));
	const lines = base64.match(/.{1,64}/g) ?? [];
	return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
