import { encodeBase64url } from '../encoding/base64url.ts';
import { compactJson } from '../encoding/json-layout.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import type { Draft, DraftPart, Frame, TextPart } from './draft.ts';
import { partIndex } from './draft.ts';
import { asksForUnencoded } from './unencoded-payload.ts';

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

/** A payload as it is signed: its base64url, or its very text where the header asks for that (RFC 7797 §3). */
function encodePayload(part: DraftPart, unencoded: boolean): string {
	return unencoded && part.kind === 'text' ? textToEncode(part) : encodePart(part);
}

function encodeParts({ parts }: Draft): readonly string[] {
	const header = parts[partIndex.header];
	const payload = parts[partIndex.payload];
	const plain = payload?.kind === 'text' && header !== undefined && asksForUnencoded(encodePart(header));
	return parts.map((part, index) =>
		index === partIndex.payload ? encodePayload(part, plain) : encodePart(part),
	);
}

/** The content that does not stand in the token, as it is signed; undefined where there is none. */
export function encodeContent({ parts, content }: Draft): string | undefined {
	const header = parts[partIndex.header];
	return content && encodePayload(content.part, header !== undefined && asksForUnencoded(encodePart(header)));
}

/** The token's text (RFC 7515 §7.1, §7.2); for an untouched draft, byte for byte what was read. */
export function writeToken(draft: Draft): string {
	const encoded = encodeParts(draft);
	return draft.frame ? writeFrame(draft.frame, encoded) : encoded.join('.') + draft.tail;
}

/** The JWS Signing Input of a draft (RFC 7515 §5.1 step 5, RFC 7797 §3); undefined for what is no JWS. */
export function signingInputOf(draft: Draft): string | undefined {
	const [header, payload] = encodeParts(draft);
	if (header === undefined || payload === undefined) return undefined;
	return `${header}.${payload === '' ? (encodeContent(draft) ?? '') : payload}`;
}

function writeFrame({ text, slots }: Frame, encoded: readonly string[]): string {
	let out = '';
	let at = 0;
	for (const { part, from, to, value, missing } of slots) {
		const now = encoded[part] ?? '';
		if (now === value) continue;
		const literal = JSON.stringify(now);
		const added = missing && `${JSON.stringify(missing.name)}:${literal}${missing.alone ? '' : ','}`;
		out += text.slice(at, from) + (added ?? literal.slice(1, -1));
		at = to;
	}
	return out + text.slice(at);
}
