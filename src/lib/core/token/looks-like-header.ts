import { decodeBase64url } from '../encoding/base64url.ts';
import { decodeUtf8 } from '../encoding/utf8.ts';

/** True when the first part of a text decodes to something that begins as a JSON object with members does. */
export function looksLikeHeader(text: string): boolean {
	const [first = ''] = text.split('.', 1);
	const { text: start } = decodeUtf8(decodeBase64url(first.slice(0, 120)).bytes);
	return /^\{\s*("|\}|$)/.test(start);
}
