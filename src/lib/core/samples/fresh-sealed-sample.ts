import { decodeUtf8, encodeUtf8 } from '../encoding/utf8.ts';
import { decrypt } from '../jose/encryption/decrypt.ts';
import { jweInputOf } from '../jose/encryption/jwe-input.ts';
import { seal } from '../jose/encryption/seal.ts';
import { readKeys } from '../jose/read-keys.ts';
import { readToken } from '../token/read-token.ts';
import { claimsAt, moveToPresent, type FreshSample } from './fresh-sample.ts';
import type { Sample } from './sample.ts';

/**
 * An encrypted sample moved to the present and encrypted anew: the times of its claims are shifted, or those of the signed
 * token within, which is signed anew. One that is not to be shifted is given as it stands.
 * @param now seconds since 1970-01-01T00:00:00Z
 */
export async function freshSealedSample(sample: Sample, now: number): Promise<FreshSample> {
	const { token, keyText, keyHint } = sample;
	const moved = sample.shift ? await moveSealed(sample, now) : undefined;
	return { token: moved ?? token, keyText, keyHint };
}

async function moveSealed({ token, keyText, keyHint }: Sample, now: number): Promise<string | undefined> {
	const reading = readToken(token);
	const input = jweInputOf(reading);
	const { keys } = await readKeys(keyText, keyHint);
	const opened = input && (await decrypt(input, keys));
	if (opened?.state !== 'decrypted') return undefined;
	const { text } = decodeUtf8(opened.plaintext);
	const moved = text.startsWith('{')
		? claimsAt(text, now)
		: await moveToPresent({ token: text, keyText, keyHint }, now);
	const sealed = moved === undefined ? undefined : await seal(reading, encodeUtf8(moved), keys);
	return sealed?.state === 'sealed' ? sealed.token : undefined;
}
