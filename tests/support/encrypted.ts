// Encrypted tokens for tests (RFC 7516), made with Node's own cryptography: the page is never asked to check itself.
import {
	constants,
	createCipheriv,
	createHash,
	createHmac,
	diffieHellman,
	generateKeyPairSync,
	pbkdf2Sync,
	publicEncrypt,
	randomBytes,
	type KeyObject,
} from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { encode } from './tokens.ts';

type Header = Readonly<Record<string, unknown>>;

interface Management {
	readonly contentKey?: Buffer;
	readonly encryptedKey: Buffer;
	readonly header: Header;
}

/** How a content key reaches the recipient: takes the fresh one and gives its encrypted form, or one of its own. */
type Manage = (contentKey: Buffer, enc: string) => Management;

export interface SealOptions {
	readonly enc?: string;
	readonly header?: Header;
	/** Compresses the content (`zip`). */
	readonly zip?: boolean;
}

const keyBytes = (enc: string): number =>
	enc.includes('CBC') ? Number(enc.slice(-3)) / 8 : Number(enc.slice(1, 4)) / 8;

interface Sealed {
	readonly iv: string;
	readonly ciphertext: string;
	readonly tag: string;
}

function sealContent(enc: string, key: Buffer, plaintext: Buffer, aad: string): Sealed {
	if (!enc.includes('CBC')) {
		const iv = randomBytes(12);
		const cipher = createCipheriv(`aes-${key.length * 8}-gcm` as 'aes-256-gcm', key, iv);
		cipher.setAAD(Buffer.from(aad));
		const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
		return { iv: encode(iv), ciphertext: encode(ciphertext), tag: encode(cipher.getAuthTag()) };
	}
	const half = key.length / 2;
	const iv = randomBytes(16);
	const cipher = createCipheriv(`aes-${half * 8}-cbc`, key.subarray(half), iv);
	const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
	const length = Buffer.alloc(8);
	length.writeBigUInt64BE(BigInt(aad.length * 8));
	const mac = createHmac(`sha${enc.slice(-3)}`, key.subarray(0, half));
	const tag = mac.update(Buffer.concat([Buffer.from(aad), iv, ciphertext, length])).digest();
	return { iv: encode(iv), ciphertext: encode(ciphertext), tag: encode(tag.subarray(0, half)) };
}

/** An encrypted token in the Compact Serialization. */
export function jwe(
	manage: Manage,
	content: string,
	{ enc = 'A256GCM', header = {}, zip }: SealOptions = {},
): string {
	const fresh = randomBytes(keyBytes(enc));
	const managed = manage(fresh, enc);
	const all = { ...managed.header, enc, ...(zip && { zip: 'DEF' }), ...header };
	const protectedText = encode(JSON.stringify(all));
	const plaintext = zip ? deflateRawSync(content) : Buffer.from(content);
	const { iv, ciphertext, tag } = sealContent(enc, managed.contentKey ?? fresh, plaintext, protectedText);
	return [protectedText, encode(managed.encryptedKey), iv, ciphertext, tag].join('.');
}

/** An encrypted token in the general JSON Serialization, for several recipients. */
export function jsonJwe(recipients: readonly { manage: Manage; header?: Header }[], content: string): string {
	const enc = 'A128GCM';
	const contentKey = randomBytes(keyBytes(enc));
	const protectedText = encode(JSON.stringify({ enc }));
	return JSON.stringify({
		protected: protectedText,
		recipients: recipients.map(({ manage, header: own = {} }) => {
			const { header, encryptedKey } = manage(contentKey, enc);
			return { header: { ...header, ...own }, encrypted_key: encode(encryptedKey) };
		}),
		...sealContent(enc, contentKey, Buffer.from(content), protectedText),
	});
}

const nothing = Buffer.alloc(0);

export const direct =
	(key: Buffer): Manage =>
	() => ({ contentKey: key, encryptedKey: nothing, header: { alg: 'dir' } });

/** AES Key Wrap (RFC 3394). */
function wrap(key: Buffer, contentKey: Buffer): Buffer {
	const cipher = createCipheriv(`id-aes${key.length * 8}-wrap`, key, Buffer.alloc(8, 0xa6));
	return Buffer.concat([cipher.update(contentKey), cipher.final()]);
}

export const keyWrap =
	(key: Buffer): Manage =>
	(contentKey) => ({ encryptedKey: wrap(key, contentKey), header: { alg: `A${key.length * 8}KW` } });

export const rsaOaep256 =
	(key: KeyObject): Manage =>
	(contentKey) => ({
		encryptedKey: publicEncrypt(
			{ key, oaepHash: 'sha256', padding: constants.RSA_PKCS1_OAEP_PADDING },
			contentKey,
		),
		header: { alg: 'RSA-OAEP-256' },
	});

export const rsa15 =
	(key: KeyObject): Manage =>
	(contentKey) => ({
		encryptedKey: publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, contentKey),
		header: { alg: 'RSA1_5' },
	});

/** PBES2-HS256+A128KW. @param claimed what the header says of the iterations, which may be another number */
export const password =
	(words: string, iterations: number, claimed = iterations): Manage =>
	(contentKey) => {
		const alg = 'PBES2-HS256+A128KW';
		const salt = randomBytes(16);
		const salted = Buffer.concat([Buffer.from(`${alg}\0`), salt]);
		const key = pbkdf2Sync(words, salted, iterations, 16, 'sha256');
		return { encryptedKey: wrap(key, contentKey), header: { alg, p2s: encode(salt), p2c: claimed } };
	};

/** ECDH-ES+A128KW to a public key on any curve (RFC 7518 §4.6.2: the Concat KDF with one round). */
export const agreement =
	(publicKey: KeyObject, fresh: { privateKey: KeyObject; publicKey: KeyObject }): Manage =>
	(contentKey) => {
		const alg = 'ECDH-ES+A128KW';
		const number = (value: number) => {
			const bytes = Buffer.alloc(4);
			bytes.writeUInt32BE(value);
			return bytes;
		};
		const secret = diffieHellman({ privateKey: fresh.privateKey, publicKey });
		const info = [number(alg.length), Buffer.from(alg), number(0), number(0), number(128)];
		const derived = createHash('sha256')
			.update(Buffer.concat([number(1), secret, ...info]))
			.digest();
		const epk = fresh.publicKey.export({ format: 'jwk' });
		return { encryptedKey: wrap(derived.subarray(0, 16), contentKey), header: { alg, epk } };
	};

export const ecPair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
export const x448Pair = () => generateKeyPairSync('x448');
export const rsaPair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

/** A key as a JWK. */
export const jwkOf = (key: KeyObject, more: Header = {}): string =>
	JSON.stringify({ ...key.export({ format: 'jwk' }), ...more });
export const octJwk = (key: Buffer, more: Header = {}): string =>
	JSON.stringify({ kty: 'oct', k: encode(key), ...more });
