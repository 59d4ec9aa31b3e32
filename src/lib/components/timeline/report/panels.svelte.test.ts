import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultParams } from '#lib/core/simulation/refresh/params.ts';
import { scenarioParams } from '#lib/core/simulation/refresh/scenarios.ts';
import { simulate } from '#lib/core/simulation/refresh/simulate.ts';
import { tokenLives } from '#lib/core/simulation/refresh/token-lives.ts';
import type { Trace, TraceEvent } from '#lib/core/simulation/refresh/trace-event.ts';
import BeatAnnouncer from './BeatAnnouncer.svelte';
import EventLog from './EventLog.svelte';
import EventTable from './EventTable.svelte';
import Inspector from './Inspector.svelte';

const events = Array.from({ length: 4000 }, (_, index): TraceEvent => ({
	id: `e${index}`,
	t: index * 1000,
	level: index % 40 === 0 ? 1 : 3,
	actor: index % 40 === 0 ? 'x' : 'tab1',
	...(index % 40 === 0
		? { kind: 'x.win', rs: 'A', jti: 'f1.at1' }
		: { kind: 'user.action', call: `c${index}`, rs: 'B' }),
}));
const trace: Trace = { params: defaultParams, events, end: 7_200_000, truncated: false };
const lives = tokenLives(trace);
let shown: Record<string, unknown> | undefined;

type Mounting<Props> = (to: { target: HTMLElement; props: Props }) => Record<string, unknown>;

/** Shows a component; what it is given can then be changed. */
function setup<Props extends object>(mounting: Mounting<Props>, given: Props): Props {
	const props = $state(given);
	shown = mounting({ target: document.body, props });
	flushSync();
	return props;
}
const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
const button = (name: string) => all('button').find((one) => one.textContent.includes(name));
const press = (key: string) => {
	const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
	all('[role=listbox]')[0]?.dispatchEvent(event);
	flushSync();
};
afterEach(async () => {
	if (shown) await unmount(shown);
	document.body.replaceChildren();
});

const common = () => ({
	trace,
	lives,
	cursor: 1_000_500,
	level: 3 as 1 | 2 | 3,
	selected: undefined as string | undefined,
	onselect: vi.fn<(id: string) => void>(),
	onlevel: vi.fn<(level: 1 | 2 | 3) => void>(),
});

/** Where an event stands in a run that is told by hand. */
const place = (second: number, actor: TraceEvent['actor']) =>
	({ id: `at${second}`, t: second * 1000, level: 1, actor }) as const;

describe('the log', () => {
	it('has few lines in the page, and marks the one at the cursor wherever that moves', () => {
		const props = setup((to) => mount(EventLog, to), common());
		expect(all('[role=option]').length).toBeLessThan(300);
		expect(all('[aria-current=time]').map(({ textContent }) => textContent.slice(0, 8))).toEqual([
			'00:16:40',
		]);
		props.cursor = 3_999_000;
		flushSync();
		expect(all('[aria-current=time]').map(({ textContent }) => textContent.slice(0, 8))).toEqual([
			'01:06:39',
		]);
		props.level = 1;
		flushSync();
		expect(all('[role=option]')).toHaveLength(100);
	});

	it('selects what the arrows come to, and Enter does no harm', () => {
		const props = setup((to) => mount(EventLog, to), common());
		props.onselect.mockImplementation((id) => {
			props.selected = id;
			props.cursor = events.find((event) => event.id === id)?.t ?? 0;
		});
		all('[role=listbox]')[0]?.dispatchEvent(new FocusEvent('focus'));
		flushSync();
		for (const key of ['ArrowDown', 'ArrowDown', 'Enter', 'PageUp', 'Home', 'ArrowUp', 'End']) press(key);
		expect(props.onselect.mock.calls.flat()).toEqual([
			'e1001',
			'e1002',
			'e1002',
			'e992',
			'e0',
			'e0',
			'e3999',
		]);
		const active = all('[role=listbox]')[0]?.getAttribute('aria-activedescendant') ?? '';
		expect(document.getElementById(active)?.textContent).toContain('01:06:39');
		expect(document.getElementById(active)?.getAttribute('aria-selected')).toBe('true');
	});

	it('marks only what is bad for the person, and what is to come in no colour', () => {
		const story: TraceEvent[] = [
			{ ...place(1, 'x'), kind: 'x.win', rs: 'A', jti: 'f1.at1' },
			{ ...place(2, 'x'), kind: 'x.lose', rs: 'A', jti: 'f1.at1', reason: 'expired' },
			{ ...place(3, 'tab1'), kind: 'client.signedout', jar: 'shared', reason: 'idle-expired' },
		];
		setup((to) => mount(EventLog, to), { ...common(), trace: { ...trace, events: story }, cursor: 2000 });
		const lines = all('[role=option]');
		expect(lines.map((line) => line.querySelector('[aria-hidden]')?.textContent)).toEqual(['!', '', '!']);
		expect(lines.map(({ className }) => className.includes('text-bad'))).toEqual([true, false, false]);
	});

	it('reaches every line by its buttons', () => {
		const some = events.slice(0, 700);
		setup((to) => mount(EventLog, to), { ...common(), trace: { ...trace, events: some }, cursor: 0 });
		const seen = new Set<string>();
		for (let more: HTMLElement | undefined = document.body; more; more = button('later')) {
			if (more !== document.body) more.click();
			flushSync();
			for (const { dataset } of all('[role=option]')) seen.add(dataset['index'] ?? '');
		}
		expect(seen.size).toBe(some.length);
		expect(all('[role=option]').length).toBeLessThan(300);
	});
});

describe('the table', () => {
	const everything = () => {
		all('input[type=radio]').at(-1)?.click();
		flushSync();
	};

	it('says which rows it shows, turns its pages and finds the cursor', () => {
		setup((to) => mount(EventTable, to), common());
		everything();
		const status = () => all('[role=status]')[0]?.textContent;
		expect(all('tbody tr')).toHaveLength(100);
		expect(status()).toBe('Rows 1–100 of 4,000');
		button('Later rows')?.click();
		flushSync();
		expect(status()).toBe('Rows 101–200 of 4,000');
		button('Rows at the cursor')?.click();
		flushSync();
		expect(status()).toBe('Rows 1,001–1,100 of 4,000');
		expect(all('tr[aria-current=time]')).toHaveLength(1);
	});

	it('lists only what is asked for, and a row selects its event once', () => {
		const props = setup((to) => mount(EventTable, to), common());
		everything();
		const field = document.querySelector<HTMLInputElement>('input[type=search]');
		if (field) field.value = 'let in by api a';
		field?.dispatchEvent(new Event('input', { bubbles: true }));
		flushSync();
		expect(all('[role=status]')[0]?.textContent).toBe('Rows 1–100 of 100');
		all('tbody tr')[1]?.click();
		all('tbody tr button')[2]?.click();
		expect(props.onselect.mock.calls).toEqual([['e40'], ['e80']]);
	});
});

describe('the inspector', () => {
	it('says so when nothing has happened yet', () => {
		setup((to) => mount(Inspector, to), { ...common(), cursor: 0, event: undefined, onopentoken: vi.fn() });
		expect(document.body.textContent).toContain('Nothing has happened yet at 00:00:00.');
	});
});

describe('the inspector of a real run', () => {
	const params = scenarioParams('S10') ?? defaultParams;
	const run = simulate(params);
	const runLives = tokenLives(run);
	const revoked = run.events.find(({ kind }) => kind === 'as.family.revoke');
	const inspect = (cursor: number, event: TraceEvent | undefined) => {
		const { onselect } = common();
		const given = { trace: run, lives: runLives, cursor, event, onopentoken: vi.fn(), onselect };
		return setup((to) => mount(Inspector, to), given);
	};
	const text = () => document.body.textContent.replace(/\s+/g, ' ');

	it('lists what becomes of the family’s tokens', () => {
		inspect(revoked?.t ?? 0, revoked);
		const list = all('ul[aria-label="The family’s tokens"]')[0]?.textContent ?? '';
		expect(list).toContain('RT₂ of the attacker is of no more use.');
		expect(list).toContain(
			'AT₂ of the attacker works until 00:30:00, as nobody asks the authorization server.',
		);
		expect(text()).not.toContain('No token has a part');
		expect(text()).not.toContain('Last event');
	});

	it('says how long ago the last event was, and who holds what by now', () => {
		const props = inspect(4_200_000, revoked);
		expect(text()).toMatch(/Last event, 54 min 52 s before/);
		const holdings = () => all('dl[aria-label="Who holds what"]')[0]?.textContent.replace(/\s+/g, ' ');
		expect(holdings()).toContain('signed out since 00:15:07');
		expect(holdings()).toContain('holds nothing that works');
		props.cursor = 1_000_000;
		flushSync();
		expect(holdings()).toContain('still gets in');
		expect(holdings()).toContain('AT₂ works until 00:30:00');
	});
});

describe('the announcer', () => {
	beforeEach(() => {
		vi.useFakeTimers();
	});
	afterEach(() => {
		vi.useRealTimers();
	});

	it('is never faster than one can listen, and says how much it left out', () => {
		const props = setup((to) => mount(BeatAnnouncer, to), { beat: 'login → AT₁ RT₁' });
		const said = () => all('[role=status]')[0]?.textContent;
		expect(said()).toBe('login → AT₁ RT₁');
		for (const beat of ['one', 'two', 'three']) {
			props.beat = beat;
			flushSync();
		}
		expect(said()).toBe('login → AT₁ RT₁');
		vi.advanceTimersByTime(1500);
		flushSync();
		expect(said()).toBe('three, and 2 more');
		vi.advanceTimersByTime(5000);
		props.beat = 'four';
		flushSync();
		expect(said()).toBe('four');
	});
});
