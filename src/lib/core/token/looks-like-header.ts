import { decodeBase64url } from '../encoding/base64url.ts';
import { decodeUtf8 } from '../encoding/utf8.ts';

/** Characters in which all but odd headers show what they begin with. */
const enough = 120;

/**
 * True when the first part of a text decodes to something that begins as a JSON object does: a bracket alone, as
 * `ey` and `e3` decode to, is no more than the name of a host or a file.
 */
export function looksLikeHeader(text: string): boolean {
	const [first = ''] = text.split('.', 1);
	const start = decoded(first.slice(0, enough));
	// The white space of a header may be longer than what was decoded of it.
	const isUndecided = first.length > enough && /^\{\s*$/.test(start);
	return /^\{\s*["}]/.test(isUndecided ? decoded(first) : start);
}

function decoded(encoded: string): string {
	return decodeUtf8(decodeBase64url(encoded).bytes).text;
}
