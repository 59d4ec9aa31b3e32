import { durationText } from '#lib/core/token/duration.ts';
import type { FoundSecret } from '#lib/state/secret-guess.svelte.ts';
import type { WordlistStage } from '#lib/state/wordlist-run.svelte.ts';

type Stage<At extends WordlistStage['at']> = Extract<WordlistStage, { at: At }>;

export const figure = (number: number) => Math.round(number).toLocaleString('en');

/** `812 B`, `64 KB`, `139.9 MB`. */
export function sizeText(bytes: number): string {
	if (bytes < 1000) return `${bytes} B`;
	if (bytes < 1e6) return `${figure(bytes / 1000)} KB`;
	return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`;
}

/** How the key came of the text, as the end of a sentence. */
const spellings: Readonly<Record<FoundSecret['spelling'], string>> = {
	utf8: 'as it stands',
	base64: 'decoded from base64',
	base64url: 'decoded from base64url',
	hex: 'decoded from hexadecimal',
	newline: 'with a line break at its end',
	empty: 'no secret at all',
	latin1: 'in ISO 8859-1, not UTF-8',
};

/** That the secret was guessed, and how, in one sentence for everyone. */
export function describeFound({ secret, spelling, source }: FoundSecret): string {
	if (spelling === 'empty') return 'The token is signed with no secret at all: the key is empty.';
	if (secret === '') return 'The token is signed with a line break alone.';
	const kind = source === 'list' ? 'a commonly used one' : 'in your wordlist';
	return `The secret is ${kind}, ${spellings[spelling]}.`;
}

/** What the built-in list came to when it held nothing. */
export function describeListTried(secrets: number, { tried, took }: { tried: number; took: number }): string {
	const time = took < 10 ? took.toFixed(1) : figure(took);
	return `None of ${figure(secrets)} commonly used secrets made this signature, nor did the empty one: ${figure(tried)} keys in ${time} ms.`;
}

/** How far a wordlist has come: the keys, the speed and the time that is left. */
export function describeProgress({
	tried,
	perSecond,
	left,
	done,
	size,
	at,
}: Stage<'running' | 'paused'>): string {
	const parts = [`${sizeText(done)} of ${sizeText(size)}`, `${figure(tried)} keys tried`];
	if (perSecond !== undefined) parts.push(`${figure(perSecond)} a second`);
	if (at === 'running' && left !== undefined) parts.push(`${durationText(Math.ceil(left))} left`);
	return parts.join(' · ');
}

/** That a wordlist was tried in vain. */
export function describeExhausted({ name, lines, tried, seconds }: Stage<'not-found'>): string {
	const speed = seconds > 0 ? `, ${figure(tried / seconds)} a second` : '';
	const time = seconds < 10 ? `${seconds.toFixed(1)} s` : durationText(Math.round(seconds));
	return `The secret is not in ${name}: ${figure(lines)} lines, ${figure(tried)} keys in ${time}${speed}.`;
}

const faults: Readonly<Record<Stage<'failed'>['code'], string>> = {
	unreadable: 'it could not be read to its end.',
	empty: 'it is empty.',
	'utf-16': 'it is UTF-16. Save it as UTF-8, one secret a line.',
	compressed: 'it is compressed. Unpack it first.',
	worker: 'the part of the page that tries it did not start. Reload the page and try again.',
};

/** Why a wordlist was not tried. */
export function describeWordlistFault({ name, code }: Stage<'failed'>): string {
	return `${name} was not tried: ${faults[code]}`;
}
