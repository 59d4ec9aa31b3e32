import { priorities } from '../kernel/event-queue.ts';
import type { TokenResponse } from './authorization-server.ts';
import type { Browser, BrowserTab } from './browser.ts';
import type { RefreshCause, RefreshDenial } from './trace-event.ts';

/** How a refresh ended for whoever waited for it. */
export type RefreshOutcome = 'ok' | 'signed-out' | 'network';

type Done = (outcome: RefreshOutcome) => void;

/** One refresh under way; retries use the same refresh token. */
interface Flight {
	readonly name: string;
	readonly rt: string;
	readonly cause: RefreshCause;
	readonly version: number;
	readonly done: Done;
}

/** A tab's refresh requests: one for each who asks, one for the tab, or one for all tabs. */
export class Refresher {
	readonly #browser: Browser;
	readonly #tab: BrowserTab;
	#count = 0;
	#waiting: Done[] | undefined;

	constructor(browser: Browser, tab: BrowserTab) {
		this.#browser = browser;
		this.#tab = tab;
	}

	refresh(cause: RefreshCause, done: Done): void {
		const { singleFlight } = this.#browser.world.params;
		if (singleFlight === 'none') return this.#start(cause, done);
		if (this.#waiting) {
			this.#waiting.push(done);
			return;
		}
		this.#waiting = [done];
		const finish: Done = (outcome) => {
			const waiting = this.#waiting ?? [];
			this.#waiting = undefined;
			waiting.forEach((next) => next(outcome));
		};
		if (singleFlight === 'per-tab') this.#start(cause, finish);
		else this.#underLock(cause, finish);
	}

	/** One tab after another (Web Locks). Whoever had to wait reads again first, and takes over what is there by then. */
	#underLock(cause: RefreshCause, done: Done): void {
		const { lock } = this.#browser;
		const { version } = this.#tab.jar;
		const run = () => {
			const release: Done = (outcome) => {
				lock.shift();
				done(outcome);
				lock[0]?.();
			};
			const { tokens } = this.#tab.jar;
			if (!tokens) return release('signed-out');
			if (this.#tab.jar.version === version) return this.#start(cause, release);
			this.#tab.adopt(tokens);
			release('ok');
		};
		lock.push(run);
		if (lock.length === 1) run();
	}

	#start(cause: RefreshCause, done: Done): void {
		const { tokens, version } = this.#tab.jar;
		if (!tokens) return done('signed-out');
		this.#count += 1;
		const name = `${this.#tab.name}.r${String(this.#count)}`;
		this.#attempt({ name, rt: tokens.rt, cause, version, done }, 1);
	}

	#attempt(flight: Flight, attempt: number): void {
		const { world, server } = this.#browser;
		const { name, rt, cause } = flight;
		const message = `${name}.${String(attempt)}`;
		world.emit(this.#tab.name, 2, message, {
			kind: 'client.refresh.try',
			refresh: name,
			attempt,
			rt,
			cause,
		});
		let answered = false;
		const from = { from: this.#tab.name, to: 'as' } as const;
		world.send({ name: message, ...from, content: 'refresh', token: rt }, () => {
			const answer = server.refresh(rt, this.#tab.name);
			this.#browser.refreshAnswers += 1;
			const lost = world.params.dropRefreshResponse.includes(this.#browser.refreshAnswers);
			const back = { from: 'as', to: this.#tab.name, content: 'refresh-answer' } as const;
			const status = typeof answer === 'string' ? 400 : 200;
			world.send({ name: `${message}.answer`, ...back, token: rt, status, lost }, () => {
				if (answered) return;
				answered = true;
				this.#answered(flight, answer);
			});
		});
		world.at(world.now + world.params.timeoutMs, priorities.client, () => {
			if (answered) return;
			answered = true;
			world.emit(this.#tab.name, 1, message, {
				kind: 'client.refresh.timeout',
				refresh: name,
				attempt,
			});
			this.#retry(flight, attempt);
		});
	}

	#retry(flight: Flight, attempt: number): void {
		const { world } = this.#browser;
		const { retries, backoffMs } = world.params;
		if (attempt > retries) return flight.done('network');
		world.at(world.now + backoffMs * 2 ** (attempt - 1), priorities.client, () => {
			if (!this.#takesOver(flight)) this.#attempt(flight, attempt + 1);
		});
	}

	#answered(flight: Flight, answer: TokenResponse | RefreshDenial): void {
		if (typeof answer !== 'string') {
			// Tokens that arrive after a logout are not kept: nobody is there to use them.
			if (!this.#tab.jar.tokens) return flight.done('signed-out');
			this.#tab.store(answer);
			return flight.done('ok');
		}
		if (this.#takesOver(flight)) return;
		this.#tab.signOut(answer);
		flight.done('signed-out');
	}

	/** What was stored since the request was sent is never thrown away: the tab goes on with it. */
	#takesOver({ version, done }: Flight): boolean {
		const { jar } = this.#tab;
		if (jar.version === version) return false;
		if (jar.tokens) this.#tab.adopt(jar.tokens);
		done(jar.tokens ? 'ok' : 'signed-out');
		return true;
	}
}
