import type { Surroundings } from '#lib/core/token/found-token.ts';
import type { Origin } from '#lib/state/debugger-commands.ts';
import { describeSample } from './describe-sample.ts';

const places: Record<Surroundings, string | undefined> = {
	nothing: undefined,
	'white-space': undefined,
	quotes: 'Taken out of quotes',
	bearer: 'Taken from a Bearer line',
	'authorization-header': 'Taken from an Authorization header',
	cookie: 'Taken from a Cookie header',
	'set-cookie': 'Taken from a Set-Cookie header',
	curl: 'Taken from a curl command',
	json: 'Taken from JSON',
	'url-query': 'Taken from a URL’s query: tokens there end up in logs and histories',
	'url-fragment': 'Taken from a URL’s fragment',
	text: 'Taken from the text around it',
};

/** Says where the token came from, when that is more than a plain paste. */
export function describeOrigin(origin: Origin): string | undefined {
	const sample = describeSample(origin);
	if (sample !== undefined) return sample;
	if (origin.kind === 'made')
		return origin.text === '' ? 'Begun here.' : 'Made from a {header, payload} object.';
	const place = origin.surroundings && places[origin.surroundings];
	const name = origin.name === undefined ? '' : ` (${origin.name})`;
	const parts = [place && `${place}${name}`, origin.unwrapped ? 'white space taken out' : undefined];
	const said = parts.filter((part) => part !== undefined).join('; ');
	return said === ''
		? undefined
		: `${said.charAt(0).toUpperCase()}${said.slice(1)}. Undo brings back what was there before.`;
}

/** A short name for a token found among others, for the chooser. */
export function describeFound(surroundings: Surroundings, name: string | undefined): string {
	return name ?? places[surroundings] ?? 'Token';
}
