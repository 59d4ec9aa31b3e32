import { priorities } from '../kernel/event-queue.ts';
import { localSeconds, type Ms } from '../kernel/ms.ts';
import type { AccessToken, AuthorizationServer } from './authorization-server.ts';
import { claimsRefusal } from './claims-refusal.ts';
import type { ApiName } from './params.ts';
import type { Actor, Refusal, VerifyStep } from './trace-event.ts';
import type { World } from './world.ts';

export interface Verdict {
	readonly status: 200 | 401;
	readonly reason: Refusal | null;
}

/** One call's verification while it goes on. */
interface Case {
	readonly token: AccessToken;
	readonly by: Actor;
	readonly call: string;
	readonly done: (verdict: Verdict) => void;
	checkedAt: Ms;
}

/** An API: verifies access tokens by its own clock, its copy of the key set and what it knows of revocations. */
export class ResourceServer {
	readonly name: ApiName;
	readonly #world: World;
	readonly #server: AuthorizationServer;
	#keySet: { kids: readonly string[]; at: Ms };
	#waitingForKeys: (() => void)[] | undefined;
	#fetches = 0;
	#denied = new Set<string>();
	#introspected = new Map<string, { active: boolean; at: Ms }>();
	#lastStatus = new Map<Actor, 200 | 401>();

	constructor(world: World, server: AuthorizationServer, name: ApiName) {
		this.#world = world;
		this.#server = server;
		this.name = name;
		this.#keySet = { kids: server.publishedKids(), at: 0 };
	}

	/** Verifies a token: key, `nbf`, `exp`, denylist, introspection, in this order; the first failure decides. */
	verify(token: AccessToken, by: Actor, call: string, done: (verdict: Verdict) => void): void {
		const subject: Case = { token, by, call, done, checkedAt: this.#world.now };
		this.#findKey(subject, () => this.#checkClaims(subject));
	}

	/** Takes over what the authorization server's denylist holds. */
	syncDenylist(jtis: Iterable<string>): void {
		const fresh = [...jtis].filter((jti) => !this.#denied.has(jti));
		if (fresh.length === 0) return;
		fresh.forEach((jti) => this.#denied.add(jti));
		this.#world.emit(this.name, 2, `${this.name}.${fresh.join('+')}`, {
			kind: 'rs.denylist.sync',
			jtis: fresh,
		});
	}

	#findKey(subject: Case, found: () => void): void {
		const { kid } = subject.token;
		const { jwksTtlS, cooldownS, refetchOnUnknownKid } = this.#world.params;
		const decide = () => {
			if (this.#keySet.kids.includes(kid)) found();
			else this.#conclude(subject, 'unknown-kid', 0);
		};
		const age = this.#world.now - this.#keySet.at;
		if (age >= jwksTtlS * 1000) return this.#fetchKeys('stale', decide);
		if (this.#keySet.kids.includes(kid)) return found();
		if (refetchOnUnknownKid && age >= cooldownS * 1000) return this.#fetchKeys('unknown-kid', decide);
		this.#conclude(subject, 'unknown-kid', 0);
	}

	/** One fetch at a time; whoever needs the keys meanwhile waits for the same answer. */
	#fetchKeys(because: 'stale' | 'unknown-kid', then: () => void): void {
		if (this.#waitingForKeys) {
			this.#waitingForKeys.push(then);
			return;
		}
		const waiting = (this.#waitingForKeys = [then]);
		this.#fetches += 1;
		const name = `${this.name}.jwks${String(this.#fetches)}`;
		this.#world.emit(this.name, 3, name, { kind: 'rs.jwks.fetch', because });
		this.#world.send({ name, from: this.name, to: 'as', content: 'jwks' }, () => {
			const kids = this.#server.publishedKids();
			const answer = { name: `${name}.answer`, from: 'as', to: this.name, content: 'jwks-answer' } as const;
			this.#world.send(answer, () => {
				this.#keySet = { kids, at: this.#world.now };
				this.#waitingForKeys = undefined;
				this.#world.emit(this.name, 3, name, { kind: 'rs.jwks.got', kids });
				waiting.forEach((next) => next());
			});
		});
	}

	#checkClaims(subject: Case): void {
		const { params, now } = this.#world;
		subject.checkedAt = now;
		const local = localSeconds(params.skewS[this.name], now);
		const refusal = claimsRefusal(subject.token.claims, local, params.leewayS);
		if (refusal) return this.#conclude(subject, refusal, refusal === 'not-yet-valid' ? 1 : 2);
		switch (params.revocation) {
			case 'none':
				return this.#conclude(subject, null, 3);
			case 'introspect':
				return this.#introspect(subject);
			default: {
				const denied = this.#denied.has(subject.token.claims.jti);
				this.#conclude(subject, denied ? 'denylisted' : null, denied ? 3 : 4);
			}
		}
	}

	#introspect(subject: Case): void {
		const { jti } = subject.token.claims;
		const known = this.#introspected.get(jti);
		const cached = known && this.#world.now - known.at < this.#world.params.introspectCacheS * 1000;
		if (cached) return this.#concludeActive(subject, known.active, true);
		const name = `${subject.call}.introspect`;
		this.#world.send({ name, from: this.name, to: 'as', content: 'introspect', token: jti }, () => {
			const active = this.#server.isActive(jti);
			const answer = {
				name: `${name}.answer`,
				from: 'as',
				to: this.name,
				content: 'introspect-answer',
				token: jti,
			} as const;
			this.#world.send(answer, () => {
				this.#introspected.set(jti, { active, at: this.#world.now });
				this.#concludeActive(subject, active, false);
			});
		});
	}

	#concludeActive(subject: Case, active: boolean, cached: boolean): void {
		const { jti } = subject.token.claims;
		this.#world.emit(this.name, 3, subject.call, { kind: 'rs.introspected', jti, active, cached });
		this.#conclude(subject, active ? null : 'inactive', active ? 5 : 4);
	}

	/** `reached`: how many of the steps passed before the one that decided, if any. */
	#conclude(subject: Case, reason: Refusal | null, reached: number): void {
		const { token, by, call, checkedAt } = subject;
		const status = reason === null ? 200 : 401;
		const { user } = this.#server;
		const stale = status === 200 && (token.claims.role !== user.role || !user.enabled);
		const isNews = by !== 'x' && status === 401 && this.#lastStatus.get(by) !== 401;
		this.#lastStatus.set(by, status);
		this.#world.emit(this.name, isNews ? 1 : 2, call, {
			kind: 'rs.verify',
			jti: token.claims.jti,
			kid: token.kid,
			by,
			call,
			status,
			reason,
			checkedAt: reason === 'unknown-kid' ? this.#world.now : checkedAt,
			checkedLocal: localSeconds(
				this.#world.params.skewS[this.name],
				reason === 'unknown-kid' ? this.#world.now : checkedAt,
			),
			steps: this.#steps(reason, reached),
			stale,
		});
		subject.done({ status, reason });
	}

	#steps(reason: Refusal | null, reached: number): readonly VerifyStep[] {
		const { revocation } = this.#world.params;
		const checks = ['key', 'nbf', 'exp', 'denylist', 'introspection'] as const;
		const failing = reason === null ? undefined : decidedBy[reason];
		return checks.map((check, index) => {
			if (check === failing) return { check, outcome: 'failed' };
			const isAsked =
				(check !== 'denylist' || revocation.startsWith('denylist')) &&
				(check !== 'introspection' || revocation === 'introspect');
			return { check, outcome: isAsked && index < reached ? 'passed' : 'skipped' };
		});
	}
}

const decidedBy = {
	'unknown-kid': 'key',
	'not-yet-valid': 'nbf',
	expired: 'exp',
	denylisted: 'denylist',
	inactive: 'introspection',
} as const satisfies Record<Refusal, VerifyStep['check']>;

/** Has the APIs learn of revoked tokens: each after the push's delay, or all at each pull. */
export function planDenylist(
	world: World,
	server: AuthorizationServer,
	apis: readonly ResourceServer[],
): void {
	const { revocation, pushDelayS, pullEveryS } = world.params;
	if (revocation === 'denylist-push')
		server.onDenylisted = (jti) => {
			world.at(world.now + pushDelayS * 1000, priorities.world, () =>
				apis.forEach((api) => api.syncDenylist([jti])),
			);
		};
	if (revocation !== 'denylist-pull') return;
	const pull = () => {
		apis.forEach((api) => api.syncDenylist(server.denylist));
		const next = world.now + pullEveryS * 1000;
		// As long as calls are under way: what is decided after the horizon is decided by the same list.
		if (next < world.horizon || world.isBusy) world.at(next, priorities.world, pull);
	};
	world.at(0, priorities.world, pull);
}
