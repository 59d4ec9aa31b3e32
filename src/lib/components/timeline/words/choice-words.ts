import type { ParameterName } from '#lib/core/simulation/refresh/parameter-table.ts';
import type { ApiName, TimelineParams } from '#lib/core/simulation/refresh/params.ts';

/** The parameters that are one of several choices. */
type ChoiceName = {
	[Name in ParameterName]: TimelineParams[Name] extends string ? Name : never;
}[ParameterName];
/** Those that are any of several. */
type ChoicesName = 'refreshOn401Reasons' | 'targets';

type ChoiceWords = { readonly [Name in ChoiceName]: Readonly<Record<TimelineParams[Name], string>> } & {
	readonly [Name in ChoicesName]: Readonly<Record<TimelineParams[Name][number], string>>;
};

export const apiLabels: Readonly<Record<ApiName, string>> = { A: 'API A', B: 'API B', C: 'API C' };

/** What each choice is called. */
export const choiceWords: ChoiceWords = {
	rotation: { rotate: 'rotates', reuse: 'stays the same' },
	reuseDetection: { reject: 'refuse', 'revoke-family': 'revoke all' },
	graceMode: {
		sibling: 'a second successor (sibling)',
		replay: 'the same successor again',
		reject: 'a plain refusal',
	},
	graceDepth: { one: 'the last only', any: 'any' },
	alg: { EdDSA: 'EdDSA', HS256: 'HS256', RS256: 'RS256' },
	rtForm: { opaque: 'opaque', jwt: 'a JWT' },
	refresh: {
		none: 'never',
		'on-401': 'when an API says 401',
		'before-request': 'before a call, when due',
		timer: 'by a timer',
	},
	expirySource: { expires_in: 'expires_in', 'exp-claim': 'the exp claim' },
	refreshOn401Reasons: {
		expired: 'expired',
		invalid: 'unknown key or revoked',
		'not-yet-valid': 'not yet valid',
	},
	singleFlight: {
		none: 'each call its own',
		'per-tab': 'one per tab',
		'cross-tab': 'one for all tabs (lock)',
	},
	storage: { shared: 'shared', copied: 'a copy each' },
	targets: apiLabels,
	revocation: {
		none: 'not at all',
		'denylist-push': 'denylist, pushed',
		'denylist-pull': 'denylist, pulled',
		introspect: 'by asking each time',
	},
	logoutKind: {
		local: 'empties the browser only',
		'revoke-rt': 'also revokes the refresh token',
		'revoke-rt+denylist': '… and the access tokens',
	},
};

/** What a choice of a parameter is called; itself where it has no name. */
export function choiceText(name: ParameterName, choice: string): string {
	const words = (choiceWords as Readonly<Record<string, Readonly<Record<string, string>>>>)[name] ?? {};
	// Not what every object has: choices come from links too.
	return (Object.hasOwn(words, choice) && words[choice]) || choice;
}
