/** Puts a text on the clipboard, on the user's word only, and says so. */
export async function copyText(
	text: string,
	what: string,
	announce: (message: string) => void,
): Promise<void> {
	try {
		await navigator.clipboard.writeText(text);
		announce(`${what} copied.`);
	} catch {
		announce('The browser did not allow copying: select the text and copy it by hand.');
	}
}
