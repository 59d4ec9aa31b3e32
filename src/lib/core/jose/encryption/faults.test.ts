import { describe, expect, it } from 'vitest';
import { encodeBase64url } from '../../encoding/base64url.ts';
import { encodeUtf8 } from '../../encoding/utf8.ts';
import { publicMembers } from '../import-key.ts';
import type { Key } from '../key.ts';
import { wrapKey } from './aes.ts';
import { agreementCurveNamed, ephemeralPair } from './agreement-curves.ts';
import { compactJwe } from './compact-jwe.ts';
import { decrypt } from './decrypt.ts';
import type { EncryptRequest } from './encrypt-request.ts';
import { encrypt } from './encrypt.ts';
import { readHeaderText } from './jose-header.ts';
import type { DecryptOptions, JweInput } from './jwe.ts';
import { keyManagementNamed } from './key-management.ts';
import { sealContent } from './content-cipher.ts';
import { contentEncryptionNamed } from './content-encryption.ts';
import { inputOf, keyOf } from './testing.ts';

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const secret = (bits: number, members: object = {}) =>
	keyOf({ kty: 'oct', k: encodeBase64url(random(bits / 8)), ...members });
const plaintext = encodeUtf8('a text');

async function pairOn(curve: string): Promise<Key> {
	const pair = await ephemeralPair(agreementCurveNamed(curve)!, random);
	if (!pair.ok) throw new Error(curve);
	return keyOf(pair.value.whole);
}

/** A token whose header is put in place of another one: only what is read before any key can be told of it. */
function inputWith(header: string, more: Partial<JweInput> = {}): JweInput {
	const tree = readHeaderText(header);
	return {
		protectedText: encodeBase64url(encodeUtf8(header)),
		aad: undefined,
		iv: new Uint8Array(12),
		ciphertext: new Uint8Array(5),
		tag: new Uint8Array(16),
		recipients: [{ encryptedKey: new Uint8Array(24), headers: tree ? [tree] : [] }],
		...more,
	};
}

const bytes = (length: number) => encodeBase64url(new Uint8Array(length));
const kw = '"alg":"A128KW","enc":"A128GCM"';
const gcmKw = '"alg":"A128GCMKW","enc":"A128GCM"';
const pbes2 = '"alg":"PBES2-HS256+A128KW","enc":"A128GCM"';
const agreed = '"alg":"ECDH-ES+A128KW","enc":"A128GCM"';

describe('a header that cannot be decrypted by', () => {
	it.each([
		['{"alg":', 'header-unreadable', {}],
		['["alg"]', 'header-unreadable', {}],
		['{"enc":"A128GCM"}', 'algorithm-missing', {}],
		['{"alg":"constructor","enc":"A128GCM"}', 'algorithm-unknown', { name: 'constructor' }],
		['{"alg":["dir"],"enc":"A128GCM"}', 'algorithm-unknown', {}],
		['{"alg":"a128kw","enc":"A128GCM"}', 'algorithm-unknown', {}],
		['{"alg":"RSA1_5","enc":"A128GCM"}', 'algorithm-withdrawn', { name: 'RSA1_5' }],
		['{"alg":"A128KW"}', 'encryption-missing', {}],
		['{"alg":"A128KW","enc":"__proto__"}', 'encryption-unknown', {}],
		['{"alg":"A128KW","alg":"A128KW","enc":"A128GCM"}', 'header-ambiguous', { name: 'alg' }],
		[`{${kw},"crit":["exp"],"exp":1}`, 'crit-unknown', { name: 'exp' }],
		[`{${kw},"crit":["b64"],"b64":true}`, 'crit-unknown', { name: 'b64' }],
		[`{${kw},"crit":[]}`, 'crit-malformed', { fault: 'empty' }],
		[`{${kw},"zip":"GZIP"}`, 'zip-unknown', { name: 'GZIP' }],
		['{"alg":"dir","enc":"A128GCM"}', 'encrypted-key-not-empty', { name: 'dir' }],
		['{"alg":"ECDH-ES","enc":"A128GCM"}', 'encrypted-key-not-empty', { name: 'ECDH-ES' }],
		['{"alg":"A128KW","enc":"A128CBC-HS256"}', 'iv-wrong-length', { expected: 16, found: 12 }],
		[`{${gcmKw}}`, 'parameter-missing', { member: 'iv' }],
		[`{${gcmKw},"iv":"${bytes(12)}"}`, 'parameter-missing', { member: 'tag' }],
		[
			`{${gcmKw},"iv":"${bytes(11)}","tag":""}`,
			'parameter-ill-formed',
			{ member: 'iv', expected: 12, found: 11 },
		],
		[
			`{${gcmKw},"iv":"${bytes(12)}","tag":7}`,
			'parameter-ill-formed',
			{ member: 'tag', cause: 'not-a-string' },
		],
		[`{${pbes2}}`, 'parameter-missing', { member: 'p2s' }],
		[`{${pbes2},"p2s":"${bytes(8)}"}`, 'parameter-missing', { member: 'p2c' }],
		[`{${pbes2},"p2s":"${bytes(7)}","p2c":1}`, 'parameter-ill-formed', { member: 'p2s', cause: 'too-short' }],
		[`{${pbes2},"p2s":"*","p2c":1}`, 'parameter-ill-formed', { member: 'p2s', cause: 'base64url-character' }],
		[`{${pbes2},"p2s":"${bytes(8)}","p2c":"9"}`, 'parameter-ill-formed', { member: 'p2c' }],
		[`{${pbes2},"p2s":"${bytes(8)}","p2c":0}`, 'parameter-ill-formed', { member: 'p2c' }],
		[`{${pbes2},"p2s":"${bytes(8)}","p2c":1.5}`, 'parameter-ill-formed', { member: 'p2c' }],
		[`{${pbes2},"p2s":"${bytes(8)}","p2c":1000000000}`, 'p2c-too-high', { milliseconds: 110_000 }],
		[`{${pbes2},"p2s":"${bytes(8)}","p2c":1e400}`, 'p2c-too-high', { iterations: Infinity }],
		[`{${agreed}}`, 'parameter-missing', { member: 'epk' }],
		[`{${agreed},"epk":3}`, 'parameter-ill-formed', { member: 'epk', cause: 'not-an-object' }],
		[`{${agreed},"epk":"{"}`, 'parameter-ill-formed', { member: 'epk', cause: 'not-an-object' }],
		[`{${agreed},"epk":{"kty":"EC"}}`, 'parameter-ill-formed', { cause: 'curve-unknown' }],
		[`{${agreed},"epk":{"kty":"OKP","crv":"P-256"}}`, 'parameter-ill-formed', { cause: 'key-type' }],
		[`{${agreed},"epk":{"kty":"EC","crv":"P-256"}}`, 'parameter-ill-formed', { cause: 'x-missing' }],
		[
			`{${agreed},"epk":{"kty":"OKP","crv":"X25519","x":"${bytes(31)}"}}`,
			'parameter-ill-formed',
			{ cause: 'x-length', expected: 32, found: 31 },
		],
	])('%s', async (header, reason, detail) => {
		const outcome = await decrypt(inputWith(header), [secret(128)]);
		expect(outcome).toMatchObject({ state: 'impossible', reason, detail });
	});

	it('is told by its tag’s length, and by an encrypted key that is missing', async () => {
		const header = `{${kw}}`;
		const short = await decrypt(inputWith(header, { tag: new Uint8Array(4) }), [secret(128)]);
		expect(short).toMatchObject({ reason: 'tag-wrong-length', detail: { expected: 16, found: 4 } });
		const headers = [readHeaderText(header)!];
		const none = inputWith(header, { recipients: [{ encryptedKey: new Uint8Array(), headers }] });
		expect(await decrypt(none, [secret(128)])).toMatchObject({ reason: 'encrypted-key-missing' });
		expect(await decrypt(inputWith(header, { recipients: [] }), [])).toMatchObject({
			reason: 'no-recipient',
		});
		const doubt = inputWith(header, { unreadable: 'ciphertext' });
		expect(await decrypt(doubt, [])).toMatchObject({
			reason: 'part-unreadable',
			detail: { part: 'ciphertext' },
		});
		expect(await decrypt(inputWith(header), [])).toMatchObject({ reason: 'no-key' });
	});

	it('has a name in two headers, or zip or crit where nothing protects them', async () => {
		const outcomeOf = (own: string) => {
			const headers = [readHeaderText(`{${kw},"typ":"a"}`)!, readHeaderText(own)!];
			const recipients = [{ encryptedKey: new Uint8Array(24), headers }];
			return decrypt(inputWith(`{${kw},"typ":"a"}`, { recipients }), [secret(128)]);
		};
		expect(await outcomeOf('{"typ":"a"}')).toMatchObject({
			reason: 'header-not-disjoint',
			detail: { name: 'typ' },
		});
		expect(await outcomeOf('{"zip":"DEF"}')).toMatchObject({ reason: 'zip-unprotected' });
		expect(await outcomeOf('{"crit":["x"],"x":1}')).toMatchObject({ reason: 'crit-unprotected' });
	});
});

async function encrypted(header: string, key: Key, more: Partial<EncryptRequest> = {}): Promise<JweInput> {
	const outcome = await encrypt({ protectedText: header, plaintext, recipients: [{ key }], ...more });
	if (outcome.state !== 'encrypted') throw new Error(JSON.stringify(outcome));
	return inputOf(compactJwe(outcome)!);
}

describe('a key that does not decrypt', () => {
	it.each([
		['another type', () => pairOn('P-256'), 'impossible', 'key-wrong-type', {}],
		['another length', () => secret(256), 'impossible', 'key-wrong-length', { expected: 128, found: 256 }],
		['another secret', () => secret(128), 'failed', 'key-not-unwrapped', {}],
	])('is of %s', async (_title, other, state, reason, detail) => {
		const outcome = await decrypt(await encrypted(`{${kw}}`, secret(128)), [await other()]);
		expect(outcome).toMatchObject({ state, reason, detail, tried: [{ recipient: 0, result: reason }] });
	});

	it('is forbidden by its own JWK, until the user says otherwise', async () => {
		for (const [member, value] of [
			['use', 'sig'],
			['alg', 'A256KW'],
			['key_ops', ['sign']],
		] as const) {
			const key = secret(128);
			const bound = keyOf({ ...key.jwk, [member]: value });
			const input = await encrypted(`{${kw}}`, key);
			expect(await decrypt(input, [bound])).toMatchObject({
				reason: 'key-forbidden-by-jwk',
				detail: { member },
			});
			expect((await decrypt(input, [bound], { ignoreJwkRestrictions: true })).state).toBe('decrypted');
		}
	});

	it('is the public half, on another curve, or another one', async () => {
		const key = await pairOn('P-256');
		const input = await encrypted(`{${agreed}}`, key);
		expect(await decrypt(input, [keyOf(publicMembers(key.jwk))])).toMatchObject({ reason: 'key-is-public' });
		expect(await decrypt(input, [await pairOn('P-384')])).toMatchObject({
			reason: 'epk-on-another-curve',
			detail: { expected: 'P-384', found: 'P-256' },
		});
		expect(await decrypt(input, [await pairOn('P-256')])).toMatchObject({ state: 'failed' });
		const direct = await encrypted('{"alg":"dir","enc":"A128GCM"}', secret(128));
		expect(await decrypt(direct, [secret(128)])).toMatchObject({ reason: 'content-not-authentic' });
		expect(await decrypt(direct, [secret(192)])).toMatchObject({ reason: 'key-wrong-length' });
	});

	it('comes before one that does: all are tried, the one that kid names first', async () => {
		const key = secret(128, { kid: 'right' });
		const input = await encrypted(`{${kw},"kid":"right"}`, key);
		const others = [secret(128, { kid: 'other' }), secret(256), secret(128)];
		expect(await decrypt(input, [...others, key])).toMatchObject({
			state: 'decrypted',
			tried: { length: 1 },
		});
		const unnamed = { ...key, kid: 'unknown' };
		const outcome = await decrypt(input, [...others, unnamed]);
		expect(outcome.tried.map(({ result }) => result)).toEqual([
			'key-wrong-length',
			'key-not-unwrapped',
			'key-not-unwrapped',
			'decrypted',
		]);
	});
});

describe('a maker’s mistake under a matching tag', () => {
	/** A token of any content key and content, whatever its header says of them. */
	const made = async (
		header: string,
		kek: Uint8Array<ArrayBuffer> | undefined,
		cek: Uint8Array<ArrayBuffer>,
	) => {
		const input = inputWith(header);
		const row = contentEncryptionNamed(cek.length === 16 ? 'A128GCM' : 'A256GCM')!;
		const iv = new Uint8Array(12);
		const sealed = await sealContent(row, cek, iv, plaintext, encodeUtf8(input.protectedText));
		const wrapped = kek && (await wrapKey(kek, cek));
		const encryptedKey = wrapped?.ok ? wrapped.value : new Uint8Array();
		if (!sealed.ok) throw new Error(sealed.fault.reason);
		return { ...input, iv, ...sealed.value, recipients: [{ ...input.recipients[0]!, encryptedKey }] };
	};
	const keyOfBytes = (secretBytes: Uint8Array) => keyOf({ kty: 'oct', k: encodeBase64url(secretBytes) });

	it('is content that is not deflated, though the header says so', async () => {
		const cek = random(16);
		const input = await made('{"alg":"dir","enc":"A128GCM","zip":"DEF"}', undefined, cek);
		expect(await decrypt(input, [keyOfBytes(cek)])).toMatchObject({ state: 'failed', reason: 'not-deflate' });
	});

	it('is a content key of another length than enc needs', async () => {
		const kek = random(16);
		const input = await made(`{${kw}}`, kek, random(32));
		expect(await decrypt(input, [keyOfBytes(kek)])).toMatchObject({
			state: 'failed',
			reason: 'content-key-wrong-length',
			detail: { expected: 128, found: 256 },
		});
	});
});

describe('epk', () => {
	const rewritten = async (change: (epk: string) => string) => {
		const key = await pairOn('P-256');
		const outcome = await encrypt({ protectedText: `{${agreed}}`, plaintext, recipients: [{ key }] });
		if (outcome.state !== 'encrypted') throw new Error(outcome.reason);
		const epk = /\{"kty".*?\}/.exec(outcome.protectedText)![0];
		const header = outcome.protectedText.replace(epk, () => change(epk));
		const recipients = [
			{ ...inputOf(compactJwe(outcome)!).recipients[0]!, headers: [readHeaderText(header)!] },
		];
		return decrypt({ ...inputOf(compactJwe(outcome)!), recipients }, [key]);
	};

	it('is read from a string, with a remark', async () => {
		expect(await rewritten((epk) => JSON.stringify(epk))).toMatchObject({
			state: 'decrypted',
			remarks: [{ code: 'epk-is-text' }],
		});
	});

	it('must be a point of its curve', async () => {
		const outcome = await rewritten((epk) => epk.replace(/"y":"[^"]*"/, `"y":"${bytes(32)}"`));
		expect(outcome).toMatchObject({
			reason: 'parameter-ill-formed',
			detail: { member: 'epk', cause: 'not-on-curve' },
		});
	});
});

describe('what would take long', () => {
	const run = async (input: JweInput, keys: readonly Key[], options?: DecryptOptions) => {
		const start = performance.now();
		const outcome = await decrypt(input, keys, options);
		return { outcome, milliseconds: performance.now() - start };
	};

	it('is thousands of recipients or keys: it ends in a sentence', async () => {
		const headers = [readHeaderText(`{${kw}}`)!];
		const recipient = { encryptedKey: new Uint8Array(24), headers };
		const many = inputWith(`{${kw}}`, { recipients: Array.from({ length: 10_000 }, () => recipient) });
		const keys = Array.from({ length: 5000 }, () => secret(128));
		const strangers = Array.from({ length: 5000 }, () => secret(256));
		for (const [input, list] of [
			[many, keys.slice(0, 1)],
			[many, strangers],
			[inputWith(`{${kw}}`), keys],
		] as const) {
			const { outcome, milliseconds } = await run(input, list);
			expect(outcome).toMatchObject({ state: 'impossible', reason: 'too-many-attempts' });
			expect(milliseconds).toBeLessThan(2000);
			expect(outcome.tried.filter(({ result }) => result === 'key-not-unwrapped').length).toBeLessThan(201);
		}
	});

	it('is several passwords that each take their time: a few are tried', async () => {
		const header = `{${pbes2},"p2s":"${bytes(8)}","p2c":1200000}`;
		const { outcome } = await run(
			inputWith(header),
			Array.from({ length: 50 }, () => secret(80)),
		);
		expect(outcome).toMatchObject({
			reason: 'too-many-attempts',
			detail: { attempts: 2, recipients: 1, keys: 50 },
		});
	});

	it('is many iterations: they run when the user allows them, up to a limit', async () => {
		const header = (count: number) => `{${pbes2},"p2s":"${bytes(8)}","p2c":${count}}`;
		const { outcome, milliseconds } = await run(inputWith(header(1e9)), [secret(128)], {
			allowIterations: 1e9,
		});
		expect(outcome).toMatchObject({ reason: 'p2c-too-high', detail: { limit: 10_000_000 } });
		expect(milliseconds).toBeLessThan(100);
		const allowed = await run(inputWith(header(1_200_001)), [secret(128)], { allowIterations: 1_300_000 });
		expect(allowed.outcome).toMatchObject({ state: 'failed', reason: 'key-not-unwrapped' });
	});

	it('is a small token that inflates to a large text', async () => {
		const key = secret(128);
		const zeros = new Uint8Array(300_000);
		const input = await encrypted(`{${kw},"zip":"DEF"}`, key, { plaintext: zeros });
		expect(input.ciphertext.length).toBeLessThan(1000);
		expect(await decrypt(input, [key])).toMatchObject({
			reason: 'inflated-too-large',
			detail: { limit: 250_000 },
		});
		const more = await decrypt(input, [key], { inflateLimit: 300_000 });
		expect(more.state === 'decrypted' && more.plaintext.length).toBe(300_000);
	});
});

describe('the tables', () => {
	it.each(['constructor', '__proto__', '', 'DIR', 128, null, undefined, ['dir']])(
		'do not know %s',
		(name) => {
			expect(keyManagementNamed(name)).toBeUndefined();
			expect(contentEncryptionNamed(name)).toBeUndefined();
		},
	);
});
