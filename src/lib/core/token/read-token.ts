import { readCompact } from './read-compact.ts';
import { readJsonForm } from './read-json-form.ts';
import type { ReadOptions, Reading } from './reading.ts';

/**
 * Reads a token's text (RFC 7515 §5.2, RFC 7516 §5.2, RFC 7519 §7.2) in any serialization: everything that can be
 * read, each fault with its place. Total: any text gives a reading, and a broken part never hides a good one.
 * @param previous an earlier reading, whose unchanged parts are taken over instead of being read again
 */
export function readToken(text: string, previous?: Reading, options: ReadOptions = {}): Reading {
	const form = text.trimStart().startsWith('{') ? readJsonForm(text, options) : undefined;
	return form ?? readCompact(text, previous, options);
}
