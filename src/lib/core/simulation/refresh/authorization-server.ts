import { priorities } from '../kernel/event-queue.ts';
import { localSeconds, type Ms } from '../kernel/ms.ts';
import { publishedKids, signingKeys, signingKid } from './signing-keys.ts';
import type { AccessTokenClaims, Actor, RefreshDenial, RevocationReason, TabName } from './trace-event.ts';
import type { World } from './world.ts';

export interface AccessToken {
	readonly claims: AccessTokenClaims;
	readonly kid: string;
	readonly fam: string;
}

/** What a login or a refresh gives (RFC 6749 §5.1). */
export interface TokenResponse {
	readonly at: AccessToken;
	readonly rt: string;
	readonly expiresInS: number;
}

interface Family {
	readonly name: string;
	readonly createdAt: Ms;
	revoked: boolean;
	accessTokens: AccessToken[];
	refreshTokens: number;
}

interface RefreshToken {
	readonly name: string;
	readonly family: Family;
	readonly generation: number;
	readonly children: RefreshToken[];
	lastUsed: Ms;
	rotatedAt: Ms | undefined;
}

/** Roles of the one user, before and after a change. */
export const roles = { before: 'admin', after: 'viewer' } as const;

/** Issues, rotates and revokes tokens; publishes keys; knows what is true of the user. */
export class AuthorizationServer {
	readonly user = { role: roles.before as string, enabled: true };
	readonly denylist = new Set<string>();
	readonly #world: World;
	readonly #keys;
	readonly #families: Family[] = [];
	readonly #refreshTokens = new Map<string, RefreshToken>();
	/** Told of each token that is put on the denylist. */
	onDenylisted: ((jti: string) => void) | undefined;

	constructor(world: World) {
		this.#world = world;
		this.#keys = signingKeys(world.params);
		this.#planKeys();
		this.#planUser();
	}

	/** Starts a family; undefined when the user may not log in. */
	login(tab: TabName): TokenResponse | undefined {
		if (!this.user.enabled) return undefined;
		const family: Family = {
			name: `f${String(this.#families.length + 1)}`,
			createdAt: this.#world.now,
			revoked: false,
			accessTokens: [],
			refreshTokens: 0,
		};
		this.#families.push(family);
		this.#world.emit('as', 1, family.name, { kind: 'as.login', fam: family.name, tab });
		return this.#issue(family, undefined, tab);
	}

	/** Redeems a refresh token (RFC 6749 §6): what is given for it, or why nothing is. Reading and marking it is one step. */
	refresh(name: string, by: Actor): TokenResponse | RefreshDenial {
		const token = this.#refreshTokens.get(name);
		const denial = token ? this.#denialOf(token) : 'unknown';
		if (token && denial === undefined)
			return token.rotatedAt === undefined ? this.#redeem(token, by) : this.#forgive(token, by);
		const reason = denial ?? 'unknown';
		if (token && reason === 'reuse-detected')
			this.#world.emit('as', 1, name, { kind: 'as.reuse', fam: token.family.name, rt: name, by });
		this.#world.emit('as', 1, name, { kind: 'as.refresh.deny', rt: name, by, reason });
		if (token && reason === 'reuse-detected') this.#revoke(token.family, 'reuse');
		if (token && reason === 'user-disabled') this.#revoke(token.family, 'user-disabled');
		return reason;
	}

	/** Revokes the family of a refresh token at logout (RFC 7009 §2), on wish with its access tokens. */
	revokeAtLogout(name: string, withAccessTokens: boolean): void {
		const family = this.#refreshTokens.get(name)?.family;
		if (!family || family.revoked) return;
		this.#revoke(family, 'logout');
		if (withAccessTokens) this.#denylistAccessTokens(family);
	}

	/** Whether a token is active (RFC 7662 §2.2), as far as its expiry does not tell. */
	isActive(jti: string): boolean {
		return this.user.enabled && !this.denylist.has(jti);
	}

	/** The key set as it is now. */
	publishedKids(): readonly string[] {
		return publishedKids(this.#keys, this.#world.now);
	}

	#denialOf(token: RefreshToken): RefreshDenial | undefined {
		const { now, params } = this.#world;
		const { family } = token;
		if (family.revoked) return 'family-revoked';
		if (!this.user.enabled) return 'user-disabled';
		if (now >= family.createdAt + params.rtAbsS * 1000) return 'absolute-expired';
		if (token.rotatedAt !== undefined) return this.#denialOfRotated(token, token.rotatedAt);
		if (now >= token.lastUsed + params.rtIdleS * 1000) return 'idle-expired';
		return undefined;
	}

	/** What is said to one who comes with a token that was redeemed before; undefined within the grace period. */
	#denialOfRotated(token: RefreshToken, rotatedAt: Ms): RefreshDenial | undefined {
		const { now, params } = this.#world;
		const { graceS, graceMode, graceDepth, reuseDetection } = params;
		const inTime = graceS > 0 && now - rotatedAt <= graceS * 1000;
		const isPrevious = token.children.every((child) => child.rotatedAt === undefined);
		if (inTime && (graceDepth === 'any' || isPrevious)) return graceMode === 'reject' ? 'rotated' : undefined;
		return reuseDetection === 'revoke-family' ? 'reuse-detected' : 'rotated';
	}

	#redeem(token: RefreshToken, by: Actor): TokenResponse {
		const { now, params } = this.#world;
		const rotated = params.rotation === 'rotate';
		token.lastUsed = now;
		if (rotated) token.rotatedAt = now;
		this.#world.emit('as', 1, token.name, { kind: 'as.refresh.ok', rt: token.name, by, rotated });
		return this.#issue(token.family, token, by, rotated ? undefined : token);
	}

	/** Answers within the grace period: with a sibling of the successor, or with the successor itself. */
	#forgive(token: RefreshToken, by: Actor): TokenResponse {
		const replayed = this.#world.params.graceMode === 'replay' ? token.children[0] : undefined;
		const mode = replayed ? 'replay' : 'sibling';
		const successor = replayed?.name ?? nextName(token.family);
		this.#world.emit('as', 1, token.name, {
			kind: 'as.refresh.grace',
			rt: token.name,
			by,
			mode,
			successor,
		});
		return this.#issue(token.family, token, by, replayed);
	}

	/** A new access token, with a new refresh token unless one is kept. */
	#issue(family: Family, parent: RefreshToken | undefined, to: Actor, kept?: RefreshToken): TokenResponse {
		const at = this.#issueAccessToken(family, to);
		const rt = kept ?? this.#issueRefreshToken(family, parent, to);
		return { at, rt: rt.name, expiresInS: this.#world.params.atTtlS };
	}

	#issueAccessToken(family: Family, to: Actor): AccessToken {
		const { now, params } = this.#world;
		const iat = localSeconds(params.skewS.as, now);
		const jti = `${family.name}.at${String(family.accessTokens.length + 1)}`;
		const exp = iat + params.atTtlS;
		const claims: AccessTokenClaims = {
			jti,
			iat,
			...(params.includeNbf && { nbf: iat }),
			exp,
			role: this.user.role,
		};
		const token = { claims, kid: signingKid(this.#keys, now), fam: family.name };
		family.accessTokens.push(token);
		this.#world.emit('as', 3, jti, { kind: 'as.issue.at', ...token, to });
		return token;
	}

	#issueRefreshToken(family: Family, parent: RefreshToken | undefined, to: Actor): RefreshToken {
		const name = nextName(family);
		family.refreshTokens += 1;
		const token: RefreshToken = {
			name,
			family,
			generation: (parent?.generation ?? 0) + 1,
			children: [],
			lastUsed: this.#world.now,
			rotatedAt: undefined,
		};
		parent?.children.push(token);
		this.#refreshTokens.set(name, token);
		this.#world.emit('as', 3, name, {
			kind: 'as.issue.rt',
			fam: family.name,
			rt: name,
			generation: token.generation,
			parent: parent?.name ?? null,
			to,
		});
		return token;
	}

	#revoke(family: Family, reason: RevocationReason): void {
		family.revoked = true;
		this.#world.emit('as', 1, family.name, { kind: 'as.family.revoke', fam: family.name, reason });
		if (this.#world.params.reuseKillsAT && reason !== 'logout') this.#denylistAccessTokens(family);
	}

	/** Only where an API can learn of it: without a denylist or introspection there is nothing to write into. */
	#denylistAccessTokens(family: Family): void {
		const { now, params } = this.#world;
		if (params.revocation === 'none') return;
		const local = localSeconds(params.skewS.as, now);
		for (const { claims } of family.accessTokens) {
			if (this.denylist.has(claims.jti) || isLongGone(claims, local, params.leewayS)) continue;
			this.denylist.add(claims.jti);
			this.#world.emit('as', 3, claims.jti, { kind: 'as.denylist.add', jti: claims.jti });
			this.onDenylisted?.(claims.jti);
		}
	}

	#planKeys(): void {
		const { horizon } = this.#world;
		for (const { kid, signsFrom, publishedFrom, publishedTo } of this.#keys) {
			if (signsFrom === 0) {
				if (publishedTo < horizon) this.#planKey(publishedTo, kid, 'retired');
				continue;
			}
			if (publishedFrom < signsFrom) this.#planKey(publishedFrom, kid, 'published');
			this.#planKey(signsFrom, kid, 'signs');
			if (publishedTo < horizon) this.#planKey(publishedTo, kid, 'retired');
		}
	}

	#planKey(t: Ms, kid: string, phase: 'published' | 'signs' | 'retired'): void {
		if (t >= this.#world.horizon) return;
		this.#world.at(t, priorities.world, () => {
			this.#world.emit('as', 1, `${kid}.${phase}`, { kind: 'as.keyrotate', kid, phase });
		});
	}

	#planUser(): void {
		const { roleChangeAtS, disableAtS } = this.#world.params;
		this.#planChange(roleChangeAtS, () => {
			this.user.role = roles.after;
			this.#world.emit('as', 1, 'db', { kind: 'db.role', role: roles.after });
		});
		this.#planChange(disableAtS, () => {
			this.user.enabled = false;
			this.#world.emit('as', 1, 'db', { kind: 'db.disable' });
		});
	}

	#planChange(atS: number | null, change: () => void): void {
		if (atS === null || atS * 1000 >= this.#world.horizon) return;
		this.#world.at(atS * 1000, priorities.world, change);
	}
}

function nextName(family: Family): string {
	return `${family.name}.rt${String(family.refreshTokens + 1)}`;
}

/** Two clocks differ by two hours at most: what expired before that is refused by every API without a list. */
function isLongGone({ exp }: AccessTokenClaims, local: number, leewayS: number): boolean {
	return exp + leewayS + 7200 <= local;
}
