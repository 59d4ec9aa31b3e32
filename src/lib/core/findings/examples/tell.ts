import { readToken } from '../../token/read-token.ts';
import type { Reading } from '../../token/reading.ts';
import type { Place } from '../../problem.ts';
import type { Finding } from '../find.ts';
import type { Example } from './example.ts';

/** An example's token, with what stands beside its text. */
export function readExample({ token, content }: Pick<Example, 'token' | 'content'>): Reading {
	return readToken(token, undefined, content === undefined ? {} : { content });
}

/** The texts that a place may count in. */
export function textsOf(example: Example): Readonly<Record<Place['in'], string>> {
	const reading = readExample(example);
	return {
		token: reading.text,
		header: reading.header?.text ?? '',
		payload: reading.payload?.text ?? '',
		signature: reading.signature?.encoded ?? '',
		key: example.keys?.text ?? '',
		input: '',
	};
}

const clip = (text: string) => (text.length > 80 ? `${text.slice(0, 60)}…${text.slice(-18)}` : text);

/** A finding on an example in one line: its weight, the sentence, what is underlined, and what its fix makes of the text. */
export function tell(finding: Finding, example: Example): string {
	const { severity, message, place, also, fix } = finding;
	const texts = textsOf(example);
	const places = (place ? [place, ...also] : also).map(
		(one) => `${one.in} ${String(one.from)} “${clip(texts[one.in].slice(one.from, one.to))}”`,
	);
	const mended = fix && ` · ${fix.label}: ${clip(fix.apply(texts[fix.segment]))}`;
	return `${severity}: ${message} · ${places.join(', ') || 'nowhere'}${mended ?? ''}`;
}
