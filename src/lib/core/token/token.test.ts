import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBase64url } from '../encoding/base64url.ts';
import { setMember } from '../encoding/json-edit.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import { draftOf } from './draft-of.ts';
import { draftOfTexts, panelText, withPart, withTokenText } from './edit-draft.ts';
import { readToken } from './read-token.ts';
import { writeToken } from './write-token.ts';

const part = (text: string) => encodeBase64url(encodeUtf8(text));
const jws = (header: string, payload: string, signature = 'c2ln') =>
	`${part(header)}.${part(payload)}.${signature}`;
const sample = jws('{"alg":"HS256","typ":"JWT"}', '{"sub":"1","big":9007199254740993,"n":1.0}');

/** Any text, and real tokens with characters changed, cut, repeated. */
const anyText = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 60 }),
	fc.string({ unit: fc.constantFrom(...'eyJ0.~ -_=+/{"}:,\n'), maxLength: 60 }),
	fc
		.tuple(fc.nat(sample.length), fc.nat(12), fc.string({ unit: 'binary', maxLength: 6 }))
		.map(([at, cut, insert]) => sample.slice(0, at) + insert + sample.slice(at + cut)),
	fc.tuple(fc.json(), fc.json()).map(([header, payload]) => jws(header, payload)),
);

describe('reading and writing', () => {
	it('gives every text back, and never throws', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const reading = readToken(text);
				expect(reading.text).toBe(text);
				expect(writeToken(draftOf(text))).toBe(text);
				for (const { place } of reading.problems) {
					expect(place.from).toBeLessThanOrEqual(place.to);
					if (place.in === 'token') expect(place.to).toBeLessThanOrEqual(text.length);
				}
			}),
			{ numRuns: 100_000 },
		);
	}, 600_000);

	it('reads the same with an earlier reading at hand', () => {
		fc.assert(
			fc.property(anyText, anyText, (before, after) => {
				expect(readToken(after, readToken(before))).toEqual(readToken(after));
			}),
			{ numRuns: 2000 },
		);
	});

	it('encodes an opened and unchanged panel as the same bytes', () => {
		fc.assert(
			fc.property(fc.json(), fc.nat(3), (payload, spaces) => {
				const text = jws(
					'{"alg":"none"}',
					spaces ? JSON.stringify(JSON.parse(payload), null, spaces) : payload,
				);
				const draft = draftOf(text);
				const panel = panelText(draft.parts[1], readToken(text).payload);
				expect(writeToken(withPart(draft, 1, { kind: 'text', ...panel }))).toBe(text);
			}),
		);
	});

	it('changes one member and no other byte', () => {
		const draft = draftOf(sample);
		const panel = panelText(draft.parts[1], readToken(sample).payload);
		const edited = withPart(draft, 1, { kind: 'text', ...panel, text: setMember(panel.text, 'sub', '"2"') });
		const reading = readToken(writeToken(edited));
		expect(reading.payload?.text).toBe('{"sub":"2","big":9007199254740993,"n":1.0}');
		expect(reading.header?.encoded).toBe(sample.split('.')[0]);
		expect(reading.signature?.encoded).toBe('c2ln');
	});

	it('keeps a payload that is no JSON while it is being typed', () => {
		const draft = withPart(draftOf(sample), 1, { kind: 'text', text: '{\n  "sub": "1', layout: 'pretty' });
		expect(readToken(writeToken(draft)).payload?.text).toBe('{\n  "sub": "1');
	});

	it('keeps a panel text when another part of the token is edited', () => {
		const pretty = { kind: 'text', text: '{ "a":   1 }', layout: 'pretty' } as const;
		const draft = withPart(draftOf(sample), 1, pretty);
		const next = withTokenText(draft, `${writeToken(draft)}A`, draftOf);
		expect(next.parts[1]).toBe(pretty);
		expect(next.parts[2]).toEqual({ kind: 'encoded', encoded: 'c2lnA' });
	});

	it('makes a token of two exact texts', () => {
		const text = writeToken(draftOfTexts('{"alg": "none"}', '{"n":1.0}'));
		expect(readToken(text)).toMatchObject({
			kind: 'unsecured',
			wellFormed: true,
			payload: { text: '{"n":1.0}' },
		});
	});
});

describe('what a text is', () => {
	it.each([
		['', 'unknown', ['token-empty']],
		['  \n', 'unknown', ['token-empty']],
		['hello', 'unknown', ['part-count']],
		['..', 'unknown', ['part-count', 'part-empty']],
		['www.example.com', 'unknown', ['part-count']],
		[part('{"alg":"HS256"}'), 'jws', ['part-count']],
		[`${part('{"alg":"none"}')}.${part('{}')}`, 'unsecured', ['part-count']],
		[`${part('{"alg":"none"}')}.${part('{}')}.`, 'unsecured', []],
		[jws('{"alg":"None"}', '{}'), 'jws', []],
		[jws('not json', '{"a":1}'), 'jws', ['json-unexpected-character']],
		[jws('["a"]', '{}'), 'jws', ['not-an-object']],
		[jws('{}', '[1]'), 'jws', ['not-an-object']],
		[`${jws('{"alg":"HS256"}', '{}')}.x.y.z`, 'jws', ['part-count']],
		[`${part('{"alg":"dir","enc":"A128GCM"}')}..YWE.YmI.Y2M`, 'jwe', []],
		[`${part('{"alg":"dir","enc":"A128GCM"}')}..YWE.YmI`, 'jwe', ['part-count']],
		[`${jws('{"alg":"HS256"}', '{}')}.x.y`, 'jws', ['part-count']],
		[`${jws('{"alg":"ES256"}', '{"_sd":[]}')}~disclosure~`, 'sd-jwt', []],
		['{"payload":"e30","protected":"e30","signature":"YWE"}', 'jws', []],
		['{"payload":1,"protected":"e30","signature":"YWE"}', 'jws', ['json-member-type']],
		['{"ciphertext":"YWE"}', 'jwe', []],
		['{"other":"e30"}', 'unknown', ['part-count']],
	])('%j is %s %j', (text, kind, codes) => {
		const reading = readToken(text);
		expect(reading.kind).toBe(kind);
		const found: string[] = reading.problems.map(({ code }) => code);
		for (const code of codes) expect(found).toContain(code);
		if (codes.length === 0) expect(found).toEqual([]);
	});

	it.each([
		[`${part('{"alg":"HS256"}')}.eyJz...end`, 5, 1],
		[`${jws('{"alg":"HS256"}', '{}')}${'.x'.repeat(9)}`, 12, 0],
		[`${part('{"alg":"HS256"}')}.${part('{}')}`, 2, 0],
	])('counts the parts of %j', (text, found, shortened) => {
		const problem = readToken(text).problems.find(({ code }) => code === 'part-count');
		expect(problem?.detail).toEqual({ found, expected: 3, shortened });
	});

	it('reads the good parts beside a broken one', () => {
		const reading = readToken(`${part('{"alg":"HS256"}')}.*${part('{"a":1}')}.c2ln=`);
		expect(reading.payload?.json?.wellFormed).toBe(true);
		expect(reading.problems.map(({ code, place }) => [code, place.from])).toEqual([
			['base64url-character', 21],
			['base64url-padding', reading.text.length - 1],
		]);
	});

	it('tells the byte that is no UTF-8', () => {
		const reading = readToken(`${part('{}')}.${encodeBase64url(Uint8Array.of(0x7b, 0x7d, 0xff))}.aa`);
		expect(reading.payload?.utf8).toBe(false);
		expect(reading.problems).toContainEqual({
			code: 'utf8-invalid',
			place: { in: 'payload', from: 2, to: 3 },
			detail: { part: 'payload', byte: 2 },
		});
	});

	it('places bytes that are no UTF-8 behind a U+FFFD that rightly stands in the text', () => {
		const bytes = Uint8Array.of(...encodeUtf8('{"a":"\uFFFD ok'), 0xff, ...encodeUtf8('"}'));
		const { payload } = readToken(`${part('{}')}.${encodeBase64url(bytes)}.aa`);
		expect(payload?.problems).toContainEqual({
			code: 'utf8-invalid',
			place: { in: 'payload', from: 10, to: 11 },
			detail: { part: 'payload', byte: 12 },
		});
	});

	it('is not taken in by members of Object.prototype', () => {
		for (const alg of ['constructor', 'toString', '__proto__']) {
			expect(readToken(jws(`{"alg":"${alg}"}`, '{"__proto__":{"x":1}}')).kind).toBe('jws');
		}
		expect(({} as Record<string, unknown>)['x']).toBeUndefined();
	});
});
