import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBase64url } from '../../encoding/base64url.ts';
import { encodeUtf8 } from '../../encoding/utf8.ts';
import { parameterNames, parameterTable } from './parameter-table.ts';
import { defaultParams, type TimelineParams } from './params.ts';
import { readParams } from './read-params.ts';
import { longestRunLink, readRun, writeRun } from './run-link.ts';

const link = (json: string) => `1.${encodeBase64url(encodeUtf8(json))}`;
const codesOf = (text: string) => readRun(text).problems.map(({ code }) => code);

/** Any parameters that can be simulated. */
const someParams: fc.Arbitrary<TimelineParams> = fc
	.dictionary(
		fc.constantFrom(...parameterNames),
		fc.oneof(
			fc.integer({ min: 0, max: 100_000 }),
			fc.boolean(),
			fc.constantFrom('reuse', 'timer', 'HS256', 'copied', 'introspect', 'any'),
			fc.array(fc.constantFrom('A', 'C', 'expired'), { maxLength: 3 }),
			fc.array(fc.integer({ min: 0, max: 9000 }), { maxLength: 5 }),
			fc.array(fc.record({ atS: fc.nat(9000), fromS: fc.nat(9000), toS: fc.nat(9000) }), { maxLength: 5 }),
			fc.record({ B: fc.integer({ min: -3600, max: 3600 }) }),
		),
	)
	.map((value) => readParams(value).params);

describe('a link to a run', () => {
	it('is short for the defaults and for a small change', () => {
		expect(writeRun(defaultParams)).toBe('1.e30');
		expect(writeRun({ ...defaultParams, atTtlS: 60 }, 1500, 'S23').length).toBeLessThan(90);
		expect(readRun(writeRun({ ...defaultParams, atTtlS: 60 }, 1500, 'S23'))).toEqual({
			params: { ...defaultParams, atTtlS: 60 },
			cursor: 1500,
			scenario: 'S23',
			problems: [],
		});
	});

	it('gives what it was made from', () => {
		fc.assert(
			fc.property(someParams, fc.option(fc.nat(60_000), { nil: undefined }), (params, cursor) => {
				const read = readRun(writeRun(params, cursor));
				expect(read).toEqual({ params, cursor, scenario: undefined, problems: [] });
				expect(JSON.stringify(read.params)).toBe(JSON.stringify(params));
			}),
			{ numRuns: 500 },
		);
	});

	it('fits for the fullest run that there can be', () => {
		const most = (name: keyof TimelineParams) => {
			const row = parameterTable[name];
			return 'most' in row ? row.most : 0;
		};
		const times = (name: keyof TimelineParams, entry: unknown) =>
			Array.from({ length: most(name) }, () => entry);
		const { params, problems } = readParams({
			horizonS: 172_800,
			tabs: 4,
			script: times('script', { atS: 172_800, tab: 4, rs: 'C' }),
			offline: times('offline', { fromS: 172_799, toS: 172_800 }),
			attacks: times('attacks', {
				atS: 172_800,
				steal: 'both',
				tab: 4,
				useEveryS: 86_400,
				refresh: { atS: 172_800 },
			}),
			dropRefreshResponse: Array.from({ length: 50 }, (_, index) => 951 + index),
			rotateAtS: Array.from({ length: 20 }, (_, index) => 172_780 + index),
			skewS: { client: -3600, as: -3600, A: -3600, B: -3600, C: -3600 },
		});
		expect(problems).toEqual([]);
		const text = writeRun(params, 172_800_000, 'a-scenario');
		expect(text.length).toBeLessThan(longestRunLink);
		expect(readRun(text).params).toEqual(params);
	});

	it('reads nothing of what is too long, of another version or broken, and says which', () => {
		expect(codesOf(`1.${'A'.repeat(longestRunLink)}`)).toEqual(['link-too-long']);
		expect(codesOf('2.e30')).toEqual(['link-version']);
		expect(codesOf('')).toEqual(['link-version']);
		for (const broken of ['1.', '1.e3', '1.e30=', '1.!', link('{'), link('[]'), link('null'), link('1')])
			expect(codesOf(broken), broken).toEqual(['link-unreadable']);
		expect(codesOf(`1.${encodeBase64url(new Uint8Array([0x22, 0xff, 0x22]))}`)).toEqual(['link-unreadable']);
		expect(readRun('nonsense').params).toEqual(defaultParams);
	});

	it('reads what it can of the rest', () => {
		const read = readRun(link('{"params":{"atTtlS":5},"cursor":9e9,"scenario":"<b>","more":1}'));
		expect(read).toMatchObject({ params: { atTtlS: 10 }, cursor: 7_200_000, scenario: undefined });
		expect(read.problems.map(({ code, path }) => `${code} ${path}`)).toEqual([
			'unknown-member more',
			'too-large cursor',
			'scenario-name scenario',
			'too-small atTtlS',
		]);
	});

	it('never throws', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					fc.json().map(link),
					fc.jsonValue().map((params) => link(JSON.stringify({ params, cursor: params }))),
				),
				(text) => {
					const { params } = readRun(text);
					expect(readParams(params).problems).toEqual([]);
				},
			),
		);
	});
});
