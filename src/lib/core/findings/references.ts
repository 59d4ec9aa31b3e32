// RFC 8725 is being revised by draft-ietf-oauth-rfc8725bis: who looks a finding up needs the section in both. The draft
// keeps every section's number, and adds some beside those that were about the same.

/** A section of RFC 8725, and those of the revision that say the same or go on with it. To add one: add a row. */
const revised: ReadonlyMap<string, readonly string[]> = new Map([
	['2.1', ['2.1', '2.11']],
	['2.2', ['2.2']],
	['2.3', ['2.3']],
	['2.4', ['2.4', '2.12']],
	['2.5', ['2.5']],
	['2.6', ['2.6']],
	['2.7', ['2.7']],
	['2.8', ['2.8']],
	['2.9', ['2.9']],
	['3.1', ['3.1']],
	['3.2', ['3.2']],
	['3.3', ['3.3']],
	['3.4', ['3.4']],
	['3.5', ['3.5']],
	['3.6', ['3.6', '3.15']],
	['3.7', ['3.7']],
	['3.8', ['3.8']],
	['3.9', ['3.9']],
	['3.10', ['3.10']],
	['3.11', ['3.11']],
	['3.12', ['3.12']],
]);

/**
 * A reference with the sections of the revision behind those of RFC 8725: `RFC 8725 §3.1 (bis §3.1)`. As it is when it
 * cites no section of RFC 8725, or cites the revision (`bis`) itself.
 */
export function withRevision(reference: string): string {
	if (reference.includes('bis')) return reference;
	return reference.replace(/RFC 8725 (§[\d.]+(?:, §[\d.]+)*)/, (cited: string, sections: string) => {
		const found = sections.split(', ').flatMap((section) => revised.get(section.slice(1)) ?? []);
		return found.length === 0 ? cited : `${cited} (bis ${found.map((section) => `§${section}`).join(', ')})`;
	});
}
