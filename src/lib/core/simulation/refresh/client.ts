import { priorities } from '../kernel/event-queue.ts';
import { localMs, type Ms } from '../kernel/ms.ts';
import type { TokenResponse } from './authorization-server.ts';
import type { Browser, BrowserTab } from './browser.ts';
import type { Jar, StoredTokens } from './jar.ts';
import { Refresher, type RefreshOutcome } from './refresher.ts';
import type { ApiName, RefusalClass } from './params.ts';
import type { Refusal, RefreshCause, RefreshDenial, TabName, UserFailure } from './trace-event.ts';
import type { World } from './world.ts';

type TabState = 'anon' | 'logging-in' | 'ready' | 'needs-login' | 'signed-out';

/** A call of the person's. */
interface Call {
	readonly name: string;
	readonly rs: ApiName;
}

/** A browser tab: logs in, calls APIs, and keeps its access token fresh as it was told to. */
export class Tab implements BrowserTab {
	readonly name: TabName;
	readonly jar: Jar;
	state: TabState = 'anon';
	readonly #browser: Browser;
	/** All tabs of the browser, this one too. */
	readonly #all: readonly Tab[];
	readonly #world: World;
	readonly #refresher: Refresher;
	#calls = 0;
	#logins = 0;
	#reloginPlanned = false;
	#lastFailure: UserFailure | undefined;
	#waitingForLogin: Call[] = [];

	constructor(browser: Browser, all: readonly Tab[], name: TabName, jar: Jar) {
		this.#browser = browser;
		this.#all = all;
		this.#world = browser.world;
		this.name = name;
		this.jar = jar;
		this.#refresher = new Refresher(browser, this);
	}

	/** The person wants something from an API. One who has logged out wants nothing. */
	act(rs: ApiName): void {
		if (this.state === 'signed-out') return;
		this.#calls += 1;
		const call: Call = { name: `${this.name}.c${String(this.#calls)}`, rs };
		this.#world.emit(this.name, 2, call.name, { kind: 'user.action', call: call.name, rs });
		this.#begin(call);
	}

	login(): void {
		this.state = 'logging-in';
		const number = (this.#logins += 1);
		const name = `${this.name}.login${String(number)}`;
		let answered = false;
		this.#world.send({ name, from: this.name, to: 'as', content: 'login' }, () => {
			const response = this.#browser.server.login(this.name);
			const status = response ? 200 : 403;
			const answer = { name: `${name}.answer`, from: 'as', to: this.name, content: 'login-answer' } as const;
			this.#world.send({ ...answer, status }, () => {
				if (answered) return;
				answered = true;
				if (this.#isAwaited(number)) this.#loggedIn(response);
			});
		});
		this.#world.at(this.#world.now + this.#world.params.timeoutMs, priorities.client, () => {
			if (answered) return;
			answered = true;
			if (this.#isAwaited(number)) this.#loginFailed('anon', 'network');
		});
	}

	/** Not one who has logged out meanwhile, or has got tokens through another tab or a later login. */
	#isAwaited(login: number): boolean {
		return this.state === 'logging-in' && login === this.#logins;
	}

	/** The person logs out here: what the browser keeps is deleted, and the server told as far as was chosen. */
	logout(): void {
		const { logoutKind } = this.#world.params;
		this.#world.emit(this.name, 1, this.name, { kind: 'user.logout', logoutKind });
		const rt = this.jar.tokens?.rt;
		this.jar.put(undefined);
		this.#world.emit(this.name, 1, `${this.name}.logout`, {
			kind: 'client.signedout',
			jar: this.jar.name,
			reason: 'logout',
		});
		for (const tab of this.#all) if (tab.jar === this.jar) tab.#endLogin('signed-out');
		this.#leaveAlone('anon', 'signed-out');
		if (rt === undefined || logoutKind === 'local') return;
		const name = `${this.name}.revoke`;
		this.#world.send({ name, from: this.name, to: 'as', content: 'revoke', token: rt }, () =>
			this.#browser.server.revokeAtLogout(rt, logoutKind === 'revoke-rt+denylist'),
		);
	}

	/** Keeps new tokens, and sees to it that they are refreshed in time. */
	store(response: TokenResponse): void {
		this.#keep(this.jar, { ...response, gotAt: this.#world.now });
	}

	/** Goes on with what another has stored. */
	adopt(tokens: StoredTokens): void {
		this.#world.emit(this.name, 1, `${this.name}.${tokens.at.claims.jti}`, {
			kind: 'client.adopt',
			jar: this.jar.name,
			at: tokens.at.claims.jti,
		});
	}

	/** The authorization server has refused: the tokens are of no more use, and the person has to log in. */
	signOut(reason: RefreshDenial): void {
		this.jar.put(undefined);
		this.#world.emit(this.name, 1, this.name, {
			kind: 'client.signedout',
			jar: this.jar.name,
			reason,
		});
		for (const tab of this.#all) if (tab.jar === this.jar && tab.state === 'ready') tab.state = 'needs-login';
		this.#planRelogin();
	}

	#begin(call: Call): void {
		const { refresh } = this.#world.params;
		const isWaiting = this.#isLoggingIn();
		if (this.jar.tokens) {
			if (refresh === 'before-request' && this.#isDue(this.jar.tokens))
				this.#refreshThen(call, 'before-request', () => this.#send(call, 1));
			else this.#send(call, 1);
		} else if (isWaiting || this.state === 'anon') {
			this.#waitingForLogin.push(call);
			if (!isWaiting) this.login();
		} else {
			this.#fail(call, 'signed-out');
			this.#planRelogin();
		}
	}

	#send(call: Call, attempt: 1 | 2): void {
		const tokens = this.jar.tokens;
		const api = this.#browser.apis.get(call.rs);
		if (!tokens || !api) return this.#fail(call, 'signed-out');
		const { jti } = tokens.at.claims;
		const name = `${call.name}.${String(attempt)}`;
		let answered = false;
		this.#world.send({ name, from: this.name, to: call.rs, content: 'call', token: jti }, () => {
			api.verify(tokens.at, this.name, name, ({ status, reason }) => {
				const back = { from: call.rs, to: this.name, content: 'call-answer', token: jti } as const;
				this.#world.send({ name: `${name}.answer`, ...back, status }, () => {
					if (answered) return;
					answered = true;
					if (reason === null) this.#succeed(call, jti);
					else this.#refused(call, attempt, tokens, reason);
				});
			});
		});
		this.#world.at(this.#world.now + this.#world.params.timeoutMs, priorities.client, () => {
			if (answered) return;
			answered = true;
			this.#fail(call, 'network');
		});
	}

	#refused(call: Call, attempt: 1 | 2, sent: StoredTokens, reason: Refusal): void {
		const { refresh, refreshOn401Reasons } = this.#world.params;
		const isRefreshable = refresh !== 'none' && refreshOn401Reasons.includes(classOf[reason]);
		if (attempt === 2 || !isRefreshable) return this.#fail(call, reason);
		const current = this.jar.tokens;
		if (!current) return this.#fail(call, 'signed-out');
		if (current.at.claims.jti !== sent.at.claims.jti) {
			this.adopt(current);
			return this.#send(call, 2);
		}
		this.#refreshThen(call, 'refused', () => this.#send(call, 2));
	}

	/** A call goes on after the refresh; where nobody answered it, only if it has not been refused before. */
	#refreshThen(call: Call, cause: RefreshCause, next: () => void): void {
		this.#refresher.refresh(cause, (outcome: RefreshOutcome) => {
			if (outcome === 'signed-out') this.#fail(call, 'signed-out');
			else if (outcome === 'network' && cause === 'refused') this.#fail(call, 'network');
			else next();
		});
	}

	#succeed(call: Call, jti: string): void {
		const isNews = this.#lastFailure !== undefined;
		this.#lastFailure = undefined;
		this.#world.emit(this.name, isNews ? 1 : 2, call.name, {
			kind: 'user.ok',
			call: call.name,
			rs: call.rs,
			jti,
		});
	}

	#fail(call: Call, reason: UserFailure): void {
		const isNews = this.#lastFailure !== reason;
		this.#lastFailure = reason;
		this.#world.emit(this.name, isNews ? 1 : 2, call.name, {
			kind: 'user.fail',
			call: call.name,
			rs: call.rs,
			reason,
		});
	}

	#loggedIn(response: TokenResponse | undefined): void {
		if (!response) return this.#loginFailed('needs-login', 'login-refused');
		this.store(response);
		const isFirst = this.#logins === 1 && this.#world.params.storage === 'copied' && this.name === 'tab1';
		if (isFirst) this.#duplicate();
		for (const tab of this.#all)
			if (tab === this || (tab.jar.tokens && tab.state !== 'signed-out')) tab.#endLogin('ready');
	}

	#loginFailed(state: 'anon' | 'needs-login', reason: UserFailure): void {
		this.state = state;
		this.#leaveAlone(state, reason);
	}

	/** Tabs that were to be opened from this one have to log in by themselves. */
	#leaveAlone(state: 'anon' | 'needs-login', reason: UserFailure): void {
		for (const tab of this.#all) if (tab.state === 'logging-in' && tab.#logins === 0) tab.state = state;
		for (const tab of this.#all) if (!tab.#isLoggingIn()) tab.#giveUpWaiting(reason);
	}

	/** Whether tokens are to be expected where this tab keeps its own: through its own login, or another tab's. */
	#isLoggingIn(): boolean {
		return this.#all.some((tab) => tab.jar === this.jar && tab.state === 'logging-in');
	}

	/** A duplicated tab begins with a copy of the first one's storage. */
	#duplicate(): void {
		const { tokens } = this.jar;
		for (const tab of this.#all) {
			if (tab === this || !tokens) continue;
			this.#world.emit(tab.name, 1, tab.name, {
				kind: 'client.duplicate',
				jar: tab.jar.name,
				from: this.jar.name,
			});
			tab.#keep(tab.jar, tokens);
		}
	}

	#endLogin(state: 'ready' | 'signed-out'): void {
		this.state = state;
		const waiting = this.#waitingForLogin;
		this.#waitingForLogin = [];
		waiting.forEach((call) => this.#begin(call));
	}

	/** Without tokens, calls would only ask to log in again, for ever. */
	#giveUpWaiting(reason: UserFailure): void {
		const waiting = this.#waitingForLogin;
		this.#waitingForLogin = [];
		for (const call of waiting) {
			this.#fail(call, reason);
			this.#planRelogin();
		}
	}

	#planRelogin(): void {
		const { relogin, reloginDelayS } = this.#world.params;
		const t = this.#world.now + reloginDelayS * 1000;
		if (!relogin || this.#reloginPlanned || t >= this.#world.horizon) return;
		this.#reloginPlanned = true;
		this.#world.at(t, priorities.client, () => {
			this.#reloginPlanned = false;
			if (this.jar.tokens || this.state !== 'needs-login') return;
			this.#world.emit(this.name, 1, this.name, { kind: 'user.relogin' });
			this.login();
		});
	}

	#keep(jar: Jar, tokens: StoredTokens): void {
		jar.put(tokens);
		this.#world.emit(this.name, 3, `${jar.name}.${tokens.at.claims.jti}`, {
			kind: 'client.store',
			jar: jar.name,
			at: tokens.at.claims.jti,
			rt: tokens.rt,
			expiresInS: tokens.expiresInS,
			exp: tokens.at.claims.exp,
		});
		if (this.#world.params.refresh !== 'timer') return;
		for (const tab of this.#all) if (tab.jar === jar) tab.#setTimer(tokens);
	}

	#setTimer(tokens: StoredTokens): void {
		const { timerFloorMs } = this.#world.params;
		const { version } = this.jar;
		const due = this.#world.now + Math.max(timerFloorMs, this.#msUntilDue(tokens));
		if (due >= this.#world.horizon) return;
		this.#world.at(due, priorities.client, () => {
			if (this.jar.version === version) this.#refresher.refresh('timer', () => undefined);
		});
	}

	#isDue(tokens: StoredTokens): boolean {
		return this.#msUntilDue(tokens) <= 0;
	}

	/** How long until a refresh is due: by the clock that only counts, or by comparing the claim with the client's clock. */
	#msUntilDue({ at, gotAt, expiresInS }: StoredTokens): Ms {
		const { expirySource, aheadS, skewS } = this.#world.params;
		const { now } = this.#world;
		if (expirySource === 'expires_in') return gotAt + (expiresInS - aheadS) * 1000 - now;
		return (at.claims.exp - aheadS) * 1000 - localMs(skewS.client, now);
	}
}

const classOf: Readonly<Record<Refusal, RefusalClass>> = {
	expired: 'expired',
	'not-yet-valid': 'not-yet-valid',
	'unknown-kid': 'invalid',
	denylisted: 'invalid',
	inactive: 'invalid',
};
