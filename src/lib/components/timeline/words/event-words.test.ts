import { describe, expect, it } from 'vitest';
import { defaultParams, type TimelineParams } from '#lib/core/simulation/refresh/params.ts';
import { scenarioParams, scenarios } from '#lib/core/simulation/refresh/scenarios.ts';
import { simulate } from '#lib/core/simulation/refresh/simulate.ts';
import { tokenLives } from '#lib/core/simulation/refresh/token-lives.ts';
import type {
	EventKind,
	EventOf,
	Happening,
	MessageContent,
	RefreshCause,
	RefreshDenial,
	Refusal,
	RevocationReason,
	TraceEvent,
	UserFailure,
} from '#lib/core/simulation/refresh/trace-event.ts';
import { eventOutcome, isHarm } from './event-outcome.ts';
import { describeEvent } from './event-words.ts';
import { runNames } from './run-names.ts';

const iat = 1767603600;
const unsound = /undefined|null|NaN|\[object| {2}|\.\.| ,| \.|\bf\d\./;
const claims = { jti: 'f1.at1', iat, nbf: iat, exp: iat + 900, role: 'editor' };
/** All members of a union, complete by type. */
const all = <T extends string>(members: Readonly<Record<T, true>>) => Object.keys(members) as T[];
const refusals = all<Refusal>({
	'unknown-kid': true,
	'not-yet-valid': true,
	expired: true,
	denylisted: true,
	inactive: true,
});
const denials = all<RefreshDenial>({
	unknown: true,
	'family-revoked': true,
	'user-disabled': true,
	'absolute-expired': true,
	'idle-expired': true,
	rotated: true,
	'reuse-detected': true,
});
const failures: readonly UserFailure[] = [...refusals, 'network', 'signed-out', 'login-refused'];
const contents = all<MessageContent>({
	login: true,
	'login-answer': true,
	call: true,
	'call-answer': true,
	refresh: true,
	'refresh-answer': true,
	revoke: true,
	introspect: true,
	'introspect-answer': true,
	jwks: true,
	'jwks-answer': true,
});
const causes = all<RefreshCause>({ refused: true, 'before-request': true, timer: true });
const reasons = all<RevocationReason>({ reuse: true, logout: true, 'user-disabled': true });

const verify = {
	kind: 'rs.verify',
	jti: 'f1.at1',
	kid: 'k1',
	by: 'tab1',
	call: 'c1',
	checkedAt: 900_000,
	checkedLocal: iat + 900,
	steps: [],
	stale: false,
} as const;
const refresh = { rt: 'f1.rt1', by: 'tab1' } as const;

/** Every kind of event, with every reason that it can have. */
const samples: { readonly [K in EventKind]: readonly Extract<Happening, { kind: K }>[] } = {
	'user.action': [{ kind: 'user.action', call: 'c1', rs: 'A' }],
	'user.ok': [{ kind: 'user.ok', call: 'c1', rs: 'A', jti: 'f1.at1' }],
	'user.fail': failures.map((reason) => ({ kind: 'user.fail', call: 'c1', rs: 'A', reason })),
	'user.logout': (['local', 'revoke-rt', 'revoke-rt+denylist'] as const).map((logoutKind) => ({
		kind: 'user.logout',
		logoutKind,
	})),
	'user.relogin': [{ kind: 'user.relogin' }],
	'client.store': [
		{ kind: 'client.store', jar: 'shared', at: 'f1.at1', rt: 'f1.rt1', expiresInS: 900, exp: iat + 900 },
	],
	'client.refresh.try': [
		...causes.map(
			(cause) => ({ kind: 'client.refresh.try', refresh: 'r1', attempt: 1, rt: 'f1.rt1', cause }) as const,
		),
		{ kind: 'client.refresh.try', refresh: 'r1', attempt: 2, rt: 'f1.rt1', cause: 'timer' },
	],
	'client.refresh.timeout': [{ kind: 'client.refresh.timeout', refresh: 'r1', attempt: 1 }],
	'client.adopt': [{ kind: 'client.adopt', jar: 'tab1', at: 'f1.at2' }],
	'client.duplicate': [{ kind: 'client.duplicate', jar: 'tab2', from: 'tab1' }],
	'client.signedout': [...denials, 'logout' as const].map((reason) => ({
		kind: 'client.signedout',
		jar: 'shared',
		reason,
	})),
	'net.send': [
		...contents.map(
			(content) => ({ kind: 'net.send', message: 'm', to: 'as', content, arrives: 40 }) as const,
		),
		{ kind: 'net.send', message: 'm', to: 'as', content: 'refresh', token: 'f1.rt1', arrives: null },
	],
	'net.recv': contents.map((content) => ({
		kind: 'net.recv',
		message: 'm',
		from: 'as',
		content,
		sentAt: 0,
		status: 200,
	})),
	'as.login': [{ kind: 'as.login', fam: 'f1', tab: 'tab1' }],
	'as.issue.at': [{ kind: 'as.issue.at', fam: 'f1', kid: 'k1', claims, to: 'tab1' }],
	'as.issue.rt': [
		{ kind: 'as.issue.rt', fam: 'f1', rt: 'f1.rt1', generation: 1, parent: null, to: 'tab1' },
		{ kind: 'as.issue.rt', fam: 'f1', rt: 'f1.rt2', generation: 2, parent: 'f1.rt1', to: 'tab1' },
	],
	'as.refresh.ok': [
		{ kind: 'as.refresh.ok', ...refresh, rotated: true },
		{ kind: 'as.refresh.ok', ...refresh, rotated: false },
		{ kind: 'as.refresh.ok', rt: 'f1.rt1', by: 'x', rotated: true },
	],
	'as.refresh.grace': [
		{ kind: 'as.refresh.grace', ...refresh, mode: 'sibling', successor: 'f1.rt3' },
		{ kind: 'as.refresh.grace', ...refresh, mode: 'replay', successor: 'f1.rt2' },
	],
	'as.refresh.deny': denials.map((reason) => ({ kind: 'as.refresh.deny', ...refresh, reason })),
	'as.reuse': [{ kind: 'as.reuse', fam: 'f1', ...refresh }],
	'as.family.revoke': reasons.map((reason) => ({ kind: 'as.family.revoke', fam: 'f1', reason })),
	'as.denylist.add': [{ kind: 'as.denylist.add', jti: 'f1.at1' }],
	'as.keyrotate': (['published', 'signs', 'retired'] as const).map((phase) => ({
		kind: 'as.keyrotate',
		kid: 'k2',
		phase,
	})),
	'rs.verify': [
		...refusals.map((reason) => ({ ...verify, status: 401, reason }) as const),
		{ ...verify, checkedLocal: iat, status: 200, reason: null },
		{ ...verify, checkedLocal: iat, status: 200, reason: null, stale: true },
		{ ...verify, checkedLocal: iat, status: 200, reason: null, by: 'x' },
		{ ...verify, status: 200, reason: null },
	],
	'rs.jwks.fetch': [
		{ kind: 'rs.jwks.fetch', because: 'stale' },
		{ kind: 'rs.jwks.fetch', because: 'unknown-kid' },
	],
	'rs.jwks.got': [
		{ kind: 'rs.jwks.got', kids: [] },
		{ kind: 'rs.jwks.got', kids: ['k1', 'k2'] },
	],
	'rs.denylist.sync': [
		{ kind: 'rs.denylist.sync', jtis: [] },
		{ kind: 'rs.denylist.sync', jtis: ['f1.at1'] },
	],
	'rs.introspected': [true, false].flatMap((active) =>
		[true, false].map((cached) => ({ kind: 'rs.introspected', jti: 'f1.at1', active, cached }) as const),
	),
	'db.role': [{ kind: 'db.role', role: 'reader' }],
	'db.disable': [{ kind: 'db.disable' }],
	'x.steal': [
		{ kind: 'x.steal', from: 'tab1', at: 'f1.at1', rt: null },
		{ kind: 'x.steal', from: 'tab1', at: null, rt: 'f1.rt1' },
		{ kind: 'x.steal', from: 'tab1', at: 'f1.at1', rt: 'f1.rt1' },
		{ kind: 'x.steal', from: 'tab1', at: null, rt: null },
	],
	'x.win': [{ kind: 'x.win', rs: 'A', jti: 'f1.at1' }],
	'x.lose': refusals.map((reason) => ({ kind: 'x.lose', rs: 'A', jti: 'f1.at1', reason })),
	'x.refresh.ok': [{ kind: 'x.refresh.ok', at: 'f1.at3', rt: 'f1.rt3' }],
	'x.refresh.deny': denials.map((reason) => ({ kind: 'x.refresh.deny', rt: 'f1.rt1', reason })),
	'sim.truncated': [{ kind: 'sim.truncated', limit: 50_000 }],
};

const actorOf = (kind: EventKind) =>
	({ as: 'as', rs: 'B', x: 'x', user: 'tab1', client: 'tab1', net: 'A', db: 'as', sim: 'as' })[
		kind.split('.')[0] ?? ''
	] as TraceEvent['actor'];
const eventOf = <K extends EventKind>(what: Extract<Happening, { kind: K }>, t = 900_000): TraceEvent => ({
	id: what.kind,
	t,
	level: 1,
	actor: actorOf(what.kind),
	...what,
});

const issued = [...samples['as.login'], ...samples['as.issue.at'], ...samples['as.issue.rt'].slice(0, 1)].map(
	(what) => eventOf(what, 0),
);
const second = [
	eventOf({ kind: 'as.refresh.ok', ...refresh, rotated: true }),
	eventOf({ kind: 'as.issue.at', fam: 'f1', kid: 'k1', claims: { ...claims, jti: 'f1.at2' }, to: 'tab1' }),
	...samples['as.issue.rt'].slice(1).map((what) => eventOf(what)),
];
const namesOf = (
	params: Partial<TimelineParams> = {},
	events: readonly TraceEvent[] = [...issued, ...second],
) => {
	const whole = { ...defaultParams, ...params };
	return runNames(whole, tokenLives({ params: whole, events }));
};
const happenings: readonly Happening[] = Object.values(samples).flat();

describe('the words for events', () => {
	const names = namesOf();
	it.each(happenings.map((what) => [JSON.stringify(what), what] as const))('of %s', (_, what) => {
		const { line, sentence } = describeEvent(eventOf(what), names, names.lives);
		expect(line).not.toBe('');
		expect(sentence).toMatch(/^\p{Lu}.{20,}\.$/su);
		expect(`${line} ${sentence}`).not.toMatch(unsound);
	});

	it('differ from one happening to the next', () => {
		const words = happenings.map((what) => describeEvent(eventOf(what), names, names.lives));
		expect(new Set(words.map(({ sentence }) => sentence)).size).toBe(happenings.length);
	});

	it('are the log’s', () => {
		const line = (what: Happening, t?: number) => describeEvent(eventOf(what, t), names, names.lives).line;
		expect(line({ kind: 'as.login', fam: 'f1', tab: 'tab1' }, 0)).toBe('login → AT₁ RT₁');
		expect(line({ kind: 'as.refresh.ok', ...refresh, rotated: true })).toBe('refresh RT₁ → AT₂ RT₂');
		expect(line({ kind: 'x.steal', from: 'tab1', at: 'f1.at2', rt: 'f1.rt2' })).toBe(
			'attacker copies RT₂ and AT₂',
		);
		expect(line({ ...verify, by: 'x', status: 401, reason: 'expired' })).toBe(
			'attacker calls API B with AT₁: 401 expired',
		);
		expect(line({ kind: 'as.reuse', fam: 'f1', ...refresh })).toBe('reuse of RT₁ seen: family revoked');
	});

	it('name the login where there are several, once for tokens of one', () => {
		const several = namesOf({}, [...issued, eventOf({ kind: 'as.login', fam: 'f2', tab: 'tab1' }, 5000)]);
		expect(several.token('f2.at12')).toBe('AT₁₂ of login 2');
		expect(several.tokens(['f1.at1', 'f1.rt1', 'f2.at1'])).toBe('AT₁ RT₁ of login 1 AT₁ of login 2');
		expect(names.token('something else')).toBe('something else');
	});

	it('say whose clock is wrong when a token expires early', () => {
		const skewed = namesOf({ skewS: { ...defaultParams.skewS, B: 120 } });
		const event = eventOf({ ...verify, checkedAt: 780_000, status: 401, reason: 'expired' });
		expect(describeEvent(event, skewed, skewed.lives).sentence).toBe(
			'API B’s clock is 120 s ahead of the authorization server’s, so for it AT₁ expired at 09:15:00: it shows 09:15:00, while the authorization server’s clock shows 09:13:00. A leeway would bridge that.',
		);
	});

	it('are there for whatever happens in a scenario, with no name that is not known', () => {
		const wrong = scenarios
			.flatMap(({ id, variants }) => [id, ...variants.map((variant) => variant.id)])
			.flatMap((id) => {
				const trace = simulate(scenarioParams(id) ?? defaultParams);
				const lives = tokenLives(trace);
				return trace.events.map((event) => describeEvent(event, trace, lives));
			})
			.filter(({ line, sentence }) => unsound.test(`${line} ${sentence}`));
		expect(wrong).toEqual([]);
	});

	it('promise nothing that the next event can disprove', () => {
		const expired: Happening = { ...verify, status: 401, reason: 'expired' };
		const told = (params: Partial<TimelineParams>) => {
			const these = namesOf(params);
			return describeEvent(eventOf(expired), these, these.lives).sentence;
		};
		expect(told({})).toContain('The browser needs another, and will now try its refresh token.');
		expect(told({ refreshOn401Reasons: ['invalid'] })).toContain('not set to refresh');
		expect(told({ refresh: 'none' })).toContain('only a new login helps');
	});

	it('tell a false alarm from a theft', () => {
		const event = eventOf({ kind: 'as.reuse', fam: 'f1', ...refresh });
		const theft = eventOf({ kind: 'x.steal', from: 'tab1', at: null, rt: 'f1.rt1' }, 300_000);
		const stolen = namesOf({}, [...issued, theft]);
		expect(describeEvent(event, names, names.lives).sentence).toContain('false alarm');
		expect(describeEvent(event, stolen, stolen.lives).sentence).not.toContain('false alarm');
	});
});

describe('the outcome of an event', () => {
	it('is harm where the person loses or the attacker wins, and not where a refresh mends it', () => {
		const isBad = (what: Happening) => isHarm(eventOf(what));
		for (const kind of ['user.fail', 'as.reuse', 'x.win', 'x.refresh.ok'] as const)
			expect(samples[kind].every(isBad), kind).toBe(true);
		for (const kind of ['x.lose', 'x.refresh.deny', 'net.send', 'net.recv', 'as.family.revoke'] as const)
			expect(samples[kind].some(isBad), kind).toBe(false);
		expect(isBad({ kind: 'as.refresh.deny', ...refresh, reason: 'rotated' })).toBe(true);
		expect(isBad({ kind: 'as.refresh.deny', rt: 'f1.rt1', by: 'x', reason: 'rotated' })).toBe(false);
		expect(isBad({ kind: 'as.refresh.ok', rt: 'f1.rt1', by: 'x', rotated: true })).toBe(true);
		expect(isBad({ kind: 'client.signedout', jar: 'shared', reason: 'logout' })).toBe(false);
		expect(isBad({ kind: 'client.signedout', jar: 'shared', reason: 'idle-expired' })).toBe(true);
		expect(isBad({ ...verify, status: 401, reason: 'expired' })).toBe(false);
		expect(isBad({ ...verify, by: 'x', status: 200, reason: null })).toBe(true);
		expect(samples['x.steal'].map(isBad)).toEqual([true, true, true, false]);
	});

	it('is bad for whatever the attacker does, and said in words wherever it has a colour', () => {
		for (const what of happenings) {
			const event = eventOf(what);
			const { tone, word } = eventOutcome(event);
			expect(word).not.toMatch(/undefined|null/);
			if (event.actor === 'x') expect(tone).toBe('bad');
			else if (tone !== 'plain') expect(word).not.toBe('');
		}
		const hit: EventOf<'rs.verify'>['by'] = 'x';
		expect(eventOutcome(eventOf({ ...verify, by: hit, status: 200, reason: null }))).toEqual({
			tone: 'bad',
			word: '200',
		});
	});
});
