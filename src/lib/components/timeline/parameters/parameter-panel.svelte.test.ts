import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { configurationRemarks } from '#lib/core/simulation/refresh/configuration-remarks.ts';
import type { ParameterName } from '#lib/core/simulation/refresh/parameter-table.ts';
import { defaultParams, type TimelineParams } from '#lib/core/simulation/refresh/params.ts';
import { readParams } from '#lib/core/simulation/refresh/read-params.ts';
import ParameterPanel from './ParameterPanel.svelte';

type Change = Partial<TimelineParams>;
let end: (() => void) | undefined;
afterEach(() => end?.());

/** The panel as the page has it: each change is read over what there is. */
function setUp(unlocked: readonly ParameterName[], start: Change = {}) {
	const base = readParams(start).params;
	const changes: (readonly [change: Change, gesture: string | undefined])[] = [];
	let resets = 0;
	const props = $state({
		params: base,
		base,
		unlocked,
		remarks: configurationRemarks(base),
		problems: readParams(base).problems,
		onchange(change: Change, gesture?: string) {
			changes.push([change, gesture]);
			const { params, problems } = readParams(change, props.params);
			Object.assign(props, { params, problems, remarks: configurationRemarks(params) });
		},
		onreset: () => (resets += 1),
	});
	const panel = mount(ParameterPanel, { target: document.body, props });
	flushSync();
	end = () => void unmount(panel);

	function named(name: string): HTMLInputElement {
		const found = document.querySelector<HTMLInputElement>(`[aria-label="${name}"]`);
		if (!found) throw new Error(`There is nothing named ${name}.`);
		return found;
	}
	function press(name: string): void {
		named(name).click();
		flushSync();
	}
	function set(field: HTMLInputElement, value: string, ...events: readonly ('input' | 'change')[]): void {
		field.value = value;
		for (const type of events) field.dispatchEvent(new Event(type, { bubbles: true }));
		flushSync();
	}
	const slider = (name: string) =>
		document.querySelector<HTMLInputElement>(`input[type=range][aria-label="${name}"]`)!;
	const showAll = () => {
		const box = [...document.querySelectorAll('label')].find((label) =>
			label.textContent?.includes('Show all parameters'),
		);
		box?.querySelector('input')?.click();
		flushSync();
	};
	const text = () => document.body.textContent?.replace(/\s+/g, ' ') ?? '';
	return { props, changes, resets: () => resets, named, press, set, slider, showAll, text };
}

describe('the panel of parameters', () => {
	it('shows what is unlocked, what was changed, and all on wish', () => {
		const { props, text, showAll, press } = setUp(['atTtlS']);
		expect(text()).toContain('Access token lifetime');
		expect(text()).not.toContain('Leeway');
		props.onchange({ leewayS: 30 });
		flushSync();
		expect(text()).toContain('Leeway');
		press('Leeway: back to 0 s');
		expect(props.params).toEqual(defaultParams);
		expect(text()).not.toContain('Leeway');
		showAll();
		for (const label of ['Leeway', 'Seed', 'Thefts', 'Lost refresh answers', 'Clock skew, API C'])
			expect(text()).toContain(label);
	});

	it('names the gesture of a drag, and makes no step of its end', () => {
		const { changes, set, slider } = setUp(['atTtlS']);
		const drag = slider('Access token lifetime');
		expect(drag.getAttribute('aria-valuetext')).toBe('15 min');
		set(drag, '0', 'input');
		set(drag, '10', 'input', 'change');
		set(drag, '11', 'change');
		expect(changes).toEqual([
			[{ atTtlS: 10 }, 'atTtlS'],
			[{ atTtlS: 20 }, 'atTtlS'],
			[{ atTtlS: 25 }, undefined],
		]);
		expect(drag.getAttribute('aria-valuetext')).toBe('25 s');
	});

	it('gives back what a shorter run moved when the hand goes back', () => {
		const { props, set, slider } = setUp(['horizonS'], { logoutAtS: 6000 });
		const drag = slider('Run lasts');
		const there = drag.value;
		set(drag, '0', 'input');
		expect(props.params).toMatchObject({ horizonS: 60, logoutAtS: 60 });
		set(drag, there, 'input', 'change');
		expect(props.params).toMatchObject({ horizonS: 7200, logoutAtS: 6000 });
	});

	it('keeps a bad value in its field, says so, and goes on with the nearest', () => {
		const { props, changes, set, named, text } = setUp(['leewayS']);
		const field = named('Leeway, in seconds');
		set(field, '400', 'input', 'change');
		expect(props.params.leewayS).toBe(300);
		expect(field.value).toBe('400');
		expect(field.getAttribute('aria-invalid')).toBe('true');
		expect(text()).toContain('Leeway: “400” is too much; the most, 5 min, counts.');
		set(field, '12', 'input', 'change');
		expect(props.params.leewayS).toBe(12);
		expect(text()).not.toContain('too much');
		const before = changes.length;
		set(field, 'x', 'input', 'change');
		expect(changes).toHaveLength(before);
		expect(props.params.leewayS).toBe(12);
		expect(text()).toContain('Leeway: “x” is no number; 12 s counts.');
		props.onchange({ leewayS: 0 });
		flushSync();
		expect(field.value).toBe('0');
		expect(text()).not.toContain('no number');
	});

	it('says a remark where it belongs and at the end, with its source', () => {
		const { text } = setUp(['rtIdleS', 'atTtlS'], { rtIdleS: 600 });
		expect(text().match(/The refresh token dies unused after 10 min/g)).toHaveLength(2);
		expect(text()).toContain('See the remark at “Refresh token idle limit”.');
		expect(text()).toContain('RFC 9700 §4.14.2');
		const link = [...document.querySelectorAll('button')].find(({ textContent }) =>
			textContent?.includes('See the remark at “Refresh token idle limit”.'),
		);
		const group = link?.closest('details');
		if (group) group.open = false;
		link?.click();
		flushSync();
		expect(document.activeElement?.textContent).toContain('The refresh token dies unused after 10 min');
		expect(group?.open).toBe(true);
	});

	it('says what was not taken, also about what is not shown', () => {
		const { props, text } = setUp(['atTtlS']);
		props.onchange({ skewS: 5 as unknown as TimelineParams['skewS'], atTtlS: 5 });
		flushSync();
		expect(text()).toContain('Clock skew: 5 seconds where an object belongs; it stays as it was.');
		expect(text()).toContain('Access token lifetime: 5 seconds is too little');
	});

	it('adds, changes and removes thefts, windows, keys, answers and calls', () => {
		const { props, press, set, named, showAll } = setUp([], { tabs: 2 });
		showAll();
		const add = (name: string) => {
			[...document.querySelectorAll('button')].find((button) => button.textContent === name)?.click();
			flushSync();
		};
		for (const name of [
			'Add theft',
			'Add window',
			'Add window',
			'Add new key',
			'Add lost answer',
			'Add call',
		])
			add(name);
		add('Add lost answer');
		expect(props.params).toMatchObject({
			attacks: [{ atS: 300, steal: 'both', refresh: 'never' }],
			offline: [
				{ fromS: 600, toS: 900 },
				{ fromS: 1500, toS: 1800 },
			],
			rotateAtS: [1800],
			dropRefreshResponse: [1, 2],
			script: [{ atS: 60, tab: 1, rs: 'A' }],
		});
		set(named('Theft 1, time, in seconds'), '42', 'input', 'change');
		const tab = named('Theft 1, tab') as unknown as HTMLSelectElement;
		tab.selectedIndex = 1;
		tab.dispatchEvent(new Event('change', { bubbles: true }));
		flushSync();
		expect(props.params.attacks[0]).toMatchObject({ atS: 42, tab: 2 });
		press('Remove window 1');
		expect(props.params.offline).toEqual([{ fromS: 1500, toS: 1800 }]);
		// On the way to 12 stands a 1, which is there already.
		const answer = named('Lost answer 2');
		set(answer, '1', 'input');
		set(answer, '12', 'input', 'change');
		expect(props.params.dropRefreshResponse).toEqual([1, 12]);
	});

	it('gives back the number that there was before never', () => {
		const { props, press } = setUp(['logoutAtS'], { logoutAtS: 600 });
		press('Logout at: never');
		expect(props.params.logoutAtS).toBeNull();
		press('Logout at: never');
		expect(props.params.logoutAtS).toBe(600);
	});

	it('resets only when there is something to', () => {
		const { props, named, press, resets } = setUp(['atTtlS']);
		expect(named('Reset parameters').disabled).toBe(true);
		props.onchange({ atTtlS: 60 });
		flushSync();
		press('Reset parameters');
		expect(resets()).toBe(1);
	});
});
