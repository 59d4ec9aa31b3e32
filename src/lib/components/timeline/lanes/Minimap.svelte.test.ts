import { flushSync, mount, unmount } from 'svelte';
import { expect, onTestFinished, test, vi } from 'vitest';
import { defaultParams } from '#lib/core/simulation/refresh/params.ts';
import { simulate } from '#lib/core/simulation/refresh/simulate.ts';
import Minimap from './Minimap.svelte';
import type { TimeView } from './time-view.ts';

function show(view: TimeView) {
	const onview = vi.fn();
	const props = $state({ trace: simulate(defaultParams), view, cursor: 0, onview });
	const component = mount(Minimap, { target: document.body, props });
	flushSync();
	onTestFinished(async () => {
		await unmount(component);
	});
	const press = (name: string, key: string) =>
		document
			.querySelector(`[role=slider][aria-label="${name}"]`)
			?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
	return { press, onview };
}
const frame = 'Part of the run that is shown';

test('the frame moves with keys and keeps its length, to the ends of the run', () => {
	const { press, onview } = show({ from: 1_000_000, to: 2_000_000 });
	press(frame, 'ArrowRight');
	expect(onview).toHaveBeenLastCalledWith({ from: 1_050_000, to: 2_050_000 });
	press(frame, 'PageDown');
	expect(onview).toHaveBeenLastCalledWith({ from: 0, to: 1_000_000 });
	press(frame, 'End');
	expect(onview).toHaveBeenLastCalledWith({ from: 6_200_000, to: 7_200_000 });
});

test('its ends move alone', () => {
	const { press, onview } = show({ from: 1_000_000, to: 2_000_000 });
	press('Beginning of the part that is shown', 'ArrowRight');
	expect(onview).toHaveBeenLastCalledWith({ from: 1_050_000, to: 2_000_000 });
	press('End of the part that is shown', 'ArrowLeft');
	expect(onview).toHaveBeenLastCalledWith({ from: 1_000_000, to: 1_950_000 });
});
