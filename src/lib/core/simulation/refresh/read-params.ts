import { defaultParams, type TimelineParams } from './params.ts';
import { parameterNames, parameterTable, type ParameterRow } from './parameter-table.ts';
import { ParamProblems, type ParamProblem } from './param-problem.ts';
import { readAttacks, readCalls, readNumbers, readWindows } from './read-entries.ts';
import {
	isObject,
	readChoice,
	readChoices,
	readClocks,
	readNumber,
	readYesNo,
	reportUnknown,
} from './read-values.ts';
import { tieParams } from './tie-params.ts';

export interface ParamsReading {
	/** Complete and within every range of the table. */
	readonly params: TimelineParams;
	readonly problems: readonly ParamProblem[];
}

/**
 * The parameters that a value or a change of some members means, with the base for what it does not say. Total: whatever
 * is given, the nearest parameters that can be simulated come out, and a problem for each thing that was not taken as it
 * was. Read again, they come out the same and without problems.
 */
export function readParams(value: unknown, base: TimelineParams = defaultParams): ParamsReading {
	const problems = new ParamProblems();
	const given = isObject(value) ? value : {};
	if (!isObject(value)) problems.report('not-an-object', '', value);
	reportUnknown(given, parameterTable, '', problems);
	const read: Record<string, unknown> = {};
	for (const name of parameterNames) {
		const row = parameterTable[name];
		const isGiven = Object.hasOwn(given, name) && given[name] !== undefined;
		const inBase = isGiven ? new ParamProblems() : problems;
		const fallback =
			base === defaultParams ? base[name] : readMember(row, base[name], defaultParams[name], name, inBase);
		read[name] = isGiven ? readMember(row, given[name], fallback, name, problems) : fallback;
	}
	const params = tieParams(read as unknown as TimelineParams, problems);
	return { params, problems: problems.all };
}

/** A parameter's value by its row's kind; the fallback is a good value of that kind. */
function readMember(
	row: ParameterRow,
	given: unknown,
	fallback: unknown,
	path: string,
	problems: ParamProblems,
): unknown {
	switch (row.kind) {
		case 'number':
			return readNumber(row, given, fallback as number, path, problems);
		case 'number-or-none':
		case 'moment-or-none':
			return given === null ? null : readNumber(row, given, fallback as number | null, path, problems);
		case 'clocks':
			return readClocks(row, given, fallback as TimelineParams['skewS'], path, problems);
		case 'yes-no':
			return readYesNo(given, fallback as boolean, path, problems);
		case 'choice':
			return readChoice(row.choices, given, fallback as string, path, problems);
		case 'choices':
			return readChoices(row, given, fallback as readonly string[], path, problems);
		case 'numbers':
			return readNumbers(row, given, fallback as readonly number[], path, problems);
		case 'windows':
			return readWindows(row.most, given, fallback as TimelineParams['offline'], path, problems);
		case 'calls':
			return readCalls(row.most, given, fallback as TimelineParams['script'], path, problems);
		case 'attacks':
			return readAttacks(row.most, given, fallback as TimelineParams['attacks'], path, problems);
	}
}
