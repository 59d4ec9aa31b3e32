import {
	captionBaseline,
	captionHeight,
	captionInset,
	captionSize,
	type PictureFrame,
} from './picture-frame.ts';

/** How many pixels a picture has for each of the page. */
const density = 2;

/**
 * Paints an SVG element of the page on a canvas, shape by shape. The browser itself could only do it by way of a picture
 * from an address of its own making, which the page's security policy does not allow.
 * @returns a PNG file; undefined where the browser gives no canvas
 */
export async function paintSvg(
	svg: SVGSVGElement,
	{ background, ink, caption }: PictureFrame,
): Promise<Blob | undefined> {
	const { width, height } = svg.getBoundingClientRect();
	const canvas = document.createElement('canvas');
	canvas.width = Math.ceil(width * density);
	canvas.height = Math.ceil((height + captionHeight) * density);
	const context = canvas.getContext('2d');
	if (!context) return undefined;
	context.fillStyle = background;
	context.fillRect(0, 0, canvas.width, canvas.height);
	paintChildren(context, svg, svg, 1);
	context.setTransform(density, 0, 0, density, 0, 0);
	context.globalAlpha = 1;
	context.font = `${captionSize}px sans-serif`;
	context.fillStyle = ink;
	context.fillText(caption, captionInset, height + captionBaseline);
	return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png'));
}

function paintChildren(
	context: CanvasRenderingContext2D,
	svg: SVGSVGElement,
	parent: Element,
	opacity: number,
): void {
	for (const child of parent.children) if (child instanceof SVGElement) paint(context, svg, child, opacity);
}

function paint(
	context: CanvasRenderingContext2D,
	svg: SVGSVGElement,
	element: SVGElement,
	above: number,
): void {
	if (!(element instanceof SVGGraphicsElement) || element instanceof SVGDefsElement) return;
	const style = getComputedStyle(element);
	if (style.display === 'none' || style.visibility === 'hidden') return;
	const opacity = above * Number(style.opacity);
	context.save();
	clip(context, svg, element, style);
	if (element instanceof SVGGElement) paintChildren(context, svg, element, opacity);
	else {
		toPlaceOf(context, element);
		if (element instanceof SVGTextElement) paintText(context, element, style, opacity);
		else paintShape(context, svg, element, style, opacity);
	}
	context.restore();
}

/** Everything is drawn in the element's own units from here on. */
function toPlaceOf(context: CanvasRenderingContext2D, element: SVGGraphicsElement): void {
	const at = element.getCTM();
	if (at)
		context.setTransform(
			at.a * density,
			at.b * density,
			at.c * density,
			at.d * density,
			at.e * density,
			at.f * density,
		);
}

function paintShape(
	context: CanvasRenderingContext2D,
	svg: SVGSVGElement,
	element: SVGGraphicsElement,
	style: CSSStyleDeclaration,
	opacity: number,
): void {
	const path = pathOf(element);
	const fill = paintOf(context, svg, style.fill);
	if (fill !== undefined && !(element instanceof SVGLineElement)) {
		context.globalAlpha = opacity * Number(style.fillOpacity);
		context.fillStyle = fill;
		context.fill(path);
	}
	const stroke = paintOf(context, svg, style.stroke);
	if (stroke === undefined) return;
	context.globalAlpha = opacity * Number(style.strokeOpacity);
	context.strokeStyle = stroke;
	context.lineWidth = parseFloat(style.strokeWidth);
	context.lineCap = style.strokeLinecap as CanvasLineCap;
	context.lineJoin = style.strokeLinejoin as CanvasLineJoin;
	context.setLineDash(
		style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(/[\s,]+/).map(parseFloat),
	);
	context.stroke(path);
}

/** The outline of a shape, in its own units. */
function pathOf(element: SVGGraphicsElement): Path2D {
	const path = new Path2D();
	if (element instanceof SVGRectElement) {
		const [x, y, width, height, rx] = [element.x, element.y, element.width, element.height, element.rx].map(
			({ baseVal }) => baseVal.value,
		) as [number, number, number, number, number];
		path.roundRect(x, y, width, height, Math.min(rx, width / 2, height / 2));
	} else if (element instanceof SVGCircleElement)
		path.arc(element.cx.baseVal.value, element.cy.baseVal.value, element.r.baseVal.value, 0, 2 * Math.PI);
	else if (element instanceof SVGLineElement) {
		path.moveTo(element.x1.baseVal.value, element.y1.baseVal.value);
		path.lineTo(element.x2.baseVal.value, element.y2.baseVal.value);
	} else return new Path2D(element.getAttribute('d') ?? '');
	return path;
}

function paintText(
	context: CanvasRenderingContext2D,
	element: SVGTextElement,
	style: CSSStyleDeclaration,
	opacity: number,
): void {
	context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
	context.textBaseline =
		style.dominantBaseline === 'middle' || style.dominantBaseline === 'central' ? 'middle' : 'alphabetic';
	const aligned = { start: 'left', middle: 'center', end: 'right' } as const;
	context.textAlign = aligned[style.textAnchor as keyof typeof aligned] ?? 'left';
	context.globalAlpha = opacity * Number(style.fillOpacity);
	const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
	const x = element.x.baseVal.length > 0 ? element.x.baseVal.getItem(0).value : 0;
	const y = element.y.baseVal.length > 0 ? element.y.baseVal.getItem(0).value : 0;
	// A halo in the page's colour keeps words readable over lines.
	if (style.stroke !== 'none') {
		context.strokeStyle = style.stroke;
		context.lineWidth = parseFloat(style.strokeWidth);
		context.lineJoin = 'round';
		context.strokeText(text, x, y);
	}
	context.fillStyle = style.fill;
	context.fillText(text, x, y);
}

/** What a `fill` or `stroke` is painted with; undefined for nothing. */
function paintOf(
	context: CanvasRenderingContext2D,
	svg: SVGSVGElement,
	value: string,
): string | CanvasPattern | undefined {
	if (value === 'none') return undefined;
	const pattern = referred(svg, value);
	if (!(pattern instanceof SVGPatternElement)) return value;
	return hatching(context, pattern);
}

/** A pattern of lines, painted once as a tile and turned as the pattern is. */
function hatching(context: CanvasRenderingContext2D, pattern: SVGPatternElement): CanvasPattern | undefined {
	const tile = document.createElement('canvas');
	tile.width = pattern.width.baseVal.value * density;
	tile.height = pattern.height.baseVal.value * density;
	const inTile = tile.getContext('2d');
	if (!inTile) return undefined;
	for (const line of pattern.children) {
		if (!(line instanceof SVGLineElement)) continue;
		const style = getComputedStyle(line);
		inTile.strokeStyle = style.stroke;
		inTile.globalAlpha = Number(style.strokeOpacity);
		// A line along the tile's edge is seen by half, as in the page.
		inTile.lineWidth = parseFloat(style.strokeWidth) * density;
		inTile.setTransform(density, 0, 0, density, 0, 0);
		inTile.lineWidth /= density;
		inTile.stroke(pathOf(line));
	}
	const painted = context.createPattern(tile, 'repeat');
	const turned = pattern.patternTransform.baseVal.consolidate()?.matrix;
	painted?.setTransform(
		new DOMMatrix(turned ? [turned.a, turned.b, turned.c, turned.d, turned.e, turned.f] : undefined).scale(
			1 / density,
		),
	);
	return painted ?? undefined;
}

function clip(
	context: CanvasRenderingContext2D,
	svg: SVGSVGElement,
	element: SVGGraphicsElement,
	style: CSSStyleDeclaration,
): void {
	const clipping = referred(svg, style.clipPath);
	const shape = clipping?.firstElementChild;
	if (!(shape instanceof SVGGraphicsElement)) return;
	toPlaceOf(context, element);
	context.clip(pathOf(shape));
}

function referred(svg: SVGSVGElement, value: string): Element | undefined {
	const id = /url\(["']?#([^"')]+)["']?\)/.exec(value)?.[1];
	return id === undefined ? undefined : (svg.querySelector(`#${CSS.escape(id)}`) ?? undefined);
}
