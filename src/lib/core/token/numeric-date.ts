import type { JsonNode } from '../encoding/json-tree.ts';
import { readIsoDate } from './iso-date.ts';

/** What a value is that should have been a NumericDate. */
export type NotADate = 'numeric-string' | 'date-string' | 'string' | 'boolean' | 'null' | 'object' | 'array';

/** What a claim's value says as a NumericDate; all times in seconds since the epoch. */
export type NumericDateReading =
	| { readonly state: 'absent' }
	| { readonly state: 'date'; readonly seconds: number }
	/** A date before 1970: legal, and hardly ever meant. */
	| { readonly state: 'negative'; readonly seconds: number }
	/** Too far away to be meant: `seconds` is what was, `written` what a reader of seconds takes. */
	| {
			readonly state: 'milliseconds';
			readonly seconds: number;
			readonly written: number;
			readonly unit: 'milliseconds' | 'microseconds' | 'nanoseconds';
	  }
	| { readonly state: 'out-of-range'; readonly lexeme: string }
	| { readonly state: 'not-a-number'; readonly is: NotADate; readonly meant: number | undefined };

// The end of the year 9999, which stands for "never" in some tokens: what lies beyond is a finer unit.
const farthest = 253_402_300_800;
// Past this a count of nanoseconds would be as far away as one of seconds: no unit makes sense of it.
const largest = 1e19;

const finer = [
	['milliseconds', 1e3],
	['microseconds', 1e6],
	['nanoseconds', 1e9],
] as const;

function fromString(text: string): NumericDateReading {
	const plain = text.trim();
	if (/^-?\d+(\.\d+)?$/.test(plain)) {
		const read = fromLexeme(plain);
		const meant = read.state === 'date' || read.state === 'milliseconds' ? read.seconds : undefined;
		return { state: 'not-a-number', is: 'numeric-string', meant };
	}
	const date = readIsoDate(plain);
	if (date && 'asUtc' in date) {
		return { state: 'not-a-number', is: 'date-string', meant: date.asUtc - (date.offsetMinutes ?? 0) * 60 };
	}
	return { state: 'not-a-number', is: 'string', meant: undefined };
}

function fromLexeme(lexeme: string): NumericDateReading {
	const value = Number(lexeme);
	if (!Number.isFinite(value) || value < -farthest) return { state: 'out-of-range', lexeme };
	if (value < 0) return { state: 'negative', seconds: value };
	// `-0` is the epoch; the addition gives it the sign that comparisons and texts expect.
	if (value <= farthest) return { state: 'date', seconds: value + 0 };
	const finest = value > largest ? undefined : finer.find(([, size]) => value / size <= farthest);
	if (!finest) return { state: 'out-of-range', lexeme };
	const [unit, size] = finest;
	return { state: 'milliseconds', seconds: value / size, written: value, unit };
}

/** Reads a claim's value as a NumericDate (RFC 7519 §2): a JSON number of seconds, fractions allowed. */
export function readNumericDate(node: JsonNode | undefined): NumericDateReading {
	if (!node) return { state: 'absent' };
	if (node.type === 'number') return fromLexeme(node.lexeme);
	if (node.type === 'string') return fromString(node.value);
	return { state: 'not-a-number', is: node.type, meant: undefined };
}

/** The time that a reader of seconds acts on, whatever was meant; undefined where there is none. */
export function secondsOf(reading: NumericDateReading): number | undefined {
	if (reading.state === 'date' || reading.state === 'negative') return reading.seconds;
	return reading.state === 'milliseconds' ? reading.written : undefined;
}
