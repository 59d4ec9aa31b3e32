import { durationText } from '#lib/core/token/duration.ts';
import type { HandleSubject } from '../handles.ts';
import { handleValueText, skewText } from './handle-words.ts';

/** What the bubble at a dragged handle says: `AT 9 min 50 s`, `45 s fast`, `00:05:12`; `value` in seconds. */
export function heldText(subject: HandleSubject, value: number): string {
	if (subject === 'atTtl') return `AT ${durationText(value)}`;
	return subject === 'clock' ? skewText(value) : handleValueText({ subject, value });
}
