import { fetchOnce } from './fetch-once.ts';

/** What makes, writes and takes apart keys; a page that can already sign and verify does not wait for it. */
export const loadKeyParts = fetchOnce(() => import('./key-parts.ts'));
