import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTimeExpression, type LocalOffset } from './time-expression.ts';

const now = Date.UTC(2026, 10, 23, 12, 0, 0) / 1000;
const utc: LocalOffset = () => 0;
const kolkata: LocalOffset = () => 330;

// Central Europe in 2026: summer time from 29 March 01:00 UTC to 25 October 01:00 UTC.
const spring = Date.UTC(2026, 2, 29, 1) / 1000;
const autumn = Date.UTC(2026, 9, 25, 1) / 1000;
const berlin: LocalOffset = (seconds) => (seconds >= spring && seconds < autumn ? 120 : 60);

const iso = (seconds: number | undefined) =>
	seconds === undefined ? undefined : new Date(seconds * 1000).toISOString();

describe('times as people say them', () => {
	test.each([
		['now', '2026-11-23T12:00:00.000Z'],
		['  NOW ', '2026-11-23T12:00:00.000Z'],
		['+30m', '2026-11-23T12:30:00.000Z'],
		['30 min', '2026-11-23T12:30:00.000Z'],
		['-1h', '2026-11-23T11:00:00.000Z'],
		['+1h30m', '2026-11-23T13:30:00.000Z'],
		['+1.5h', '2026-11-23T13:30:00.000Z'],
		['now + 1 hour and 5 minutes', '2026-11-23T13:05:00.000Z'],
		['now-5m', '2026-11-23T11:55:00.000Z'],
		['in 2 days', '2026-11-25T12:00:00.000Z'],
		['in 1 week', '2026-11-30T12:00:00.000Z'],
		['2 hours ago', '2026-11-23T10:00:00.000Z'],
		['tomorrow', '2026-11-24T00:00:00.000Z'],
		['yesterday 09:30', '2026-11-22T09:30:00.000Z'],
		['tomorrow at 9:00', '2026-11-24T09:00:00.000Z'],
		['09:00', '2026-11-23T09:00:00.000Z'],
		['2026-12-01', '2026-12-01T00:00:00.000Z'],
		['2026-12-01 09:00', '2026-12-01T09:00:00.000Z'],
		['2026-12-01T09:00:00Z', '2026-12-01T09:00:00.000Z'],
		['2026-12-01T09:00:00.250Z', '2026-12-01T09:00:00.250Z'],
		['2026-12-01T09:00:00+02:00', '2026-12-01T07:00:00.000Z'],
		['2026-12-01 09:00 -0530', '2026-12-01T14:30:00.000Z'],
		['2024-02-29', '2024-02-29T00:00:00.000Z'],
		['1795442700', iso(1795442700)!],
		['0', '1970-01-01T00:00:00.000Z'],
	])('%s', (text, expected) => {
		expect(iso(readTimeExpression(text, now, utc).seconds)).toBe(expected);
	});
});

describe('local times', () => {
	test.each([
		['2026-12-01 09:00', kolkata, '2026-12-01T03:30:00.000Z'],
		['2026-12-01T09:00:00Z', kolkata, '2026-12-01T09:00:00.000Z'],
		['09:00', kolkata, '2026-11-23T03:30:00.000Z'],
		['2026-07-01 09:00', berlin, '2026-07-01T07:00:00.000Z'],
		['2026-12-01 09:00', berlin, '2026-12-01T08:00:00.000Z'],
		// Skipped by the change to summer time: moved on by the hour.
		['2026-03-29 02:30', berlin, '2026-03-29T01:30:00.000Z'],
		['2026-03-29 01:59', berlin, '2026-03-29T00:59:00.000Z'],
		['2026-03-29 03:00', berlin, '2026-03-29T01:00:00.000Z'],
		// Happens twice: the first.
		['2026-10-25 02:30', berlin, '2026-10-25T00:30:00.000Z'],
		['2026-10-25 03:00', berlin, '2026-10-25T02:00:00.000Z'],
	] as const)('%s', (text, zone, expected) => {
		expect(iso(readTimeExpression(text, now, zone).seconds)).toBe(expected);
	});

	test('tomorrow is the next day of the zone, not of UTC', () => {
		const lateEvening = Date.UTC(2026, 10, 23, 20) / 1000; // 01:30 on the 24th in Kolkata
		expect(iso(readTimeExpression('tomorrow', lateEvening, kolkata).seconds)).toBe(
			'2026-11-24T18:30:00.000Z',
		);
	});
});

describe('what is no time names the place and what was expected', () => {
	test.each([
		['', 'time-empty', 'time', 0, 0],
		['soon', 'time-unexpected', 'time', 0, 4],
		['+', 'time-unexpected', 'amount', 1, 1],
		['in a while', 'time-unexpected', 'amount', 3, 10],
		['+5 parsecs', 'time-unexpected', 'unit', 3, 10],
		['+5', 'time-unexpected', 'unit', 2, 2],
		['-3', 'time-unexpected', 'unit', 2, 2],
		['in 2 days ago', 'time-unexpected', 'end', 9, 13],
		['2026-13-01', 'time-field-range', 'month', 5, 7],
		['2026-02-29', 'time-field-range', 'day', 8, 10],
		[' 2026-02-28 24:00', 'time-field-range', 'hour', 12, 14],
		['tomorrow 25:00', 'time-field-range', 'hour', 9, 14],
		['1795442700000', 'time-too-far', 'seconds', 0, 13],
		['+99999999y', 'time-too-far', 'seconds', 0, 10],
	] as const)('%s', (text, code, expected, from, to) => {
		expect(readTimeExpression(text, now, utc).problem).toEqual({
			code,
			place: { in: 'input', from, to },
			detail: { expected },
		});
	});
});

const zones = fc.constantFrom(utc, kolkata, berlin);

test('any text gives seconds or a problem within the text', () => {
	const texts = fc.oneof(fc.string(), fc.stringMatching(/^[+\-0-9hmdsago: T.Zintw]{0,20}$/));
	fc.assert(
		fc.property(texts, zones, (text, zone) => {
			const { seconds, problem } = readTimeExpression(text, now, zone);
			if (problem) {
				expect(problem.place.from).toBeGreaterThanOrEqual(0);
				expect(problem.place.to).toBeLessThanOrEqual(text.length);
				expect(problem.place.from).toBeLessThanOrEqual(problem.place.to);
			} else expect(Number.isFinite(seconds)).toBe(true);
		}),
		{ numRuns: 2000 },
	);
});

test('a NumericDate, its ISO form in UTC, and its local form are one moment', () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 4e9 }), (seconds) => {
			const written = iso(seconds)!;
			expect(readTimeExpression(String(seconds), now, berlin).seconds).toBe(seconds);
			expect(readTimeExpression(written, now, berlin).seconds).toBe(seconds);
			const local = iso(seconds + 330 * 60)!.slice(0, 19);
			expect(readTimeExpression(local, now, kolkata).seconds).toBe(seconds);
		}),
	);
});

test('steps add up, and a step back undoes a step on', () => {
	fc.assert(
		fc.property(fc.nat(1000), fc.nat(1000), (hours, minutes) => {
			const step = hours * 3600 + minutes * 60;
			expect(readTimeExpression(`+${hours}h${minutes}m`, now, utc).seconds).toBe(now + step);
			expect(readTimeExpression(`${hours} hours ${minutes} minutes ago`, now, utc).seconds).toBe(now - step);
		}),
	);
});
