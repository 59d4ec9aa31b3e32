import { fetchOnce } from './fetch-once.ts';

/** What opens and makes encrypted tokens; a page that can already verify signed ones does not wait for it. */
export const loadEncryption = fetchOnce(() => import('./encryption-parts.ts'));
