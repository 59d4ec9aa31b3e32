import { flushSync, mount, unmount } from 'svelte';
import { expect, onTestFinished, test, vi } from 'vitest';
import { defaultParams, type TimelineParams } from '#lib/core/simulation/refresh/params.ts';
import { simulate } from '#lib/core/simulation/refresh/simulate.ts';
import { tokenLives } from '#lib/core/simulation/refresh/token-lives.ts';
import * as tools from './lane-tools.ts';
import TimelineLanes from './TimelineLanes.svelte';

const theft = { atS: 300, steal: 'both', tab: 1, useEveryS: 30, refresh: 'when-expired' } as const;

function show(change: Partial<TimelineParams> = {}) {
	const trace = simulate({ ...defaultParams, ...change });
	const calls = { onseek: vi.fn(), onview: vi.fn(), onchange: vi.fn() };
	const props = $state({
		trace,
		lives: tokenLives(trace),
		cursor: 60_000,
		view: { from: 0, to: trace.end },
		skipQuiet: false,
		playing: false,
		tools,
		...calls,
	});
	const component = mount(TimelineLanes, { target: document.body, props });
	flushSync();
	onTestFinished(async () => {
		await unmount(component);
	});
	const slider = (name: string) => document.querySelector<SVGGElement>(`[role=slider][aria-label="${name}"]`);
	const press = (name: string, key: string, shiftKey = false) =>
		slider(name)?.dispatchEvent(
			new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }),
		);
	return { props, slider, press, ...calls };
}

test('moving the cursor changes nothing but the cursor', async () => {
	const { props } = show({ attacks: [theft] });
	const changed: Node[] = [];
	const observer = new MutationObserver((records) => changed.push(...records.map(({ target }) => target)));
	observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
	props.cursor = 90_000;
	flushSync();
	await Promise.resolve();
	observer.disconnect();
	expect(changed.length).toBeGreaterThan(0);
	expect(changed.length).toBeLessThan(10);
});

test('every handle is a slider with a name and its value in words', () => {
	const { slider } = show({ attacks: [theft], logoutAtS: 1000, offline: [{ fromS: 600, toS: 900 }] });
	const value = (name: string) => slider(name)?.getAttribute('aria-valuetext');
	expect(value('Access token lifetime')).toBe('15 min');
	expect(value('Time of the theft')).toBe('00:05:00');
	expect(value('Time of the logout')).toBe('00:16:40');
	expect(value('End of the time offline')).toBe('00:15:00');
	expect(value('Clock of API B')).toBe('right');
	expect(value('Moment in the run')).toBe('00:01:00');
});

test('keys change what a handle stands for, under the name of its drag', () => {
	const { press, onchange, onseek } = show({ attacks: [theft] });
	press('Access token lifetime', 'ArrowRight', true);
	expect(onchange).toHaveBeenLastCalledWith({ atTtlS: 910 }, 'drag:atTtlS');
	press('Time of the theft', 'PageDown');
	expect(onchange).toHaveBeenLastCalledWith({ attacks: [{ ...theft, atS: 240 }] }, 'drag:attacks.0.atS');
	press('Clock of API B', 'ArrowUp');
	expect(onchange).toHaveBeenLastCalledWith({ skewS: { ...defaultParams.skewS, B: 1 } }, 'drag:skewS.B');
	press('Moment in the run', 'End');
	expect(onseek).toHaveBeenLastCalledWith(7_200_000);
});

test('a call is taken out with Delete and added with "a" at the cursor', () => {
	const { press, onchange } = show();
	const scriptOf = () => (onchange.mock.lastCall?.[0] as Partial<TimelineParams>).script;
	press('Time of the request', 'Delete');
	expect(
		scriptOf()
			?.map(({ atS }) => atS)
			.slice(0, 2),
	).toEqual([67, 127]);
	press('Time of the request', 'a');
	expect(onchange.mock.lastCall?.[0]).toEqual({ script: [{ atS: 60, tab: 1, rs: 'A' }] });
});

test('the view can be zoomed with keys and buttons, and follows a cursor that leaves it', () => {
	const { props, press, onview } = show();
	press('Moment in the run', '+');
	const zoomed = onview.mock.lastCall?.[0] as { from: number; to: number };
	expect(zoomed.to - zoomed.from).toBe(0.6 * 7_200_000);
	props.view = { from: 0, to: 100_000 };
	flushSync();
	onview.mockClear();
	props.cursor = 99_000;
	flushSync();
	expect(onview).not.toHaveBeenCalled();
	props.cursor = 101_000;
	flushSync();
	expect(onview).toHaveBeenCalledWith({ from: 51_000, to: 151_000 });
	press('Clock of API A', '0');
	expect(onview).toHaveBeenLastCalledWith({ from: 0, to: 7_200_000 });
});
