import type { Ms } from '#lib/core/simulation/kernel/ms.ts';
import { clampValue, valueAt, type Handle } from './handles.ts';
import type { TimeScale } from './time-scale.ts';
import { panView, zoomView } from './move-view.ts';
import { clampView, type TimeView } from './time-view.ts';

/** What the pointers act upon; read anew at each event. */
export interface LaneHost {
	readonly element: () => SVGSVGElement | undefined;
	/** How far from the element's left the time axis begins. */
	readonly gutter: () => number;
	/** How far down the axis reaches, with the cursor's handle in it: there a finger moves the cursor. */
	readonly axisBottom: () => number;
	readonly scale: () => TimeScale;
	readonly end: () => Ms;
	readonly seek: (t: Ms) => void;
	readonly tap: (x: number, y: number, isTouch: boolean) => void;
	readonly show: (view: TimeView) => void;
	readonly move: (handle: Handle, value: number) => void;
	/** What is in somebody's hand, with its value and where the pointer is; undefined when nothing is. */
	readonly hold: (held: Held | undefined) => void;
}

/** A handle that is being dragged. */
export interface Held {
	readonly handle: Handle;
	readonly value: number;
	readonly x: number;
	readonly y: number;
}

interface Point {
	readonly x: number;
	readonly y: number;
}

type Doing =
	| { readonly what: 'tap'; readonly start: Point }
	| { readonly what: 'seek' }
	| { readonly what: 'pan'; last: number }
	| { readonly what: 'pinch'; apart: number; middle: number }
	| { readonly what: 'drag'; readonly handle: Handle; readonly grip: number; value: number }
	| { readonly what: 'dial'; readonly handle: Handle; readonly start: Point; value: number };

/** A pointer that moves less than this is still a tap; a finger is less steady. */
const tapReach = 4;
const fingerReach = 8;

/**
 * One pointer moves the cursor or what it took hold of, the middle button moves the view, two fingers zoom and move it.
 * A finger moves the cursor along the axis only; elsewhere it taps, moves the view, or scrolls the page.
 */
export class LanePointers {
	readonly #host: LaneHost;
	readonly #points = new Map<number, Point>();
	#doing: Doing | undefined;

	constructor(host: LaneHost) {
		this.#host = host;
	}

	down(event: PointerEvent): void {
		const point = this.#begin(event);
		if (!point) return;
		if (this.#isPinching()) return;
		if (event.button === 1) this.#doing = { what: 'pan', last: point.x };
		else if (event.button === 0) this.#doing = { what: 'tap', start: point };
		if (event.button === 1) event.preventDefault();
	}

	/** Takes hold of a handle: it keeps its distance from the pointer. */
	grab(handle: Handle, event: PointerEvent): void {
		if (event.button !== 0) return;
		const point = this.#begin(event);
		if (!point) return;
		event.stopPropagation();
		if (this.#isPinching()) return;
		const grip = point.x - this.#host.scale().x(handle.t);
		this.#doing = { what: 'drag', handle, grip, value: handle.value };
	}

	/** Takes hold of a dial: to the right or up is more, a second a pixel. */
	turn(handle: Handle, event: PointerEvent): void {
		if (event.button !== 0) return;
		const start = this.#begin(event);
		if (!start) return;
		event.stopPropagation();
		if (this.#isPinching()) return;
		this.#doing = { what: 'dial', handle, start, value: handle.value };
	}

	move(event: PointerEvent): void {
		if (!this.#points.has(event.pointerId)) return;
		const point = this.placeOf(event);
		this.#points.set(event.pointerId, point);
		const doing = this.#doing;
		const { scale, end, seek, show } = this.#host;
		switch (doing?.what) {
			case 'tap':
				return this.#leaveTap(doing.start, point, event.pointerType === 'touch');
			case 'seek':
				return seek(this.#moment(point.x));
			case 'pan':
				show(panView(scale(), doing.last - point.x, end()));
				doing.last = point.x;
				return;
			case 'pinch':
				return this.#pinch(doing);
			case 'drag':
				this.#drag(doing, valueAt(doing.handle, scale().t(point.x - doing.grip)));
				return this.#host.hold({ ...point, handle: doing.handle, value: doing.value });
			case 'dial': {
				const pixels = point.x - doing.start.x + (doing.start.y - point.y);
				const step = event.shiftKey ? 10 : 1;
				this.#drag(doing, clampValue(doing.handle, doing.handle.value + pixels * step));
				return this.#host.hold({ ...point, handle: doing.handle, value: doing.value });
			}
			case undefined:
		}
	}

	up(event: PointerEvent): void {
		if (!this.#points.delete(event.pointerId)) return;
		const doing = this.#doing;
		// One of two fingers that stays does not become a drag of the cursor.
		this.#doing = undefined;
		this.#host.hold(undefined);
		if (doing?.what === 'tap') this.#host.tap(doing.start.x, doing.start.y, event.pointerType === 'touch');
	}

	/** The browser took the pointer, to scroll the page with it: nothing was meant here. */
	cancel(event: PointerEvent): void {
		if (!this.#points.delete(event.pointerId)) return;
		this.letGo();
		this.#doing = undefined;
	}

	/** Puts what is being dragged back to where it was; false when nothing is. */
	letGo(): boolean {
		const doing = this.#doing;
		if (doing?.what !== 'drag' && doing?.what !== 'dial') return false;
		this.#drag(doing, doing.handle.value);
		this.#doing = undefined;
		this.#host.hold(undefined);
		return true;
	}

	/** Zooms about the pointer, or pans with Shift or a sideways wheel. At its limit the page scrolls as usual. */
	wheel(event: WheelEvent): void {
		const { scale, end, show } = this.#host;
		const now = scale();
		const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
		const sideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
		const amount = (sideways && event.deltaX !== 0 ? event.deltaX : event.deltaY) * unit;
		const view = sideways
			? panView(now, amount, end())
			: zoomView(now, this.placeOf(event).x, Math.exp(amount * (event.ctrlKey ? 0.01 : 0.0016)), end());
		if (view.from === now.view.from && view.to === now.view.to) return;
		event.preventDefault();
		show(view);
	}

	/** Where an event is: pixels from the beginning of the time axis, and from the picture's top. */
	placeOf(event: MouseEvent): Point {
		const box = this.#host.element()?.getBoundingClientRect();
		return { x: event.clientX - (box?.left ?? 0) - this.#host.gutter(), y: event.clientY - (box?.top ?? 0) };
	}

	#begin(event: PointerEvent): Point | undefined {
		const element = this.#host.element();
		if (!element || this.#points.size >= 2) return undefined;
		element.setPointerCapture(event.pointerId);
		const point = this.placeOf(event);
		this.#points.set(event.pointerId, point);
		return point;
	}

	/** A second finger ends whatever the first had begun. */
	#isPinching(): boolean {
		if (this.#points.size < 2) return false;
		this.#doing = { what: 'pinch', ...this.#pair() };
		this.#host.hold(undefined);
		return true;
	}

	/** What a pointer does that has moved too far for a tap. */
	#leaveTap(start: Point, point: Point, isTouch: boolean): void {
		const [dx, dy] = [Math.abs(point.x - start.x), Math.abs(point.y - start.y)];
		if (Math.hypot(dx, dy) < (isTouch ? fingerReach : tapReach)) return;
		if (!isTouch || (dx > dy && start.y < this.#host.axisBottom())) {
			this.#doing = { what: 'seek' };
			this.#host.seek(this.#moment(point.x));
		} else this.#doing = dx > dy ? { what: 'pan', last: point.x } : undefined;
	}

	#drag(doing: Extract<Doing, { what: 'drag' | 'dial' }>, value: number): void {
		if (value === doing.value) return;
		doing.value = value;
		this.#host.move(doing.handle, value);
	}

	#pinch(doing: Extract<Doing, { what: 'pinch' }>): void {
		const { apart, middle } = this.#pair();
		const { scale, end, show } = this.#host;
		show(zoomView(scale(), doing.middle, doing.apart / apart, end(), middle));
		doing.apart = apart;
		doing.middle = middle;
	}

	/** The two pointers' distance and the middle between them, along the axis. */
	#pair(): { readonly apart: number; readonly middle: number } {
		const [a, b] = [...this.#points.values()];
		if (!a || !b) return { apart: 8, middle: 0 };
		return { apart: Math.max(8, Math.hypot(a.x - b.x, a.y - b.y)), middle: (a.x + b.x) / 2 };
	}

	#moment(x: number): Ms {
		const { scale, end } = this.#host;
		const { from, to } = clampView(scale().view, end());
		return Math.min(to, Math.max(from, scale().t(x)));
	}
}
