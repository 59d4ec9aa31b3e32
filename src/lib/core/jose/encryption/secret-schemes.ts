// The schemes whose key is a secret that both sides share (RFC 7518 §4.4, §4.5, §4.7, §4.8).

import { decodeBase64url, encodeBase64url } from '../../encoding/base64url.ts';
import { encodeUtf8 } from '../../encoding/utf8.ts';
import { askEngine } from '../engine.ts';
import type { EngineAnswer } from '../engine.ts';
import type { Key } from '../key.ts';
import { openGcm, sealGcm, unwrapKey, wrapKey } from './aes.ts';
import { concatBytes } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import { fault, given } from './jwe.ts';
import type { JweResult } from './jwe.ts';
import { iterations } from './key-parameters.ts';
import { unsupported } from './key-scheme.ts';
import type { KeyQuestion, KeyScheme, Wrapped } from './key-scheme.ts';

const symmetricMilliseconds = 0.1;
const nothing = new Uint8Array();

const secretOf = (key: Key): Bytes => decodeBase64url(key.jwk.k ?? '').bytes;

/** `dir`: the secret is the content key (RFC 7518 §4.5). */
export const directScheme: KeyScheme = {
	unwrap: ({ key }) => Promise.resolve(given(secretOf(key))),
	wrap: ({ key }) =>
		Promise.resolve(given({ contentKey: secretOf(key), encryptedKey: nothing, parameters: {} })),
	cost: () => symmetricMilliseconds,
};

/** AES Key Wrap (RFC 7518 §4.4). */
export const keyWrapScheme: KeyScheme = {
	unwrap: (question) => unwrapWith(secretOf(question.key), question),
	wrap: (question) => wrapWith(secretOf(question.key), question),
	cost: () => symmetricMilliseconds,
};

/** AES-GCM over the content key (RFC 7518 §4.7). */
export const gcmKeyWrapScheme: KeyScheme = {
	unwrap: async (question) => {
		const { iv = nothing, tag = nothing } = question.parameters;
		const sealed = { ciphertext: question.encryptedKey, tag };
		return opened(await openGcm(secretOf(question.key), iv, sealed, nothing), question);
	},
	wrap: async (question) => {
		const { key, contentKey = nothing, random } = question;
		const iv = random(12);
		const answer = await sealGcm(secretOf(key), iv, contentKey, nothing);
		if (!answer.ok) return unsupported(question);
		const { ciphertext, tag } = answer.value;
		const parameters = { iv: base64urlText(iv), tag: base64urlText(tag) };
		return given({ contentKey, encryptedKey: ciphertext, parameters });
	},
	cost: () => symmetricMilliseconds,
};

/** Iterations where the header names none that make sense. */
const usualIterations = 600_000;
const fewestIterations = 1000;

/** A key derived from a password, then AES Key Wrap (RFC 7518 §4.8). */
export const passwordScheme: KeyScheme = {
	unwrap: async (question) => {
		const { p2s = nothing, p2c = 1 } = question.parameters;
		const wrappingKey = await passwordKey(question, p2s, p2c);
		return wrappingKey.ok ? unwrapWith(wrappingKey.value, question) : refusedPassword(question, wrappingKey);
	},
	wrap: async (question) => {
		const asked = question.parameters.p2c ?? usualIterations;
		const count = asked < fewestIterations || asked > iterations.unasked ? usualIterations : asked;
		const salt = question.random(16);
		const wrappingKey = await passwordKey(question, salt, count);
		if (!wrappingKey.ok) return refusedPassword(question, wrappingKey);
		const wrapped = await wrapWith(wrappingKey.value, question);
		if (!wrapped.ok) return wrapped;
		return given({ ...wrapped.value, parameters: { p2s: base64urlText(salt), p2c: String(count) } });
	},
	cost: (_key, { p2c = usualIterations }) => symmetricMilliseconds + (p2c * iterations.nanoseconds) / 1e6,
};

/** RFC 7518 §4.8.1.1: the salt is the algorithm's name, a zero octet and `p2s`. */
function passwordKey({ row, key }: KeyQuestion, p2s: Bytes, p2c: number): Promise<EngineAnswer<Bytes>> {
	const salt = concatBytes(encodeUtf8(row.name), Uint8Array.of(0), p2s);
	return askEngine(async (subtle) => {
		const handle = await subtle.importKey('raw', secretOf(key), 'PBKDF2', false, ['deriveBits']);
		const parameters = { name: 'PBKDF2', hash: row.hash!, salt, iterations: p2c };
		return new Uint8Array(await subtle.deriveBits(parameters, handle, row.keyBits));
	});
}

function refusedPassword(
	question: KeyQuestion,
	{ why }: Extract<EngineAnswer<unknown>, { ok: false }>,
): JweResult<never> {
	return why === 'not-supported' ? unsupported(question) : fault('key-unusable');
}

/** Opens an encrypted key with a wrapping key, the recipient's own or one that was derived (RFC 3394 §2.2.2). */
export async function unwrapWith(
	wrappingKey: Bytes,
	question: KeyQuestion & { readonly encryptedKey: Bytes },
): Promise<JweResult<Bytes>> {
	return opened(await unwrapKey(wrappingKey, question.encryptedKey), question);
}

/** Encrypts the content key with a wrapping key (RFC 3394 §2.2.1). */
export async function wrapWith(
	wrappingKey: Bytes,
	question: KeyQuestion & { readonly contentKey: Bytes | undefined },
): Promise<JweResult<Wrapped>> {
	const { contentKey = nothing } = question;
	const answer = await wrapKey(wrappingKey, contentKey);
	if (!answer.ok) return unsupported(question);
	return given({ contentKey, encryptedKey: answer.value, parameters: {} });
}

function opened(answer: EngineAnswer<Bytes>, question: KeyQuestion): JweResult<Bytes> {
	if (answer.ok) return given(answer.value);
	return answer.why === 'not-supported' ? unsupported(question) : fault('key-not-unwrapped');
}

const base64urlText = (bytes: Uint8Array) => JSON.stringify(encodeBase64url(bytes));
