import { CompactSign, compactVerify, importJWK } from 'jose';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64url, encodeBase64url } from '../encoding/base64url.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import type { Draft } from '../token/draft.ts';
import { readToken } from '../token/read-token.ts';
import { writeToken } from '../token/write-token.ts';
import { algorithmNamed, algorithms } from './algorithms.ts';
import type { Algorithm } from './algorithms.ts';
import { exportKey } from './export-key.ts';
import { generateKey } from './generate-key.ts';
import { publicMembers } from './import-key.ts';
import { exactRowFor } from './key-fitness.ts';
import type { Key } from './key.ts';
import { readKeys } from './read-keys.ts';
import { registeredAlgorithmNamed, registeredAlgorithms } from './registered-algorithms.ts';
import { sign } from './sign.ts';
import { verify } from './verify.ts';
import { whereSigned } from './where-computed.ts';

const signing = algorithms.filter((row) => row.webCrypto !== undefined);
const unusual = ' {"a": 1.0,\n"b":2, "a":9007199254740993}';

/** jose signs by WebCrypto alone: what is lacking there is checked against vectors instead. */
const foreign = new Set(['ES256K', 'Ed448', 'ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87']);
const joseKnows = ({ name }: Algorithm): boolean => !foreign.has(name);

/** Made once: an RSA key takes its time. */
const made = new Map<string, Promise<Key>>();

function keyFor(alg: string, which: 'one' | 'another' = 'one'): Promise<Key> {
	const name = `${alg} ${which}`;
	const key = made.get(name) ?? freshKey(alg);
	made.set(name, key);
	return key;
}

async function freshKey(alg: string): Promise<Key> {
	const generated = await generateKey(alg);
	const reading = await readKeys(generated!.text, generated!.hint);
	expect(reading.problems).toEqual([]);
	return reading.keys[0]!;
}

function draftFor(alg: string): Draft {
	const text = (written: string) => ({ kind: 'text', text: written, layout: 'as-is' }) as const;
	return { parts: [text(`{ "alg":"${alg}"}`), text(unusual)], tail: '' };
}

async function signedToken({ name }: Algorithm, key: Key): Promise<string> {
	const draft = draftFor(name);
	const outcome = await sign(draft, key, name);
	if (outcome.state !== 'signed') throw new Error(outcome.reason);
	return writeToken({ ...draft, parts: [...draft.parts, { kind: 'encoded', encoded: outcome.signature }] });
}

/** The same key in jose's hands, which takes no private key to verify with. */
async function joseKey(key: Key, alg: string, usage: 'sign' | 'verify') {
	const jwk = usage === 'verify' ? publicMembers(key.jwk) : key.jwk;
	return importJWK(jwk as Parameters<typeof importJWK>[0], alg);
}

describe.each(signing.filter(joseKnows))('$name beside jose', (row) => {
	it('is verified by jose', async () => {
		const key = await keyFor(row.name);
		const token = await signedToken(row, key);
		const theirs = await compactVerify(token, await joseKey(key, row.name, 'verify'));
		expect(new TextDecoder().decode(theirs.payload)).toBe(unusual);
	});

	it('verifies what jose signs', async () => {
		const key = await keyFor(row.name);
		const token = await new CompactSign(encodeUtf8(unusual))
			.setProtectedHeader({ alg: row.name })
			.sign(await joseKey(key, row.name, 'sign'));
		expect((await verify(readToken(token), [key])).state).toBe('verified');
	});
});

describe.each(signing)('$name', (row) => {
	it('generates a key that is long enough, signs, verifies, and jose agrees', async () => {
		const key = await keyFor(row.name);
		expect(key).toMatchObject({ type: row.keyType, private: true, parameterSet: row.parameterSet });
		expect(exactRowFor(key, row)).toBeDefined();
		expect(key.bits).toBeGreaterThanOrEqual(row.minimumKeyBits);
		const token = await signedToken(row, key);
		const reading = readToken(token);
		expect(await verify(reading, [key])).toMatchObject({ state: 'verified', key });
		expect(reading.payload?.text).toBe(unusual);
		const { signatureBytes } = exactRowFor(key, row)!;
		expect(reading.signature?.bytes).toHaveLength(
			typeof signatureBytes === 'number' ? signatureBytes : key.bits / 8,
		);
	});

	it('never verifies a token of which a bit was changed', async () => {
		const key = await keyFor(row.name);
		const token = await signedToken(row, key);
		const parts = token.split('.').map((part) => decodeBase64url(part).bytes);
		await fc.assert(
			fc.asyncProperty(fc.nat({ max: 2 }), fc.nat(), async (which, bit) => {
				const changed = parts.map((bytes) => bytes.slice());
				const part = changed[which]!;
				part[Math.floor(bit / 8) % part.length]! ^= 1 << (bit % 8);
				const outcome = await verify(readToken(changed.map(encodeBase64url).join('.')), [key]);
				expect(outcome.state).not.toBe('verified');
			}),
			{ numRuns: 25, seed: 7515 },
		);
	});

	it('never verifies zeros, nor a signature that is cut or drawn out', async () => {
		const key = await keyFor(row.name);
		const token = await signedToken(row, key);
		const at = token.lastIndexOf('.') + 1;
		const { bytes } = decodeBase64url(token.slice(at));
		for (const other of [new Uint8Array(bytes.length), bytes.slice(1), bytes.slice(0, -1), [...bytes, 0]]) {
			const text = token.slice(0, at) + encodeBase64url(Uint8Array.from(other));
			expect(await verify(readToken(text), [key])).toMatchObject({
				state: 'failed',
				reason: other.length === bytes.length ? 'no-match' : 'wrong-length',
			});
		}
	});

	it('does not verify with another key, nor with one of another type', async () => {
		const token = readToken(await signedToken(row, await keyFor(row.name)));
		const other = await keyFor(row.name, 'another');
		expect(await verify(token, [other])).toMatchObject({ state: 'failed', reason: 'no-match' });
		const stranger = signing.find((candidate) => candidate.keyType !== row.keyType)!;
		expect(await whereSigned(row.name)).toMatch(/^(webcrypto|noble)$/);
		expect(await verify(token, [await keyFor(stranger.name)])).toMatchObject({
			state: 'impossible',
			reason: 'key-wrong-type',
			tried: [{ result: 'wrong-type' }],
		});
	});

	it('exports its key in every form that it can take, and reads each again', async () => {
		const key = await keyFor(row.name);
		for (const form of ['jwk', 'public-jwk', 'jwks', 'spki', 'pkcs8'] as const) {
			const text = await exportKey(key, form);
			if (key.type === 'oct' && form !== 'jwk') {
				expect(text).toBeUndefined();
				continue;
			}
			const [read] = (await readKeys(text!)).keys;
			expect(read).toMatchObject({
				type: key.type,
				thumbprint: key.thumbprint,
				private: form === 'jwk' || form === 'pkcs8',
			});
			if (form === 'public-jwk' || form === 'jwks') expect(text).not.toContain(key.jwk.d ?? key.jwk.priv);
		}
	});
});

describe('the table', () => {
	it('has unique names, and IANA has registered them all', () => {
		const names = algorithms.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		for (const name of names) expect(registeredAlgorithmNamed(name)).toMatchObject({ name, kind: 'jws' });
		expect(new Set(registeredAlgorithms.map(({ name }) => name)).size).toBe(registeredAlgorithms.length);
	});

	it.each([
		'constructor',
		'toString',
		'__proto__',
		'hasOwnProperty',
		'None',
		'nOnE',
		'none ',
		'hs256',
		'',
		256,
		null,
	])('does not know %s', (name) => {
		expect(algorithmNamed(name)).toBeUndefined();
		expect(registeredAlgorithmNamed(name)).toBeUndefined();
	});

	it('does not know an array or an object that turns into a name', () => {
		expect(algorithmNamed(['HS256'])).toBeUndefined();
		expect(algorithmNamed({ toString: () => 'HS256' })).toBeUndefined();
		expect(algorithmNamed(undefined)).toBeUndefined();
	});

	it('generates nothing for none and for unknown names', async () => {
		expect(await generateKey('none')).toBeUndefined();
		expect(await generateKey('RS1')).toBeUndefined();
		expect(await generateKey('constructor')).toBeUndefined();
	});
});
