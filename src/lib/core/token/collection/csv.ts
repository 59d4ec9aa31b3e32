/** A value that a spreadsheet would take for a formula, and act on. */
const formula = /^[=+\-@\t\r]/;

/**
 * A cell of a CSV file (RFC 4180 §2): quoted where it must be. What a spreadsheet would take for a formula begins with
 * an apostrophe, which makes it text: a token's claims are anybody's words.
 */
export function csvCell(value: string | number | undefined): string {
	if (value === undefined) return '';
	if (typeof value === 'number') return String(value);
	const text = formula.test(value) ? `'${value}` : value;
	return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A record of a CSV file with its line end (RFC 4180 §2). */
export function csvRecord(cells: readonly (string | number | undefined)[]): string {
	return `${cells.map(csvCell).join(',')}\r\n`;
}
