import type { EventOutcome } from '../words/event-outcome.ts';

/** The text colour of an event's outcome; the words beside it say the same. */
export const toneText: Readonly<Record<EventOutcome['tone'], string>> = {
	bad: 'text-bad',
	warning: 'text-warning',
	good: 'text-good',
	plain: '',
};
