/** Gives a text to the browser as a file to keep, on the user's word only; nothing is asked of any server. */
export function saveFile(name: string, text: string): void {
	saveBlob(name, new Blob([text], { type: 'application/octet-stream' }));
}

/** Gives bytes to the browser as a file to keep, likewise. */
export function saveBlob(name: string, content: Blob): void {
	const url = URL.createObjectURL(content);
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	// The browser has taken the address along by then.
	setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
