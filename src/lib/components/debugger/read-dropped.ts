/** Larger files are no tokens; reading them would hold the page up. */
const largestFile = 20_000_000;

/** The text of what was dropped: a file's, or a selection's. */
export async function readDropped(
	file: File | undefined,
	selection: string,
): Promise<{ readonly text: string } | { readonly problem: string }> {
	if (!file) {
		return selection === '' ? { problem: 'There was no text in what was dropped.' } : { text: selection };
	}
	if (file.size > largestFile) return { problem: 'This file is larger than 20 MB: no token is.' };
	try {
		const text = await file.text();
		return /\S/.test(text) ? { text } : { problem: 'The file is empty.' };
	} catch {
		return { problem: 'The file could not be read.' };
	}
}
