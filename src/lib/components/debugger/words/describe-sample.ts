import type { Origin } from '#lib/state/debugger-commands.ts';

/** Says that the token is a sample, and how to bring one's own; undefined for every other token. */
export function describeSample({ kind, name }: Origin): string | undefined {
	return kind === 'sample'
		? `Sample: ${name ?? ''}. Paste or drop your own token anywhere on the page.`
		: undefined;
}
