import fc from 'fast-check';
import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { HashName } from '../algorithms.ts';
import type { GuessEngine, GuessTarget } from './guess-engine.ts';
import { scalarEngine } from './scalar-engine.ts';
import { digest, sha2 } from './sha2.ts';
import { simdEngine } from './simd-engine.ts';

const hashes = ['SHA-256', 'SHA-384', 'SHA-512'] as const satisfies readonly HashName[];
const nodeName = (hash: HashName) => hash.replace('-', '').toLowerCase();
const hmac = (hash: HashName, key: Uint8Array, input: Uint8Array) =>
	new Uint8Array(createHmac(nodeName(hash), key).update(input).digest());

const engines: Record<string, (target: GuessTarget) => GuessEngine | undefined> = {
	scalar: scalarEngine,
	simd: simdEngine,
};

/** Lengths around the borders of blocks come more often than chance would have them. */
const lengthAround = (block: number) =>
	fc.oneof(fc.integer({ min: 0, max: 4 * block }), fc.constantFrom(...around(block)));
const around = (block: number) =>
	[1, 2, 3].flatMap((count) => [-block / 8 - 1, -block / 8, -1, 0, 1].map((by) => count * block + by));
const bytesOf = (length: fc.Arbitrary<number>) =>
	length.chain((exact) => fc.uint8Array({ minLength: exact, maxLength: exact }));

/** Puts keys into an engine as the guesser does: longer ones as their digest. */
function put(engine: GuessEngine, hash: HashName, keys: readonly Uint8Array[]): void {
	engine.keys.fill(0);
	keys.forEach((key, at) =>
		engine.keys.set(key.length > engine.keyBytes ? digest(sha2[hash], key) : key, at * engine.keyBytes),
	);
}

/** HMAC fills keys up with zeros, so keys that differ in zeros at their end alone are one. */
const padded = (key: Uint8Array) =>
	Buffer.from(key)
		.toString('hex')
		.replace(/(00)+$/, '');

describe.each(hashes)('%s', (hash) => {
	const block = sha2[hash].blockBytes;

	it('gives the digest that Node gives', () => {
		fc.assert(
			fc.property(bytesOf(lengthAround(block)), (bytes) => {
				const expected = createHash(nodeName(hash)).update(bytes).digest('hex');
				expect(Buffer.from(digest(sha2[hash], bytes)).toString('hex')).toBe(expected);
			}),
		);
	});

	it.each(Object.keys(engines))('the %s engine finds the one key among others', (name) => {
		const keys = fc.uniqueArray(fc.uint8Array({ maxLength: 200 }), {
			minLength: 1,
			maxLength: 11,
			selector: padded,
		});
		fc.assert(
			fc.property(keys, bytesOf(lengthAround(block)), fc.nat(), (all, input, pick) => {
				const at = pick % all.length;
				const engine = engines[name]!({ hash, input, signature: hmac(hash, all[at]!, input) })!;
				expect(engine.kind).toBe(name);
				put(engine, hash, all);
				expect(engine.search(0, all.length)).toBe(at);
				expect(engine.search(at, all.length)).toBe(at);
				expect(engine.search(0, at)).toBe(-1);
				expect(engine.search(at + 1, all.length)).toBe(-1);
			}),
		);
	});

	it('both engines say the same of a signature that is right in its first word alone', () => {
		const input = Buffer.from('eyJhbGciOiJIUzI1NiJ9.e30');
		const keys = ['one', 'two', 'three', 'four', 'five'].map((text) => Buffer.from(text));
		const signature = hmac(hash, keys[2]!, input);
		signature[signature.length - 1]! ^= 1;
		for (const create of Object.values(engines)) {
			const engine = create({ hash, input, signature })!;
			put(engine, hash, keys);
			expect(engine.search(0, keys.length)).toBe(-1);
		}
	});

	it('no key makes a signature of another length', () => {
		const input = Buffer.from('a.b');
		const signature = hmac(hash, Buffer.from('k'), input).subarray(0, 20);
		const engine = scalarEngine({ hash, input, signature });
		put(engine, hash, [Buffer.from('k')]);
		expect(engine.search(0, 1)).toBe(-1);
		expect(simdEngine({ hash, input, signature })).toBeUndefined();
	});

	it('fills its room to the last key', () => {
		const input = Buffer.from('a.b');
		for (const create of Object.values(engines)) {
			const engine = create({ hash, input, signature: hmac(hash, Buffer.from('last'), input) })!;
			engine.keys.fill(1);
			engine.keys.fill(0, (engine.capacity - 1) * engine.keyBytes);
			engine.keys.set(Buffer.from('last'), (engine.capacity - 1) * engine.keyBytes);
			expect(engine.search(0, engine.capacity)).toBe(engine.capacity - 1);
		}
	});
});
