import {
	parameterTable,
	attackUseRange,
	momentRange,
	tabRange,
	type NumberRange,
	type ParameterName,
} from '#lib/core/simulation/refresh/parameter-table.ts';
import type { ParamProblem, ParamProblemCode, Told } from '#lib/core/simulation/refresh/param-problem.ts';
import { longestRunLink } from '#lib/core/simulation/refresh/run-link.ts';
import { choiceText } from './choice-words.ts';
import { clockLabels, parameterWords } from './parameter-words.ts';
import { momentText, numberText, unitNames } from './parameter-value-text.ts';

/** Words for the entries of lists, counted from 1 as people do. */
const entryNames: Readonly<Record<string, string>> = {
	attacks: 'theft',
	offline: 'offline window',
	script: 'scripted call',
	rotateAtS: 'new signing key',
	dropRefreshResponse: 'lost answer',
};

/** Words for members of entries. */
const memberNames: Readonly<Record<string, string>> = {
	atS: 'time',
	fromS: 'beginning',
	toS: 'end',
	tab: 'tab',
	rs: 'API',
	steal: 'what is taken',
	useEveryS: 'use every',
	'refresh.atS': 'time of the refresh',
	refresh: 'refresh',
};

const path = /^(\w+)(?:\[(\d+)\])?(?:\.(.+))?$/;

/** The parameter that a problem is about, if it is about one. */
export function parameterOf({ path: place }: Pick<ParamProblem, 'path'>): ParameterName | undefined {
	const name = path.exec(place)?.[1] ?? '';
	return Object.hasOwn(parameterTable, name) ? (name as ParameterName) : undefined;
}

/** A word of a table, and none of those that every object has. */
const named = (words: Readonly<Record<string, string>>, name: string): string | undefined =>
	Object.hasOwn(words, name) ? words[name] : undefined;

/** `Leeway`, `Theft 2, time`, `Clock skew, API B`. */
function placeText({ path: place }: ParamProblem): string {
	const parameter = parameterOf({ path: place });
	if (parameter === undefined) return place === 'cursor' ? 'The moment shown' : quoted(place);
	const [, , index, member] = path.exec(place) ?? [];
	if (parameter === 'skewS' && member !== undefined) return named(clockLabels, member) ?? quoted(place);
	const { label } = parameterWords[parameter];
	const entry = entryNames[parameter];
	if (index === undefined || entry === undefined) return label;
	const item = `${capital(entry)} ${String(Number(index) + 1)}`;
	return member === undefined ? item : `${item}, ${named(memberNames, member) ?? quoted(member)}`;
}

/** The range that a number was to be in. */
function rangeOf({ path: place }: ParamProblem): NumberRange | undefined {
	const parameter = parameterOf({ path: place });
	if (parameter === undefined) return undefined;
	const row = parameterTable[parameter];
	if ('min' in row) return row;
	if (place.endsWith('.tab')) return tabRange;
	return place.endsWith('.useEveryS') ? attackUseRange : momentRange;
}

const isMoment = ({ path: place }: ParamProblem): boolean => {
	const parameter = parameterOf({ path: place });
	const row = parameter && parameterTable[parameter];
	return row?.kind === 'moment-or-none' || place.startsWith('rotateAtS') || /\.(atS|fromS|toS)$/.test(place);
};

function valueText(problem: ParamProblem, value: Told): string {
	const parameter = parameterOf(problem);
	if (value === null) return (parameter && parameterWords[parameter].none) ?? 'nothing';
	if (value === undefined) return 'nothing';
	if (typeof value === 'boolean') return value ? 'yes' : 'no';
	if (typeof value === 'string') return parameter ? quoted(choiceText(parameter, value)) : quoted(value);
	if (typeof value === 'object') return value.type === 'list' ? 'a list' : 'an object';
	if (!Number.isSafeInteger(value)) return String(value);
	return isMoment(problem) ? momentText(value) : numberText(value, rangeOf(problem)?.unit ?? 'n');
}

const quoted = (text: string) => (text === '' ? 'an empty text' : `\u201c${text}\u201d`);
const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** What was given, with its unit where it is a number that needs one. */
function givenText(problem: ParamProblem): string {
	const { given } = problem;
	if (typeof given === 'string') return quoted(given);
	return typeof given === 'number' ? `${String(given)}${unitAfter(problem)}` : valueText(problem, given);
}

function unitAfter(problem: ParamProblem): string {
	const unit = problem.path === 'cursor' ? 'ms' : rangeOf(problem)?.unit;
	return unit === undefined || unit === 'n' ? '' : ` ${unitNames[unit]}`;
}

type Sentence = (place: string, given: string, used: string, problem: ParamProblem) => string;

/** How it ends: what counts instead, or that nothing does. */
const instead = (used: string, { used: value }: ParamProblem) =>
	value === undefined
		? 'it is left out'
		: typeof value === 'object' && value
			? 'it stays as it was'
			: `${used} counts`;

const sentences: Readonly<Record<ParamProblemCode, Sentence>> = {
	'not-a-number': (place, given, used, problem) =>
		`${place}: ${given} is no number; ${instead(used, problem)}.`,
	'number-as-text': (place, given, used) => `${place}: the text ${given} is taken for ${used}.`,
	'not-whole': (place, given, used) => `${place}: ${given} is not whole; ${used} counts.`,
	'too-small': (place, given, used) => `${place}: ${given} is too little; the least, ${used}, counts.`,
	'too-large': (place, given, used) => `${place}: ${given} is too much; the most, ${used}, counts.`,
	'not-an-object': (place, given, used, problem) =>
		problem.path === ''
			? `The parameters are ${given === 'nothing' ? 'no object' : `${given}, not an object`}; nothing was changed.`
			: `${place}: ${given} where an object belongs; ${instead(used, problem)}.`,
	'unknown-member': (place, _given, _used, { path: at }) =>
		`${parameterOf({ path: at }) ? place : quoted(at)} is nothing that can be set; it is left out.`,
	'missing-member': (place, _given, used) => `${place}: nothing is said; ${used} counts.`,
	'not-yes-or-no': (place, given, used) => `${place}: ${given} is neither true nor false; ${used} counts.`,
	'unknown-choice': (place, given, used, problem) =>
		`${place}: ${given} is not one of the choices; ${instead(used, problem)}.`,
	'not-a-list': (place, given) => `${place}: ${given} where a list belongs; it stays as it was.`,
	'list-too-long': (place, _given, _used, { given, used }) =>
		`${place}: ${Number(given).toLocaleString('en')} entries are too many; the first ${String(Number(used))} count.`,
	repeated: (place, given) => `${place}: ${given} stands there twice; it counts once.`,
	'none-chosen': (place) => `${place}: at least one has to be chosen; it stays as it was.`,
	'window-reversed': (place, given) =>
		`${place}: ${given} seconds ends before it begins; it is turned round.`,
	'no-such-tab': (place, given, used) => `${place}: there is no tab ${given}; tab ${used} counts.`,
	'after-the-end': (place, _given, used, problem) =>
		`${place}: ${valueText(problem, problem.given)} is after the run’s end; ${used} counts.`,
	'further-problems': (_place, given) =>
		given === '1' ? 'There is one more of the kind.' : `There are ${given} more of the kind.`,
	'link-version': () => 'This is no link to a run, or one of a newer JWT Lab; the defaults are shown.',
	'link-too-long': () =>
		`The link is longer than ${longestRunLink.toLocaleString('en')} characters; the defaults are shown.`,
	'link-unreadable': () => 'The link is damaged, perhaps cut off; the defaults are shown.',
	'scenario-name': (_place, given) => `${given} is no name of a scenario; it is left out.`,
};

/** One sentence on something that was not taken as it was given: where, what was given, and what counts instead. */
export function paramProblemText(problem: ParamProblem): string {
	const say = sentences[problem.code];
	return say(placeText(problem), givenText(problem), valueText(problem, problem.used), problem);
}
