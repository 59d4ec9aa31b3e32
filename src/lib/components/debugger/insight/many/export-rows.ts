import { csvRecord } from '#lib/core/token/collection/csv.ts';
import { tokenLife } from '#lib/core/token/collection/token-facts.ts';
import { readToken } from '#lib/core/token/read-token.ts';
import type { Segment } from '#lib/core/token/reading.ts';
import type { TokenRow } from '#lib/state/many-tokens.svelte.ts';
import { isShowable } from '../../words/time-words.ts';
import { placeWords, signatureWords } from './many-words.ts';
import { signatureState } from './select-rows.ts';

export type ExportForm = 'csv' | 'json';
/** What of the tokens' own text goes into the file: with its signature, a token that is valid can be used by whoever reads it. */
export type TokenText = 'none' | 'without-signature' | 'whole';

const iso = (seconds: number | undefined): string | undefined =>
	seconds !== undefined && isShowable(seconds)
		? new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')
		: undefined;

function textOf(token: string, what: TokenText): string | undefined {
	if (what === 'none') return undefined;
	// Of a JWE, an SD-JWT or anything else than three parts no part is a signature that could be left out.
	const parts = token.split('.');
	return what === 'whole'
		? token
		: parts.length === 3 && !token.includes('~')
			? `${parts[0]}.${parts[1]}.`
			: `${parts[0]}.`;
}

/** What is told of a token, by the names of the CSV's columns and the JSON's members. */
function columnsOf(
	row: TokenRow,
	now: number,
	what: TokenText,
): Readonly<Record<string, string | number | undefined>> {
	const { facts, findings } = row;
	return {
		number: row.number,
		kind: facts.kind,
		issuer: facts.issuer,
		subject: facts.subject,
		audience: facts.audience,
		algorithm: facts.alg,
		key_id: facts.kid,
		type: facts.typ,
		issued: iso(facts.issued),
		not_before: iso(facts.notBefore),
		expires: iso(facts.expires),
		state: tokenLife(facts, now),
		signature: signatureWords[signatureState(row)][1],
		errors: findings.error,
		warnings: findings.warning,
		notes: findings.note,
		gravest_finding: findings.gravest,
		found: row.count,
		first_place: placeWords(row.first),
		last_place: placeWords(row.last),
		...(what === 'none' ? {} : { token: textOf(row.token, what) }),
	};
}

/** Rows as CSV, in pieces. Times are in UTC. */
export function* csvOf(rows: readonly TokenRow[], now: number, what: TokenText): Generator<string, void> {
	for (const [index, row] of rows.entries()) {
		const columns = columnsOf(row, now, what);
		if (index === 0) yield csvRecord(Object.keys(columns));
		yield csvRecord(Object.values(columns));
	}
}

/** Rows as a JSON array, in pieces; header and payload stand in it exactly as they are written, numbers and all. */
export function* jsonOf(rows: readonly TokenRow[], now: number, what: TokenText): Generator<string, void> {
	for (const [index, row] of rows.entries()) {
		const { header, payload } = readToken(row.token);
		const members = Object.entries(columnsOf(row, now, what)).flatMap(([name, value]) =>
			value === undefined ? [] : [`${JSON.stringify(name)}: ${JSON.stringify(value)}`],
		);
		const parts = [`"header": ${exactJson(header)}`, `"payload": ${exactJson(payload)}`];
		yield `${index === 0 ? '[\n' : ',\n'}{${[...members, ...parts].join(', ')}}`;
	}
	yield rows.length === 0 ? '[]\n' : '\n]\n';
}

/** A part's text where it is JSON; else a string that holds it. */
function exactJson(part: Segment | undefined): string {
	if (part?.text === undefined) return 'null';
	return part.json?.wellFormed ? part.text : JSON.stringify(part.text);
}
