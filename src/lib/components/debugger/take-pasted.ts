import { mount, unmount } from 'svelte';
import { isHar } from '#lib/core/token/collection/scan-har.ts';
import type { FoundToken } from '#lib/core/token/found-token.ts';
import { scanTokens } from '#lib/core/token/scan-tokens.ts';
import type { App } from '#lib/state/context.ts';
import { inSlices } from '#lib/state/in-slices.ts';
import type { TokenSource } from '#lib/state/many-tokens.svelte.ts';
import { takeText, type TextContent } from '#lib/state/take-text.ts';
import type { Workbench } from '#lib/state/workbench.svelte.ts';
import TokenChooser from './TokenChooser.svelte';
import { forms } from './forms-part.ts';
import { insight } from './insight-part.ts';

/** What takes a text acts on, and whether nothing was pasted or dropped since. */
export interface Taking {
	readonly workbench: Workbench;
	readonly app: App;
	readonly isLast: () => boolean;
}

/** More tokens than these are a table, not a choice. */
export const mostChoices = 8;
/** In characters: what is longer is looked through in slices. */
const longText = 500_000;
/** In characters: no JSON token or key is as long. */
const longestToken = 5_000_000;

/**
 * Takes any text: a token in it is opened, a key becomes the key; of several tokens one is chosen, and many become a table.
 * @param content what the text holds, where that is known
 */
export async function takePasted(
	taking: Taking,
	text: string,
	name?: string,
	content?: TextContent,
): Promise<void> {
	const { workbench, app, isLast } = taking;
	const source: TokenSource = { name, text };
	if (isHar(text)) return openTable(taking, [source]);
	// JSON may be a token, and what reads it comes last.
	if (text.trimStart().startsWith('{')) (await forms.load())?.beginForms(workbench);
	if (!isLast()) return;
	if (text.length > longText) {
		const found = await firstTokens(text, isLast);
		if (!isLast()) return;
		if (found.length > mostChoices) return openTable(taking, [source]);
		if (text.length > longestToken) {
			if (found.length === 0) app.announce('No token and no key was found in this text.');
			else if (found.length === 1) workbench.openFound(found[0]!);
			else showChoices(taking, found, [source]);
			return;
		}
	}
	const found = takeText(workbench, text, content);
	if (found.length > mostChoices) return openTable(taking, [source]);
	if (found.length > 0) showChoices(taking, found, [source]);
}

/** The first tokens of a long text: one more than can be chosen from, or all. */
async function firstTokens(text: string, isLast: () => boolean): Promise<readonly FoundToken[]> {
	const found: FoundToken[] = [];
	await inSlices(
		scanTokens(text),
		(token) => found.push(token),
		() => isLast() && found.length <= mostChoices,
	);
	return found;
}

/** Opens the table of all tokens in some texts. */
export async function openTable(
	{ workbench, app, isLast }: Taking,
	sources: readonly TokenSource[],
): Promise<void> {
	const parts = await insight.load();
	if (!parts) app.announce('The table of the tokens found could not be loaded. Are you offline?');
	else if (isLast()) parts.openMany(sources, workbench, app);
}

let shown: object | undefined;

/** Lets the person choose one of a few tokens. */
export function showChoices(
	taking: Taking,
	found: readonly FoundToken[],
	sources: readonly TokenSource[],
): void {
	if (shown) void unmount(shown);
	const close = () => {
		if (shown === dialog) shown = undefined;
		void unmount(dialog);
	};
	const dialog: object = (shown = mount(TokenChooser, {
		target: document.body,
		props: {
			found,
			onchoose: (token: FoundToken) => {
				close();
				taking.workbench.openFound(token);
				window.scrollTo({ top: 0 });
			},
			ontable: () => {
				close();
				void openTable(taking, sources);
			},
			onclose: close,
		},
	}));
}
