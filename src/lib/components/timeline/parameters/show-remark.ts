/** Moves the focus to the sentence of a remark in the same panel, and opens the group that it is in. */
export function showRemark(from: Element, code: string): void {
	const remark = from.closest('section')?.querySelector<HTMLElement>(`[data-remark="${code}"]`);
	const group = remark?.closest('details');
	if (group) group.open = true;
	remark?.focus();
}
