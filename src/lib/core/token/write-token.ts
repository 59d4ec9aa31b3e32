import { encodeBase64url } from '../encoding/base64url.ts';
import { compactJson } from '../encoding/json-layout.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import type { Draft, DraftPart, TextPart } from './draft.ts';

/** A part is immutable, so its encoding is worked out once: a keystroke in one panel costs that panel only. */
const encodings = new WeakMap<TextPart, string>();

/** The encoded text of one part: as pasted, or the base64url of the panel's text (RFC 7515 §3.1). */
export function encodePart(part: DraftPart): string {
	if (part.kind === 'encoded') return part.encoded;
	let encoded = encodings.get(part);
	if (encoded === undefined) {
		encoded = encodeBase64url(encodeUtf8(textToEncode(part)));
		encodings.set(part, encoded);
	}
	return encoded;
}

/**
 * The text whose bytes a panel stands for: the laid-out white space taken out again, unless the text is
 * so broken that taking it out would change what it says.
 */
export function textToEncode(part: TextPart): string {
	return part.layout === 'pretty' ? (compactJson(part.text) ?? part.text) : part.text;
}

/** The token's text (RFC 7515 §7.1); for an untouched draft, byte for byte what was read. */
export function writeToken(draft: Draft): string {
	return draft.parts.map(encodePart).join('.') + draft.tail;
}
