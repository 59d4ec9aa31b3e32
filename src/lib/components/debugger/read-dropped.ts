/** Larger files are no tokens; reading them would hold the page up. */
const largestFile = 20_000_000;

/** The text of what was dropped: a file's, or a selection's. */
export async function readDropped(
	data: DataTransfer,
): Promise<{ readonly text: string } | { readonly problem: string }> {
	const file = data.files[0];
	if (!file) {
		const text = data.getData('text/plain');
		return text === '' ? { problem: 'There was no text in what was dropped.' } : { text };
	}
	if (file.size > largestFile) return { problem: 'This file is larger than 20 MB: no token is.' };
	try {
		const text = await file.text();
		return /\S/.test(text) ? { text } : { problem: 'The file is empty.' };
	} catch {
		return { problem: 'The file could not be read.' };
	}
}
