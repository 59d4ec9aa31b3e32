import { askEngine } from '../engine.ts';
import type { EngineAnswer } from '../engine.ts';
import { decryptCbc, encryptCbc, openGcm, sealGcm } from './aes.ts';
import type { Sealed } from './aes.ts';
import { bigEndian, concatBytes, equalInConstantTime } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import type { ContentEncryption, ContentFamily } from './content-encryption.ts';
import { fault, given } from './jwe.ts';
import type { JweResult } from './jwe.ts';

/** Encrypts and authenticates the content (RFC 7516 §5.1 step 15); the key and IV have the lengths of the row. */
export function sealContent(
	row: ContentEncryption,
	key: Bytes,
	iv: Bytes,
	plaintext: Bytes,
	aad: Bytes,
): Promise<JweResult<Sealed>> {
	return ciphers[row.family].seal(row, key, iv, plaintext, aad);
}

/** Authenticates, then decrypts the content (RFC 7516 §5.2 step 16); key, IV and tag have the lengths of the row. */
export function openContent(
	row: ContentEncryption,
	key: Bytes,
	iv: Bytes,
	sealed: Sealed,
	aad: Bytes,
): Promise<JweResult<Bytes>> {
	return ciphers[row.family].open(row, key, iv, sealed, aad);
}

interface Cipher {
	readonly seal: typeof sealContent;
	readonly open: typeof openContent;
}

const ciphers: Readonly<Record<ContentFamily, Cipher>> = {
	'AES-GCM': {
		seal: async (row, key, iv, plaintext, aad) => {
			const answer = await sealGcm(key, iv, plaintext, aad);
			return answer.ok ? given(answer.value) : unsupported(row);
		},
		open: async (row, key, iv, sealed, aad) => {
			const answer = await openGcm(key, iv, sealed, aad);
			if (answer.ok) return given(answer.value);
			return answer.why === 'not-supported' ? unsupported(row) : fault('content-not-authentic');
		},
	},
	'AES-CBC-HMAC': {
		// RFC 7518 §5.2.2.1
		seal: async (row, key, iv, plaintext, aad) => {
			const { macKey, cipherKey } = halves(key);
			const ciphertext = await encryptCbc(cipherKey, iv, plaintext);
			if (!ciphertext.ok) return unsupported(row);
			const tag = await contentTag(row, macKey, iv, ciphertext.value, aad);
			return tag.ok ? given({ ciphertext: ciphertext.value, tag: tag.value }) : unsupported(row);
		},
		// RFC 7518 §5.2.2.2: the tag first, so that the padding answers nobody who cannot make tags.
		open: async (row, key, iv, { ciphertext, tag }, aad) => {
			const { macKey, cipherKey } = halves(key);
			const expected = await contentTag(row, macKey, iv, ciphertext, aad);
			if (!expected.ok) return unsupported(row);
			if (!equalInConstantTime(expected.value, tag)) return fault('content-not-authentic');
			const plaintext = await decryptCbc(cipherKey, iv, ciphertext);
			if (plaintext.ok) return given(plaintext.value);
			return plaintext.why === 'not-supported' ? unsupported(row) : fault('content-padding');
		},
	},
};

/** RFC 7518 §5.2.2.1 step 1: the first half authenticates, the second encrypts. */
function halves(key: Bytes): { macKey: Bytes; cipherKey: Bytes } {
	const middle = key.length / 2;
	return { macKey: key.slice(0, middle), cipherKey: key.slice(middle) };
}

/** The tag of RFC 7518 §5.2.2.1 steps 4–5: the HMAC over AAD, IV, ciphertext and the AAD's length, cut short. */
function contentTag(
	{ hash, tagBytes }: ContentEncryption,
	macKey: Bytes,
	iv: Bytes,
	ciphertext: Bytes,
	aad: Bytes,
): Promise<EngineAnswer<Bytes>> {
	const input = concatBytes(aad, iv, ciphertext, bigEndian(aad.length * 8, 8));
	return askEngine(async (subtle) => {
		const parameters = { name: 'HMAC', hash: hash! };
		const handle = await subtle.importKey('raw', macKey, parameters, false, ['sign']);
		return new Uint8Array(await subtle.sign('HMAC', handle, input)).slice(0, tagBytes);
	});
}

function unsupported({ name }: ContentEncryption): JweResult<never> {
	return fault('unsupported-here', { name });
}
