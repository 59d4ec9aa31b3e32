import type { Step } from './comparison.ts';

/** Names that stand in a path as they are; all others are written as JSON, in brackets. */
const plainName = /^[^\s.[\]"\\]+$/u;

/** A path as people write it: `realm_access.roles`, `events["http://x.y/z"]`, `items[2].id`, `sub (2)` for a second `sub`. */
export function pathText(path: readonly Step[]): string {
	let text = '';
	for (const step of path) {
		if ('index' in step) text += `[${step.index}]`;
		else {
			// A name by itself needs no brackets, whatever it is.
			const isPlain = plainName.test(step.name) || (path.length === 1 && step.name.trim() !== '');
			text += isPlain ? `${text === '' ? '' : '.'}${step.name}` : `[${JSON.stringify(step.name)}]`;
			if (step.count > 1) text += ` (${step.count})`;
		}
	}
	return text;
}
