import { priorities } from '../kernel/event-queue.ts';
import type { AccessToken } from './authorization-server.ts';
import type { Browser, BrowserTab } from './browser.ts';
import type { ApiName, Attack } from './params.ts';
import type { Refusal } from './trace-event.ts';

/** Refusals that no waiting mends. */
const finalRefusals: ReadonlySet<Refusal> = new Set(['expired', 'denylisted', 'inactive']);

/** Somebody who once could read a tab's storage, and uses what was in it. */
export class Attacker {
	readonly #browser: Browser;
	readonly #tabs: readonly BrowserTab[];
	readonly #attack: Attack;
	readonly #name: string;
	#at: AccessToken | undefined;
	#rt: string | undefined;
	#uses = 0;
	#refreshes = 0;
	#mayRefresh: boolean;
	#isRefreshing = false;
	#lastResult: string | undefined;
	#finalRefusals = 0;

	constructor(browser: Browser, tabs: readonly BrowserTab[], attack: Attack, number: number) {
		this.#browser = browser;
		this.#tabs = tabs;
		this.#attack = attack;
		this.#name = `x${String(number)}`;
		this.#mayRefresh = attack.refresh === 'at-once' || attack.refresh === 'when-expired';
	}

	plan(): void {
		const { world } = this.#browser;
		const { atS, refresh } = this.#attack;
		if (atS * 1000 >= world.horizon) return;
		world.at(atS * 1000, priorities.attacker, () => this.#steal());
		if (typeof refresh !== 'object' || refresh.atS * 1000 >= world.horizon) return;
		world.at(refresh.atS * 1000, priorities.attacker, () => {
			this.#mayRefresh = true;
			this.#refresh();
		});
	}

	#steal(): void {
		const { world } = this.#browser;
		const { steal, tab, refresh } = this.#attack;
		const victim = this.#tabs[tab - 1];
		const tokens = victim?.jar.tokens;
		if (!victim) return;
		if (steal !== 'rt') this.#at = tokens?.at;
		if (steal !== 'at') this.#rt = tokens?.rt;
		world.emit('x', 1, this.#name, {
			kind: 'x.steal',
			from: victim.name,
			at: this.#at?.claims.jti ?? null,
			rt: this.#rt ?? null,
		});
		if (refresh === 'at-once') this.#refresh();
		this.#use();
	}

	#use(): void {
		const { world, apis } = this.#browser;
		const { targets } = world.params;
		// Each API has refused for good, and there is nothing to get a new token with.
		if (this.#finalRefusals >= targets.length && this.#rt === undefined) return;
		const next = world.now + this.#attack.useEveryS * 1000;
		if (next < world.horizon) world.at(next, priorities.attacker, () => this.#use());
		const rs = targets[this.#uses % targets.length];
		const api = rs && apis.get(rs);
		if (!api) return;
		if (!this.#at) return this.#refresh();
		this.#uses += 1;
		const token = this.#at;
		const { jti } = token.claims;
		const name = `${this.#name}.u${String(this.#uses)}`;
		world.send({ name, from: 'x', to: rs, content: 'call', token: jti }, () =>
			api.verify(token, 'x', name, ({ status, reason }) => {
				const back = { from: rs, to: 'x', content: 'call-answer', token: jti } as const;
				world.send({ name: `${name}.answer`, ...back, status }, () => {
					const isNews = this.#lastResult !== (reason ?? `${jti} won`);
					this.#lastResult = reason ?? `${jti} won`;
					const level = isNews ? 1 : 2;
					if (reason === null) {
						this.#finalRefusals = 0;
						world.emit('x', level, name, { kind: 'x.win', rs, jti });
					} else this.#lost(name, level, rs, jti, reason);
				});
			}),
		);
	}

	#lost(name: string, level: 1 | 2, rs: ApiName, jti: string, reason: Refusal): void {
		this.#browser.world.emit('x', level, name, { kind: 'x.lose', rs, jti, reason });
		if (finalRefusals.has(reason)) this.#finalRefusals += 1;
		// Only if the token that was refused is still the newest.
		if (this.#at?.claims.jti === jti) this.#refresh();
	}

	#refresh(): void {
		const { world, server } = this.#browser;
		const rt = this.#rt;
		if (rt === undefined || !this.#mayRefresh || this.#isRefreshing) return;
		this.#isRefreshing = true;
		this.#refreshes += 1;
		const name = `${this.#name}.r${String(this.#refreshes)}`;
		world.send({ name, from: 'x', to: 'as', content: 'refresh', token: rt }, () => {
			const answer = server.refresh(rt, 'x');
			const status = typeof answer === 'string' ? 400 : 200;
			const back = { from: 'as', to: 'x', content: 'refresh-answer', token: rt } as const;
			world.send({ name: `${name}.answer`, ...back, status }, () => {
				this.#isRefreshing = false;
				if (typeof answer === 'string') {
					this.#rt = undefined;
					world.emit('x', 1, name, { kind: 'x.refresh.deny', rt, reason: answer });
					return;
				}
				this.#at = answer.at;
				this.#rt = answer.rt;
				world.emit('x', 1, name, { kind: 'x.refresh.ok', at: answer.at.claims.jti, rt: answer.rt });
			});
		});
	}
}
