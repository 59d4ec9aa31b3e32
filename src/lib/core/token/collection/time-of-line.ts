/** As far as the beginning of a line is looked at. */
const longestBeginning = 240;

/** The ways in which logs begin a line with its time: each gives it as its first group. */
const shapes: readonly RegExp[] = [
	// ISO 8601 and what looks like it, in brackets or quotation marks too.
	/^\W{0,3}(\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)? ?(?:Z|UTC|[+-]\d\d:?\d\d)?)/,
	// syslog (RFC 3164 §4.1.2)
	/^(?:<\d{1,3}>)?([A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d)/,
	// The common log format of web servers.
	/^[^[]{0,120}\[(\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d [+-]\d{4})\]/,
	// JSON Lines
	/"@?(?:timestamp|time|ts|date|datetime)"\s*:\s*"?([^",}\s][^",}]{6,40})/i,
	// Seconds or milliseconds since the epoch
	/^\[?(\d{10}(?:\d{3})?(?:\.\d{1,9})?)(?=[\s\],;|])/,
];

/** The time that a log's line begins with, as it is written there; undefined for a line without one. */
export function timeOfLine(text: string, lineStart: number): string | undefined {
	const line = text.slice(lineStart, lineStart + longestBeginning).split('\n', 1)[0]!;
	for (const shape of shapes) {
		const time = shape.exec(line)?.[1];
		if (time !== undefined) return time.trim();
	}
	return undefined;
}
