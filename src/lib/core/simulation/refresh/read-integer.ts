import type { NumberRange } from './parameter-table.ts';

export type NumberProblemCode = 'not-a-number' | 'number-as-text' | 'not-whole' | 'too-small' | 'too-large';

export interface IntegerReading {
	readonly value: number;
	readonly code?: NumberProblemCode;
}

const decimal = /^[+-]?\d{1,30}(\.\d{0,30})?(e[+-]?\d{1,3})?$/i;

/**
 * The whole number within a range that is nearest to what was given. A text that spells a number counts as that number;
 * what is none gives the fallback.
 * @param fallback within the range
 */
export function readInteger(
	given: unknown,
	{ min, max }: Pick<NumberRange, 'min' | 'max'>,
	fallback: number,
): IntegerReading {
	const number = numberOf(given);
	if (number === undefined) return { value: fallback, code: 'not-a-number' };
	// Adding 0 makes 0 of -0, which JSON would not keep.
	const value = Math.min(max, Math.max(min, Math.round(number))) + 0;
	if (number < min) return { value, code: 'too-small' };
	if (number > max) return { value, code: 'too-large' };
	if (!Number.isInteger(number)) return { value, code: 'not-whole' };
	return typeof given === 'string' ? { value, code: 'number-as-text' } : { value };
}

function numberOf(given: unknown): number | undefined {
	if (typeof given === 'number') return Number.isNaN(given) ? undefined : given;
	if (typeof given !== 'string' || given.length > 80) return undefined;
	// A true minus sign is what people copy from texts.
	const text = given.trim().replace('\u2212', '-');
	return decimal.test(text) ? Number(text) : undefined;
}
