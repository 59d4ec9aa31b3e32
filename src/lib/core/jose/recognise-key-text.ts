// Light and synchronous: the view asks at every keystroke, to mask a secret before anything else is known of it.

import type { JsonMember, JsonNode } from '../encoding/json-tree.ts';
import { readJson } from '../encoding/json.ts';
import { readBareDer, unwrapKeyText } from './bare-der.ts';
import { findKeyJson } from './key-json.ts';
import type { KeyForm, KeyHint } from './key.ts';
import { containerHoldsSecret, formOfPemLabel } from './pem-labels.ts';
import { findPemBlocks } from './pem.ts';
import { findSshLines } from './ssh-lines.ts';

/** What a key's text looks like, before it is read. */
export interface RecognisedKeyText {
	readonly form: KeyForm;
	/** True when it holds a secret or a private key, or may: the field is then masked. */
	readonly holdsSecret: boolean;
}

/** Recognises the form of a key's text (RFC 7517, RFC 7468). Any text under any hint gives an answer. */
export function recogniseKeyText(text: string, hint: KeyHint): RecognisedKeyText {
	if (text === '') return { form: 'empty', holdsSecret: false };
	const structured = recogniseStructured(text);
	if (hint.readAs === 'secret') return { form: 'secret', holdsSecret: structured?.holdsSecret ?? true };
	if (structured !== undefined) return structured;
	if (text.trim() === '') return { form: 'empty', holdsSecret: false };
	return hint.readAs === 'key'
		? { form: 'unreadable', holdsSecret: true }
		: { form: 'secret', holdsSecret: true };
}

/** True for text that holds an encrypted private key which a passphrase opens, so that the view can ask for one. */
export function holdsEncryptedKey(text: string): boolean {
	const blocks = findPemBlocks(text);
	if (blocks.length > 0) return blocks.some(({ label }) => formOfPemLabel(label) === 'encrypted');
	const inner = unwrapKeyText(text);
	if (inner !== undefined) return holdsEncryptedKey(inner);
	return readBareDer(text)?.state === 'encrypted';
}

function recogniseStructured(text: string): RecognisedKeyText | undefined {
	const plain = recognisePlain(text);
	if (plain !== undefined) return plain;
	const inner = unwrapKeyText(text);
	return inner === undefined ? undefined : recognisePlain(inner);
}

function recognisePlain(text: string): RecognisedKeyText | undefined {
	if (looksLikeJson(text)) return recogniseJson(text);
	const pem = recognisePem(text);
	if (pem !== undefined) return pem;
	if (isPuttyKey(text)) return { form: 'unreadable', holdsSecret: true };
	if (findSshLines(text).length > 0) return { form: 'ssh-public', holdsSecret: false };
	return recogniseBare(text);
}

function recogniseBare(text: string): RecognisedKeyText | undefined {
	const bare = readBareDer(text);
	if (bare?.state === 'encrypted') return { form: 'encrypted', holdsSecret: true };
	return bare?.state === 'key'
		? { form: bare.key.form, holdsSecret: bare.key.format === 'pkcs8' }
		: undefined;
}

/** True for PuTTY's own files of private keys. */
export function isPuttyKey(text: string): boolean {
	return /^\s*PuTTY-User-Key-File-\d/.test(text);
}

/** True when a text must be meant as JSON: an object, or a set of JWKs without the object around it. */
export function looksLikeJson(text: string): boolean {
	return /^[\s\uFEFF]*(?:\{|\[\s*\{)/.test(text);
}

function recogniseJson(text: string): RecognisedKeyText {
	const { root } = readJson(text, 'key');
	const holdsSecret = /"(?:d|k|priv)"\s*:|PRIVATE KEY/.test(text) || hasSecretMember(root);
	const { kind } = findKeyJson(text, root);
	if (kind === 'set' || kind === 'key') return { form: kind === 'set' ? 'jwks' : 'jwk', holdsSecret };
	const [bare] = root?.type === 'object' && kind === 'other' ? root.members.flatMap(recogniseMember) : [];
	const inStrings = recognisePem(text) ?? bare;
	if (inStrings === undefined) return { form: 'unreadable', holdsSecret };
	return { ...inStrings, holdsSecret: holdsSecret || inStrings.holdsSecret };
}

function recogniseMember({ value }: JsonMember): readonly RecognisedKeyText[] {
	const bare = value?.type === 'string' ? recogniseBare(value.value) : undefined;
	return bare === undefined ? [] : [bare];
}

/** RFC 7518 §6.2.2, §6.3.2, §6.4.1; RFC 9964. */
const secretMembers: ReadonlySet<string> = new Set(['d', 'k', 'priv']);

function hasSecretMember(node: JsonNode | undefined): boolean {
	if (node?.type === 'array') return node.items.some(hasSecretMember);
	if (node?.type !== 'object') return false;
	return node.members.some(({ name, value }) => secretMembers.has(name) || hasSecretMember(value));
}

function recognisePem(text: string): RecognisedKeyText | undefined {
	const blocks = findPemBlocks(text);
	if (blocks.length === 0) return undefined;
	// Of a container nothing is known but that it may hold private keys; a mention in the text around is enough, too.
	const holdsSecret =
		/PRIVATE KEY/i.test(text) ||
		blocks.some(({ label }) => label.includes('PRIVATE') || containerHoldsSecret(label));
	const form = blocks.map(({ label }) => formOfPemLabel(label)).find((known) => known !== undefined);
	return { form: form ?? 'unreadable', holdsSecret };
}
