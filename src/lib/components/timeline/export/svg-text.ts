/** What of an element's look a picture by itself must say, as it has no style sheet. */
const looks = [
	'fill',
	'fill-opacity',
	'stroke',
	'stroke-width',
	'stroke-dasharray',
	'stroke-opacity',
	'stroke-linecap',
	'stroke-linejoin',
	'opacity',
	'font-family',
	'font-size',
	'font-weight',
	'text-anchor',
	'dominant-baseline',
] as const;

/** Attributes that mean something to the page only. */
const ofThePage = ['class', 'style', 'tabindex', 'role'];

/**
 * An SVG element of the page as the text of a file that looks the same everywhere: what style sheets say of it is
 * written into its attributes. Parts that are not shown are left out.
 * @param background the colour behind it
 */
export function svgText(svg: SVGSVGElement, background: string): string {
	const copy = svg.cloneNode(true) as SVGSVGElement;
	inline(svg, copy);
	copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
	const { width, height } = svg.getBoundingClientRect();
	copy.setAttribute('width', String(Math.round(width)));
	copy.setAttribute('height', String(Math.round(height)));
	const behind = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
	for (const [name, value] of [
		['width', '100%'],
		['height', '100%'],
		['fill', background],
	] as const)
		behind.setAttribute(name, value);
	copy.prepend(behind);
	return new XMLSerializer().serializeToString(copy);
}

function inline(shown: Element, copy: Element): void {
	const style = getComputedStyle(shown);
	// Definitions are never displayed themselves, and still needed.
	const isDefinition = shown.closest('defs') !== null;
	if (!isDefinition && (style.display === 'none' || style.visibility === 'hidden')) {
		copy.remove();
		return;
	}
	for (const { name } of [...copy.attributes])
		if (ofThePage.includes(name) || name.startsWith('aria-') || name.startsWith('data-'))
			copy.removeAttribute(name);
	for (const look of looks) {
		const value = style.getPropertyValue(look);
		if (value !== '') copy.setAttribute(look, value);
	}
	const children = [...copy.children];
	for (const [index, child] of [...shown.children].entries()) {
		const twin = children[index];
		if (twin) inline(child, twin);
	}
}
