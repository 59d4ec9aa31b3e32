import { describe, expect, it } from 'vitest';
import vectors from '../../../../../tests/vectors/jwe.json' with { type: 'json' };
import { decodeBase64url } from '../../encoding/base64url.ts';
import { decodeUtf8 } from '../../encoding/utf8.ts';
import type { EncryptRequest } from './encrypt-request.ts';
import { decrypt } from './decrypt.ts';
import { encrypt } from './encrypt.ts';
import { inputOf, keysOf, partsOf } from './testing.ts';
import type { JsonJwe } from './testing.ts';

interface Vector {
	readonly section: string;
	readonly title: string;
	readonly input: string | JsonJwe;
	readonly key: string;
	readonly password?: boolean;
	readonly state: string;
	readonly reason?: string;
	readonly plaintext?: string;
}

const cases = vectors as unknown as readonly Vector[];

describe('vectors of the RFCs', () => {
	it.each(cases)('$section: $title', async ({ input, key, password, state, reason, plaintext }) => {
		const outcome = await decrypt(inputOf(input), await keysOf(key, password));
		expect(outcome).toMatchObject(reason === undefined ? { state } : { state, reason });
		if (outcome.state === 'decrypted') expect(decodeUtf8(outcome.plaintext).text).toBe(plaintext);
	});
});

/** RFC 7520's examples of which all chance is in the token or in the key: they can be made again. */
const repeatable = [
	'RFC 7520 §5.3',
	'RFC 7520 §5.6',
	'RFC 7520 §5.7',
	'RFC 7520 §5.8',
	'RFC 7520 §5.10',
	'RFC 7520 §5.11',
	'RFC 7520 §5.12',
];

describe('encrypting with the chance that an RFC prints', () => {
	const chosen = cases.filter(({ section }) => repeatable.includes(section));
	it.each(chosen)('$section: $title', async ({ input, key, password, plaintext }) => {
		const { parts, request, chance } = await takenApart(input, key, password, plaintext ?? '');
		const outcome = await encrypt(request, { random: () => chance.shift()! });
		expect(outcome).toMatchObject({
			state: 'encrypted',
			protectedText: request.protectedText,
			encodedProtected: parts.protected ?? '',
			recipients: [{ encryptedKey: parts.encrypted_key ?? '' }],
			iv: parts.iv,
			ciphertext: parts.ciphertext,
			tag: parts.tag,
		});
		expect(chance).toEqual([]);
	});
});

async function takenApart(
	input: string | JsonJwe,
	keyText: string,
	password: boolean | undefined,
	text: string,
) {
	const parts = partsOf(input);
	const [key] = await keysOf(keyText, password);
	const bytes = (encoded: string | undefined) => decodeBase64url(encoded ?? '').bytes;
	const protectedText = decodeUtf8(bytes(parts.protected)).text;
	const header = (parts.protected ? JSON.parse(protectedText) : {}) as Record<string, string>;
	const request: EncryptRequest = {
		protectedText,
		sharedText: parts.unprotected && JSON.stringify(parts.unprotected),
		aad: parts.aad,
		plaintext: new TextEncoder().encode(text),
		recipients: [{ headerText: parts.header && JSON.stringify(parts.header), key: key! }],
	};
	const opened = await import('./prepare-recipient.ts').then(({ prepareRecipient }) => {
		const whole = inputOf(input);
		return prepareRecipient(whole, whole.recipients[0]!, {});
	});
	const { keySchemes } = await import('./key-schemes.ts');
	if (!opened.ok) throw new Error(opened.fault.reason);
	const contentKey = await keySchemes[opened.value.row.family].unwrap({ ...opened.value, key: key! });
	if (!contentKey.ok) throw new Error(contentKey.fault.reason);
	const chance = [
		...(opened.value.row.direct ? [] : [contentKey.value]),
		...['p2s', 'iv'].flatMap((name) => (name in header ? [bytes(header[name])] : [])),
		bytes(parts.iv),
	];
	return { parts, request, chance };
}
