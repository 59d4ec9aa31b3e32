import type { Reading } from '../token/reading.ts';

/** Shorter values stand in any text by chance. */
const shortest = 4;
const mostLookedFor = 500;

/**
 * How many of the values that were taken out still stand elsewhere in what stays: a subject that is the `kid` too, or a
 * part of the issuer's address. Of very many values only the first are looked for.
 * @param reading the redacted token
 */
export function countEchoes({ header, payload, form, text }: Reading, values: ReadonlySet<string>): number {
	const unprotected = (form?.unprotected ?? []).map(({ from, to }) => text.slice(from, to));
	const stays = [header?.text ?? '', payload?.text ?? '', ...unprotected].join('\n');
	const looked = [...values].filter((value) => value.length >= shortest && value !== 'REDACTED');
	return looked.slice(0, mostLookedFor).filter((value) => {
		const literal = JSON.stringify(value).slice(1, -1);
		return stays.includes(value) || stays.includes(literal);
	}).length;
}
