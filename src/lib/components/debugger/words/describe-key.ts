import type { Key, KeyForm } from '#lib/core/jose/key.ts';

const forms: Record<KeyForm, string> = {
	empty: '',
	secret: 'secret',
	jwk: 'JWK',
	jwks: 'JWK Set',
	spki: 'PEM, SPKI',
	pkcs8: 'PEM, PKCS#8',
	pkcs1: 'PEM, PKCS#1',
	sec1: 'PEM, SEC1',
	x509: 'X.509 certificate',
	encrypted: 'PEM, encrypted PKCS#8',
	'ssh-public': 'OpenSSH public key',
	'ssh-private': 'OpenSSH private key',
	unreadable: 'not readable',
};

/** The form of a key's text, in a word or two. */
export function describeKeyForm(form: KeyForm): string {
	return forms[form];
}

/** What a key is: `EC P-256 · private`, `RSA 2048 bits · public`, `ML-DSA-44 · public`, `secret · 256 bits`. */
export function describeKey(key: Key): string {
	if (key.type === 'oct') return `secret · ${key.bits} bits`;
	const kind =
		key.parameterSet ?? (key.type === 'RSA' ? `RSA ${key.bits} bits` : `${key.type} ${key.curve ?? ''}`);
	return `${kind} · ${key.private ? 'private' : 'public'}`;
}
