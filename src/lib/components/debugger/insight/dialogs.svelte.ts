import type { SideChoice } from '#lib/state/compared-tokens.svelte.ts';

/** What is open over the debugger; only one thing at a time. */
type Opening =
	| { readonly what: 'compare'; readonly sides: readonly [SideChoice, SideChoice] | undefined }
	| { readonly what: 'history' };

class Dialogs {
	open = $state.raw<Opening | undefined>();
}

export const dialogs = new Dialogs();

/**
 * Opens the comparison of two tokens.
 * @param sides what stands at the left and at the right; by default the token at hand, and what it was before
 */
export function showCompare(sides?: readonly [SideChoice, SideChoice]): void {
	dialogs.open = { what: 'compare', sides };
}

/** Opens the list of the session's tokens. */
export function showHistory(): void {
	dialogs.open = { what: 'history' };
}
