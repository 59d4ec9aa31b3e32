import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJson } from '../encoding/json.ts';
import { readNumericDate, secondsOf } from './numeric-date.ts';

const read = (json: string) => readNumericDate(readJson(json).root);

describe('NumericDate', () => {
	test.each([
		['1893456000', { state: 'date', seconds: 1893456000 }],
		['1893456000.5', { state: 'date', seconds: 1893456000.5 }],
		['1.893456e9', { state: 'date', seconds: 1893456000 }],
		['0', { state: 'date', seconds: 0 }],
		['-0', { state: 'date', seconds: 0 }],
		['253402300799', { state: 'date', seconds: 253402300799 }],
		['-1', { state: 'negative', seconds: -1 }],
		[
			'1893456000000',
			{ state: 'milliseconds', seconds: 1893456000, written: 1893456000000, unit: 'milliseconds' },
		],
		[
			'1893456000000000',
			{ state: 'milliseconds', seconds: 1893456000, written: 1893456000000000, unit: 'microseconds' },
		],
		[
			'1893456000000000000',
			{ state: 'milliseconds', seconds: 1893456000, written: 1893456000000000000, unit: 'nanoseconds' },
		],
		['1e400', { state: 'out-of-range', lexeme: '1e400' }],
		['-1e20', { state: 'out-of-range', lexeme: '-1e20' }],
		['1e21', { state: 'out-of-range', lexeme: '1e21' }],
		['"1893456000"', { state: 'not-a-number', is: 'numeric-string', meant: 1893456000 }],
		['"1893456000000"', { state: 'not-a-number', is: 'numeric-string', meant: 1893456000 }],
		['"2030-01-01"', { state: 'not-a-number', is: 'date-string', meant: 1893456000 }],
		['"2030-01-01T01:00:00+01:00"', { state: 'not-a-number', is: 'date-string', meant: 1893456000 }],
		['"2030-13-01"', { state: 'not-a-number', is: 'string', meant: undefined }],
		['"soon"', { state: 'not-a-number', is: 'string', meant: undefined }],
		['""', { state: 'not-a-number', is: 'string', meant: undefined }],
		['null', { state: 'not-a-number', is: 'null', meant: undefined }],
		['true', { state: 'not-a-number', is: 'boolean', meant: undefined }],
		['{}', { state: 'not-a-number', is: 'object', meant: undefined }],
		['[1893456000]', { state: 'not-a-number', is: 'array', meant: undefined }],
	])('%s', (json, expected) => expect(read(json)).toEqual(expected));

	test('no value is absent', () => expect(readNumericDate(undefined)).toEqual({ state: 'absent' }));

	test('1e20 is no time to act on', () => {
		expect(read('1e20').state).toBe('out-of-range');
		expect(secondsOf(read('1e20'))).toBeUndefined();
	});

	test('milliseconds are acted on as the seconds that they are written as', () => {
		expect(secondsOf(read('1893456000000'))).toBe(1893456000000);
		expect(secondsOf(read('"1893456000"'))).toBeUndefined();
	});

	test('every whole second of four-digit years is itself', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 253402300799 }), (seconds) => {
				expect(read(String(seconds))).toEqual({ state: 'date', seconds });
			}),
		);
	});
});
