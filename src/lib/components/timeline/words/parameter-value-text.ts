import type { NumberRange, ParameterName } from '#lib/core/simulation/refresh/parameter-table.ts';
import { parameterTable } from '#lib/core/simulation/refresh/parameter-table.ts';
import type { TimelineParams } from '#lib/core/simulation/refresh/params.ts';
import { durationText } from '#lib/core/token/duration.ts';
import { choiceText } from './choice-words.ts';
import { durationClock } from './duration-clock.ts';
import { parameterWords } from './parameter-words.ts';

type Unit = NumberRange['unit'];

export const unitNames: Readonly<Record<Unit, string>> = { s: 'seconds', ms: 'milliseconds', n: '' };
export const unitSigns: Readonly<Record<Unit, string>> = { s: 's', ms: 'ms', n: '' };

/** A number with its unit as people say it: `15 min`, `40 ms`, `2 s`, `3`. */
export function numberText(value: number, unit: Unit): string {
	if (unit === 'n') return value.toLocaleString('en');
	if (unit === 's') return durationText(value);
	return value >= 1000 && value % 100 === 0 ? `${String(value / 1000)} s` : `${String(value)} ms`;
}

/** By how much a clock is off: `+45 s`, `−20 min`, `right`. */
export function skewText(seconds: number): string {
	if (seconds === 0) return 'right';
	return `${seconds > 0 ? '+' : '\u2212'}${durationText(Math.abs(seconds))}`;
}

/** A moment of the run, in seconds, as a clock: `00:05:00`. */
export function momentText(seconds: number): string {
	return durationClock(seconds * 1000);
}

/** The value of a parameter in a few words. */
export function valueText<Name extends ParameterName>(name: Name, value: TimelineParams[Name]): string {
	const row = parameterTable[name];
	const { none = 'none', zero } = parameterWords[name];
	if (value === null) return none;
	if (typeof value === 'boolean') return value ? 'yes' : 'no';
	if (typeof value === 'string') return choiceText(name, value);
	if (typeof value === 'number') {
		if (value === 0 && zero !== undefined) return zero;
		if (row.kind === 'moment-or-none') return momentText(value);
		return numberText(value, 'unit' in row ? row.unit : 'n');
	}
	if (!Array.isArray(value)) return skewsText(value as TimelineParams['skewS']);
	return listText(name, value);
}

function listText(name: ParameterName, list: readonly unknown[]): string {
	const row = parameterTable[name];
	if (list.length === 0) return 'none';
	if (row.kind === 'choices') return list.map((choice) => choiceText(name, String(choice))).join(', ');
	if (row.kind !== 'numbers') return list.length === 1 ? '1 entry' : `${String(list.length)} entries`;
	const shown = (list as readonly number[]).slice(0, 4);
	const items = shown.map((value) => (row.areMoments ? momentText(value) : String(value)));
	return items.join(', ') + (list.length > shown.length ? ', …' : '');
}

function skewsText(skews: TimelineParams['skewS']): string {
	const wrong = Object.entries(skews).filter(([, seconds]) => seconds !== 0);
	if (wrong.length === 0) return 'all right';
	return wrong.map(([owner, seconds]) => `${owner} ${skewText(seconds)}`).join(', ');
}
