import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { automaticHint } from '#lib/core/jose/key.ts';
import { arrival } from '#lib/core/samples/arrival.ts';
import { encodeBase64url } from '#lib/core/encoding/base64url.ts';
import { encodeUtf8 } from '#lib/core/encoding/utf8.ts';
import { Clock } from './clock.svelte.ts';
import { plainOrigin, type Command } from './debugger-commands.ts';
import { everyForm } from './form-commands.ts';
import { factsOf, matchesSearch } from './history-entry.ts';
import { TokenHistory } from './token-history.svelte.ts';
import { sampleGiven } from './open-debugger.svelte.ts';
import { Workbench } from './workbench.svelte.ts';

const part = (text: string) => encodeBase64url(encodeUtf8(text));
const token = (sub: string, more = '') =>
	`${part('{"alg":"HS256","kid":"k1"}')}.${part(`{"iss":"https://a.example","sub":"${sub}"${more}}`)}.c2ln`;

beforeEach(() => void vi.useFakeTimers({ now: 1_700_000_000_000 }));
afterEach(() => void vi.useRealTimers());

function setup(before: (workbench: Workbench) => void = () => {}) {
	const clock = new Clock();
	clock.start();
	let workbench!: Workbench;
	let history!: TokenHistory;
	$effect.root(() => {
		workbench = new Workbench({ ...sampleGiven(arrival), signEdits: false });
		workbench.takeForms(everyForm);
		before(workbench);
		history = new TokenHistory(workbench, clock);
	});
	flushSync();
	const run = (command: Command) => {
		workbench.run(command);
		flushSync();
	};
	return {
		workbench,
		history,
		run,
		open: (text: string) => run({ verb: 'open', token: text, origin: plainOrigin('pasted') }),
		type: (text: string) => run({ verb: 'edit-token', text }),
		wait: (seconds: number) => vi.advanceTimersByTime(seconds * 1000),
		tokens: () => history.entries.map((entry) => entry.token),
	};
}

describe('the history of tokens', () => {
	it('has each token that was opened, the last one first, once', () => {
		const { open, tokens, history } = setup();
		open(token('ada'));
		open(token('bob'));
		open(token('ada'));
		expect(tokens()).toEqual([token('ada'), token('bob'), arrival.token]);
		expect(factsOf(history.current!)).toMatchObject({
			issuer: 'https://a.example',
			subject: 'ada',
			alg: 'HS256',
		});
	});

	it('has what was opened before it began', () => {
		const { tokens } = setup((workbench) => {
			workbench.openText(token('ada'));
			workbench.openText(token('bob'));
		});
		expect(tokens()).toEqual([token('bob'), token('ada'), arrival.token]);
	});

	it('has no entry for each keystroke: one for what stands still, or is left', () => {
		const { open, type, wait, tokens } = setup();
		open(token('ada'));
		type(token('adam'));
		wait(1);
		type(token('adams'));
		wait(1);
		expect(tokens()).toEqual([token('ada'), arrival.token]);
		wait(1.1);
		expect(tokens()).toEqual([token('adams'), token('ada'), arrival.token]);
		type(token('adamson'));
		open(token('bob'));
		expect(tokens(), 'a step on the way is replaced').toEqual([
			token('bob'),
			token('adamson'),
			token('ada'),
			arrival.token,
		]);
	});

	it('keeps an edited state that stood for a while, or that somebody came back to', () => {
		const { open, type, wait, tokens, history } = setup();
		open(token('ada'));
		type(token('one'));
		wait(60);
		type(token('two'));
		wait(5);
		history.keep(history.current?.id ?? 0);
		type(token('three'));
		wait(5);
		expect(tokens().slice(0, 4)).toEqual([token('three'), token('two'), token('one'), token('ada')]);
	});

	it('takes a typed token once it stands', () => {
		const { run, type, wait, tokens } = setup();
		run({ verb: 'clear' });
		for (let end = 1; end <= 20; end++) type(token('ada').slice(0, end));
		wait(0.5);
		type(token('ada'));
		wait(3);
		expect(tokens()).toEqual([token('ada'), arrival.token]);
	});

	it('has one of a sample, however often it is opened', () => {
		const { run, tokens } = setup();
		for (const sub of ['1', '2', '3']) {
			run({ verb: 'open-sample', title: 'S', token: token(sub), keyText: 'k', keyHint: automaticHint });
		}
		expect(tokens()).toEqual([token('3'), arrival.token]);
	});

	it('brings a token back with its key, in one step', () => {
		const { run, open, wait, history, workbench } = setup();
		open(token('ada'));
		run({
			verb: 'set-key',
			text: 'the key of Ada',
			hint: { readAs: 'secret', encoding: 'utf8', passphrase: 'p' },
		});
		open(token('bob'));
		run({ verb: 'set-key', text: 'another key', hint: automaticHint });
		const ada = history.entries.find((entry) => entry.token === token('ada'))!;
		expect(ada.state.keyHint).toEqual({ readAs: 'secret', encoding: 'utf8' });
		wait(10);
		history.restore(ada.id);
		flushSync();
		expect(workbench.tokenText).toBe(token('ada'));
		expect(workbench.given).toMatchObject({ keyText: 'the key of Ada', keyHint: { readAs: 'secret' } });
		expect(history.entries[0]).toMatchObject({ token: token('ada'), kept: true });
		expect(history.entries).toHaveLength(3);
		workbench.undo();
		expect(workbench.tokenText).toBe(token('bob'));
		expect(workbench.given.keyText).toBe('another key');
	});

	it('says when a token was last at hand', () => {
		const { open, wait, history } = setup();
		open(token('ada'));
		wait(100);
		open(token('bob'));
		wait(50);
		expect(history.entries.map(({ last }) => last - 1_700_000_000)).toEqual([100, 100, 0]);
	});

	it('keeps a key through the moment in which there is none', () => {
		const { run, open, history } = setup();
		open(token('ada'));
		run({ verb: 'set-key', text: 'secret', hint: automaticHint });
		run({ verb: 'set-key', text: '', hint: automaticHint });
		expect(history.current?.state.keyText).toBe('secret');
	});

	it('forgets all at once, and what is at hand does not come back by itself', () => {
		const { run, open, wait, tokens, history } = setup();
		open(token('ada'));
		history.clear();
		run({ verb: 'set-key', text: 'secret', hint: automaticHint });
		wait(5);
		expect(tokens()).toEqual([]);
		open(token('bob'));
		expect(tokens()).toEqual([token('bob')]);
		history.remove(history.entries[0]?.id ?? 0);
		expect(tokens()).toEqual([]);
	});

	it('holds a bounded number of tokens, the newest', () => {
		const { open, tokens } = setup();
		for (let at = 0; at < 210; at++) open(token(`n${at}`));
		expect(tokens()).toHaveLength(200);
		expect(tokens()[0]).toBe(token('n209'));
		const big = (name: string) => token(name, `,"x":"${'x'.repeat(6_000_000)}"`);
		open(big('a'));
		open(big('b'));
		open(big('c'));
		expect(tokens().filter((text) => text.length > 1_000_000)).toHaveLength(2);
	});

	it('is searched by anything that a token says', () => {
		const { open, history } = setup();
		open(token('Ada', ',"roles":["Clerk"]'));
		const entry = history.entries[0]!;
		for (const search of [
			'ada',
			'a.example',
			'clerk',
			'hs256',
			'k1',
			token('Ada').slice(0, 12),
			'clerk ada',
			'',
		]) {
			expect(matchesSearch(entry, search), search).toBe(true);
		}
		expect(matchesSearch(entry, 'clerk bob')).toBe(false);
	});
});
