// What a WebCrypto lacks is computed by @noble/curves and @noble/post-quantum, each fetched when a key first asks for
// it: nobody pays for a curve that they do not use, nor for what stands between this page and the libraries.

import type { EngineAnswer } from './engine.ts';
import type { NobleKind } from './noble-kinds.ts';

const loaded = new Map<string, Promise<NobleKind | undefined>>();

function load(name: string): Promise<NobleKind | undefined> {
	const known = loaded.get(name);
	if (known !== undefined) return known;
	const kind = import('./noble-kinds.ts').then(({ nobleKind }) => nobleKind(name));
	loaded.set(name, kind);
	// What could not be fetched now may be fetched later.
	kind.catch(() => loaded.delete(name));
	return kind;
}

/**
 * Asks the library for something that concerns one kind of key, named by curve or parameter set.
 * @returns `not-supported` where it has no such kind or could not be fetched, `refused` where it takes not the bytes
 */
export async function askNoble<T>(name: string, ask: (kind: NobleKind) => T): Promise<EngineAnswer<T>> {
	const kind = await load(name).catch(() => undefined);
	if (kind === undefined) return { ok: false, why: 'not-supported' };
	try {
		return { ok: true, value: ask(kind) };
	} catch {
		return { ok: false, why: 'refused' };
	}
}
