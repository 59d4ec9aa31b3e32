// What the bar's buttons open, and news of the site itself: one script, fetched last.
export { default as CommandPalette } from './CommandPalette.svelte';
export { default as RequestList } from './RequestList.svelte';
export { default as ThemeChoice } from './ThemeChoice.svelte';
export { default as UpdateNotice } from './UpdateNotice.svelte';
