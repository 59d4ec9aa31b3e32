// What changes a run and looks into it, in one script that comes once the run is shown.
export * as laneTools from './lanes/lane-tools.ts';
export { default as Minimap } from './lanes/Minimap.svelte';
export { default as RunParameters } from './parameters/RunParameters.svelte';
export { default as Inspector } from './report/Inspector.svelte';
export { default as Scoreboard } from './report/Scoreboard.svelte';
export { default as RunMenu } from './RunMenu.svelte';
export { noticeText, scenarioNotices } from './words/scenario-notices.ts';
