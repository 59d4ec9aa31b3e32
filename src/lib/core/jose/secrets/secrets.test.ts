import fc from 'fast-check';
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readSecret } from '../read-secret.ts';
import { commonSecrets } from './common-secrets.ts';
import type { GuessTarget } from './guess-engine.ts';
import { guessedKeyText, guessedText } from './guessed-key-text.ts';
import { Guesser } from './guesser.ts';
import { knownSecret } from './known-secret.ts';
import { scalarEngine } from './scalar-engine.ts';
import { simdEngine } from './simd-engine.ts';
import { spell, type Spelling } from './spellings.ts';
import { LineSplitter } from './split-lines.ts';

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text));
const listed = bytesOf(commonSecrets.join('\n'));

function target(key: string | Uint8Array, hash: GuessTarget['hash'] = 'SHA-256'): GuessTarget {
	const input = bytesOf('eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0');
	const name = hash.replace('-', '').toLowerCase();
	return { hash, input, signature: new Uint8Array(createHmac(name, key).update(input).digest()) };
}

function spellingsOf(text: string | Uint8Array): [Spelling, string][] {
	const bytes = typeof text === 'string' ? bytesOf(text) : text;
	const all: [Spelling, string][] = [];
	spell(bytes, 0, bytes.length, (spelt, from, to, spelling) =>
		all.push([spelling, Buffer.from(spelt.subarray(from, to)).toString('latin1')]),
	);
	return all;
}

describe('the list', () => {
	it('has some hundreds of texts, none of them twice, each on one line', () => {
		expect(commonSecrets.length).toBeGreaterThan(300);
		expect(new Set(commonSecrets).size).toBe(commonSecrets.length);
		expect(commonSecrets.filter((secret) => secret.trim() !== secret || /[\r\n]/.test(secret))).toEqual([]);
	});

	it.each([
		'your-256-bit-secret',
		'secret',
		'changeme',
		'${JWT_SECRET}',
		'super-secret-jwt-token-with-at-least-32-characters-long',
	])('holds %s, which is found in a token of each algorithm', (secret) => {
		for (const hash of ['SHA-256', 'SHA-384', 'SHA-512'] as const) {
			const { found, tried } = new Guesser(target(secret, hash)).tryPiece(listed, true);
			expect(found && guessedText(found)).toBe(secret);
			expect(found?.spelling).toBe('utf8');
			expect(tried).toBeGreaterThan(0);
		}
	});

	it('holds the key of RFC 7515 A.1, by its bytes', () => {
		const k = 'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow';
		const rfc: GuessTarget = {
			hash: 'SHA-256',
			input: bytesOf(
				'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ',
			),
			signature: new Uint8Array(Buffer.from('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk', 'base64url')),
		};
		const { found } = new Guesser(rfc).tryPiece(listed, true);
		expect(found && [guessedText(found), found.spelling]).toEqual([k, 'base64url']);
		expect(knownSecret(new Uint8Array(Buffer.from(k, 'base64url')))).toBe(k);
	});

	it('says of a key at hand that it is known, in any spelling', () => {
		expect(knownSecret(bytesOf('changeme'))).toBe('changeme');
		expect(knownSecret(bytesOf('changeme\n'))).toBe('changeme');
		expect(knownSecret(Buffer.from('changeme', 'base64'))).toBe('changeme');
		expect(knownSecret(bytesOf('changeme\0\0'))).toBe('changeme');
		expect(knownSecret(new Uint8Array())).toBe('');
		expect(knownSecret(bytesOf('T3v.6x!kq0Zr'))).toBeUndefined();
	});
});

describe('the spellings of a text', () => {
	it('are its bytes, those with a line break, and what it decodes to', () => {
		expect(spellingsOf('')).toEqual([
			['empty', ''],
			['newline', '\n'],
		]);
		expect(spellingsOf('a b')).toEqual([
			['utf8', 'a b'],
			['newline', 'a b\n'],
		]);
		expect(spellingsOf('c2VjcmV0')).toEqual([
			['utf8', 'c2VjcmV0'],
			['newline', 'c2VjcmV0\n'],
			['base64', 'secret'],
		]);
		expect(spellingsOf('6869')).toEqual([
			['utf8', '6869'],
			['newline', '6869\n'],
			['base64', Buffer.from('6869', 'base64').toString('latin1')],
			['hex', 'hi'],
		]);
		expect(spellingsOf('-_8=').at(-1)).toEqual(['base64url', '\xfb\xff']);
		expect(spellingsOf('DEADbeef').at(-1)).toEqual(['hex', '\xde\xad\xbe\xef']);
	});

	it('decode as Node does', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom(...'09afAFzZ+/-_'), minLength: 2 }), (text) => {
				const found = Object.fromEntries(spellingsOf(text));
				expect(found['base64'] ?? found['base64url']).toBe(Buffer.from(text, 'base64').toString('latin1'));
				const isHex = /^([0-9a-f]{2})+$/i.test(text);
				expect(found['hex']).toBe(isHex ? Buffer.from(text, 'hex').toString('latin1') : undefined);
			}),
		);
	});

	it('of bytes that are no UTF-8 are these, and what they are as ISO 8859-1', () => {
		expect(spellingsOf(new Uint8Array([0x70, 0xe4]))).toEqual([
			['latin1', 'pä'],
			['utf8', 'pÃ¤'],
			['newline', 'pä\n'],
		]);
		expect(spellingsOf('pä').map(([spelling]) => spelling)).toEqual(['utf8', 'newline']);
	});
});

describe('a list that comes in pieces', () => {
	const linesOf = (pieces: readonly Uint8Array[]) => {
		const splitter = new LineSplitter();
		const lines: string[] = [];
		pieces.forEach((piece, at) =>
			splitter.push(piece, at === pieces.length - 1, (bytes, from, to) =>
				lines.push(Buffer.from(bytes.subarray(from, to)).toString('latin1')),
			),
		);
		return lines;
	};

	it('has the same lines however it is cut', () => {
		const line = fc.string({ unit: fc.constantFrom('a', 'b', '\r', '\n') });
		fc.assert(
			fc.property(line, fc.array(fc.nat(), { maxLength: 5 }), (text, cuts) => {
				const bytes = bytesOf(text);
				const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort(
					(a, b) => a - b,
				);
				const pieces = places.slice(1).map((end, at) => bytes.subarray(places[at], end));
				const expected = text
					.split('\n')
					.map((part) => part.replace(/\r$/, ''))
					.filter((part) => part !== '');
				expect(linesOf(pieces)).toEqual(expected);
			}),
		);
	});

	it('leaves out a byte-order mark, and lines that no secret is as long as', () => {
		expect(linesOf([bytesOf('\uFEFFone\ntwo')])).toEqual(['one', 'two']);
		expect(linesOf([new Uint8Array([0xef, 0xbb]), new Uint8Array([0xbf, 0x61])])).toEqual(['a']);
		const long = bytesOf('x'.repeat(6000));
		expect(linesOf([bytesOf('one\n'), long, long, long, bytesOf('\ntwo\n')])).toEqual(['one', 'two']);
	});
});

describe('guessing', () => {
	it('finds any key among lines, in any spelling, with both engines, and says how many it tried', () => {
		const line = fc.string({ unit: fc.constantFrom(...'aB3+_é ='), minLength: 1, maxLength: 90 });
		fc.assert(
			fc.property(
				fc.array(line, { minLength: 1, maxLength: 40 }),
				fc.nat(),
				fc.nat(),
				(lines, pick, kind) => {
					const chosen = spellingsOf(lines[pick % lines.length]!);
					const [, latin1] = chosen[kind % chosen.length]!;
					const key = new Uint8Array(Buffer.from(latin1, 'latin1'));
					const about = target(key);
					for (const engine of [simdEngine(about)!, scalarEngine(about)]) {
						const { found, tried } = new Guesser(about, engine).tryPiece(bytesOf(lines.join('\n')), true);
						expect(
							Buffer.from(found!.bytes)
								.toString('hex')
								.replace(/(00)+$/, ''),
						).toBe(
							Buffer.from(key)
								.toString('hex')
								.replace(/(00)+$/, ''),
						);
						expect(tried).toBeLessThanOrEqual(lines.reduce((sum, text) => sum + spellingsOf(text).length, 0));
					}
				},
			),
		);
	});

	it('fills more than one room of an engine, and finds the last', () => {
		const lines = Array.from({ length: 5000 }, (_, index) => `candidate number ${String(index)}`);
		const guesser = new Guesser(target('candidate number 4999\n'));
		expect(guesser.engine).toBe('simd');
		const { found, tried, lines: read } = guesser.tryPiece(bytesOf(lines.join('\r\n')), true);
		expect(found && guessedText(found)).toBe('candidate number 4999');
		expect([tried, read]).toEqual([10_000, 5000]);
		const none = new Guesser(target('no such thing')).tryPiece(bytesOf(lines.join('\n')), true);
		expect(none).toEqual({ tried: 10_000, lines: 5000, found: undefined });
	});

	it('tries no secret at all', () => {
		expect(new Guesser(target('')).tryNothing().found).toMatchObject({ spelling: 'empty' });
		expect(new Guesser(target('\n')).tryNothing().found).toMatchObject({ spelling: 'newline' });
		expect(new Guesser(target('x')).tryNothing()).toEqual({ tried: 2, lines: 1, found: undefined });
	});

	it('gives a text for the key that reads as exactly its bytes', () => {
		const some = fc.oneof(
			fc.string({ minLength: 1, maxLength: 80 }).map(bytesOf),
			fc.uint8Array({ minLength: 1, maxLength: 80 }),
			fc.string({ unit: fc.constantFrom(...'09afAF+/-_='), minLength: 1 }).map(bytesOf),
		);
		fc.assert(
			fc.property(some, (line) => {
				spell(line, 0, line.length, (bytes, from, to, spelling) => {
					const key = new Uint8Array(bytes.slice(from, to));
					const given = guessedKeyText({ line: new Uint8Array(line), bytes: key, spelling });
					expect(given.hint.readAs).toBe('secret');
					const read = readSecret(given.text, given.hint.encoding);
					expect(read).toEqual({ state: 'read', bytes: key });
				});
			}),
		);
		const empty = { line: new Uint8Array(), bytes: new Uint8Array(), spelling: 'empty' } as const;
		expect(guessedKeyText(empty)).toEqual({ text: '00', hint: { readAs: 'secret', encoding: 'hex' } });
	});
});
