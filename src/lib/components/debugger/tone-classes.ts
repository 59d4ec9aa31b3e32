import type { Annotation } from '#lib/editor/annotations.ts';

/** The text colour of what is said beside a member. */
export const toneClasses: Readonly<Record<Annotation['tone'], string>> = {
	quiet: 'text-muted',
	good: 'text-good',
	bad: 'text-bad',
	warning: 'text-warning',
};
