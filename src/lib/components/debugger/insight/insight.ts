// What someone does with a token beyond reading, editing and checking it: one script, fetched last of the debugger's own.
export { default as InsightActions } from './InsightActions.svelte';
