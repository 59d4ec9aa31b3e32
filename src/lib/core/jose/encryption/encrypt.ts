import { encodeBase64url } from '../../encoding/base64url.ts';
import { encodeUtf8 } from '../../encoding/utf8.ts';
import { subtleCrypto } from '../engine.ts';
import type { Bytes } from './bytes.ts';
import { sealContent } from './content-cipher.ts';
import type { EncryptOptions, EncryptOutcome, EncryptRequest } from './encrypt-request.ts';
import { deflate } from './inflate.ts';
import { readHeaderText } from './jose-header.ts';
import { fault, given } from './jwe.ts';
import type { JweFault } from './jwe.ts';
import { keySchemes } from './key-schemes.ts';
import type { Wrapped } from './key-scheme.ts';
import { additionalData } from './open-for-key.ts';
import { planEncryption } from './plan-encryption.ts';
import type { EncryptionPlan, RecipientResult } from './plan-encryption.ts';
import { withParameters } from './set-parameters.ts';

/**
 * Encrypts (RFC 7516 §5.1). Content key, IV, salt and ephemeral key are fresh each time; what the algorithm must write
 * into a header is set as members, and every other character stays as it is. Never throws.
 */
export async function encrypt(
	request: EncryptRequest,
	options: EncryptOptions = {},
): Promise<EncryptOutcome> {
	if (subtleCrypto() === undefined)
		return impossible({ reason: 'unsupported-here', detail: { name: 'WebCrypto' } });
	const plan = planEncryption(request, options.ignoreJwkRestrictions === true);
	if (!plan.ok) return impossible(plan.fault, plan.recipient);
	const random = (length: number): Bytes =>
		options.random ? new Uint8Array(options.random(length)) : crypto.getRandomValues(new Uint8Array(length));
	const wrapped = await wrapForAll(plan.value, random);
	if (!wrapped.ok) return impossible(wrapped.fault, wrapped.recipient);
	const { contentKey, all } = wrapped.value;
	const headers = withParameters(request, all);
	const { enc, deflated } = plan.value;
	const plaintext = deflated ? await deflate(request.plaintext) : new Uint8Array(request.plaintext);
	if (plaintext === undefined) return impossible({ reason: 'unsupported-here', detail: { name: 'DEF' } });
	const encodedProtected = encodeProtected(headers.protectedText);
	const iv = random(enc.ivBytes);
	const aad = additionalData(encodedProtected, request.aad);
	const sealed = await sealContent(enc, contentKey, iv, plaintext, aad);
	if (!sealed.ok) return impossible(sealed.fault);
	return {
		state: 'encrypted',
		protectedText: headers.protectedText,
		encodedProtected,
		sharedText: headers.sharedText,
		aad: request.aad,
		recipients: all.map(({ encryptedKey }, index) => ({
			headerText: headers.headerTexts[index],
			encryptedKey: encodeBase64url(encryptedKey),
		})),
		iv: encodeBase64url(iv),
		ciphertext: encodeBase64url(sealed.value.ciphertext),
		tag: encodeBase64url(sealed.value.tag),
	};
}

async function wrapForAll(
	{ enc, recipients, direct }: EncryptionPlan,
	random: (length: number) => Bytes,
): Promise<RecipientResult<{ contentKey: Bytes; all: readonly Wrapped[] }>> {
	let contentKey = direct ? undefined : random(enc.keyBits / 8);
	const all: Wrapped[] = [];
	for (const [recipient, { row, key, parameters }] of recipients.entries()) {
		const answer = await keySchemes[row.family].wrap({ row, enc, key, parameters, contentKey, random });
		if (!answer.ok) return { ...answer, recipient };
		contentKey ??= answer.value.contentKey;
		all.push(answer.value);
	}
	return contentKey === undefined ? fault('no-recipient') : given({ contentKey, all });
}

/** RFC 7516 §7.2.1: a protected header without members is the empty string. */
function encodeProtected(text: string): string {
	const root = text === '' ? undefined : readHeaderText(text);
	const isEmpty = root?.type !== 'object' || root.members.length === 0;
	return isEmpty ? '' : encodeBase64url(encodeUtf8(text));
}

function impossible(because: JweFault, recipient?: number): EncryptOutcome {
	return { state: 'impossible', recipient, ...because };
}
