import type { Ms } from '../kernel/ms.ts';
import type { ApiName, TimelineParams } from './params.ts';

/** A browser tab, from 1. */
export type TabName = `tab${number}`;
/** Who takes part: the browser's tabs, the authorization server, the APIs, the attacker. */
export type Actor = TabName | 'as' | ApiName | 'x';
/** Where tokens are kept in the browser: one place for all tabs, or one for each. */
export type JarName = 'shared' | TabName;

/** 1: what the story tells; 2: a message; 3: what happens within. */
export type Level = 1 | 2 | 3;

/** Why an API refuses an access token. */
export type Refusal = 'unknown-kid' | 'not-yet-valid' | 'expired' | 'denylisted' | 'inactive';
/** Why the authorization server refuses a refresh token (RFC 6749 §5.2 `invalid_grant`). */
export type RefreshDenial =
	| 'unknown'
	| 'family-revoked'
	| 'user-disabled'
	| 'absolute-expired'
	| 'idle-expired'
	| 'rotated'
	| 'reuse-detected';
/** Why a family of tokens is revoked. */
export type RevocationReason = 'reuse' | 'logout' | 'user-disabled';
/** Why what a person wanted did not happen. */
export type UserFailure = Refusal | 'network' | 'signed-out' | 'login-refused';
/** What sets a refresh off. */
export type RefreshCause = 'refused' | 'before-request' | 'timer';

/** The claims of an access token that decide a verdict; times are NumericDates by the authorization server's clock. */
export interface AccessTokenClaims {
	readonly jti: string;
	readonly iat: number;
	readonly nbf?: number;
	readonly exp: number;
	readonly role: string;
}

/** One step of an API's verification, in order. `skipped`: an earlier one decided, or it is not asked for. */
export interface VerifyStep {
	readonly check: 'key' | 'nbf' | 'exp' | 'denylist' | 'introspection';
	readonly outcome: 'passed' | 'failed' | 'skipped';
}

export type MessageContent =
	| 'login'
	| 'login-answer'
	| 'call'
	| 'call-answer'
	| 'refresh'
	| 'refresh-answer'
	| 'revoke'
	| 'introspect'
	| 'introspect-answer'
	| 'jwks'
	| 'jwks-answer';

/** What happens, by kind. Tokens bear symbolic names: `f1.at2` is the second access token of the first login. */
export type Happening =
	| { readonly kind: 'user.action'; readonly call: string; readonly rs: ApiName }
	| { readonly kind: 'user.ok'; readonly call: string; readonly rs: ApiName; readonly jti: string }
	| {
			readonly kind: 'user.fail';
			readonly call: string;
			readonly rs: ApiName;
			readonly reason: UserFailure;
	  }
	| { readonly kind: 'user.logout'; readonly logoutKind: TimelineParams['logoutKind'] }
	| { readonly kind: 'user.relogin' }
	| {
			readonly kind: 'client.store';
			readonly jar: JarName;
			readonly at: string;
			readonly rt: string;
			readonly expiresInS: number;
			/** By the claim, a NumericDate. */
			readonly exp: number;
	  }
	| {
			readonly kind: 'client.refresh.try';
			readonly refresh: string;
			/** From 1. */
			readonly attempt: number;
			readonly rt: string;
			readonly cause: RefreshCause;
	  }
	| { readonly kind: 'client.refresh.timeout'; readonly refresh: string; readonly attempt: number }
	/** The tab goes on with a token that another tab, or another of its calls, has stored meanwhile. */
	| { readonly kind: 'client.adopt'; readonly jar: JarName; readonly at: string }
	| { readonly kind: 'client.duplicate'; readonly jar: JarName; readonly from: JarName }
	/** The tab holds no tokens any more; `reason` is what the authorization server said, or that the user left. */
	| {
			readonly kind: 'client.signedout';
			readonly jar: JarName;
			readonly reason: RefreshDenial | 'logout';
	  }
	| {
			readonly kind: 'net.send';
			readonly message: string;
			readonly to: Actor;
			readonly content: MessageContent;
			/** The access or refresh token in it. */
			readonly token?: string;
			/** When it arrives; null when it is lost on the way. */
			readonly arrives: Ms | null;
			/** For answers: the HTTP status. */
			readonly status?: number;
	  }
	| {
			readonly kind: 'net.recv';
			readonly message: string;
			readonly from: Actor;
			readonly content: MessageContent;
			readonly token?: string;
			readonly sentAt: Ms;
			readonly status?: number;
	  }
	| { readonly kind: 'as.login'; readonly fam: string; readonly tab: TabName }
	| {
			readonly kind: 'as.issue.at';
			readonly fam: string;
			readonly kid: string;
			readonly claims: AccessTokenClaims;
			readonly to: Actor;
	  }
	| {
			readonly kind: 'as.issue.rt';
			readonly fam: string;
			readonly rt: string;
			/** How many rotations lie between it and the login; from 1. */
			readonly generation: number;
			readonly parent: string | null;
			readonly to: Actor;
	  }
	/** `rotated`: the redeemed token is of no more use. */
	| {
			readonly kind: 'as.refresh.ok';
			readonly rt: string;
			readonly by: Actor;
			readonly rotated: boolean;
	  }
	| {
			readonly kind: 'as.refresh.grace';
			readonly rt: string;
			readonly by: Actor;
			readonly mode: 'sibling' | 'replay';
			/** The refresh token that is answered with. */
			readonly successor: string;
	  }
	| {
			readonly kind: 'as.refresh.deny';
			readonly rt: string;
			readonly by: Actor;
			readonly reason: RefreshDenial;
	  }
	| { readonly kind: 'as.reuse'; readonly fam: string; readonly rt: string; readonly by: Actor }
	| { readonly kind: 'as.family.revoke'; readonly fam: string; readonly reason: RevocationReason }
	| { readonly kind: 'as.denylist.add'; readonly jti: string }
	| {
			readonly kind: 'as.keyrotate';
			readonly kid: string;
			readonly phase: 'published' | 'signs' | 'retired';
	  }
	| {
			readonly kind: 'rs.verify';
			readonly jti: string;
			readonly kid: string;
			readonly by: Actor;
			/** The call, or the attacker's use, that it answers. */
			readonly call: string;
			readonly status: 200 | 401;
			readonly reason: Refusal | null;
			/** When `nbf` and `exp` were looked at, which can be a round trip before the verdict. */
			readonly checkedAt: Ms;
			/** What this API's clock showed then: a NumericDate. */
			readonly checkedLocal: number;
			readonly steps: readonly VerifyStep[];
			/** The token says something about its subject that is no longer so, and was accepted. */
			readonly stale: boolean;
	  }
	| { readonly kind: 'rs.jwks.fetch'; readonly because: 'stale' | 'unknown-kid' }
	| { readonly kind: 'rs.jwks.got'; readonly kids: readonly string[] }
	| { readonly kind: 'rs.denylist.sync'; readonly jtis: readonly string[] }
	| {
			readonly kind: 'rs.introspected';
			readonly jti: string;
			readonly active: boolean;
			readonly cached: boolean;
	  }
	| { readonly kind: 'db.role'; readonly role: string }
	| { readonly kind: 'db.disable' }
	| {
			readonly kind: 'x.steal';
			readonly from: TabName;
			readonly at: string | null;
			readonly rt: string | null;
	  }
	| { readonly kind: 'x.win'; readonly rs: ApiName; readonly jti: string }
	| { readonly kind: 'x.lose'; readonly rs: ApiName; readonly jti: string; readonly reason: Refusal }
	| { readonly kind: 'x.refresh.ok'; readonly at: string; readonly rt: string }
	| { readonly kind: 'x.refresh.deny'; readonly rt: string; readonly reason: RefreshDenial }
	/** The run was cut: it would have had more events than are kept. */
	| { readonly kind: 'sim.truncated'; readonly limit: number };

export type EventKind = Happening['kind'];

/** Something that happened, where and when. */
export type TraceEvent = Happening & {
	/** A name that says what it is, the same in another run where the same thing happens. */
	readonly id: string;
	readonly t: Ms;
	readonly level: Level;
	readonly actor: Actor;
};

/** The event of a kind. */
export type EventOf<K extends EventKind> = Extract<TraceEvent, { kind: K }>;

/** The course of one run: what happened, in order. */
export interface Trace {
	readonly params: TimelineParams;
	readonly events: readonly TraceEvent[];
	/** Where the run ends: its horizon, or later when something was still under way. */
	readonly end: Ms;
	readonly truncated: boolean;
}
