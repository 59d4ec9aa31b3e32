import { mount, unmount } from 'svelte';
import { findings } from '#lib/core/findings/find.ts';
import type { App, PaletteCommand } from '#lib/state/context.ts';
import { loadJose } from '#lib/state/load-jose.ts';
import { ManyTokens, type TokenSource } from '#lib/state/many-tokens.svelte.ts';
import type { Workbench } from '#lib/state/workbench.svelte.ts';
import ManyTokensDialog from './ManyTokensDialog.svelte';
import { tokensFound } from './tokens-found.svelte.ts';

/** Opens the table of all tokens in some texts, which are read while it is open. */
export function openMany(sources: readonly TokenSource[], workbench: Workbench, app: App): void {
	const jose = loadJose().catch(() => undefined);
	tokensFound.take(
		new ManyTokens(sources, {
			find: findings,
			verify: async (reading, keys) => (await jose)?.verify(reading, keys),
		}),
	);
	showMany(workbench, app);
}

let shown: object | undefined;

/** Opens the table of the tokens that were found last, as it was left. */
export function showMany(workbench: Workbench, app: App): void {
	if (shown) void unmount(shown);
	const dialog: object = (shown = mount(ManyTokensDialog, {
		target: document.body,
		props: {
			found: tokensFound,
			workbench,
			app,
			onclose: () => {
				if (shown === dialog) shown = undefined;
				void unmount(dialog);
			},
		},
	}));
}

/** How many tokens there are to go back to, in words; undefined where there is no list. */
export function manyWords(): string | undefined {
	const count = tokensFound.current?.counts.distinct ?? 0;
	return count === 0 ? undefined : `${count.toLocaleString('en')} ${count === 1 ? 'token' : 'tokens'}`;
}

/** What the command palette offers of it. */
export function manyCommands(workbench: Workbench, app: App): readonly PaletteCommand[] {
	const words = manyWords();
	return words === undefined
		? []
		: [{ group: 'Show', title: `The tokens found (${words})`, run: () => showMany(workbench, app) }];
}
