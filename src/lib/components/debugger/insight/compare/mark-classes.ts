import type { Mark } from '#lib/core/comparison/comparison.ts';

/** The colour of what became of a member; a sign and a word say the same. */
export const markClasses: Readonly<Record<Mark, string>> = {
	same: 'text-muted',
	added: 'text-good',
	removed: 'text-bad',
	changed: 'text-warning',
	reordered: 'text-signature',
	spelling: 'text-signature',
};
