import { encodeUtf8 } from '../../encoding/utf8.ts';
import type { Key } from '../key.ts';
import type { Bytes } from './bytes.ts';
import { openContent } from './content-cipher.ts';
import { fault } from './jwe.ts';
import type { JweInput, JweResult } from './jwe.ts';
import { keySchemes } from './key-schemes.ts';
import type { PreparedRecipient } from './prepare-recipient.ts';

/** The content as it was encrypted, perhaps still compressed, with a key that fits (RFC 7516 §5.2 steps 9–16). */
export async function openForKey(
	input: JweInput,
	recipient: PreparedRecipient,
	key: Key,
): Promise<JweResult<Bytes>> {
	const { row, enc } = recipient;
	const contentKey = await keySchemes[row.family].unwrap({ ...recipient, key });
	if (!contentKey.ok) return contentKey;
	const found = contentKey.value.length * 8;
	if (found !== enc.keyBits) return fault('content-key-wrong-length', { expected: enc.keyBits, found });
	const sealed = { ciphertext: new Uint8Array(input.ciphertext), tag: new Uint8Array(input.tag) };
	const aad = additionalData(input.protectedText, input.aad);
	return openContent(enc, contentKey.value, new Uint8Array(input.iv), sealed, aad);
}

/** The Additional Authenticated Data (RFC 7516 §5.1 step 14): both texts encoded, exactly as they stand. */
export function additionalData(protectedText: string, aad: string | undefined): Bytes {
	return encodeUtf8(aad === undefined ? protectedText : `${protectedText}.${aad}`);
}
