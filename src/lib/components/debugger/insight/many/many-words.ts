import type { TokenPlace } from '#lib/core/token/collection/token-place.ts';
import type { TokenLife } from '#lib/core/token/collection/token-facts.ts';
import type { TokenRow } from '#lib/state/many-tokens.svelte.ts';
import { relativeTime, utcTime } from '../../words/time-words.ts';
import type { FacetGroup, SignatureState } from './select-rows.ts';

type Tone = 'good' | 'bad' | 'warning' | 'none';

export const signatureWords: Readonly<Record<SignatureState, readonly [Tone, string]>> = {
	verified: ['good', 'verified'],
	failed: ['bad', 'does not match'],
	unsigned: ['bad', 'unsigned'],
	'no-key': ['none', 'not checked'],
	impossible: ['warning', 'cannot be checked'],
	encrypted: ['none', 'encrypted'],
	open: ['none', 'checking…'],
};

const lives: Readonly<Record<TokenLife, readonly [Tone, string]>> = {
	valid: ['good', 'valid now'],
	expired: ['bad', 'expired'],
	'not-yet': ['warning', 'not valid yet'],
	endless: ['warning', 'never expires'],
	unknown: ['none', 'not known'],
};

const gravest: Readonly<Record<string, string>> = {
	error: 'with errors',
	warning: 'with warnings',
	note: 'with notes',
	clean: 'clean',
};

/** What a value of a group is called on its button. */
export function facetWords(group: FacetGroup, value: string): string {
	if (group === 'life') return lives[value as TokenLife][1];
	if (group === 'signature') return signatureWords[value as SignatureState][1];
	if (group === 'findings') return gravest[value] ?? value;
	if (value === '') return group === 'alg' ? 'no alg' : 'no issuer';
	return group === 'alg' ? `alg ${value}` : value;
}

/** A token's times against the clock. */
export function lifeWords(
	life: TokenLife,
	expires: number | undefined,
	now: number,
): readonly [Tone, string] {
	const [tone, words] = lives[life];
	if (expires === undefined) return [tone, words];
	if (life === 'expired') return [tone, `expired ${relativeTime(expires, now)}`];
	return life === 'valid' ? [tone, `expires ${relativeTime(expires, now)}`] : [tone, words];
}

export const toneText: Readonly<Record<Tone, string>> = {
	good: 'text-good',
	bad: 'text-bad',
	warning: 'text-warning',
	none: 'text-muted',
};

/** Where a token was found: `Authorization request header of GET api.example.com/orders`, `line 12 (access_token)`. */
export function placeWords(place: TokenPlace): string {
	const file = place.source === undefined ? '' : `${place.source}: `;
	const time = place.time === undefined ? '' : `, ${place.time}`;
	if (place.kind === 'line') {
		const name = place.name === undefined ? '' : ` (${place.name})`;
		return `${file}line ${place.line.toLocaleString('en')}${name}${time}`;
	}
	const { entry, method, address, part, name } = place;
	const named = (what: string) => (name === undefined ? what : `${name} ${what}`);
	const what = {
		address: name === undefined ? 'address' : `${name} in the address`,
		'request-header': named('request header'),
		'request-cookie': named('cookie'),
		'request-body': name === undefined ? 'request body' : `${name} in the request body`,
		'response-header': named('response header'),
		'response-cookie': named('cookie set by the response'),
		'response-body': name === undefined ? 'response body' : `${name} in the response body`,
		redirect: name === undefined ? 'redirect' : `${name} in the redirect`,
		message: name === undefined ? 'WebSocket message' : `${name} in a WebSocket message`,
		elsewhere: named(entry === 0 ? 'outside of the requests' : 'in the recording'),
	}[part];
	const of = [method, address].filter((text) => text !== undefined).join(' ');
	return `${file}${what}${of === '' ? '' : ` of ${of}`}${time}`;
}

/** Everything that a row is too narrow for. */
export function rowTitle({ count, first, last }: TokenRow): string {
	const from = placeWords(first);
	return count === 1
		? `Found once: ${from}`
		: `Found ${count.toLocaleString('en')} times, first: ${from}; last: ${placeWords(last)}`;
}

/** `2026-11-01 – 2026-11-23`: the days between which tokens were issued. */
export function spanWords(rows: readonly TokenRow[]): string | undefined {
	let from = Infinity;
	let to = -Infinity;
	for (const { facts } of rows) {
		if (facts.issued === undefined || Math.abs(facts.issued) > 253_402_300_800) continue;
		from = Math.min(from, facts.issued);
		to = Math.max(to, facts.issued);
	}
	if (to < from) return undefined;
	const [first, last] = [from, to].map((time) => utcTime(time).slice(0, 10));
	return first === last ? `issued on ${first}` : `issued ${first} to ${last}`;
}
