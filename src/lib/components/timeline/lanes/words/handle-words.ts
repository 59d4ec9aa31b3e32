import { durationText } from '#lib/core/token/duration.ts';
import type { ClockOwner } from '#lib/core/simulation/refresh/params.ts';
import type { Handle, HandleSubject } from '../handles.ts';
import { clockText } from './clock-text.ts';

const names: Readonly<Record<HandleSubject, string>> = {
	atTtl: 'Access token lifetime',
	attack: 'Time of the theft',
	logout: 'Time of the logout',
	'role-change': 'Time of the role change',
	disable: 'Time at which the user is disabled',
	'key-rotation': 'Time of the key rotation',
	'offline-from': 'Beginning of the time offline',
	'offline-to': 'End of the time offline',
	'offline-whole': 'Time offline, moved as a whole',
	call: 'Time of the request',
	clock: 'Clock',
};

const flags: Readonly<Partial<Record<HandleSubject, string>>> = {
	logout: 'log out',
};

/** What a handle moves; numbered when there are several. */
export function handleName({ subject, number }: Pick<Handle, 'subject' | 'number'>): string {
	return number > 1 && subject !== 'call' ? `${names[subject]} ${String(number)}` : names[subject];
}

/** The value of a handle in words: a length of time, or a moment. */
export function handleValueText({ subject, value }: Pick<Handle, 'subject' | 'value'>): string {
	return subject === 'atTtl' ? durationText(value) : clockText(value * 1000);
}

/** The small word beside a handle; empty when the mark of what happens there says it already. */
export function handleFlag(subject: HandleSubject): string {
	return flags[subject] ?? '';
}

const clocks: Readonly<Record<ClockOwner, string>> = {
	client: 'Clock of the browser',
	as: 'Clock of the auth server',
	A: 'Clock of API A',
	B: 'Clock of API B',
	C: 'Clock of API C',
};

export function clockName(owner: ClockOwner): string {
	return clocks[owner];
}

const labels: Readonly<Record<ClockOwner, string>> = {
	client: 'browser',
	as: 'auth server',
	A: 'API A',
	B: 'API B',
	C: 'API C',
};

/** Whose clock it is, in short. */
export function clockLabel(owner: ClockOwner): string {
	return labels[owner];
}

/** How wrong a clock is: `right`, `45 s fast`, `2 min slow`. */
export function skewText(skewS: number): string {
	if (skewS === 0) return 'right';
	return `${durationText(skewS)} ${skewS > 0 ? 'fast' : 'slow'}`;
}

/** The same with a sign, for a small badge: `+45 s`; empty for a clock that is right. */
export function skewBadge(skewS: number): string {
	if (skewS === 0) return '';
	return `${skewS > 0 ? '+' : '\u2212'}${durationText(skewS)}`;
}
