import { decodedJson } from '#lib/core/share/decoded-json.ts';
import type { App } from '#lib/state/context.ts';
import type { Workbench } from '#lib/state/workbench.svelte.ts';
import { copyText } from '../../ui/copy-text.ts';
import { saveFile } from '../../ui/save-file.ts';

/** The token at hand as decoded JSON, with what a key at hand opens; undefined for what is no token. */
function decodedText({ reading, judgement }: Workbench): string | undefined {
	return decodedJson(reading, judgement?.forms?.sdJwt.reading);
}

const nothing = 'There is no token to decode.';

/** Copies the token at hand as decoded JSON; says so where that holds what was encrypted. */
export async function copyDecoded(workbench: Workbench, { announce }: App): Promise<void> {
	const text = decodedText(workbench);
	if (text === undefined) return announce(nothing);
	const isOpened = workbench.reading.beside === 'decrypted';
	await copyText(text, isOpened ? 'Decoded JSON, with the decrypted content,' : 'Decoded JSON', announce);
}

/** Gives it as a file. */
export function saveDecoded(workbench: Workbench, { announce }: App): void {
	const text = decodedText(workbench);
	if (text === undefined) return announce(nothing);
	saveFile('token.json', `${text}\n`);
	announce('Decoded JSON saved as token.json.');
}
