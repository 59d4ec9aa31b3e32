import type { JsonNode } from '../encoding/json-tree.ts';
import { claimNamed } from '../token/claims.ts';
import { readNumericDate, secondsOf } from '../token/numeric-date.ts';
import { redactsClaim, type Redaction } from './redaction.ts';
import { timeFrom, utcTime } from './utc-time.ts';

/**
 * The times among a token's claims (RFC 7519 §4.1) as a table in Markdown, those that are redacted left out; '' without
 * any. Only names from the registry and reckoned times stand in it, so that nothing in it needs escaping.
 */
export function timesTable(root: JsonNode | undefined, now: number, redaction: Redaction): string {
	const members = root?.type === 'object' ? root.members : [];
	const rows = members.flatMap(({ name, value }) => {
		const claim = claimNamed(name);
		const seconds = secondsOf(readNumericDate(value));
		if (claim?.kind !== 'numeric-date' || seconds === undefined || redactsClaim(redaction, name)) return [];
		return [`| \`${name}\` | ${claim.meaning} | ${utcTime(seconds)} | ${timeFrom(seconds, now)} |`];
	});
	if (rows.length === 0) return '';
	return [
		'## Times',
		'',
		'| Claim | Meaning | UTC | At the time of the report |',
		'|---|---|---|---|',
		...rows,
	].join('\n');
}
