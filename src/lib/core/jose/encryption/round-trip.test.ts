import { FlattenedEncrypt, compactDecrypt } from 'jose';
import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { encodeBase64url } from '../../encoding/base64url.ts';
import { encodeUtf8 } from '../../encoding/utf8.ts';
import { forgetCapabilities } from '../capabilities.ts';
import { publicMembers } from '../import-key.ts';
import type { Key } from '../key.ts';
import { agreementCurveNamed, ephemeralPair } from './agreement-curves.ts';
import { compactJwe } from './compact-jwe.ts';
import { contentEncryptions } from './content-encryption.ts';
import type { ContentEncryption } from './content-encryption.ts';
import { decrypt } from './decrypt.ts';
import { encrypt } from './encrypt.ts';
import { keyManagements } from './key-management.ts';
import type { KeyManagement } from './key-management.ts';
import { inputOf, keyOf } from './testing.ts';
import { whereEncrypted } from './where-encrypted.ts';
import { withoutAlgorithms } from './without-algorithms.ts';

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const computed = keyManagements.filter(({ status }) => status !== 'prohibited');
const pairs = computed.flatMap((row) =>
	contentEncryptions.flatMap((enc) =>
		(row.curves.length > 0 ? row.curves : [undefined]).map((curve) => ({
			row,
			enc,
			curve,
			title: [row.name, enc.name, curve].filter(Boolean).join(', '),
		})),
	),
);
/** p2c: few, so that the tests are quick. */
const headerText = (row: KeyManagement, enc: ContentEncryption) =>
	`{"alg":"${row.name}", "enc":"${enc.name}"${row.family === 'PBES2' ? ',"p2c":1000' : ''}}`;

let rsa: Key;
const agreeing = new Map<string, Key>();
beforeAll(async () => {
	const parameters = { name: 'RSA-OAEP', hash: 'SHA-256', modulusLength: 2048 };
	const made = await crypto.subtle.generateKey(
		{ ...parameters, publicExponent: Uint8Array.of(1, 0, 1) },
		true,
		['decrypt', 'encrypt'],
	);
	const {
		alg: _alg,
		key_ops: _ops,
		ext: _ext,
		...jwk
	} = await crypto.subtle.exportKey('jwk', made.privateKey);
	rsa = keyOf(jwk);
	for (const curve of keyManagements.flatMap(({ curves }) => curves)) {
		const pair = await ephemeralPair(agreementCurveNamed(curve)!, random);
		if (pair.ok) agreeing.set(curve, keyOf(pair.value.whole));
	}
});

function keyFor(row: KeyManagement, enc: ContentEncryption, curve: string | undefined): Key {
	if (curve !== undefined) return agreeing.get(curve)!;
	if (row.keyTypes.includes('RSA')) return rsa;
	const bits = row.secretBits === 'content-key' ? enc.keyBits : (row.secretBits ?? 200);
	return keyOf({ kty: 'oct', k: encodeBase64url(random(bits / 8)) });
}

async function tokenOf(row: KeyManagement, enc: ContentEncryption, key: Key, plaintext: Uint8Array) {
	const outcome = await encrypt({ protectedText: headerText(row, enc), plaintext, recipients: [{ key }] });
	if (outcome.state !== 'encrypted') throw new Error(JSON.stringify(outcome));
	return compactJwe(outcome)!;
}

afterEach(forgetCapabilities);

describe.each(pairs)('$title', ({ row, enc, curve }) => {
	it('decrypts what it encrypts, any bytes, and nothing of which a bit was changed', async () => {
		const key = keyFor(row, enc, curve);
		await fc.assert(
			fc.asyncProperty(
				fc.uint8Array({ maxLength: 70 }),
				fc.nat(),
				fc.nat(),
				async (plaintext, where, bit) => {
					const input = inputOf(await tokenOf(row, enc, key, plaintext));
					const outcome = await decrypt(input, [key]);
					if (outcome.state !== 'decrypted') throw new Error(JSON.stringify(outcome));
					expect([...outcome.plaintext]).toEqual([...plaintext]);
					const flip = (bytes: Uint8Array) =>
						bytes.map((byte, at) => (at === (bit >> 3) % bytes.length ? byte ^ (1 << (bit & 7)) : byte));
					const [recipient] = input.recipients;
					const changed = [
						{ ...input, iv: flip(input.iv) },
						{ ...input, tag: flip(input.tag) },
						{ ...input, aad: '' },
						// The same header to whoever reads it, and other characters.
						{ ...input, protectedText: encodeBase64url(encodeUtf8(`${headerText(row, enc)} `)) },
						...(input.ciphertext.length > 0 ? [{ ...input, ciphertext: flip(input.ciphertext) }] : []),
						...(recipient!.encryptedKey.length > 0
							? [{ ...input, recipients: [{ ...recipient!, encryptedKey: flip(recipient!.encryptedKey) }] }]
							: []),
					];
					expect((await decrypt(changed[where % changed.length]!, [key])).state).not.toBe('decrypted');
				},
			),
			{ numRuns: 3, seed: 7516 },
		);
	});
});

// jose has no X448.
describe.each(pairs.filter(({ curve }) => curve !== 'X448'))('jose and $title', ({ row, enc, curve }) => {
	it('understand each other', async () => {
		const key = keyFor(row, enc, curve);
		const text = encodeUtf8('one text for both');
		const jwk = { ...key.jwk, alg: row.name };
		const secret = Buffer.from(key.jwk.k ?? '', 'base64url');
		const theirKey = key.type === 'oct' ? secret : { ...publicMembers(key.jwk), alg: row.name };
		const theirs = await new FlattenedEncrypt(text)
			.setProtectedHeader({ alg: row.name, enc: enc.name })
			.setKeyManagementParameters(row.family === 'PBES2' ? { p2c: 1000 } : {})
			.encrypt(theirKey);
		const ours = await decrypt(inputOf(theirs as never), [key]);
		expect(ours).toMatchObject({ state: 'decrypted', remarks: [] });
		const opened = await compactDecrypt(
			await tokenOf(row, enc, key, text),
			(key.type === 'oct' ? secret : jwk) as never,
			{ keyManagementAlgorithms: [row.name], maxPBES2Count: 1000 },
		);
		expect(new TextDecoder().decode(opened.plaintext)).toBe('one text for both');
	});
});

const lacking = pairs.filter(
	({ row, enc, curve }) => enc.aesBits === 192 || row.keyBits === 192 || curve?.startsWith('X'),
);

describe.each(lacking)('without WebCrypto’s own: $title', ({ row, enc, curve }) => {
	it('gives tokens that WebCrypto reads, and reads WebCrypto’s', async () => {
		const key = keyFor(row, enc, curve);
		const plaintext = random(33);
		const engines = await tokenOf(row, enc, key, plaintext);
		forgetCapabilities();
		const restore = withoutAlgorithms();
		let libraries: string;
		try {
			expect([await whereEncrypted(row, curve), await whereEncrypted(enc)]).toContain('noble');
			expect(await decrypt(inputOf(engines), [key])).toMatchObject({ state: 'decrypted', plaintext });
			libraries = await tokenOf(row, enc, key, plaintext);
			expect(await decrypt(inputOf(libraries), [key])).toMatchObject({ state: 'decrypted', plaintext });
			const changed = libraries.replace(/.(.{3})$/, (all, end: string) =>
				all[0] === 'A' ? `B${end}` : `A${end}`,
			);
			expect((await decrypt(inputOf(changed), [key])).state).toBe('failed');
		} finally {
			restore();
		}
		forgetCapabilities();
		expect(await whereEncrypted(row, curve)).toBe('webcrypto');
		expect(await decrypt(inputOf(libraries), [key])).toMatchObject({ state: 'decrypted', plaintext });
	});
});
