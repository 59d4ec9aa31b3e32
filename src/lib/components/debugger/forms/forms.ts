// What the debugger shows of all but a plain signed token: one script, fetched after all that signed tokens need.
export { beginForms } from '#lib/state/begin-forms.svelte.ts';
export { default as EncryptionPanel } from './EncryptionPanel.svelte';
