import type { Trace, TabName } from '#lib/core/simulation/refresh/trace-event.ts';
import type { Loot, WorldState } from '#lib/core/simulation/refresh/world-state.ts';
import { durationText } from '#lib/core/token/duration.ts';
import { apisInUse } from './apis-in-use.ts';
import { durationClock } from './duration-clock.ts';
import { reasonLabels } from './reason-labels.ts';
import type { RunNames } from './run-names.ts';
import { accessTokenStanding, refreshTokenStanding, type TokenStanding } from './token-standing.ts';

/** What somebody holds, or knows, at a moment. */
export interface HoldingRow {
	readonly id: string;
	readonly who: string;
	/** In a few words: in or out, for whom that can be said. */
	readonly state: string;
	/** Seen by the person: an attacker who gets in is bad, one who does not is good. */
	readonly tone: 'good' | 'bad' | 'warning' | 'plain';
	readonly facts: readonly string[];
}

/** So many logins and tokens are named one by one. */
const mostNamed = 3;

/** Who is in, who is out, and with what, at the moment of a state. */
export function holdingRows(trace: Trace, state: WorldState, names: RunNames): readonly HoldingRow[] {
	return [
		...[...state.tabs.keys()].map((tab) => tabRow(tab, trace, state, names)),
		...trace.params.attacks.map((_, index) => attackerRow(index, state, names)),
		serverRow(state, names),
		apisRow(state, names),
	];
}

function tabRow(tab: TabName, trace: Trace, state: WorldState, names: RunNames): HoldingRow {
	const row = { id: tab, who: names.actor(tab) };
	const jar = trace.params.storage === 'shared' ? 'shared' : tab;
	const tokens = state.jars.get(jar);
	if (!tokens) return { ...row, ...withoutTokens(tab, jar, trace, state) };
	const access = accessTokenStanding(tokens.at, state, names);
	const refresh = refreshTokenStanding(tokens.rt, state, names);
	const refreshes = trace.params.refresh !== 'none';
	const facts = [said(tokens.at, access, names), ...(refreshes ? [said(tokens.rt, refresh, names)] : [])];
	// What it redeems is used up as soon as the request arrives, and the answer still on its way.
	if (state.tabs.get(tab) === 'refreshing')
		return { ...row, state: 'asks for new tokens just now', tone: 'plain', facts };
	if (refreshes && refresh.works) return { ...row, state: 'signed in', tone: 'good', facts };
	if (access.works)
		return refreshes
			? { ...row, state: 'signed in, but only as long as its access token works', tone: 'warning', facts }
			: { ...row, state: 'signed in', tone: 'good', facts };
	return { ...row, state: 'holds nothing that works', tone: 'bad', facts };
}

function withoutTokens(
	tab: TabName,
	jar: string,
	{ events }: Trace,
	state: WorldState,
): Pick<HoldingRow, 'state' | 'tone' | 'facts'> {
	const tabState = state.tabs.get(tab);
	if (tabState === 'logging-in') return { state: 'logs in just now', tone: 'plain', facts: [] };
	if (tabState !== 'needs-login' && tabState !== 'signed-out')
		return { state: 'not logged in yet', tone: 'plain', facts: [] };
	const out = events
		.slice(0, state.happened)
		.findLast((event) => event.kind === 'client.signedout' && event.jar === jar);
	if (out?.kind !== 'client.signedout') return { state: 'signed out', tone: 'bad', facts: [] };
	const since = durationClock(out.t);
	return out.reason === 'logout'
		? { state: `logged out since ${since}`, tone: 'plain', facts: [] }
		: { state: `signed out since ${since}`, tone: 'bad', facts: [`because: ${reasonLabels[out.reason]}`] };
}

function attackerRow(index: number, state: WorldState, names: RunNames): HoldingRow {
	const id = `x${index + 1}`;
	const several = names.params.attacks.length > 1;
	const row = { id, who: several ? `${names.actor('x')} ${index + 1}` : names.actor('x') };
	const loot: Loot = state.attackers.get(id) ?? { at: null, rt: null };
	const access = loot.at === null ? undefined : accessTokenStanding(loot.at, state, names);
	const refresh = loot.rt === null ? undefined : refreshTokenStanding(loot.rt, state, names);
	const facts = [
		...(loot.at !== null && access ? [said(loot.at, access, names)] : []),
		...(loot.rt !== null && refresh ? [said(loot.rt, refresh, names)] : []),
	];
	if (!state.attackers.has(id)) return { ...row, state: 'has stolen nothing yet', tone: 'plain', facts };
	if (refresh?.works) return { ...row, state: 'gets in, and can get further tokens', tone: 'bad', facts };
	if (access?.works) return { ...row, state: 'still gets in', tone: 'bad', facts };
	return { ...row, state: 'holds nothing that works', tone: 'good', facts };
}

function serverRow(state: WorldState, names: RunNames): HoldingRow {
	const logins = [...state.families].map(([fam, family]) => {
		const name = state.families.size > 1 ? `login ${fam.replace(/^f/, '')}` : 'the login';
		if (family.revokedAt !== null && family.reason !== null)
			return `${name}: revoked at ${durationClock(family.revokedAt)}, ${reasonLabels[family.reason]}`;
		const lives = [...state.refreshTokens].some(
			([rt, token]) => token.fam === fam && refreshTokenStanding(rt, state, names).works,
		);
		return `${name}: ${lives ? 'active' : 'no refresh token of it works any more'}`;
	});
	const earlier = logins.length - mostNamed;
	const denylist =
		names.params.revocation === 'none' && state.denylist.length === 0
			? []
			: [`denylist: ${listed(state.denylist, names) || 'empty'}`];
	return {
		id: 'as',
		who: names.actor('as'),
		state: state.user.enabled ? '' : 'the account is disabled',
		tone: state.user.enabled ? 'plain' : 'warning',
		facts: [
			...(logins.length === 0 ? ['no login yet'] : []),
			...(earlier > 0 ? [`${earlier} earlier login${earlier > 1 ? 's' : ''}`] : []),
			...logins.slice(-mostNamed),
			...denylist,
		],
	};
}

function apisRow(state: WorldState, names: RunNames): HoldingRow {
	const { revocation, introspectCacheS } = names.params;
	const apis = apisInUse(names.params);
	const row = { id: 'apis', who: apis.length === 1 ? 'API' : 'APIs', state: '', tone: 'plain' } as const;
	if (revocation === 'none')
		return { ...row, facts: ['hear of no revocation: they go by the token and their clocks'] };
	if (revocation === 'introspect') {
		const remembered =
			introspectCacheS === 0 ? '' : `, and go by the answer for ${durationText(introspectCacheS)}`;
		return { ...row, facts: [`ask the auth server about each token${remembered}`] };
	}
	const known = apis.map((api) => ({ api, denied: listed(state.apis.get(api)?.denied ?? [], names) }));
	const [first] = known;
	const knows = (denied: string) => (denied === '' ? 'no revocation' : `the revocation of ${denied}`);
	return {
		...row,
		facts: known.every(({ denied }) => denied === first?.denied)
			? [`know of ${knows(first?.denied ?? '')}`]
			: known.map(({ api, denied }) => `API ${api} knows of ${knows(denied)}`),
	};
}

const said = (token: string, { words }: TokenStanding, names: RunNames) => `${names.token(token)} ${words}`;

/** The last few of some tokens; empty when there are none. */
function listed(tokens: readonly string[], names: RunNames): string {
	const more = tokens.length - mostNamed;
	const last = names.tokens(tokens.slice(-mostNamed));
	return more > 0 ? `${more} tokens, and ${last}` : last;
}
