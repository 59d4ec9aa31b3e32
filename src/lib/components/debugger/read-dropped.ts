import { loadKeyParts } from '#lib/state/load-key-parts.ts';

/** Larger files are no tokens; reading them would hold the page up. */
const largestFile = 20_000_000;

/** The text of what was dropped: a file's, or a selection's. Of a binary file, the key or certificate in it as text. */
export async function readDropped(
	file: File | undefined,
	selection: string,
): Promise<{ readonly text: string } | { readonly problem: string }> {
	if (!file) {
		return selection === '' ? { problem: 'There was no text in what was dropped.' } : { text: selection };
	}
	if (file.size > largestFile) return { problem: 'This file is larger than 20 MB: no token is.' };
	try {
		const bytes = new Uint8Array(await file.arrayBuffer());
		const text = textOf(bytes) ?? (await loadKeyParts()).readKeyBytes(bytes, file.name);
		return /\S/.test(text) ? { text } : { problem: 'The file is empty.' };
	} catch {
		return { problem: 'The file could not be read.' };
	}
}

/** Undefined for what is no UTF-8, or holds a byte that no text does. */
function textOf(bytes: Uint8Array): string | undefined {
	if (bytes.includes(0)) return undefined;
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}
