// Reads the members of the timeline's parameters that are no lists of entries. Each gives a value that can be
// simulated, and reports what it did not take as it was.

import { clockOwners, type NumberRange } from './parameter-table.ts';
import type { ParamProblems } from './param-problem.ts';
import type { TimelineParams } from './params.ts';
import { readInteger } from './read-integer.ts';

type Members = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Members {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reports the members that nobody asked for; of very many only how many there are. */
export function reportUnknown(given: Members, known: object, path: string, problems: ParamProblems): void {
	const unknown = Object.keys(given).filter((name) => !Object.hasOwn(known, name));
	let reported = 0;
	for (const name of unknown) {
		if (problems.isFull) break;
		reported += 1;
		problems.report('unknown-member', path === '' ? name : `${path}.${name}`, given[name]);
	}
	problems.skip(unknown.length - reported);
}

/** A whole number within a range. A fallback of null stays null only if what was given is no number. */
export function readNumber<Fallback extends number | null>(
	range: NumberRange,
	given: unknown,
	fallback: Fallback,
	path: string,
	problems: ParamProblems,
): number | Fallback {
	const { value, code } = readInteger(given, range, fallback ?? range.min);
	const used = code === 'not-a-number' ? fallback : value;
	if (code) problems.report(code, path, given, used);
	return used;
}

export function readYesNo(given: unknown, fallback: boolean, path: string, problems: ParamProblems): boolean {
	if (typeof given === 'boolean') return given;
	const value = given === 'true' ? true : given === 'false' ? false : fallback;
	problems.report('not-yes-or-no', path, given, value);
	return value;
}

export function readChoice<Choice extends string>(
	choices: readonly Choice[],
	given: unknown,
	fallback: Choice,
	path: string,
	problems: ParamProblems,
): Choice {
	const chosen = choices.find((choice) => choice === given);
	if (chosen === undefined) problems.report('unknown-choice', path, given, fallback);
	return chosen ?? fallback;
}

/** Each choice at most once, in the order in which they were given. */
export function readChoices(
	{ choices, fewest }: { readonly choices: readonly string[]; readonly fewest: number },
	given: unknown,
	fallback: readonly string[],
	path: string,
	problems: ParamProblems,
): readonly string[] {
	if (!Array.isArray(given)) {
		problems.report('not-a-list', path, given, fallback);
		return fallback;
	}
	const list: readonly unknown[] = given;
	// Every choice twice: whoever gives more has gone astray.
	const most = choices.length * 2;
	if (list.length > most) problems.report('list-too-long', path, list.length, most);
	const chosen = new Set<string>();
	for (const [index, item] of list.slice(0, most).entries()) {
		const choice = choices.find((one) => one === item);
		const place = `${path}[${String(index)}]`;
		if (choice === undefined) problems.report('unknown-choice', place, item);
		else if (chosen.has(choice)) problems.report('repeated', place, item);
		else chosen.add(choice);
	}
	if (chosen.size >= fewest) return [...chosen];
	problems.report('none-chosen', path, given, fallback);
	return fallback;
}

/** How far each clock is ahead; one that is not named stays as it is. */
export function readClocks(
	range: NumberRange,
	given: unknown,
	fallback: TimelineParams['skewS'],
	path: string,
	problems: ParamProblems,
): TimelineParams['skewS'] {
	if (!isObject(given)) {
		problems.report('not-an-object', path, given, fallback);
		return fallback;
	}
	reportUnknown(given, fallback, path, problems);
	const read = { ...fallback };
	for (const owner of clockOwners)
		if (Object.hasOwn(given, owner) && given[owner] !== undefined)
			read[owner] = readNumber(range, given[owner], fallback[owner], `${path}.${owner}`, problems);
	return read;
}
