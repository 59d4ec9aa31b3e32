// Tokens and keys for tests, made with Node's own cryptography: the page is never asked to check itself.
import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

export const encode = (content: string | Uint8Array): string => Buffer.from(content).toString('base64url');

/** The text of a token's header (0) or payload (1). */
export function textOf(token: string, part: 0 | 1): string {
	return Buffer.from(partOf(token, part), 'base64url').toString('utf8');
}

/** The characters of a token's part, as they stand. */
export function partOf(token: string, part: 0 | 1 | 2): string {
	return token.split('.')[part] ?? '';
}

export function compact(header: string | Uint8Array, payload: string | Uint8Array, signature = ''): string {
	return `${encode(header)}.${encode(payload)}.${signature}`;
}

export function hmac(input: string, secret: string | Uint8Array): string {
	return createHmac('sha256', secret).update(input).digest('base64url');
}

export const hs256Header = '{"alg":"HS256","typ":"JWT"}';
export const secret = 'a-secret-of-the-tests-with-more-than-32-bytes';

/** A token under HS256, from the exact texts of its header and payload. */
export function hs256(
	payload: string,
	{ header = hs256Header, key = secret }: { header?: string; key?: string | Uint8Array } = {},
): string {
	const input = `${encode(header)}.${encode(payload)}`;
	return `${input}.${hmac(input, key)}`;
}

export const seconds = (): number => Math.floor(Date.now() / 1000);

export interface TestKey {
	readonly alg: 'RS256' | 'ES256' | 'Ed25519';
	readonly privateKey: KeyObject;
	readonly publicKey: KeyObject;
}

export function makeKey(alg: TestKey['alg']): TestKey {
	if (alg === 'RS256') return { alg, ...generateKeyPairSync('rsa', { modulusLength: 2048 }) };
	if (alg === 'ES256') return { alg, ...generateKeyPairSync('ec', { namedCurve: 'P-256' }) };
	return { alg, ...generateKeyPairSync('ed25519') };
}

/** A token under an asymmetric key. */
export function signed(key: TestKey, payload: string, more: Readonly<Record<string, unknown>> = {}): string {
	const header = JSON.stringify({ alg: key.alg, typ: 'JWT', ...more });
	const input = `${encode(header)}.${encode(payload)}`;
	return `${input}.${signatureOf(key, input).toString('base64url')}`;
}

/** @param form how an ECDSA signature is written: as a JWS wants it, or as other protocols do */
export function signatureOf(key: TestKey, input: string, form: 'ieee-p1363' | 'der' = 'ieee-p1363'): Buffer {
	const digest = key.alg === 'Ed25519' ? null : 'sha256';
	return sign(digest, Buffer.from(input), { key: key.privateKey, dsaEncoding: form });
}

export const spki = ({ publicKey }: TestKey): string =>
	String(publicKey.export({ type: 'spki', format: 'pem' }));
export const pkcs8 = ({ privateKey }: TestKey): string =>
	String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
export const publicJwk = ({ publicKey }: TestKey, more: object = {}): object => ({
	...publicKey.export({ format: 'jwk' }),
	...more,
});
