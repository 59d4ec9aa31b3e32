import type { JsonNode } from '../encoding/json-tree.ts';
import { stringOf } from '../encoding/json-tree.ts';
import { extractTokens } from '../token/extract-tokens.ts';
import { keyMembers, privateMembers, redactsAnyClaim, redactsClaim } from './redaction.ts';
import type { RedactionJob } from './redaction-job.ts';
import { redactedMark } from './redacted-bytes.ts';
import { editText, type TextEdit } from './text-edit.ts';

/** More tokens in one text than this are not looked for: such a text goes as a whole. */
const mostTokens = 100;

/**
 * Takes the values out of a JSON value and leaves its shape: strings say REDACTED, numbers are 0, `true` and `false` are
 * `false`; names, order, lengths of arrays and white space stay.
 */
export function redactLeaves(root: JsonNode, { tally }: RedactionJob, edits: TextEdit[]): void {
	const open: JsonNode[] = [root];
	for (let node = open.pop(); node; node = open.pop()) {
		if (node.type === 'object') {
			for (const { value } of node.members) if (value) open.push(value);
		} else if (node.type === 'array') for (const item of node.items) open.push(item);
		else if (node.type !== 'null')
			edits.push({ from: node.from, to: node.to, text: redactedLeaf(node.type) });
		if (node.type === 'string') tally.values.add(node.value);
		else if (node.type === 'number') tally.values.add(node.lexeme);
	}
}

function redactedLeaf(type: 'string' | 'number' | 'boolean'): string {
	if (type === 'string') return `"${redactedMark}"`;
	return type === 'number' ? '0' : 'false';
}

/**
 * Redacts within the claims of a payload, or what is a claim to itself.
 * @param root the claims; any other value is taken out wherever claim values may go
 */
export function redactClaims(root: JsonNode, job: RedactionJob, edits: TextEdit[]): void {
	const { redaction, tally } = job;
	if (root.type !== 'object') {
		if (redaction.values === 'keep') redactWithin(root, job, edits);
		else redactLeaves(root, job, edits);
		return;
	}
	for (const { name, value } of root.members) {
		if (!value) continue;
		if (redactsClaim(redaction, name)) {
			tally.claims.add(name);
			redactLeaves(value, job, edits);
		} else redactMember(name, value, root, job, edits);
	}
}

/** Redacts what must not stay in a value that stays: tokens with their signatures, private keys, by choice all keys. */
export function redactWithin(root: JsonNode, job: RedactionJob, edits: TextEdit[]): void {
	const open: JsonNode[] = [root];
	for (let node = open.pop(); node; node = open.pop()) {
		if (node.type === 'string') redactString(node, job, edits);
		else if (node.type === 'array') for (const item of node.items) open.push(item);
		else if (node.type === 'object' && !(looksInside(job) && job.redactForm(node, edits))) {
			for (const { name, value } of node.members)
				if (value && !redactKey(name, value, node, job, edits)) open.push(value);
		}
	}
}

const looksInside = ({ redaction }: RedactionJob): boolean => redaction.nested || redactsAnyClaim(redaction);

function redactMember(
	name: string,
	value: JsonNode,
	holder: JsonNode,
	job: RedactionJob,
	edits: TextEdit[],
): void {
	if (!redactKey(name, value, holder, job, edits)) redactWithin(value, job, edits);
}

/** Takes out a member that is a key; false where it is none, or may stay. */
function redactKey(
	name: string,
	value: JsonNode,
	holder: JsonNode,
	job: RedactionJob,
	edits: TextEdit[],
): boolean {
	const isSecret = privateMembers.has(name) && stringOf(holder, 'kty') !== undefined;
	if (!isSecret && !(job.redaction.keys && keyMembers.has(name))) return false;
	job.tally.keys++;
	redactLeaves(value, job, edits);
	return true;
}

function redactString(node: JsonNode & { type: 'string' }, job: RedactionJob, edits: TextEdit[]): void {
	if (!looksInside(job)) return;
	const text = redactTokensIn(node.value, job);
	if (text !== node.value) edits.push({ from: node.from, to: node.to, text: JSON.stringify(text) });
}

/** A text with the tokens in it redacted: one that is a token as a whole, or any text around some. */
export function redactTokensIn(text: string, job: RedactionJob): string {
	// What holds no token at all is most texts: a header has at least so many characters.
	if (text.length < 8) return text;
	const trimmed = text.trim();
	const whole = trimmed.startsWith('{') ? job.redactToken(trimmed) : undefined;
	if (whole !== undefined) return text.replace(trimmed, () => whole);
	const found = extractTokens(text);
	if (found.length > mostTokens) return redactedMark;
	const edits = found.map(({ token, range }) => ({ ...range, text: job.redactToken(token) ?? redactedMark }));
	return editText(text, edits);
}
