import type { ConfigurationRemark, RemarkCode } from '#lib/core/simulation/refresh/configuration-remarks.ts';
import { durationText } from '#lib/core/token/duration.ts';
import { numberText } from './parameter-value-text.ts';

/** What is remarked on a configuration, and who says so. */
export interface RemarkText {
	readonly sentence: string;
	readonly source: string;
}

type Span = (name: string) => string;
type Words = readonly [
	sentence: (span: Span, detail: ConfigurationRemark['detail']) => string,
	source: string,
];

const words: Readonly<Record<RemarkCode, Words>> = {
	'life-long': [
		(span) =>
			`An access token works for ${span('atTtlS')}, also for whoever stole it. Usual is 15 min to 1 h, with refresh tokens for the rest.`,
		'RFC 6750 §5.3',
	],
	'idle-within-life': [
		(span) =>
			`The refresh token dies unused after ${span('rtIdleS')}, before the access token (${span('atTtlS')}) has expired and made the client use it.`,
		'RFC 9700 §4.14.2',
	],
	'absolute-within-life': [
		(span) =>
			`The login ends after ${span('rtAbsS')}, but its access tokens go on to work for up to ${span('atTtlS')}.`,
		'OWASP Session Management',
	],
	'idle-beyond-absolute': [
		(span) => `The idle limit (${span('rtIdleS')}) never matters: the login ends after ${span('rtAbsS')}.`,
		'OWASP Session Management',
	],
	'no-rotation': [
		() =>
			'A browser’s refresh tokens must be rotated or bound to the client’s key: otherwise a stolen one is used unnoticed.',
		'RFC 9700 §2.2.2',
	],
	'reuse-not-revoked': [
		() =>
			'A reused refresh token is only refused: whoever redeemed it first, perhaps the thief, keeps the newest one.',
		'RFC 9700 §4.14.2',
	],
	'grace-long': [
		(span) => `For ${span('graceS')} a stolen refresh token is taken a second time without a sound.`,
		'RFC 9700 §4.14.2',
	],
	'grace-any-depth': [
		() =>
			'The grace period is for every token redeemed in it, however far back: only the one just before the newest should be forgiven.',
		'django-oauth-toolkit#1617',
	],
	'lost-answer-is-reuse': [
		() =>
			'When an answer is lost, the honest retry comes with a token already redeemed and is taken for theft. A short grace period forgives it.',
		'FAPI 2.0 Security Profile §5.3.2.1',
	],
	'shared-secret': [
		(_, { apis }) =>
			`With HS256 each of the ${String(apis)} APIs holds the secret that signs: one that is broken into can make tokens for all.`,
		'OWASP REST Security',
	],
	'ahead-covers-life': [
		(span) =>
			`A token that lives ${span('atTtlS')} is due ${span('aheadS')} before its expiry, that is at once: the client refreshes all the time.`,
		'from the model',
	],
	'expiry-on-wrong-clock': [
		(span) =>
			`The client compares exp with a clock that is ${span('offS')} off, more than its ${span('aheadS')} of margin. Count from expires_in instead.`,
		'RFC 6749 §5.1',
	],
	'refresh-on-not-yet-valid': [
		(span, { api }) =>
			`API ${String(api)} is ${span('behindS')} behind: it refuses each new token as not yet valid, and the client fetches an even newer one.`,
		'RFC 7519 §4.1.5',
	],
	'tabs-race': [
		(_, { tabs }) =>
			`${String(tabs)} tabs can redeem the same refresh token at once, which reads as theft. A lock across tabs or a short grace period helps.`,
		'RFC 9700 §4.14.2; Web Locks API',
	],
	'copied-tokens': [
		(_, { tabs }) =>
			`${String(tabs)} tabs begin with copies of one refresh token: the second to redeem it is taken for a thief.`,
		'RFC 9700 §4.14.2',
	],
	'lock-without-shared-storage': [
		() =>
			'The lock lets one tab refresh at a time, but the others cannot see what it got: each has its own storage.',
		'Web Locks API',
	],
	'timeout-within-round-trip': [
		(span) =>
			`There and back takes ${span('roundTripMs')}; the client gives up after ${span('timeoutMs')} and hears no answer.`,
		'from the model',
	],
	'leeway-covers-life': [
		(span) =>
			`A leeway of ${span('leewayS')} at least doubles the life of a token that is to live ${span('atTtlS')}.`,
		'RFC 7519 §4.1.4',
	],
	'leeway-long': [
		(span) =>
			`The leeway is for clocks that differ a little, “usually no more than a few minutes”; ${span('leewayS')} is added to every stolen token.`,
		'RFC 7519 §4.1.4; node-jsonwebtoken#1021',
	],
	'leeway-below-skew': [
		(span, { api }) =>
			`API ${String(api)} is ${span('aheadS')} ahead and forgives ${span('leewayS')}: there tokens expire early.`,
		'RFC 7519 §4.1.4',
	],
	'reuse-cannot-kill': [
		() =>
			'Access tokens are to be revoked on reuse, but no API would learn of it: choose a denylist or introspection.',
		'RFC 7009 §3',
	],
	'logout-not-heard': [
		() => 'Logging out puts the access tokens on a denylist that no API reads.',
		'RFC 7009 §3',
	],
	'push-slower-than-life': [
		(span) =>
			`The push takes ${span('pushDelayS')}: by then a token of ${span('atTtlS')} has expired by itself.`,
		'from the model',
	],
	'pull-slower-than-life': [
		(span) =>
			`The denylist is pulled every ${span('pullEveryS')}: a token of ${span('atTtlS')} may have expired before.`,
		'from the model',
	],
	'introspection-older-than-life': [
		(span) =>
			`An answer is remembered for ${span('introspectCacheS')}, as long as a token lives (${span('atTtlS')}): it is asked for once and never again.`,
		'RFC 7662 §4',
	],
	'key-lead-short': [
		(span) =>
			`A new key signs ${span('leadS')} after it was published, but APIs keep the old key set for ${span('jwksTtlS')} and do not fetch anew: they refuse good tokens.`,
		'OpenID Connect Core §10.1.1',
	],
	'key-retired-early': [
		(span) =>
			`The old key is taken back after ${span('retireS')}, while tokens that it signed are good for up to ${span('neededS')}.`,
		'OpenID Connect Core §10.1.1',
	],
};

/** The sentence on a remark, and its source. */
export function remarkText({ code, detail }: ConfigurationRemark): RemarkText {
	const [sentence, source] = words[code];
	const span: Span = (name) => {
		const value = Math.abs(Number(detail[name]));
		return name.endsWith('Ms') ? numberText(value, 'ms') : durationText(value);
	};
	return { sentence: sentence(span, detail), source };
}
