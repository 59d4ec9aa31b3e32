import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import certificates from '../../../../tests/vectors/certificates.json' with { type: 'json' };
import forms from '../../../../tests/vectors/key-forms.json' with { type: 'json' };
import cases from '../../../../tests/vectors/keys.json' with { type: 'json' };
import { derTag, writeElement } from './der.ts';
import { readKeyBytes } from './read-key-bytes.ts';
import { readKeys } from './read-keys.ts';
import { recogniseKeyText } from './recognise-key-text.ts';
import { automaticHint } from './key.ts';

const whole = /^-----BEGIN ([A-Z ]+)-----\n[A-Za-z0-9+/=\n]+-----END \1-----\n$/;
const pems = [...cases, ...forms, ...certificates.map(({ title, pem }) => ({ title, text: pem }))].filter(
	({ title, text }) => whole.test(text) && !text.includes('OPENSSH') && !title.includes('missing'),
);
const derOf = (pem: string) => Uint8Array.from(Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64'));

describe('readKeyBytes', () => {
	it.each(pems)('gives binary DER its label: $title', ({ text }) => {
		expect(readKeyBytes(derOf(text))).toBe(text);
	});

	it.each(forms)('leaves text as it is: $title', ({ text }) => {
		expect(readKeyBytes(Uint8Array.from(Buffer.from(text)))).toBe(text);
	});

	it.each([
		['UTF-8', 'utf8'],
		['UTF-16', 'utf16le'],
	] as const)('reads %s with its mark', (_, encoding) => {
		const bytes = Buffer.from('\uFEFF-----BEGIN PUBLIC KEY-----\r\n', encoding);
		expect(readKeyBytes(Uint8Array.from(bytes))).toBe('-----BEGIN PUBLIC KEY-----\r\n');
	});

	const version3 = writeElement(derTag.integer, Uint8Array.of(3));
	const data = writeElement(derTag.oid, Uint8Array.from(Buffer.from('2a864886f70d010701', 'hex')));
	const content = writeElement(derTag.sequence, data);
	const signed = writeElement(derTag.oid, Uint8Array.from(Buffer.from('2a864886f70d010702', 'hex')));

	it.each([
		['PKCS#12', '', writeElement(derTag.sequence, version3, content)],
		['PKCS#12', 'store.P12', Uint8Array.of(0x30, 0x80, 2, 1, 3, 0x30, 0x80)],
		['Java keystore', 'x', Uint8Array.of(0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2)],
		['PKCS#7', '', writeElement(derTag.sequence, signed, writeElement(derTag.context0))],
		['binary', 'photo.jpg', new Uint8Array(70_000).fill(0xff)],
	])('names %s', async (container, name, bytes) => {
		const text = readKeyBytes(bytes, name);
		expect((await readKeys(text)).problems).toMatchObject([{ detail: { container } }].slice(0, 1));
		expect(recogniseKeyText(text, automaticHint).holdsSecret).toBe(container !== 'PKCS#7');
	});

	it('gives every file a text that is read, and loses no byte of a binary secret', async () => {
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), fc.string(), async (bytes, name) => {
				const text = readKeyBytes(bytes, name);
				const { keys, form } = await readKeys(text);
				if (!text.startsWith('{"kty"')) return;
				expect(form).toBe('jwk');
				expect(Buffer.from(keys[0]!.jwk.k!, 'base64url')).toEqual(Buffer.from(bytes));
			}),
		);
	});

	it('tells that DER is cut off', async () => {
		const { keys, problems } = await readKeys(readKeyBytes(derOf(pems[0]!.text).subarray(0, 200)));
		expect(keys).toEqual([]);
		expect(problems).toMatchObject([{ code: 'key-pem-truncated' }]);
	});

	it('tells a file of megabytes to be too large', async () => {
		const text = readKeyBytes(new Uint8Array(3_000_000).fill(0x41));
		expect((await readKeys(text)).problems).toMatchObject([{ code: 'key-too-large' }]);
	});
});
