// Light and synchronous: the view asks at every keystroke, to mask a secret before anything else is known of it.

import { decodeBase64url } from '../encoding/base64url.ts';
import { membersNamed } from '../encoding/json-tree.ts';
import type { JsonNode } from '../encoding/json-tree.ts';
import { readJson } from '../encoding/json.ts';
import { readKeyDer } from './key-der.ts';
import type { DerKey } from './key-der.ts';
import type { KeyForm, KeyHint } from './key.ts';
import { findPemBlocks } from './pem.ts';

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

/** A public SSH key's line (RFC 4253 §6.6), which is no secret although it looks like one. */
export const sshPublicKey = /^\s*(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-\S+|sk-\S+)\s+AAAA/;

function recogniseStructured(text: string): RecognisedKeyText | undefined {
	if (looksLikeJson(text)) return recogniseJson(text);
	const pem = recognisePem(text);
	if (pem !== undefined) return pem;
	if (sshPublicKey.test(text)) return { form: 'unreadable', holdsSecret: false };
	const bare = readBareDer(text);
	return bare && { form: bare.form, holdsSecret: bare.format === 'pkcs8' };
}

/** True when a text must be meant as JSON: an object, or a set of JWKs without the object around it. */
export function looksLikeJson(text: string): boolean {
	return /^[\s\uFEFF]*(?:\{|\[\s*\{)/.test(text);
}

function recogniseJson(text: string): RecognisedKeyText {
	const { root } = readJson(text, 'key');
	const holdsSecret = /"(?:d|k|priv)"\s*:|PRIVATE KEY/.test(text) || hasSecretMember(root);
	if (membersNamed(root, 'keys').length > 0 || root?.type === 'array') return { form: 'jwks', holdsSecret };
	if (membersNamed(root, 'kty').length > 0) return { form: 'jwk', holdsSecret };
	return recognisePem(text) ?? { form: 'unreadable', holdsSecret };
}

/** RFC 7518 §6.2.2, §6.3.2, §6.4.1; RFC 9964. */
const secretMembers: ReadonlySet<string> = new Set(['d', 'k', 'priv']);

function hasSecretMember(node: JsonNode | undefined): boolean {
	if (node?.type === 'array') return node.items.some(hasSecretMember);
	if (node?.type !== 'object') return false;
	return node.members.some(({ name, value }) => secretMembers.has(name) || hasSecretMember(value));
}

/** The labels of RFC 7468 and of OpenSSL's traditional forms, and the form that each announces. */
const formOfLabel: ReadonlyMap<string, KeyForm> = new Map<string, KeyForm>([
	['PUBLIC KEY', 'spki'],
	['PRIVATE KEY', 'pkcs8'],
	['RSA PUBLIC KEY', 'pkcs1'],
	['RSA PRIVATE KEY', 'pkcs1'],
	['EC PRIVATE KEY', 'sec1'],
	['CERTIFICATE', 'x509'],
	['X509 CERTIFICATE', 'x509'],
	['TRUSTED CERTIFICATE', 'x509'],
]);

/** The form that a PEM label announces; undefined for a label that names no key which can be read. */
export function formOfPemLabel(label: string): KeyForm | undefined {
	return formOfLabel.get(label);
}

function recognisePem(text: string): RecognisedKeyText | undefined {
	const blocks = findPemBlocks(text);
	if (blocks.length === 0) return undefined;
	const holdsSecret = /PRIVATE KEY/.test(text);
	const form = blocks.map(({ label }) => formOfLabel.get(label)).find((known) => known !== undefined);
	return { form: form ?? 'unreadable', holdsSecret };
}

/** A key's DER in base64 without armour. Only a whole key of a known shape counts: a secret never has one. */
export function readBareDer(text: string): DerKey | undefined {
	const base64 = text.replace(/\\[rn]|\s/g, '');
	if (!/^M[A-Za-z0-9+/_-]{40,}={0,2}$/.test(base64)) return undefined;
	const { bytes } = decodeBase64url(base64.replace(/=+$/, ''));
	const read = readKeyDer(bytes);
	return typeof read === 'string' || read.name === 'unknown' ? undefined : read;
}
