import { encodeBase64url } from '../encoding/base64url.ts';
import { stringOf } from '../encoding/json-tree.ts';
import { readJson } from '../encoding/json.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import { readDisclosure } from '../jose/sd-jwt/read-disclosure.ts';
import { readJsonForm } from '../token/read-json-form.ts';
import { readSegment } from '../token/read-segment.ts';
import { redactsAnyClaim, redactsClaim } from './redaction.ts';
import type { RedactionJob } from './redaction-job.ts';
import { redactClaims, redactLeaves, redactTokensIn, redactWithin } from './redact-values.ts';
import { redactedMark, redactedPart, redactedSignature } from './redacted-bytes.ts';
import { editText, type TextEdit } from './text-edit.ts';

/** A protected header: its exact characters, unless a key or a token in it goes. One that is no JSON stays as it is. */
export function redactHeader(encoded: string, job: RedactionJob): string {
	const { json, utf8 } = readSegment('header', encoded, 0);
	if (!json?.wellFormed || !utf8) return job.redaction.keys ? redactedPart(encoded) : encoded;
	const edits: TextEdit[] = [];
	redactWithin(json.root!, job, edits);
	return edits.length === 0 ? encoded : encodeBase64url(encodeUtf8(editText(json.text, edits)));
}

/**
 * A payload: its exact characters, unless something in it goes.
 * @param unencoded it stands as it is (RFC 7797), not as base64url
 */
export function redactPayload(encoded: string, unencoded: boolean, job: RedactionJob): string {
	if (encoded === '') return '';
	const { text = '', utf8 } = readSegment('payload', encoded, 0, { unencoded });
	if (!utf8) return redactsAnyClaim(job.redaction) ? redactedPart(encoded) : encoded;
	const redacted = redactPayloadText(text, job);
	if (redacted === text) return encoded;
	return unencoded ? redacted : encodeBase64url(encodeUtf8(redacted));
}

/** The same for a payload's text: claims, a token as a whole, or any other text, which goes where claim values may. */
export function redactPayloadText(text: string, job: RedactionJob): string {
	const trimmed = text.trim();
	const looksInside = job.redaction.nested || redactsAnyClaim(job.redaction);
	const inner = looksInside && isToken(trimmed) ? job.redactToken(trimmed) : undefined;
	if (inner !== undefined) return text.replace(trimmed, () => inner);
	const { root, wellFormed } = readJson(text, 'payload');
	if (root && wellFormed) {
		const edits: TextEdit[] = [];
		redactClaims(root, job, edits);
		return editText(text, edits);
	}
	// Of a broken text nobody can say where a value begins and ends.
	if (redactsAnyClaim(job.redaction)) return text === '' ? '' : redactedMark;
	return looksInside ? redactTokensIn(text, job) : text;
}

/** Claims may have the names of a token's parts: only a header that names an algorithm makes a token of them. */
function isToken(text: string): boolean {
	if (/^e[yw3]/.test(text)) return true;
	return text.startsWith('{') && stringOf(readJsonForm(text, {})?.joseHeader, 'alg') !== undefined;
}

/** A signature: bytes that cannot be one, of the same length. */
export function redactSignature(encoded: string, { tally }: RedactionJob): string {
	if (encoded !== '') tally.signatures++;
	return redactedPart(encoded, redactedSignature);
}

/** An encrypted key, a ciphertext or an authentication tag. */
export function redactEncrypted(encoded: string, { tally }: RedactionJob): string {
	if (encoded !== '') tally.encrypted++;
	return redactedPart(encoded);
}

/**
 * A disclosure (RFC 9901 §4.2). Where its value goes, the salt goes with it: who knows the salt can try values until the
 * digest fits. An element of an array, which has no name, goes wherever claim values do.
 */
export function redactDisclosure(encoded: string, job: RedactionJob): string {
	if (encoded === '') return '';
	const { redaction, tally } = job;
	const { contents, problems } = readDisclosure({ encoded, range: { from: 0, to: encoded.length } }, 0);
	const { root } = readJson(contents.text);
	if (contents.form === undefined || root?.type !== 'array' || problems.length > 0) {
		if (!redactsAnyClaim(redaction)) return redactOpaque(encoded, job);
		tally.disclosures++;
		return redactedPart(encoded);
	}
	const edits: TextEdit[] = [];
	const value = root.items.at(-1)!;
	if (goes(contents.name, job)) {
		tally.disclosures++;
		if (contents.name !== undefined) tally.claims.add(contents.name);
		redactLeaves(root.items[0]!, job, edits);
		redactLeaves(value, job, edits);
	} else redactWithin(value, job, edits);
	return edits.length === 0 ? encoded : encodeBase64url(encodeUtf8(editText(contents.text, edits)));
}

/** A name within a disclosure need not be that of a claim of the whole, so that only the person's word keeps it. */
function goes(name: string | undefined, { redaction }: RedactionJob): boolean {
	if (redaction.values === 'keep') return name !== undefined && redactsClaim(redaction, name);
	return name === undefined || !redaction.except.has(name) || redactsClaim(redaction, name);
}

/** Behind a tilde where a disclosure should stand: a token loses its signature wherever it stands. */
function redactOpaque(encoded: string, job: RedactionJob): string {
	return encoded.includes('.') ? (job.redactToken(encoded) ?? redactedPart(encoded)) : encoded;
}
