// Reads the members of the timeline's parameters that are lists. What cannot be an entry is left out; what an entry
// lacks is taken from the plain one.

import {
	attackRefreshes,
	attackUseRange,
	momentRange,
	plainAttack,
	plainCall,
	plainWindow,
	stolenThings,
	tabRange,
	type NumberRange,
} from './parameter-table.ts';
import type { ParamProblems } from './param-problem.ts';
import { apiNames, type Attack, type OfflineWindow, type ScriptedCall } from './params.ts';
import { readInteger } from './read-integer.ts';
import { isObject, readChoice, readNumber, reportUnknown } from './read-values.ts';

/** Whole numbers within a range, in the given order; each once where they only count. */
export function readNumbers(
	row: NumberRange & { readonly most: number; readonly areMoments: boolean },
	given: unknown,
	fallback: readonly number[],
	path: string,
	problems: ParamProblems,
): readonly number[] {
	const read: number[] = [];
	for (const [item, place] of entriesOf(row.most, given, fallback, path, problems)) {
		const { value, code } = readInteger(item, row, row.min);
		if (code === 'not-a-number') problems.report(code, place, item);
		else if (read.includes(value)) problems.report('repeated', place, item);
		else {
			read.push(value);
			if (code) problems.report(code, place, item, value);
		}
	}
	return read;
}

export function readWindows(
	most: number,
	given: unknown,
	fallback: readonly OfflineWindow[],
	path: string,
	problems: ParamProblems,
): readonly OfflineWindow[] {
	return readObjects(most, given, fallback, plainWindow, path, problems, (entry, place) => {
		const fromS = numberIn(entry, 'fromS', momentRange, plainWindow.fromS, place, problems);
		const toS = numberIn(entry, 'toS', momentRange, plainWindow.toS, place, problems);
		if (toS >= fromS) return { fromS, toS };
		problems.report('window-reversed', place, `${String(fromS)} to ${String(toS)}`, toS);
		return { fromS: toS, toS: fromS };
	});
}

export function readCalls(
	most: number,
	given: unknown,
	fallback: readonly ScriptedCall[],
	path: string,
	problems: ParamProblems,
): readonly ScriptedCall[] {
	return readObjects(most, given, fallback, plainCall, path, problems, (entry, place) => ({
		atS: numberIn(entry, 'atS', momentRange, plainCall.atS, place, problems),
		tab: numberIn(entry, 'tab', tabRange, plainCall.tab, place, problems),
		rs: choiceIn(entry, 'rs', apiNames, plainCall.rs, place, problems),
	}));
}

export function readAttacks(
	most: number,
	given: unknown,
	fallback: readonly Attack[],
	path: string,
	problems: ParamProblems,
): readonly Attack[] {
	return readObjects(most, given, fallback, plainAttack, path, problems, (entry, place) => ({
		atS: numberIn(entry, 'atS', momentRange, plainAttack.atS, place, problems),
		steal: choiceIn<Attack['steal']>(entry, 'steal', stolenThings, plainAttack.steal, place, problems),
		tab: numberIn(entry, 'tab', tabRange, plainAttack.tab, place, problems),
		useEveryS: numberIn(entry, 'useEveryS', attackUseRange, plainAttack.useEveryS, place, problems),
		refresh: attackRefreshIn(entry, place, problems),
	}));
}

function attackRefreshIn(entry: Entry, place: string, problems: ParamProblems): Attack['refresh'] {
	const given = entry['refresh'];
	if (!isObject(given))
		return choiceIn(entry, 'refresh', attackRefreshes, plainAttack.refresh, place, problems);
	reportUnknown(given, { atS: 0 }, `${place}.refresh`, problems);
	return { atS: numberIn(given, 'atS', momentRange, plainAttack.atS, `${place}.refresh`, problems) };
}

type Entry = Readonly<Record<string, unknown>>;

function readObjects<Item>(
	most: number,
	given: unknown,
	fallback: readonly Item[],
	known: object,
	path: string,
	problems: ParamProblems,
	read: (entry: Entry, place: string) => Item,
): readonly Item[] {
	const items: Item[] = [];
	for (const [entry, place] of entriesOf(most, given, fallback, path, problems)) {
		if (!isObject(entry)) {
			problems.report('not-an-object', place, entry);
			continue;
		}
		reportUnknown(entry, known, place, problems);
		items.push(read(entry, place));
	}
	return items;
}

/** The entries of a list with their paths, no more than may be; those of the fallback when it is no list. */
function entriesOf(
	most: number,
	given: unknown,
	fallback: readonly unknown[],
	path: string,
	problems: ParamProblems,
): readonly (readonly [entry: unknown, place: string])[] {
	if (!Array.isArray(given)) problems.report('not-a-list', path, given, fallback);
	const list: readonly unknown[] = Array.isArray(given) ? given : fallback;
	if (list.length > most) problems.report('list-too-long', path, list.length, most);
	// Not map, which passes over the holes of a sparse list.
	return Array.from(list.slice(0, most), (entry, index) => [entry, `${path}[${String(index)}]`] as const);
}

function isMissing(entry: Entry, name: string): boolean {
	return !Object.hasOwn(entry, name) || entry[name] === undefined;
}

function numberIn(
	entry: Entry,
	name: string,
	range: NumberRange,
	plain: number,
	place: string,
	problems: ParamProblems,
): number {
	if (!isMissing(entry, name)) return readNumber(range, entry[name], plain, `${place}.${name}`, problems);
	problems.report('missing-member', `${place}.${name}`, undefined, plain);
	return plain;
}

function choiceIn<Choice extends string>(
	entry: Entry,
	name: string,
	choices: readonly Choice[],
	plain: Choice,
	place: string,
	problems: ParamProblems,
): Choice {
	if (!isMissing(entry, name)) return readChoice(choices, entry[name], plain, `${place}.${name}`, problems);
	problems.report('missing-member', `${place}.${name}`, undefined, plain);
	return plain;
}
