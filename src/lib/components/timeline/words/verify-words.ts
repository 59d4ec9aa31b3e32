import type { EventOf, VerifyStep } from '#lib/core/simulation/refresh/trace-event.ts';
import { durationText } from '#lib/core/token/duration.ts';
import { durationClock } from './duration-clock.ts';
import { clockOfDate } from './moment-words.ts';
import type { RunNames } from './run-names.ts';

/** One line of an API's "why?" list. */
export interface VerifyLine {
	readonly check: VerifyStep['check'];
	readonly title: string;
	readonly state: 'passed' | 'failed' | 'not-asked' | 'not-reached';
	/** The state in words. */
	readonly verdict: string;
	/** What was compared with what. */
	readonly compared: string;
}

type Verify = EventOf<'rs.verify'>;

const titles: Readonly<Record<VerifyStep['check'], string>> = {
	key: 'Key',
	nbf: 'Not before',
	exp: 'Expiry',
	denylist: 'Denylist',
	introspection: 'Introspection',
};

const date = (numericDate: number) => `${numericDate} (${clockOfDate(numericDate)})`;

function keyCompared({ kid }: Verify, _names: RunNames, failed: boolean): string {
	return failed
		? `The token names key ${kid}, which is not in this API’s copy of the key set`
		: `The token was signed with key ${kid}, which is in this API’s copy of the key set`;
}

function nbfCompared(event: Verify, names: RunNames, failed: boolean): string {
	const nbf = names.lives.access.get(event.jti)?.claims.nbf;
	if (nbf === undefined) return 'There is no nbf in the token: nothing to wait for';
	const { leewayS } = names.params;
	const now = event.checkedLocal;
	return failed
		? `nbf: ${date(nbf)} > now ${date(now)} + leeway ${leewayS}: ${durationText(nbf - now)} too early by this API’s clock`
		: `nbf: ${date(nbf)} ≤ now ${date(now)} + leeway ${leewayS}`;
}

function expCompared(event: Verify, names: RunNames, failed: boolean): string {
	const exp = names.lives.access.get(event.jti)?.claims.exp;
	const { leewayS } = names.params;
	const now = event.checkedLocal;
	if (exp === undefined) return `now ${date(now)}, leeway ${leewayS}`;
	if (!failed)
		return `exp: ${date(exp)} > now ${date(now)} − leeway ${leewayS}: ${
			exp > now ? `${durationText(exp - now)} left` : 'saved by the leeway'
		} by this API’s clock`;
	const ago = exp === now ? 'expired this very second' : `expired ${durationText(now - exp)} ago`;
	return `exp: ${date(exp)} ≤ now ${date(now)} − leeway ${leewayS}: ${ago} by this API’s clock`;
}

function denylistCompared(event: Verify, names: RunNames, failed: boolean): string {
	const since = names.lives.access.get(event.jti)?.denylistedAt ?? null;
	if (failed)
		return `This API’s copy of the denylist names ${names.token(event.jti)}${since === null ? '' : `, put there at ${durationClock(since)}`}`;
	return since !== null && since <= event.t
		? `${names.token(event.jti)} is on the denylist since ${durationClock(since)}, but this API’s copy is older`
		: `This API’s copy of the denylist does not name ${names.token(event.jti)}`;
}

function introspectionCompared(event: Verify, names: RunNames, failed: boolean): string {
	const said = `The authorization server said about ${names.token(event.jti)}: active ${failed ? 'false' : 'true'}`;
	return event.checkedAt === event.t ? said : `${said}; the times above were looked at before asking`;
}

const compare: Readonly<
	Record<VerifyStep['check'], (event: Verify, names: RunNames, failed: boolean) => string>
> = {
	key: keyCompared,
	nbf: nbfCompared,
	exp: expCompared,
	denylist: denylistCompared,
	introspection: introspectionCompared,
};

const notAsked: Readonly<Record<VerifyStep['check'], string>> = {
	key: 'This API does not check the signature',
	nbf: 'There is no nbf in the token',
	exp: 'This API does not look at exp',
	denylist: 'This API keeps no denylist',
	introspection: 'This API does not ask the authorization server',
};

/** The checks of an API's verification in order, with what was compared. */
export function verifyWords(event: Verify, names: RunNames): readonly VerifyLine[] {
	const failure = event.steps.findIndex(({ outcome }) => outcome === 'failed');
	return event.steps.map(({ check, outcome }, index) => {
		const line = { check, title: titles[check] };
		if (outcome === 'skipped')
			return failure >= 0 && index > failure
				? {
						...line,
						state: 'not-reached',
						verdict: 'not reached',
						compared: 'An earlier check has decided already',
					}
				: { ...line, state: 'not-asked', verdict: 'not asked', compared: notAsked[check] };
		return {
			...line,
			state: outcome,
			verdict: outcome,
			compared: compare[check](event, names, outcome === 'failed'),
		};
	});
}
