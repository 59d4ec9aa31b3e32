import { readJson } from '../encoding/json.ts';
import { readCompact } from '../token/read-compact.ts';
import type { Segment } from '../token/reading.ts';
import { jsonFormOf } from '../token/json-form.ts';
import { emptyTally, type RedactionJob, type Tally } from './redaction-job.ts';
import type { Redaction } from './redaction.ts';
import { redactJsonForm } from './redact-json-form.ts';
import {
	redactDisclosure,
	redactEncrypted,
	redactHeader,
	redactPayload,
	redactPayloadText,
	redactSignature,
} from './redact-part.ts';
import { redactedMark, redactedPart } from './redacted-bytes.ts';
import { editText, type TextEdit } from './text-edit.ts';

/** A token that may be shown to others, and what was taken out of it; or why there is none. */
export type RedactedToken =
	| { readonly state: 'redacted'; readonly token: string; readonly tally: Readonly<Tally> }
	/** `broken-json`: what stands outside of what can be read of it could not be redacted. */
	| { readonly state: 'impossible'; readonly reason: 'no-token' | 'not-a-token' | 'broken-json' };

/** Tokens within tokens, deeper than any that is meant: what is further in goes as a whole. */
const deepest = 12;

/**
 * A token without its signatures (RFC 7515 §5.1), and what else is chosen to go. It decodes as before; a signature is
 * replaced by bytes of the same length that cannot be one (`redactedSignature`), encrypted parts by text that no key
 * opens. What stays, stays character by character. Total.
 */
export function redactToken(text: string, redaction: Redaction): RedactedToken {
	const trimmed = text.trim();
	if (trimmed === '') return { state: 'impossible', reason: 'no-token' };
	if (trimmed.startsWith('{')) {
		const { root, wellFormed } = readJson(trimmed);
		if (!wellFormed && jsonFormOf(root, 0)) return { state: 'impossible', reason: 'broken-json' };
	}
	const tally = emptyTally();
	const token = redactedText(trimmed, jobFor(redaction, tally, 0));
	return token === undefined
		? { state: 'impossible', reason: 'not-a-token' }
		: { state: 'redacted', token, tally };
}

/** A payload that stands beside its token, detached or decrypted, redacted as one in the token is. */
export function redactContent(text: string, redaction: Redaction): { text: string; tally: Readonly<Tally> } {
	const tally = emptyTally();
	return { text: redactPayloadText(text, jobFor(redaction, tally, 0)), tally };
}

function jobFor(redaction: Redaction, tally: Tally, depth: number): RedactionJob {
	const job: RedactionJob = {
		redaction,
		tally,
		redactToken: (text) => {
			if (depth >= deepest) return redactedMark;
			const redacted = redactedText(text.trim(), jobFor(redaction, tally, depth + 1));
			if (redacted !== undefined) tally.nested++;
			return redacted;
		},
		redactForm: (node, edits) => redactJsonForm(node, job, edits),
	};
	return job;
}

/** Undefined for a text that is no token. */
function redactedText(text: string, job: RedactionJob): string | undefined {
	if (!text.startsWith('{')) return redactCompact(text, job);
	const { root, wellFormed } = readJson(text);
	const edits: TextEdit[] = [];
	// A broken JSON text within a token goes as a whole: what stands outside of its tree may be anything.
	if (!wellFormed) return jsonFormOf(root, 0) ? redactedMark : undefined;
	return root?.type === 'object' && job.redactForm(root, edits) ? editText(text, edits) : undefined;
}

function redactCompact(text: string, job: RedactionJob): string | undefined {
	const { kind, segments, tail, unencoded } = readCompact(text);
	if (kind === 'unknown') return undefined;
	const parts = segments.map((segment) => redactSegment(segment, unencoded, job));
	return parts.join('.') + redactTail(tail, job);
}

function redactSegment({ role, encoded }: Segment, unencoded: boolean, job: RedactionJob): string {
	switch (role) {
		case 'header':
			return redactHeader(encoded, job);
		case 'payload':
			return redactPayload(encoded, unencoded, job);
		case 'initialization-vector':
			return encoded;
		case 'signature':
			return redactSignature(encoded, job);
		case 'extra':
			// Whatever it is: a fourth part may well be the signature.
			return redactedPart(encoded);
		default:
			return redactEncrypted(encoded, job);
	}
}

/** Disclosures and the Key Binding JWT (RFC 9901 §4). */
function redactTail(tail: string, job: RedactionJob): string {
	const redact = (part: string, index: number) => {
		if (index === 0 || part === '') return part;
		if (part.includes('.')) return job.redactToken(part) ?? redactedPart(part);
		return redactDisclosure(part, job);
	};
	return tail.split('~').map(redact).join('~');
}
