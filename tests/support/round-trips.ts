// What holds of every algorithm and every form of key, in any engine: the same code runs in Node and in a browser, and
// what one makes the other reads.
import fc from 'fast-check';
import { decodeBase64url, encodeBase64url } from '../../src/lib/core/encoding/base64url.ts';
import { encodeUtf8 } from '../../src/lib/core/encoding/utf8.ts';
import { algorithms } from '../../src/lib/core/jose/algorithms.ts';
import { compactJwe } from '../../src/lib/core/jose/encryption/compact-jwe.ts';
import { contentEncryptions } from '../../src/lib/core/jose/encryption/content-encryption.ts';
import { decrypt } from '../../src/lib/core/jose/encryption/decrypt.ts';
import { encrypt } from '../../src/lib/core/jose/encryption/encrypt.ts';
import { jweInputOf } from '../../src/lib/core/jose/encryption/jwe-input.ts';
import { keyManagements, type KeyManagement } from '../../src/lib/core/jose/encryption/key-management.ts';
import { exportForms, exportKeys } from '../../src/lib/core/jose/export-keys.ts';
import { generateKey, generateKeyFor, type KeySpec } from '../../src/lib/core/jose/generate-key.ts';
import { readKeys } from '../../src/lib/core/jose/read-keys.ts';
import type { Key, KeyHint } from '../../src/lib/core/jose/key.ts';
import { sign } from '../../src/lib/core/jose/sign.ts';
import { verify } from '../../src/lib/core/jose/verify.ts';
import type { Draft } from '../../src/lib/core/token/draft.ts';
import { readToken } from '../../src/lib/core/token/read-token.ts';
import { writeToken } from '../../src/lib/core/token/write-token.ts';

/** A token, and the text of the key that opens or verifies it. */
export interface Made {
	readonly what: string;
	readonly token: string;
	readonly keyText: string;
	readonly hint: KeyHint;
	readonly payload: string;
}

export interface RoundTrips {
	/** One for each algorithm, curve and encryption, for another engine to read. */
	readonly made: readonly Made[];
	/** How many round trips were made, and how many flipped bits were refused. */
	readonly count: {
		readonly signed: number;
		readonly encrypted: number;
		readonly exported: number;
		readonly flipped: number;
	};
	readonly faults: readonly string[];
}

const payloads = (count: number, seed: number): readonly string[] =>
	fc.sample(fc.string({ unit: 'grapheme' }), { numRuns: count, seed });

/** The key that a text gives when it is read back, as a person would paste it. */
async function keyIn(text: string, hint: KeyHint): Promise<Key> {
	const [key] = (await readKeys(text, hint)).keys;
	if (!key) throw new Error(`no key in ${text.slice(0, 60)}`);
	return key;
}

async function signWith(alg: string, key: Key, payload: string): Promise<string> {
	const part = (text: string) => ({ kind: 'text', text, layout: 'as-is' }) as const;
	const draft: Draft = { parts: [part(JSON.stringify({ alg })), part(payload)], tail: '' };
	const outcome = await sign(draft, key, alg);
	if (outcome.state !== 'signed') throw new Error(`${alg}: ${outcome.reason}`);
	return `${writeToken(draft)}.${outcome.signature}`;
}

async function encryptWith(alg: string, enc: string, key: Key, payload: string): Promise<string> {
	// Few iterations: what is asked here is whether both sides agree.
	const more = alg.startsWith('PBES2') ? { p2c: 1000 } : {};
	const protectedText = JSON.stringify({ alg, enc, ...more });
	const outcome = await encrypt({ protectedText, plaintext: encodeUtf8(payload), recipients: [{ key }] });
	if (outcome.state !== 'encrypted') throw new Error(`${alg} ${enc}: ${outcome.reason}`);
	return compactJwe(outcome)!;
}

/** What a token says under a key: its payload where it is verified or decrypted, else undefined. */
export async function payloadUnder(token: string, keys: readonly Key[]): Promise<string | undefined> {
	const reading = readToken(token);
	if (reading.kind !== 'jwe')
		return (await verify(reading, keys)).state === 'verified' ? reading.payload?.text : undefined;
	const input = jweInputOf(reading);
	const outcome = input && (await decrypt(input, keys));
	return outcome?.state === 'decrypted' ? new TextDecoder().decode(outcome.plaintext) : undefined;
}

/** Reads what another engine made; gives what it could not read. */
export async function readMade(made: readonly Made[]): Promise<readonly string[]> {
	const faults: string[] = [];
	for (const { what, token, keyText, hint, payload } of made) {
		const { keys } = await readKeys(keyText, hint);
		if ((await payloadUnder(token, keys)) !== payload) faults.push(what);
	}
	return faults;
}

/** A token of which one bit of one part's bytes is another. */
function flipped(token: string, which: number, bit: number): string {
	const parts = token.split('.').map((part) => decodeBase64url(part).bytes.slice());
	const filled = parts.filter((part) => part.length > 0);
	const part = filled[which % filled.length]!;
	part[Math.floor(bit / 8) % part.length]! ^= 1 << (bit % 8);
	return parts.map(encodeBase64url).join('.');
}

function specsOf(row: KeyManagement, encBits: number): readonly KeySpec[] {
	if (row.secretBits !== undefined)
		return [{ type: 'oct', bits: row.secretBits === 'content-key' ? encBits : row.secretBits }];
	if (row.keyTypes.includes('oct')) return [{ type: 'oct', bits: 128 }];
	if (row.keyTypes.includes('RSA')) return [{ type: 'RSA' }];
	return row.curves.map(
		(curve) => (curve.startsWith('X') ? { type: 'OKP', curve } : { type: 'EC', curve }) as KeySpec,
	);
}

/** Every signature algorithm that there is a key for, with its key. */
async function signatures(run: Run): Promise<void> {
	for (const { name, keyType, oneOf } of algorithms) {
		if (keyType === undefined) continue;
		for (const curve of oneOf === undefined ? [undefined] : (['Ed25519', 'Ed448'] as const)) {
			const made = (await generateKey(name, curve ? { curve } : {}))!;
			const key = await keyIn(made.text, made.hint);
			for (const payload of payloads(3, 7)) {
				await run.check(
					`${name} ${curve ?? ''}`,
					await signWith(name, key, payload),
					made.text,
					made.hint,
					payload,
					key,
				);
				run.count.signed++;
			}
		}
	}
}

async function encryptions(run: Run): Promise<void> {
	// A key of each kind is made once: RSA keys take their time.
	const keys = new Map<string, { text: string; hint: KeyHint; key: Key }>();
	for (const row of keyManagements.filter(({ status }) => status !== 'prohibited'))
		for (const { name: enc, keyBits } of contentEncryptions)
			for (const spec of specsOf(row, keyBits)) {
				const id = JSON.stringify(spec);
				let known = keys.get(id);
				if (!known) {
					const made = (await generateKeyFor(spec, {}))!;
					known = { ...made, key: await keyIn(made.text, made.hint) };
					keys.set(id, known);
				}
				const [payload] = payloads(1, keyBits);
				const what = `${row.name} ${enc} ${'curve' in spec ? spec.curve : ''}`;
				const token = await encryptWith(row.name, enc, known.key, payload!);
				await run.check(what, token, known.text, known.hint, payload!, known.key);
				run.count.encrypted++;
			}
}

const kinds: readonly KeySpec[] = [
	{ type: 'oct', bits: 256 },
	{ type: 'RSA' },
	...(['P-256', 'P-384', 'P-521', 'secp256k1'] as const).map((curve) => ({ type: 'EC', curve }) as const),
	...(['Ed25519', 'Ed448', 'X25519', 'X448'] as const).map((curve) => ({ type: 'OKP', curve }) as const),
	...(['ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87'] as const).map(
		(parameterSet) => ({ type: 'AKP', parameterSet }) as const,
	),
];

async function exports(run: Run): Promise<void> {
	for (const spec of kinds) {
		const made = (await generateKeyFor(spec, {}))!;
		const key = await keyIn(made.text, made.hint);
		for (const form of exportForms(key)) {
			const text = (await exportKeys([key], form))!;
			const hint: KeyHint = {
				readAs: 'auto',
				encoding: form === 'hex' || form === 'base64' || form === 'base64url' ? form : 'utf8',
			};
			const back = await keyIn(text, hint);
			const same = key.type === 'oct' ? back.jwk.k === key.jwk.k : back.thumbprint === key.thumbprint;
			if (!same) run.faults.push(`${JSON.stringify(spec)} as ${form}`);
			run.count.exported++;
		}
	}
}

class Run {
	readonly made: Made[] = [];
	readonly faults: string[] = [];
	readonly count = { signed: 0, encrypted: 0, exported: 0, flipped: 0 };

	/** A token is read under its key, and never after a bit of it was changed. */
	async check(
		what: string,
		token: string,
		keyText: string,
		hint: KeyHint,
		payload: string,
		key: Key,
	): Promise<void> {
		if ((await payloadUnder(token, [key])) !== payload) this.faults.push(`${what} is not read back`);
		if (!this.made.some((other) => other.what === what))
			this.made.push({ what, token, keyText, hint, payload });
		for (const [which, bit] of fc.sample(fc.tuple(fc.nat(9), fc.nat(4096)), {
			numRuns: 3,
			seed: token.length,
		})) {
			if ((await payloadUnder(flipped(token, which, bit), [key])) !== undefined)
				this.faults.push(`${what} with bit ${bit} of part ${which} flipped`);
			this.count.flipped++;
		}
	}
}

/** Signs, encrypts and exports with everything that there is, and reads it back. */
export async function roundTrips(): Promise<RoundTrips> {
	const run = new Run();
	await signatures(run);
	await encryptions(run);
	await exports(run);
	return run;
}
