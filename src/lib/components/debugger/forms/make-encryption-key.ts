import { encodeBase64url } from '#lib/core/encoding/base64url.ts';
import { stringOf, valueOf } from '#lib/core/encoding/json-tree.ts';
import { agreementCurveNamed } from '#lib/core/jose/encryption/agreement-curves.ts';
import { contentEncryptionNamed } from '#lib/core/jose/encryption/content-encryption.ts';
import { keyManagementNamed } from '#lib/core/jose/encryption/key-management.ts';
import { generateKeyFor, type GeneratedKey, type KeySpec } from '#lib/core/jose/generate-key.ts';
import type { App } from '#lib/state/context.ts';
import type { Workbench } from '#lib/state/workbench.svelte.ts';

/** Random bytes of a password: 24 characters of base64url, 144 bits. */
const passwordBytes = 18;

/**
 * A fresh key for a JWE's algorithm: a private JWK, a base64url secret of exactly as many bits as it needs, or a password.
 * @param curve for key agreement; P-256 without one
 * @returns undefined for an unknown or withdrawn algorithm, and for what cannot be made here
 */
export async function encryptionKeyFor(
	alg: string | undefined,
	enc: string | undefined,
	curve?: string,
): Promise<GeneratedKey | undefined> {
	const row = keyManagementNamed(alg);
	if (row === undefined || row.status === 'prohibited') return undefined;
	if (row.family === 'PBES2') {
		const text = encodeBase64url(crypto.getRandomValues(new Uint8Array(passwordBytes)));
		return { text, hint: { readAs: 'secret', encoding: 'utf8' } };
	}
	const says = { alg: row.name, use: 'enc' } as const;
	if (row.family === 'RSA-OAEP') return generateKeyFor({ type: 'RSA' }, says);
	if (row.family === 'ECDH-ES') {
		const known = agreementCurveNamed(curve) ?? agreementCurveNamed('P-256')!;
		return generateKeyFor({ type: known.keyType, curve: known.name } as KeySpec, says);
	}
	const bits = row.secretBits === 'content-key' ? contentEncryptionNamed(enc)?.keyBits : row.secretBits;
	return bits === undefined ? undefined : generateKeyFor({ type: 'oct', bits });
}

/** Whether there is a fresh key to be made for a JWE. */
export function canMakeKey(alg: string | undefined, enc: string | undefined): boolean {
	const row = keyManagementNamed(alg);
	if (row === undefined || row.status === 'prohibited') return false;
	return row.secretBits !== 'content-key' || contentEncryptionNamed(enc) !== undefined;
}

/**
 * Puts a fresh key for a JWE into the Key field. A content that the key before had opened is kept beside the token, so that
 * it can be encrypted to the new one.
 */
export async function makeEncryptionKey(workbench: Workbench, { announce }: App): Promise<void> {
	const { joseHeader } = workbench.reading;
	const alg = stringOf(joseHeader, 'alg');
	const { edits } = workbench;
	const curve = stringOf(valueOf(joseHeader, 'epk'), 'crv');
	const made = await encryptionKeyFor(alg, stringOf(joseHeader, 'enc'), curve).catch(() => undefined);
	if (!made) return announce(`This browser could not make a key for ${alg ?? 'this token'}.`);
	// Making an RSA key takes a while: what was changed meanwhile stays.
	if (edits !== workbench.edits) return;
	const isOpen = workbench.reading.payload !== undefined && !workbench.holdsBytes('payload');
	if (isOpen) workbench.run({ verb: 'edit-part', part: 'payload', panel: workbench.payload });
	workbench.run({ verb: 'set-key', ...made });
	announce(
		isOpen
			? `A fresh key for ${alg ?? ''}. The token is unchanged until you encrypt it.`
			: `A fresh key for ${alg ?? ''}. It encrypts a content of your own; it does not open this token.`,
	);
}
