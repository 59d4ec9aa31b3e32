import type { KeyTextForm } from '#lib/core/jose/export-keys.ts';

const textForms: Record<KeyTextForm, string> = {
	'public-jwk': 'Public JWK',
	jwks: 'Public JWK Set',
	spki: 'Public PEM (SPKI)',
	jwk: 'Private JWK',
	'private-jwks': 'Private JWK Set',
	pkcs8: 'Private PEM (PKCS#8)',
	text: 'Text (UTF-8)',
	base64: 'Base64',
	base64url: 'Base64url',
	hex: 'Hexadecimal',
};

/** The name of a form that keys are written in. */
export function describeKeyTextForm(form: KeyTextForm): string {
	return textForms[form];
}

const files: Record<KeyTextForm, string> = {
	'public-jwk': 'public-key.jwk.json',
	jwks: 'jwks.json',
	spki: 'public-key.pem',
	jwk: 'private-key.jwk.json',
	'private-jwks': 'private-jwks.json',
	pkcs8: 'private-key.pem',
	text: 'secret.txt',
	base64: 'secret.base64.txt',
	base64url: 'secret.base64url.txt',
	hex: 'secret.hex.txt',
};

/** What a file of that form is called: a private one says so. */
export function fileOfTextForm(form: KeyTextForm): string {
	return files[form];
}

/** True for the forms that hold nothing secret. */
export function isPublicForm(form: KeyTextForm): boolean {
	return form === 'public-jwk' || form === 'jwks' || form === 'spki';
}
