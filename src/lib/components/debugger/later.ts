// The parts of the debugger that a page needs only after it can already read a token: one chunk.
export { beginJudging } from '#lib/state/begin-judging.svelte.ts';
export { default as AlgorithmSelect } from './AlgorithmSelect.svelte';
export { default as ClaimMenus } from './ClaimMenus.svelte';
export { default as EditedBar } from './EditedBar.svelte';
export { default as FindingsPanel } from './FindingsPanel.svelte';
export { default as KeyPanel } from './KeyPanel.svelte';
export { default as LifeStrip } from './LifeStrip.svelte';
export { default as MembersTable } from './MembersTable.svelte';
export { default as SampleMenu } from './SampleMenu.svelte';
export { default as SignaturePanel } from './SignaturePanel.svelte';
export { default as TokenChooser } from './TokenChooser.svelte';
export { default as VerdictPanel } from './VerdictPanel.svelte';
export { debuggerCommands } from './debugger-palette.ts';
export { copyAsJson } from './copy-as-json.ts';
export { panelAnchors, panelAnnotations } from './words/annotate.ts';
export { markPanel } from './words/mark-panel.ts';
