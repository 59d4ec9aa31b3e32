import {
	captionBaseline,
	captionHeight,
	captionInset,
	captionSize,
	type PictureFrame,
} from './picture-frame.ts';

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
	'paint-order',
] as const;

/** Attributes that mean something to the page only. */
const ofThePage = ['class', 'style', 'tabindex', 'role'];

/**
 * An SVG element of the page as the text of a file that looks the same everywhere: what style sheets say of it is
 * written into its attributes. Parts that are not shown are left out.
 */
export function svgText(svg: SVGSVGElement, { background, ink, caption }: PictureFrame): string {
	const copy = svg.cloneNode(true) as SVGSVGElement;
	inline(svg, copy);
	copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
	const { width, height } = svg.getBoundingClientRect();
	copy.setAttribute('width', String(Math.round(width)));
	copy.setAttribute('height', String(Math.round(height) + captionHeight));
	copy.prepend(make('rect', { width: '100%', height: '100%', fill: background }));
	const below = {
		x: captionInset,
		y: Math.round(height) + captionBaseline,
		fill: ink,
		'font-size': captionSize,
	};
	const words = make('text', { ...below, 'font-family': 'sans-serif' });
	words.textContent = caption;
	copy.append(words);
	return new XMLSerializer().serializeToString(copy);
}

function inline(shown: Element, copy: Element): void {
	// Titles are for those who point at the page.
	if (shown.tagName === 'title') {
		copy.remove();
		return;
	}
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

function make(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
	const element = document.createElementNS('http://www.w3.org/2000/svg', name);
	for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value));
	return element;
}
