import { describe, expect, it } from 'vitest';
import { eventTokens } from './event-tokens.ts';
import { defaultParams } from './params.ts';
import { tokenLives } from './token-lives.ts';
import type { Happening, TraceEvent } from './trace-event.ts';

let count = 0;
const event = (t: number, happening: Happening): TraceEvent => ({
	id: `e${count++}`,
	t,
	level: 1,
	actor: 'as',
	...happening,
});
const issue = (t: number, number: number, to: 'tab1' | 'x', parent: string | null) => [
	event(t, {
		kind: 'as.issue.at',
		fam: 'f1',
		kid: 'k1',
		claims: { jti: `f1.at${number}`, iat: 0, exp: 900, role: 'editor' },
		to,
	}),
	event(t, { kind: 'as.issue.rt', fam: 'f1', rt: `f1.rt${number}`, generation: number, parent, to }),
];
const login = event(0, { kind: 'as.login', fam: 'f1', tab: 'tab1' });
const refreshed = event(900_000, { kind: 'as.refresh.ok', rt: 'f1.rt1', by: 'tab1', rotated: true });
const events = [login, ...issue(0, 1, 'tab1', null), refreshed, ...issue(900_000, 2, 'tab1', 'f1.rt1')];
const lives = tokenLives({ events, params: defaultParams });

describe('the tokens of an event', () => {
	it('are for a login and a refresh those that it gave', () => {
		expect(eventTokens(login, lives)).toEqual({ at: 'f1.at1', rt: 'f1.rt1' });
		expect(eventTokens(refreshed, lives)).toEqual({ at: 'f1.at2', rt: 'f1.rt1', newRt: 'f1.rt2' });
	});

	it('are told apart in a message', () => {
		const send = { kind: 'net.send', message: 'm', to: 'as', content: 'refresh', arrives: 1 } as const;
		expect(eventTokens(event(1, { ...send, token: 'f1.rt1' }), lives)).toEqual({ rt: 'f1.rt1' });
		expect(eventTokens(event(1, { ...send, token: 'f1.at1' }), lives)).toEqual({ at: 'f1.at1' });
		expect(eventTokens(event(1, send), lives)).toEqual({});
	});

	it('are what the attacker took', () => {
		const steal = { kind: 'x.steal', from: 'tab1' } as const;
		expect(eventTokens(event(1, { ...steal, at: null, rt: 'f1.rt1' }), lives)).toEqual({ rt: 'f1.rt1' });
		expect(eventTokens(event(1, { ...steal, at: null, rt: null }), lives)).toEqual({});
	});
});
