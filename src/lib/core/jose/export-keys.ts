import { decodeBase64url } from '../encoding/base64url.ts';
import { decodeUtf8 } from '../encoding/utf8.ts';
import { exportKey, namesOf } from './export-key.ts';
import type { ExportForm } from './export-key.ts';
import { publicMembers } from './import-key.ts';
import type { Key } from './key.ts';

/** The forms of `exportKey`, a set with its private parts, and what a secret's bytes can be written as. */
export type KeyTextForm = ExportForm | 'private-jwks' | SecretForm;

type SecretForm = 'text' | 'base64' | 'base64url' | 'hex';

export interface ExportOptions {
	/** Names each key by its thumbprint (RFC 7638), whatever its own `kid` is; a secret keeps its own. */
	readonly withThumbprintKid?: boolean;
}

/**
 * The forms that a key can take, those that hold no secret first. Only bytes that are UTF-8 through and through can be
 * written as `text`.
 */
export function exportForms(key: Key): readonly KeyTextForm[] {
	if (key.type !== 'oct') {
		const halves = ['public-jwk', 'jwks', 'spki'] as const;
		return key.private ? [...halves, 'jwk', 'private-jwks', 'pkcs8'] : halves;
	}
	const forms = ['base64url', 'base64', 'hex', 'jwk', 'private-jwks'] as const;
	return secretAs.text(secretOf(key), '') === undefined ? forms : ['text', ...forms];
}

/**
 * Several keys as one text: a set of all of them for `jwks` and `private-jwks`, else one after the other, each on lines
 * of its own. Keys that cannot take the form are left out.
 * @returns undefined where no key can take the form
 */
export async function exportKeys(
	keys: readonly Key[],
	form: KeyTextForm,
	{ withThumbprintKid = false }: ExportOptions = {},
): Promise<string | undefined> {
	const named = keys.map((key) => (withThumbprintKid ? { ...key, kid: key.thumbprint ?? key.kid } : key));
	if (form === 'jwks' || form === 'private-jwks') return setOf(named, form);
	const texts = await Promise.all(named.map((key) => exportOne(key, form)));
	const written = texts.filter((text) => text !== undefined);
	if (written.length === 0) return undefined;
	// PEM ends its last line itself.
	return written.map((text) => (written.length > 1 && !text.endsWith('\n') ? `${text}\n` : text)).join('');
}

function setOf(keys: readonly Key[], form: 'jwks' | 'private-jwks'): string | undefined {
	// A secret has no public half: it never goes into a set to publish.
	const able = form === 'jwks' ? keys.filter(({ type }) => type !== 'oct') : keys;
	if (able.length === 0 || (form === 'private-jwks' && !able.some((key) => key.private))) return undefined;
	const members = able.map((key) => ({
		...namesOf(key),
		...(form === 'jwks' ? publicMembers(key.jwk) : key.jwk),
	}));
	return JSON.stringify({ keys: members }, null, 2);
}

/** How a secret's bytes are written; undefined where they cannot be. */
const secretAs: Readonly<Record<SecretForm, (bytes: Uint8Array, base64url: string) => string | undefined>> = {
	text: (bytes) => {
		const { text, invalidAt } = decodeUtf8(bytes);
		return invalidAt.length === 0 && text !== '' ? text : undefined;
	},
	base64: (_, base64url) =>
		base64url
			.replaceAll('-', '+')
			.replaceAll('_', '/')
			.padEnd(4 * Math.ceil(base64url.length / 4), '='),
	base64url: (_, base64url) => base64url,
	hex: (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''),
};

function exportOne(
	key: Key,
	form: Exclude<KeyTextForm, 'jwks' | 'private-jwks'>,
): Promise<string | undefined> {
	if (!isSecretForm(form)) {
		// A public key's own JWK is its public half: there is no private one to give.
		return form === 'jwk' && !key.private ? Promise.resolve(undefined) : exportKey(key, form);
	}
	const text = key.type === 'oct' ? secretAs[form](secretOf(key), key.jwk.k ?? '') : undefined;
	return Promise.resolve(text);
}

const isSecretForm = (form: KeyTextForm): form is SecretForm => Object.hasOwn(secretAs, form);

const secretOf = (key: Key) => decodeBase64url(key.jwk.k ?? '').bytes;
