import { expect, test, vi } from 'vitest';
import { momentHandles } from './handles.ts';
import { LanePointers } from './lane-pointers.ts';
import { timeScale } from './time-scale.ts';
import { defaultParams } from '#lib/core/simulation/refresh/params.ts';

function pointers() {
	const scale = timeScale([], { from: 100_000, to: 200_000 }, 1000);
	const svg = { getBoundingClientRect: () => ({ left: 0, top: 0 }), setPointerCapture: () => undefined };
	const calls = { seek: vi.fn(), tap: vi.fn(), show: vi.fn(), move: vi.fn(), hold: vi.fn() };
	const host = new LanePointers({
		element: () => svg as unknown as SVGSVGElement,
		gutter: () => 0,
		axisBottom: () => 46,
		scale: () => scale,
		end: () => 400_000,
		...calls,
	});
	const at = (x: number, y: number, pointerType = 'touch') =>
		({
			...{ clientX: x, clientY: y, pointerType, pointerId: 1, button: 0, shiftKey: false },
			stopPropagation: () => undefined,
		}) as unknown as PointerEvent;
	return { host, at, ...calls };
}

test('a finger that swipes up or down moves nothing', () => {
	const { host, at, seek, tap, show } = pointers();
	host.down(at(300, 400));
	for (const y of [396, 390, 370, 300]) host.move(at(303, y));
	host.up(at(303, 300));
	host.down(at(300, 400));
	host.move(at(300, 398));
	host.cancel(at(300, 398));
	host.up(at(300, 398));
	for (const call of [seek, tap, show]) expect(call).not.toHaveBeenCalled();
});

test('a finger that hardly moves taps when it is lifted', () => {
	const { host, at, tap } = pointers();
	host.down(at(300, 400));
	host.move(at(304, 405));
	expect(tap).not.toHaveBeenCalled();
	host.up(at(304, 405));
	expect(tap).toHaveBeenCalledExactlyOnceWith(300, 400, true);
});

test('a finger along the axis moves the cursor, elsewhere the view', () => {
	const { host, at, seek, show } = pointers();
	host.down(at(300, 30));
	host.move(at(350, 32));
	expect(seek).toHaveBeenLastCalledWith(135_000);
	host.up(at(350, 32));
	seek.mockClear();
	host.down(at(300, 300));
	host.move(at(280, 302));
	host.move(at(270, 302));
	expect(seek).not.toHaveBeenCalled();
	expect(show).toHaveBeenLastCalledWith({ from: 101_000, to: 201_000 });
});

test('a mouse moves the cursor anywhere', () => {
	const { host, at, seek } = pointers();
	host.down(at(300, 300, 'mouse'));
	host.move(at(305, 320, 'mouse'));
	expect(seek).toHaveBeenLastCalledWith(130_500);
});

test('what is dragged is told with its value, and put back when the browser takes the finger', () => {
	const { host, at, move, hold } = pointers();
	const [handle] = momentHandles({ ...defaultParams, logoutAtS: 130 });
	if (!handle) throw new Error('no handle');
	host.grab(handle, at(302, 60));
	host.move(at(402, 61));
	expect(move).toHaveBeenLastCalledWith(handle, 140);
	expect(hold).toHaveBeenLastCalledWith({ handle, value: 140, x: 402, y: 61 });
	host.cancel(at(402, 61));
	expect(move).toHaveBeenLastCalledWith(handle, 130);
	expect(hold).toHaveBeenLastCalledWith(undefined);
});
