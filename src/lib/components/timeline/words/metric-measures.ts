import type { Metrics } from '#lib/core/simulation/refresh/metrics.ts';
import type { TimelineParams } from '#lib/core/simulation/refresh/params.ts';
import { reasonLabels, type Reason } from './reason-labels.ts';

/** How a row is read from a run's metrics; a row that does not apply has the value undefined. */
export interface Measure {
	readonly id: string;
	readonly label: string;
	readonly about: string;
	/** A few words beside the label on how the value came about. */
	readonly detail?: (metrics: Metrics) => string;
	/** What follows on `about` in some runs only. */
	readonly aboutRun?: (metrics: Metrics, params: TimelineParams) => string;
	readonly of: (metrics: Metrics) => number | null | undefined;
	/** What a value is told as when it is null. */
	readonly none?: string;
	readonly unit?: 'span' | 'bytes';
	/** Whether more of it is worse; `neither` is a cost or a fact. */
	readonly more: 'worse' | 'better' | 'neither';
	/** How a value above zero is to be seen. */
	readonly tone?: 'bad' | 'warning';
	readonly parts?: (metrics: Metrics) => readonly (readonly [string, number])[];
	readonly most?: (metrics: Metrics) => number | null;
	readonly mostAbout?: string;
	/** Left out when it is zero in both runs. */
	readonly onlyWhenSome?: boolean;
}

const sum = (counts: Readonly<Partial<Record<string, number>>>) =>
	Object.values(counts).reduce<number>((total, count) => total + (count ?? 0), 0);
const byReason = (counts: Readonly<Partial<Record<Reason, number>>>) =>
	(Object.entries(counts) as [Reason, number][]).map(
		([reason, count]) => [reasonLabels[reason], count] as const,
	);

const forcedSignouts = ({ signouts, logouts }: Metrics) => signouts - logouts;

/** All rows of the scoreboard, in order. */
export const metricMeasures: readonly Measure[] = [
	{
		id: 'failures',
		label: 'Requests that failed for the person',
		about:
			'What the person asked for and did not get. A refusal that a refresh mends unseen is none of these.',
		of: ({ failures }) => sum(failures),
		more: 'worse',
		tone: 'bad',
		parts: ({ failures, ok, actions }) => [['asked for', actions], ['worked', ok], ...byReason(failures)],
	},
	{
		id: 'logins',
		label: 'Logins',
		about: 'How often name and password had to be typed, the first time included.',
		detail: ({ logins }) => (logins === 1 ? 'the first one' : ''),
		of: ({ logins }) => logins,
		more: 'worse',
		parts: ({ logins }) => [
			['the first one', Math.min(1, logins)],
			['once more', Math.max(0, logins - 1)],
		],
	},
	{
		id: 'signouts',
		label: 'Signed out against their will',
		about:
			'How often the browser lost its tokens because its refresh token was refused. Logging out oneself is none of these.',
		aboutRun: ({ failures }, { relogin }) =>
			!relogin && failures['signed-out']
				? 'And nobody logs in again in this run: what is asked for afterwards fails.'
				: '',
		of: forcedSignouts,
		more: 'worse',
		tone: 'bad',
		parts: ({ failures, logouts }) => [
			['requests that failed for it', failures['signed-out'] ?? 0],
			...(logouts > 0 ? [['logged out by themselves', logouts] as const] : []),
		],
	},
	{
		id: 'refusals',
		label: '401 answers to the browser',
		about: 'An API refused the access token. Most are mended by a refresh before the person sees anything.',
		of: ({ refusals }) => sum(refusals),
		more: 'worse',
		parts: ({ refusals }) => byReason(refusals),
	},
	{
		id: 'refreshes',
		label: 'Refresh requests',
		about:
			'Each is a request to the authorization server, and a write to its database if refresh tokens rotate. The shorter an access token lives, the more of them.',
		of: ({ refresh }) => refresh.tries,
		more: 'neither',
		parts: ({ refresh }) => [
			['new tokens', refresh.ok],
			...(refresh.grace > 0 ? [['forgiven, in grace', refresh.grace] as const] : []),
			...byReason(refresh.denied),
		],
	},
	{
		id: 'exposure',
		label: 'Exposure after the theft',
		about: 'From the theft to the attacker’s last use that worked.',
		of: ({ attack }) => (attack === null ? undefined : attack.exposureMs),
		none: 'never let in',
		unit: 'span',
		more: 'worse',
		tone: 'bad',
		parts: ({ attack }) => [['times let in', attack?.hits ?? 0]],
		most: ({ attack }) => attack?.accessBoundMs ?? null,
		mostAbout:
			'It could have been until the bound, beside which the bar shows it: as long as a stolen access token alone can be used at most, the rest of its life, and the leeway, and what the API’s clock is behind.',
	},
	{
		id: 'detection',
		label: 'Until the theft was noticed',
		about:
			'From the theft to the reuse of a refresh token that gave it away. Only rotation makes it visible, and only if both sides refresh.',
		of: ({ attack }) => (attack === null ? undefined : attack.detectionDelayMs),
		none: 'never noticed',
		unit: 'span',
		more: 'worse',
	},
	{
		id: 'residual',
		label: 'Let in after it was noticed',
		about:
			'From the detection to the attacker’s last success: revoking refresh tokens does not end the access tokens that are out.',
		of: ({ attack }) => (attack === null || attack.detectionDelayMs === null ? undefined : attack.residualMs),
		none: 'not at all',
		unit: 'span',
		more: 'worse',
		tone: 'bad',
		most: ({ attack }) => attack?.residualBoundMs ?? null,
		mostAbout: 'The bar shows it beside what is possible at most with these settings.',
	},
	{
		id: 'after-logout',
		label: 'Attacker let in after the logout',
		about: 'From the logout to the attacker’s last success: what “log out” did not do.',
		of: ({ afterLogoutMs }) => afterLogoutMs ?? undefined,
		unit: 'span',
		more: 'worse',
		tone: 'bad',
	},
	{
		id: 'false-alarms',
		label: 'False alarms',
		about:
			'Reuse of a refresh token was seen though nothing had been stolen: two tabs, or a lost answer. The person is signed out for it.',
		of: ({ falsePositives }) => falsePositives,
		more: 'worse',
		tone: 'bad',
	},
	{
		id: 'stale',
		label: 'Decisions on what was no longer so',
		about:
			'Calls that were accepted though the role in the token, or the account, had changed since it was signed.',
		of: ({ staleAccepted }) => staleAccepted,
		more: 'worse',
		tone: 'warning',
		onlyWhenSome: true,
	},
	{
		id: 'work',
		label: 'Reads and writes for tokens at the auth server',
		about:
			'Look-ups and changes in the database of refresh tokens. An API that only checks signatures needs no database.',
		of: ({ work }) => work.rtReads + work.rtWrites,
		more: 'neither',
		parts: ({ work }) => [
			['reads', work.rtReads],
			['writes', work.rtWrites],
		],
	},
	{
		id: 'api-work',
		label: 'Look-ups at the APIs',
		about:
			'What the APIs do beyond checking signatures: reading the denylist and asking the authorization server. This is what a JWT was to save.',
		of: ({ work }) => work.denylistReads + work.introspections,
		more: 'neither',
		parts: ({ work }) => [
			['in the denylist', work.denylistReads],
			['asked the auth server', work.introspections],
		],
	},
	{
		id: 'keys',
		label: 'Fetches of the public keys',
		about:
			'How often the APIs fetched the key set: when their copy was old, or a token named a key that they did not know.',
		of: ({ work }) => work.jwksFetches,
		more: 'neither',
	},
	{
		id: 'bytes',
		label: 'Bytes of tokens sent',
		about: 'What the browser sent of tokens, with all its requests: a JWT goes along each time.',
		of: ({ credentialBytes }) => credentialBytes,
		unit: 'bytes',
		more: 'neither',
	},
];
