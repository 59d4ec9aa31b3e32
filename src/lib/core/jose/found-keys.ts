import type { Problem, TextRange } from '../problem.ts';
import type { Key, KeyForm, KeyProblemCode } from './key.ts';

/** What one way of reading a text gave: its form, its keys, and what is wrong or remarkable. */
export interface FoundKeys {
	readonly form: KeyForm;
	readonly keys: readonly Key[];
	readonly problems: readonly Problem<KeyProblemCode>[];
}

/** In characters, of PEM and of base64 without armour. */
export const longestPem = 64 * 1024;

/** Of one set (RFC 7517 §5) or list: the rest is not read. */
export const mostKeys = 1000;

/** A problem at a place in the key's text. */
export function keyProblem(
	code: KeyProblemCode,
	{ from, to }: TextRange,
	detail: Problem['detail'] = {},
): Problem<KeyProblemCode> {
	return { code, place: { in: 'key', from, to }, detail };
}

/** No keys, and why. */
export function noKeys(code: KeyProblemCode, range: TextRange, detail: Problem['detail'] = {}): FoundKeys {
	return { form: 'unreadable', keys: [], problems: [keyProblem(code, range, detail)] };
}

/** All of a text. */
export function rangeOf(text: string): TextRange {
	return { from: 0, to: text.length };
}
