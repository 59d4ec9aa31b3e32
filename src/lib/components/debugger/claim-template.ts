import type { Claim, ClaimKind } from '#lib/core/token/claims.ts';

const templates: Record<ClaimKind, (now: number) => string> = {
	'numeric-date': (now) => String(Math.round(now)),
	'string-or-uri': () => '"https://example.com"',
	'strings-or-uris': () => '"https://api.example.com"',
	scope: () => '"read write"',
	string: () => '""',
	strings: () => '[]',
	boolean: () => 'true',
	number: () => '0',
	object: () => '{}',
	any: () => '""',
};

/** A first value for a new claim, as JSON, of the kind that the claim takes. */
export function claimTemplate(claim: Claim, now: number): string {
	return templates[claim.kind](now);
}
