import { decodeBase64url, encodeBase64url } from '../../encoding/base64url.ts';
import { decodeUtf8, encodeUtf8 } from '../../encoding/utf8.ts';
import type { Ms } from '../kernel/ms.ts';
import { parameterNames } from './parameter-table.ts';
import { ParamProblems, type ParamProblem, type ParamProblemCode } from './param-problem.ts';
import { defaultParams, type TimelineParams } from './params.ts';
import { readInteger } from './read-integer.ts';
import { readParams } from './read-params.ts';
import { isObject, reportUnknown } from './read-values.ts';

/** What a link to a run says. */
export interface RunReading {
	readonly params: TimelineParams;
	/** Where in the run one looks, in milliseconds; undefined where the link does not say. */
	readonly cursor: Ms | undefined;
	/** The scenario that it began as. */
	readonly scenario: string | undefined;
	readonly problems: readonly ParamProblem[];
}

/** The form's version stands first, so that a later form can be told from this one. */
const version = '1.';

/** The longest text that is read: longer than any run needs, short enough for every browser's address. */
export const longestRunLink = 20_000;

const scenarioName = /^[A-Za-z0-9-]{1,40}$/;

/**
 * A run as a text for an address's fragment: a version and the base64url of a JSON object that has only what differs
 * from the defaults. It holds no secret and no token: those are made from it.
 */
export function writeRun(params: TimelineParams, cursorT?: Ms, scenario?: string): string {
	const changed = parameterNames.filter(
		(name) => JSON.stringify(params[name]) !== JSON.stringify(defaultParams[name]),
	);
	const run = {
		...(scenario !== undefined && { scenario }),
		...(cursorT !== undefined && { cursor: cursorT }),
		...(changed.length > 0 && { params: Object.fromEntries(changed.map((name) => [name, params[name]])) }),
	};
	return version + encodeBase64url(encodeUtf8(JSON.stringify(run)));
}

/** The run that a text means; the inverse of `writeRun`. Total: a broken text gives the defaults and a problem. */
export function readRun(text: string): RunReading {
	const run = runObject(text);
	if (typeof run === 'string') {
		const problem: ParamProblem = { code: run, path: '', given: text.slice(0, 20), used: undefined };
		return { params: defaultParams, cursor: undefined, scenario: undefined, problems: [problem] };
	}
	const problems = new ParamProblems();
	reportUnknown(run, { params: 0, cursor: 0, scenario: 0 }, '', problems);
	const read = readParams(Object.hasOwn(run, 'params') ? run['params'] : {});
	return {
		params: read.params,
		cursor: cursorOf(run['cursor'], read.params.horizonS * 1000, problems),
		scenario: scenarioOf(run['scenario'], problems),
		problems: [...problems.all, ...read.problems],
	};
}

function runObject(text: string): Readonly<Record<string, unknown>> | ParamProblemCode {
	if (text.length > longestRunLink) return 'link-too-long';
	if (!text.startsWith(version)) return 'link-version';
	const decoded = decodeBase64url(text.slice(version.length));
	const utf8 = decodeUtf8(decoded.bytes);
	if (decoded.problems.length > 0 || utf8.invalidAt.length > 0) return 'link-unreadable';
	try {
		const run: unknown = JSON.parse(utf8.text);
		return isObject(run) ? run : 'link-unreadable';
	} catch {
		return 'link-unreadable';
	}
}

function cursorOf(given: unknown, end: Ms, problems: ParamProblems): Ms | undefined {
	if (given === undefined) return undefined;
	const { value, code } = readInteger(given, { min: 0, max: end }, 0);
	if (code) problems.report(code, 'cursor', given, value);
	return value;
}

function scenarioOf(given: unknown, problems: ParamProblems): string | undefined {
	if (given === undefined || (typeof given === 'string' && scenarioName.test(given))) return given;
	problems.report('scenario-name', 'scenario', given);
	return undefined;
}
