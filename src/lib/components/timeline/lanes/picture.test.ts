import { describe, expect, test } from 'vitest';
import { defaultParams, type TimelineParams } from '#lib/core/simulation/refresh/params.ts';
import { scenarios } from '#lib/core/simulation/refresh/scenarios.ts';
import { simulate } from '#lib/core/simulation/refresh/simulate.ts';
import { tokenLives } from '#lib/core/simulation/refresh/token-lives.ts';
import { lostCrosses, messagePaths } from './draw-messages.ts';
import { barAt, eventAt, issueOf } from './event-at.ts';
import { laneLayout } from './lane-layout.ts';
import { picture, runFigures } from './picture.ts';
import { timeScale } from './time-scale.ts';
import type { TimeView } from './time-view.ts';
import { markWord } from './words/mark-word.ts';

function drawn(change: Partial<TimelineParams>, view?: TimeView, width = 1100) {
	const trace = simulate({ ...defaultParams, ...change });
	const layout = laneLayout(trace, { narrow: width < 500 });
	const scale = timeScale([], view ?? { from: 0, to: trace.end }, width);
	const figures = runFigures(trace, tokenLives(trace), layout);
	return { trace, layout, scale, figures, ...picture(figures, layout, scale, markWord) };
}

describe('a whole run stays cheap to draw', () => {
	test.each(scenarios.map(({ id, change }) => ({ id, change })))('$id', ({ change }) => {
		const { access, refresh, apiViews, brackets, marks, messages } = drawn(change);
		expect(marks.length).toBeLessThanOrEqual(360);
		expect(access.length).toBeLessThanOrEqual(60);
		expect(refresh.length).toBeLessThanOrEqual(60);
		expect(apiViews.length).toBeLessThanOrEqual(60);
		expect(brackets.length).toBeLessThanOrEqual(20);
		expect(messagePaths(messages).length).toBeLessThanOrEqual(24);
	});
});

test('all marks and messages of the run are counted, merged or not', () => {
	const { figures, marks, messages } = drawn({ everyS: 5 });
	const sum = (items: readonly { count: number }[]) => items.reduce((total, { count }) => total + count, 0);
	expect(sum(marks)).toBe(figures.marks.length);
	expect(sum(messages)).toBe(figures.messages.length);
	expect(marks.length).toBeLessThan(figures.marks.length);
});

test('what is outside the view is not drawn', () => {
	const { trace, marks, messages, access } = drawn({}, { from: 900_000, to: 930_000 });
	const inView = ({ event }: { event: { t: number } }) => event.t > 890_000 && event.t < 940_000;
	expect(trace.events.length).toBeGreaterThan(900);
	expect(marks.length).toBeGreaterThan(2);
	expect(marks.every(inView)).toBe(true);
	expect(messages.every(inView)).toBe(true);
	expect(access.map(({ bar }) => bar.number)).toEqual([1, 2]);
});

test('bars stand where their tokens live, cut off a little beyond the edges', () => {
	const { access, scale } = drawn({}, { from: 600_000, to: 1_200_000 });
	const [first, second] = access;
	expect(first?.x).toBe(-20);
	expect((first?.x ?? 0) + (first?.width ?? 0)).toBeCloseTo(scale.x(900_000), 3);
	expect(second?.x).toBeCloseTo(scale.x(second?.bar.from ?? 0), 6);
	expect(second?.endX).toBeNull();
	expect(first?.endX).toBeCloseTo(scale.x(900_000), 3);
});

test('the leeway follows a bar of the access token and each API view', () => {
	const { access, apiViews, scale } = drawn({ leewayS: 60 });
	const minute = scale.x(60_000) - scale.x(0);
	expect(access[0]?.leewayWidth).toBeCloseTo(minute, 6);
	expect(apiViews[0]?.leewayWidth).toBeCloseTo(minute, 6);
});

test('zoomed in, a message slants from one lane to the other; zoomed out it is upright', () => {
	const near = drawn({}, { from: 6900, to: 7300 });
	const call = near.messages.find(({ event }) => event.content === 'call');
	expect(call?.count).toBe(1);
	expect((call?.x2 ?? 0) - (call?.x1 ?? 0)).toBeCloseTo((40 / 400) * 1100, 3);
	expect(call?.y1).toBe(near.layout.byId.get('tab1')?.markY);
	expect(call?.y2).toBe(near.layout.byId.get('A')?.markY);
	for (const { x1, x2 } of drawn({}).messages) expect(x2).toBe(x1);
});

test('lost messages are told apart, dashed, with a cross', () => {
	const { messages } = drawn({ offline: [{ fromS: 600, toS: 1500 }] });
	const lost = messages.filter((message) => message.lost);
	expect(lost.length).toBeGreaterThan(0);
	expect(lostCrosses(messages).match(/M/g)).toHaveLength(2 * lost.length);
	expect(messagePaths(messages).some((path) => path.lost)).toBe(true);
	expect(lostCrosses(messages.filter((message) => !message.lost))).toBe('');
});

test('of events at one place the weightiest is shown: reuse over the refusal and the revocation', () => {
	const attack = { atS: 300, steal: 'both', tab: 1, useEveryS: 30, refresh: 'when-expired' } as const;
	const { marks, layout } = drawn({ attacks: [attack] });
	const reuse = marks.find(({ event }) => event.kind === 'as.reuse');
	expect(reuse).toMatchObject({ shape: 'alarm', tone: 'bad', y: layout.byId.get('as')?.markY });
	expect(reuse?.count).toBeGreaterThan(2);
	expect(reuse?.wordPlace).toBe('start');
});

test('a tap finds the nearest mark, then the nearest message, then a bar, or nothing', () => {
	const all = drawn({});
	const mark = all.marks.find(({ event }) => event.kind === 'as.refresh.ok');
	expect(mark && eventAt(all, mark.x + 3, mark.y - 4, 9)?.id).toBe(mark?.event.id);
	const line = all.messages.find(({ event }) => event.to === 'C');
	const middle = line && eventAt({ ...all, marks: [] }, line.x1 + 1, (line.y1 + line.y2) / 2, 9);
	expect(middle?.id).toBe(line?.event.id);
	const bar = all.access[3];
	const token = bar && barAt(all, bar.x + bar.width / 2, bar.y + 2);
	expect(token).toBe(bar?.bar.token);
	expect(issueOf(all.trace.events, token ?? '')).toMatchObject({ kind: 'as.issue.at' });
	expect(eventAt(all, 50, -300, 9)).toBeUndefined();
	expect(barAt(all, 50, -300)).toBeUndefined();
});

test('a theft goes from where the tokens were kept to the attacker', () => {
	const theft = { atS: 300, steal: 'at', tab: 1, useEveryS: 30, refresh: 'never' } as const;
	const { thefts, layout, scale } = drawn({ attacks: [theft] });
	const [from, to] = [layout.byId.get('jar:shared')?.markY, layout.byId.get('x')?.markY];
	expect(thefts.startsWith(`M${scale.x(300_000).toFixed(1)} ${String(from)}V${String(to)}`)).toBe(true);
	expect(drawn({}).thefts).toBe('');
	expect(drawn({ attacks: [theft] }, { from: 400_000, to: 500_000 }).thefts).toBe('');
});

test('the name of a bar has the room that the next bar of its row leaves', () => {
	const { access } = drawn({ refresh: 'timer', aheadS: 600 });
	const inRow = access.filter(({ bar }) => bar.row === 0);
	for (const [i, bar] of inRow.slice(0, -1).entries())
		expect(bar.freeWidth).toBeLessThanOrEqual((inRow[i + 1]?.x ?? 0) - bar.x + 0.001);
	expect(inRow.at(-1)?.freeWidth).toBe(inRow.at(-1)?.width);
});

test('a token that lived for seconds has a width, and its end is where it was revoked', () => {
	const attack = { atS: 300, steal: 'both', tab: 1, useEveryS: 30, refresh: 'when-expired' } as const;
	const { refresh } = drawn({ attacks: [attack] });
	const second = refresh.find(({ bar }) => bar.number === 2);
	expect(second?.width).toBe(3);
	expect(second?.cutX).toBeCloseTo((second?.x ?? 0) + (7 / 7200) * 1100, 0);
});

test('what is left of a denied token is told apart, with its holder and at each API', () => {
	const attack = { atS: 300, steal: 'both', tab: 1, useEveryS: 30, refresh: 'when-expired' } as const;
	const { access, apiViews, scale } = drawn({
		attacks: [attack],
		revocation: 'denylist-push',
		reuseKillsAT: true,
	});
	const own = access.find(({ bar }) => bar.lane === 'x' && bar.number === 2);
	expect(own?.deniedWidth).toBeCloseTo(scale.x(own?.bar.to ?? 0) - scale.x(own?.bar.cutAt ?? 0), 6);
	const view = apiViews.find(({ view: { token } }) => token === own?.bar.token);
	expect(view?.deniedWidth).toBeCloseTo(scale.x(view?.view.to ?? 0) - scale.x(view?.view.deniedAt ?? 0), 6);
	expect(access.find(({ bar }) => bar.number === 1)?.deniedWidth).toBe(0);
});
