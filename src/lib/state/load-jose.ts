import { fetchOnce } from './fetch-once.ts';

/** The cryptography; a page that can already read tokens does not wait for them. */
export const loadJose = fetchOnce(() => import('./jose-parts.ts'));
