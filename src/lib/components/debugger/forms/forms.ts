// What the debugger shows of all but a plain signed token: one script, fetched after all that signed tokens need.
export { beginForms } from '#lib/state/begin-forms.svelte.ts';
export { preloadLibraries } from '#lib/core/jose/preload-libraries.ts';
export { default as ClosedContent } from './ClosedContent.svelte';
export { default as EncryptDialog } from './EncryptDialog.svelte';
export { default as EncryptionPanel } from './EncryptionPanel.svelte';
export { default as FormMenu } from './FormMenu.svelte';
export { default as LayersBar } from './LayersBar.svelte';
export { default as PayloadNotes } from './PayloadNotes.svelte';
export { default as SignaturesList } from './SignaturesList.svelte';
export { default as UnprotectedHeaders } from './UnprotectedHeaders.svelte';
export { default as EncryptionSelects } from './EncryptionSelects.svelte';
export { keyOfEncrypted } from './key-of-encrypted.ts';
export { makeEncryptionKey } from './make-encryption-key.ts';
export { default as BoundPanel } from './BoundPanel.svelte';
export { showAlgorithms } from './show-algorithms.ts';
export { default as IssueDialog } from './IssueDialog.svelte';
export { default as SdJwtPart } from './SdJwtPart.svelte';
