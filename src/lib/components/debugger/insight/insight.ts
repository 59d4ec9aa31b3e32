// What someone does with a token beyond reading, editing and checking it: one script, fetched last of the debugger's own.
export { default as HistoryButton } from './history/HistoryButton.svelte';
export { default as InsightActions } from './InsightActions.svelte';
export { copyDecoded } from './decoded-text.ts';
export { copyRedacted } from './copy-redacted.ts';
export { sharing } from './sharing.svelte.ts';
export { showCompare, showHistory } from './dialogs.svelte.ts';
export { showCode } from './code-choice.svelte.ts';
export { manyCommands, openMany } from './many/open-many.ts';
export { startGuessing } from '#lib/state/start-guessing.ts';
