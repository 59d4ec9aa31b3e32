// What this browser's WebCrypto can do is asked by trying, once, and never by the browser's name: engines gain and
// lose algorithms with every release. What it lacks runs on a library that is fetched only then.

import { askEngine } from './engine.ts';

const answers = new Map<string, Promise<boolean>>();

/**
 * Whether WebCrypto here does something.
 * @param question names what is tried: the same name is answered from memory
 * @param attempt rejects where the engine lacks it
 * @returns false, too, where there is no WebCrypto at all
 */
export function canEngine(
	question: string,
	attempt: (subtle: SubtleCrypto) => Promise<unknown>,
): Promise<boolean> {
	let answer = answers.get(question);
	if (answer === undefined) {
		answer = askEngine(attempt).then(({ ok }) => ok);
		answers.set(question, answer);
	}
	return answer;
}

/** Where something is computed: the browser's own WebCrypto, or a library in its place. */
export type RunsOn = 'webcrypto' | 'noble';

/** Forgets what was asked, for tests that take algorithms away. */
export function forgetCapabilities(): void {
	answers.clear();
}
