import type { JsonMember, JsonNode, JsonObject } from '../encoding/json-tree.ts';
import { stringOf, valueOf } from '../encoding/json-tree.ts';
import { jsonFormOf } from '../token/json-form.ts';
import { asksForUnencoded } from '../token/unencoded-payload.ts';
import { redactsAnyClaim } from './redaction.ts';
import type { RedactionJob } from './redaction-job.ts';
import {
	redactDisclosure,
	redactEncrypted,
	redactHeader,
	redactPayload,
	redactSignature,
} from './redact-part.ts';
import { redactLeaves, redactWithin } from './redact-values.ts';
import type { TextEdit } from './text-edit.ts';

const encryptedMembers: ReadonlySet<string> = new Set(['encrypted_key', 'ciphertext', 'tag']);

/**
 * Redacts a token in a JSON Serialization (RFC 7515 §7.2, RFC 7516 §7.2, RFC 9901 §8): every signature or recipient, and
 * every member of a name that stands there twice.
 * @returns false for an object that is no token, which is left alone
 */
export function redactJsonForm(root: JsonObject, job: RedactionJob, edits: TextEdit[]): boolean {
	const form = jsonFormOf(root, 0);
	if (form === undefined) return false;
	const list = valueOf(root, form.encrypted ? 'recipients' : 'signatures');
	const entries = list?.type === 'array' ? list.items : [root];
	const unencoded =
		!form.encrypted && entries.some((entry) => asksForUnencoded(stringOf(entry, 'protected') ?? ''));
	for (const member of root.members) redactMember(member, { job, edits, unencoded, inEntry: false });
	return true;
}

interface Where {
	readonly job: RedactionJob;
	readonly edits: TextEdit[];
	readonly unencoded: boolean;
	/** Within one of the signatures or recipients of a general form. */
	readonly inEntry: boolean;
}

function redactMember({ name, value }: JsonMember, where: Where): void {
	if (!value) return;
	const { job, edits, unencoded, inEntry } = where;
	if (name === 'iv' && !inEntry && value.type === 'string') return;
	if ((name === 'signatures' || name === 'recipients') && !inEntry && value.type === 'array') {
		for (const item of value.items) redactEntry(item, where);
		return;
	}
	if ((name === 'header' || name === 'unprotected') && value.type === 'object')
		return redactUnprotected(value, where);
	const redact = redactorOf(name, unencoded);
	if (redact && value.type === 'string') replaceString(value, redact(value.value, job), edits);
	else if (redact) redactLeaves(value, job, edits);
	// What the specifications do not know may say anything.
	else if (redactsAnyClaim(job.redaction)) redactLeaves(value, job, edits);
	else redactWithin(value, job, edits);
}

function redactorOf(
	name: string,
	unencoded: boolean,
): ((encoded: string, job: RedactionJob) => string) | undefined {
	if (name === 'signature') return redactSignature;
	if (encryptedMembers.has(name)) return redactEncrypted;
	if (name === 'protected') return redactHeader;
	if (name === 'payload') return (encoded, job) => redactPayload(encoded, unencoded, job);
	return undefined;
}

function redactEntry(item: JsonNode, where: Where): void {
	if (item.type !== 'object') return redactLeaves(item, where.job, where.edits);
	for (const member of item.members) redactMember(member, { ...where, inEntry: true });
}

/** The header that nothing protects stays, but for disclosures and Key Binding JWT (RFC 9901 §8.1). */
function redactUnprotected(header: JsonObject, { job, edits }: Where): void {
	const rest: JsonMember[] = [];
	for (const member of header.members) {
		const { name, value } = member;
		if (name === 'disclosures' && value?.type === 'array') {
			for (const item of value.items) {
				if (item.type === 'string') replaceString(item, redactDisclosure(item.value, job), edits);
				else redactLeaves(item, job, edits);
			}
		} else if (name === 'kb_jwt' && value?.type === 'string') {
			const redacted = job.redactToken(value.value);
			if (redacted === undefined) redactLeaves(value, job, edits);
			else replaceString(value, redacted, edits);
		} else rest.push(member);
	}
	redactWithin({ ...header, members: rest }, job, edits);
}

function replaceString(
	{ from, to, value }: JsonNode & { type: 'string' },
	text: string,
	edits: TextEdit[],
): void {
	if (text !== value) edits.push({ from, to, text: JSON.stringify(text) });
}
