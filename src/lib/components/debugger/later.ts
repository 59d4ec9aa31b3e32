// What the debugger needs to edit, sign, verify and answer, once the page can already read a token: one script.
export { beginJudging } from '#lib/state/begin-judging.svelte.ts';
export { openEditors } from '../ui/load-editor.ts';
export { default as JsonPanel } from './JsonPanel.svelte';
export { default as TokenPanel } from './TokenPanel.svelte';
export { default as WorkPanels } from './WorkPanels.svelte';
export { loadTaking } from './load-taking.ts';
