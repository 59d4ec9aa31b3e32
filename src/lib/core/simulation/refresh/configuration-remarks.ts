// What a careful engineer would remark on a configuration before it runs. To add a remark, do this: add its code and
// its row here, a hit and a near miss to the test, and its sentence to components/timeline/words/remark-words.ts.

import { clockGap } from './attack-metrics.ts';
import type { ParameterName } from './parameter-table.ts';
import type { ApiName, TimelineParams } from './params.ts';

export type RemarkCode =
	| 'life-long'
	| 'idle-within-life'
	| 'absolute-within-life'
	| 'idle-beyond-absolute'
	| 'no-rotation'
	| 'reuse-not-revoked'
	| 'grace-long'
	| 'grace-any-depth'
	| 'lost-answer-is-reuse'
	| 'shared-secret'
	| 'ahead-covers-life'
	| 'expiry-on-wrong-clock'
	| 'refresh-on-not-yet-valid'
	| 'tabs-race'
	| 'copied-tokens'
	| 'lock-without-shared-storage'
	| 'timeout-within-round-trip'
	| 'leeway-covers-life'
	| 'leeway-long'
	| 'leeway-below-skew'
	| 'reuse-cannot-kill'
	| 'logout-not-heard'
	| 'push-slower-than-life'
	| 'pull-slower-than-life'
	| 'introspection-older-than-life'
	| 'key-lead-short'
	| 'key-retired-early';

/** Something to remark, the parameters that make it so, and the figures that a sentence about it needs. */
export interface ConfigurationRemark {
	readonly code: RemarkCode;
	readonly parameters: readonly ParameterName[];
	/** Spans are seconds, or milliseconds where the name ends in `Ms`. */
	readonly detail: RemarkDetail;
}

export type RemarkDetail = Readonly<Record<string, number | string>>;

interface RemarkRule {
	readonly code: RemarkCode;
	readonly parameters: readonly ParameterName[];
	/** The figures where there is something to remark. */
	readonly check: (params: TimelineParams) => RemarkDetail | false;
}

const longestUsualLife = 3600;
const longestUsualLeeway = 120;
const longestUsualGrace = 60;

const rotates = ({ rotation }: TimelineParams) => rotation === 'rotate';
const killsReused = (params: TimelineParams) => rotates(params) && params.reuseDetection === 'revoke-family';
const refreshesAhead = ({ refresh }: TimelineParams) => refresh === 'timer' || refresh === 'before-request';

/** By how many seconds an API's clock is ahead of the authorization server's; negative when behind. */
const aheadOfServer = ({ skewS }: TimelineParams, api: ApiName) => skewS[api] - skewS.as;

/** Of the APIs that are called, those whose clock is too far off for the leeway, the worst first. */
function outOfLeeway(params: TimelineParams, tells: (ahead: number) => number): ApiName[] {
	const off = (api: ApiName) => tells(aheadOfServer(params, api));
	const { targets, leewayS } = params;
	return targets.filter((api) => off(api) > leewayS).sort((a, b) => off(b) - off(a));
}

export const remarkRules: readonly RemarkRule[] = [
	{
		code: 'life-long',
		parameters: ['atTtlS'],
		check: ({ atTtlS }) => atTtlS > longestUsualLife && { atTtlS },
	},
	{
		code: 'idle-within-life',
		parameters: ['rtIdleS', 'atTtlS'],
		check: ({ rtIdleS, atTtlS }) => rtIdleS <= atTtlS && { rtIdleS, atTtlS },
	},
	{
		code: 'absolute-within-life',
		parameters: ['rtAbsS', 'atTtlS'],
		check: ({ rtAbsS, atTtlS }) => rtAbsS < atTtlS && { rtAbsS, atTtlS },
	},
	{
		code: 'idle-beyond-absolute',
		parameters: ['rtIdleS', 'rtAbsS'],
		check: ({ rtIdleS, rtAbsS }) => rtIdleS > rtAbsS && { rtIdleS, rtAbsS },
	},
	{
		code: 'no-rotation',
		parameters: ['rotation'],
		check: (params) => !rotates(params) && {},
	},
	{
		code: 'reuse-not-revoked',
		parameters: ['reuseDetection'],
		check: (params) => rotates(params) && !killsReused(params) && {},
	},
	{
		code: 'grace-long',
		parameters: ['graceS'],
		check: (params) => rotates(params) && params.graceS > longestUsualGrace && { graceS: params.graceS },
	},
	{
		code: 'grace-any-depth',
		parameters: ['graceDepth', 'graceS'],
		check: (params) =>
			rotates(params) && params.graceS > 0 && params.graceDepth === 'any' && { graceS: params.graceS },
	},
	{
		code: 'lost-answer-is-reuse',
		parameters: ['graceS', 'dropRefreshResponse', 'retries', 'timeoutMs', 'backoffMs'],
		check: (params) => {
			const { graceS, graceMode, dropRefreshResponse, retries, timeoutMs, backoffMs } = params;
			// The retry comes once nobody has answered, and after its pause.
			const isInTime = graceS * 1000 >= timeoutMs + backoffMs;
			const isForgiven = graceS > 0 && isInTime && graceMode !== 'reject';
			return killsReused(params) && !isForgiven && retries > 0 && dropRefreshResponse.length > 0 && {};
		},
	},
	{
		code: 'shared-secret',
		parameters: ['alg', 'targets'],
		check: ({ alg, targets }) => alg === 'HS256' && targets.length > 1 && { apis: targets.length },
	},
	{
		code: 'ahead-covers-life',
		parameters: ['aheadS', 'atTtlS'],
		check: (params) =>
			refreshesAhead(params) &&
			params.aheadS >= params.atTtlS && { aheadS: params.aheadS, atTtlS: params.atTtlS },
	},
	{
		code: 'expiry-on-wrong-clock',
		parameters: ['expirySource', 'skewS', 'aheadS'],
		check: (params) => {
			const { expirySource, skewS, aheadS } = params;
			const offS = skewS.client - skewS.as;
			return (
				refreshesAhead(params) && expirySource === 'exp-claim' && Math.abs(offS) > aheadS && { offS, aheadS }
			);
		},
	},
	{
		code: 'refresh-on-not-yet-valid',
		parameters: ['refreshOn401Reasons', 'includeNbf', 'skewS', 'leewayS'],
		check: (params) => {
			const { refresh, refreshOn401Reasons, includeNbf } = params;
			const [api] = outOfLeeway(params, (ahead) => -ahead);
			const refreshes = refresh !== 'none' && refreshOn401Reasons.includes('not-yet-valid');
			return refreshes && includeNbf && api !== undefined && { api, behindS: -aheadOfServer(params, api) };
		},
	},
	{
		code: 'tabs-race',
		parameters: ['singleFlight', 'tabs', 'graceS'],
		check: (params) => {
			const { storage, tabs, singleFlight, graceS } = params;
			const races = storage === 'shared' && tabs > 1 && singleFlight !== 'cross-tab';
			return races && killsReused(params) && graceS === 0 && { tabs };
		},
	},
	{
		code: 'copied-tokens',
		parameters: ['storage', 'tabs', 'graceS'],
		check: (params) =>
			params.storage === 'copied' &&
			params.tabs > 1 &&
			killsReused(params) &&
			params.graceS === 0 && { tabs: params.tabs },
	},
	{
		code: 'lock-without-shared-storage',
		parameters: ['singleFlight', 'storage'],
		check: ({ singleFlight, storage, tabs }) =>
			singleFlight === 'cross-tab' && storage === 'copied' && tabs > 1 && {},
	},
	{
		code: 'timeout-within-round-trip',
		parameters: ['timeoutMs', 'latencyMs'],
		check: ({ timeoutMs, latencyMs }) =>
			timeoutMs <= 2 * latencyMs && { timeoutMs, roundTripMs: 2 * latencyMs },
	},
	{
		code: 'leeway-covers-life',
		parameters: ['leewayS', 'atTtlS'],
		check: ({ leewayS, atTtlS }) => leewayS >= atTtlS && { leewayS, atTtlS },
	},
	{
		code: 'leeway-long',
		parameters: ['leewayS'],
		check: ({ leewayS }) => leewayS > longestUsualLeeway && { leewayS },
	},
	{
		code: 'leeway-below-skew',
		parameters: ['skewS', 'leewayS'],
		check: (params) => {
			const [api] = outOfLeeway(params, (ahead) => ahead);
			return api !== undefined && { api, aheadS: aheadOfServer(params, api), leewayS: params.leewayS };
		},
	},
	{
		code: 'reuse-cannot-kill',
		parameters: ['reuseKillsAT', 'revocation'],
		check: ({ reuseKillsAT, revocation }) => reuseKillsAT && revocation === 'none' && {},
	},
	{
		code: 'logout-not-heard',
		parameters: ['logoutKind', 'revocation'],
		check: ({ logoutAtS, logoutKind, revocation }) =>
			logoutAtS !== null && logoutKind === 'revoke-rt+denylist' && revocation === 'none' && {},
	},
	{
		code: 'push-slower-than-life',
		parameters: ['pushDelayS', 'atTtlS'],
		check: ({ revocation, pushDelayS, atTtlS }) =>
			revocation === 'denylist-push' && pushDelayS >= atTtlS && { pushDelayS, atTtlS },
	},
	{
		code: 'pull-slower-than-life',
		parameters: ['pullEveryS', 'atTtlS'],
		check: ({ revocation, pullEveryS, atTtlS }) =>
			revocation === 'denylist-pull' && pullEveryS >= atTtlS && { pullEveryS, atTtlS },
	},
	{
		code: 'introspection-older-than-life',
		parameters: ['introspectCacheS', 'atTtlS'],
		check: ({ revocation, introspectCacheS, atTtlS }) =>
			revocation === 'introspect' && introspectCacheS >= atTtlS && { introspectCacheS, atTtlS },
	},
	{
		code: 'key-lead-short',
		parameters: ['leadS', 'jwksTtlS', 'refetchOnUnknownKid'],
		check: ({ rotateAtS, leadS, jwksTtlS, refetchOnUnknownKid }) =>
			rotateAtS.length > 0 && leadS < jwksTtlS && !refetchOnUnknownKid && { leadS, jwksTtlS },
	},
	{
		code: 'key-retired-early',
		parameters: ['retireS', 'atTtlS', 'leewayS', 'skewS'],
		check: (params) => {
			const { rotateAtS, retireS, atTtlS, leewayS } = params;
			const neededS = atTtlS + leewayS + clockGap(params) / 1000;
			return rotateAtS.length > 0 && retireS !== null && retireS < neededS && { retireS, neededS };
		},
	},
];

/** What is to be remarked on a configuration, in the order of the table; empty for the defaults. */
export function configurationRemarks(params: TimelineParams): readonly ConfigurationRemark[] {
	return remarkRules.flatMap(({ code, parameters, check }) => {
		const detail = check(params);
		return detail ? [{ code, parameters, detail }] : [];
	});
}
