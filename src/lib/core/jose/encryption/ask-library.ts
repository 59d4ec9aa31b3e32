import type { EngineAnswer } from '../engine.ts';

/**
 * Asks a library in WebCrypto's place, in WebCrypto's way: its exceptions become values.
 * @param load fetches it; where that fails, nothing here computes the thing
 */
export async function askLibrary<Library, T>(
	load: () => Promise<Library>,
	ask: (library: Library) => T,
): Promise<EngineAnswer<T>> {
	let library: Library;
	try {
		library = await load();
	} catch {
		return { ok: false, why: 'not-supported' };
	}
	try {
		return { ok: true, value: ask(library) };
	} catch {
		return { ok: false, why: 'refused' };
	}
}
