// What remarks on a token, and what a click may ask for: one script, fetched last.
// Fetched along, so that nothing is asked for once a signature fails, or a key is of a rare form, or one is made.
export { diagnose } from '#lib/core/jose/diagnose.ts';
export { nobleKind } from '#lib/core/jose/noble-kinds.ts';
export { readBare } from '#lib/core/jose/rare-keys.ts';
export { exportKeys } from '#lib/state/key-parts.ts';
export { beginFindings } from '#lib/state/findings-facts.svelte.ts';
export { default as ClaimChoices } from './ClaimChoices.svelte';
export { default as Diagnosis } from './Diagnosis.svelte';
export { default as Expectations } from './Expectations.svelte';
export { default as FindingsPanel } from './FindingsPanel.svelte';
export { default as GenerateMenu } from './GenerateMenu.svelte';
export { default as KeyExport } from './KeyExport.svelte';
export { default as KeyFetch } from './KeyFetch.svelte';
export { default as KeyMore } from './KeyMore.svelte';
export { default as KeyPassphrase } from './KeyPassphrase.svelte';
export { default as KeyProblems } from './KeyProblems.svelte';
export { default as MemberEditor } from './MemberEditor.svelte';
export { default as ProblemList } from './ProblemList.svelte';
export { default as SampleList } from './SampleList.svelte';
export { default as SignatureText } from './SignatureText.svelte';
export { default as TimeChoices } from './TimeChoices.svelte';
export { default as TimeField } from './TimeField.svelte';
export { insight, loadInsight } from './insight-part.ts';
export { debuggerCommands } from './debugger-palette.ts';
export { takePasted } from './taking.ts';
export { describeHeldTime } from './words/describe-held-time.ts';
export { describeProblem } from './words/describe-problem.ts';
