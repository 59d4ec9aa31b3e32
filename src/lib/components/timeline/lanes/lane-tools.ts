// What explains the picture and moves things in it: it comes once the picture is shown.
export { default as CallTicks } from './CallTicks.svelte';
export { withCall } from './call-ticks.ts';
export { default as ClockDial } from './ClockDial.svelte';
export { default as DragBubble } from './DragBubble.svelte';
export { default as LaneLegend } from './LaneLegend.svelte';
export { default as MomentHandles } from './MomentHandles.svelte';
export { default as OfflineLayer } from './OfflineLayer.svelte';
export { default as ReuseCallout } from './ReuseCallout.svelte';
