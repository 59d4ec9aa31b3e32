import { fetchOnce } from '#lib/state/fetch-once.ts';

const load = fetchOnce(() => import('./taking.ts'));

/** What takes any text or file that is pasted or dropped; undefined when it cannot be had. */
export const loadTaking = () => load().catch(() => undefined);
