/** The field that was focused while it could not be edited yet; the editor that takes its place is focused. */
let wished: string | undefined;

export function wishFocus(label: string | undefined): void {
	wished = label;
}

/** Whether the field of a name is to be focused; the wish is then fulfilled. */
export function takeFocusWish(label: string): boolean {
	const isWished = wished === label;
	if (isWished) wished = undefined;
	return isWished;
}
