/** Gives the focus to a field when the dialog around it opens; not where that would bring up a keyboard on the screen. */
export function beginHere(field: HTMLElement): void {
	field.autofocus = matchMedia('(pointer: fine)').matches;
}
