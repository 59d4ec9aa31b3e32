import type { Ms } from '../kernel/ms.ts';
import type { Refusal, RefreshDenial, UserFailure } from './trace-event.ts';

/** What a run cost and what it bought, counted from its trace alone. Times are milliseconds. */
export interface Metrics {
	readonly actions: number;
	readonly ok: number;
	/** Actions that failed for the person, by reason; absent reasons are not there. */
	readonly failures: Readonly<Partial<Record<UserFailure, number>>>;
	/** 401 answers to the person's tabs, by reason; most are never seen by the person. */
	readonly refusals: Readonly<Partial<Record<Refusal, number>>>;
	readonly logins: number;
	readonly signouts: number;
	/** The client's refresh requests. */
	readonly refresh: {
		readonly tries: number;
		readonly ok: number;
		readonly grace: number;
		readonly denied: Readonly<Partial<Record<RefreshDenial, number>>>;
	};
	/** Reads and writes that servers made because of tokens. */
	readonly work: {
		readonly rtReads: number;
		readonly rtWrites: number;
		readonly denylistReads: number;
		readonly introspections: number;
		readonly jwksFetches: number;
	};
	/** Reuse that was seen though nothing had been stolen. */
	readonly falsePositives: number;
	readonly attack: AttackMetrics | null;
	/** How long after the logout the attacker was still let in; null without both. */
	readonly afterLogoutMs: Ms | null;
	/** Accepted calls of which the token said what was no longer so. */
	readonly staleAccepted: number;
	/** Bytes of tokens sent by the person's tabs. */
	readonly credentialBytes: number;
}

export interface AttackMetrics {
	readonly theftAt: Ms;
	/** Calls of the attacker that were let in. */
	readonly hits: number;
	/** From the theft to the attacker's last success; null when there was none. */
	readonly exposureMs: Ms | null;
	/** From the theft to the reuse that gave it away; null when it was never noticed. */
	readonly detectionDelayMs: Ms | null;
	/** From the detection to the attacker's last success with the detected family's tokens; null when not detected. */
	readonly residualMs: Ms | null;
	/** What a stolen access token alone can be used for at most; null when none was stolen. */
	readonly accessBoundMs: Ms | null;
	/** What remains after detection or revocation at most; null when nothing revokes. */
	readonly residualBoundMs: Ms | null;
}
