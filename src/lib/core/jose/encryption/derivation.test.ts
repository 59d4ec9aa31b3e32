import { describe, expect, it } from 'vitest';
import { encodeBase64url } from '../../encoding/base64url.ts';
import { encodeUtf8 } from '../../encoding/utf8.ts';
import { agreementCurveNamed, sharedSecret } from './agreement-curves.ts';
import { concatKdf } from './concat-kdf.ts';
import { openContent, sealContent } from './content-cipher.ts';
import { contentEncryptionNamed } from './content-encryption.ts';

const fromHex = (text: string) =>
	new Uint8Array(text.match(/[0-9a-f]{2}/g)!.map((pair) => Number.parseInt(pair, 16)));
const toHex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

describe('RFC 7518 Appendix C', () => {
	const alice = {
		kty: 'EC',
		crv: 'P-256',
		x: 'gI0GAILBdu7T53akrFmMyGcsF3n5dO7MmwNBHKW5SV0',
		y: 'SLW_xSffzlPWrHEVI30DHM_4egVwt3NQqeUD7nMFpps',
		d: '0_NxaRPUMQoAJt50Gz8YiTr8gRTwyEaCumd-MToTmIo',
	};
	const bob = {
		kty: 'EC',
		crv: 'P-256',
		x: 'weNJy2HscCSM6AEDTDg04biOvhFhyyWvOHQfeF_PxMQ',
		y: 'e8lnCO-AlStT-NJVX-crhB7QRYhiix03illJOVAOyck',
		d: 'VEmDZpDXXK8p8N0Cndsxs924q6nS1RXFASRl6BfUqdw',
	};
	const z = '9e56d91d817135d372834283bf84269cfb316ea3da806a48f6daa7798cfe90c4';

	it.each([
		['Alice', alice, bob],
		['Bob', bob, alice],
	])('agrees on Z and on the key as %s', async (_name, { d, ...mine }, { d: _theirs, ...publicKey }) => {
		const secret = await sharedSecret(agreementCurveNamed('P-256')!, { ...mine, d }, publicKey);
		expect(secret.ok && toHex(secret.value)).toBe(z);
		const key = await concatKdf(fromHex(z), {
			algorithm: 'A128GCM',
			keyBits: 128,
			apu: encodeUtf8('Alice'),
			apv: encodeUtf8('Bob'),
		});
		expect(key.ok && encodeBase64url(key.value)).toBe('VqqN6vgjbSBcIijNcacQGg');
	});

	it('derives keys longer than a digest in rounds, the shorter being no part of the longer', async () => {
		const purpose = { algorithm: 'A256CBC-HS512', apu: new Uint8Array(), apv: new Uint8Array() };
		const long = await concatKdf(fromHex(z), { ...purpose, keyBits: 512 });
		const short = await concatKdf(fromHex(z), { ...purpose, keyBits: 256 });
		expect(long.ok && short.ok && long.value.length).toBe(64);
		expect(long.ok && short.ok && toHex(long.value).startsWith(toHex(short.value))).toBe(false);
	});
});

describe('RFC 7518 Appendix B', () => {
	const plaintext = encodeUtf8(
		'A cipher system must not be required to be secret, and it must be able to fall into the hands of the enemy without inconvenience',
	);
	const iv = fromHex('1af38c2dc2b96ffdd86694092341bc04');
	const aad = encodeUtf8('The second principle of Auguste Kerckhoffs');
	const keyOf = (bytes: number) => new Uint8Array(bytes).map((_, at) => at);

	it.each([
		['A128CBC-HS256', 'c80edfa32ddf39d5ef00c0b468834279', '652c3fa36b0a7c5b3219fab3a30bc1c4'],
		['A192CBC-HS384', 'ea65da6b59e61edb419be62d19712ae5', '8490ac0e58949bfe51875d733f93ac2075168039ccc733d7'],
		[
			'A256CBC-HS512',
			'4affaaadb78c31c5da4b1b590d10ffbd',
			'4dd3b4c088a7f45c216839645b2012bf2e6269a8c56a816dbc1b267761955bc5',
		],
	])('%s', async (name, firstBlock, tag) => {
		const row = contentEncryptionNamed(name)!;
		const key = keyOf(row.keyBits / 8);
		const sealed = await sealContent(row, key, iv, plaintext, aad);
		if (!sealed.ok) throw new Error(sealed.fault.reason);
		expect(sealed.value.ciphertext).toHaveLength(144);
		expect(toHex(sealed.value.ciphertext.subarray(0, 16))).toBe(firstBlock);
		expect(toHex(sealed.value.tag)).toBe(tag);
		expect(await openContent(row, key, iv, sealed.value, aad)).toEqual({ ok: true, value: plaintext });
	});

	it('says nothing of the padding while the tag does not match', async () => {
		const row = contentEncryptionNamed('A128CBC-HS256')!;
		const sealed = { ciphertext: new Uint8Array(17), tag: new Uint8Array(16) };
		const answer = await openContent(row, keyOf(32), iv, sealed, aad);
		expect(answer).toMatchObject({ fault: { reason: 'content-not-authentic' } });
	});
});

const alicesSecret = '77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a';

describe('RFC 7748 §6.1', () => {
	const curve = agreementCurveNamed('X25519')!;
	it('agrees on X25519', async () => {
		const member = (hex: string) => encodeBase64url(fromHex(hex));
		const secret = await sharedSecret(
			curve,
			{
				kty: 'OKP',
				crv: 'X25519',
				d: member(alicesSecret),
				x: member('8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a'),
			},
			{
				kty: 'OKP',
				crv: 'X25519',
				x: member('de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f'),
			},
		);
		expect(secret.ok && toHex(secret.value)).toBe(
			'4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742',
		);
	});

	it('refuses a point of low order, which agrees with anybody', async () => {
		const mine = { kty: 'OKP', crv: 'X25519', d: encodeBase64url(fromHex(alicesSecret)), x: '' };
		const x = encodeBase64url(fromHex('8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a'));
		const zero = { kty: 'OKP', crv: 'X25519', x: encodeBase64url(new Uint8Array(32)) };
		expect((await sharedSecret(curve, { ...mine, x }, zero)).ok).toBe(false);
	});
});
