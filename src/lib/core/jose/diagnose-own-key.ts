import { valueOf } from '../encoding/json-tree.ts';
import type { Reading } from '../token/reading.ts';
import { automaticHint } from './key.ts';
import { readKeys } from './read-keys.ts';
import type { Suggestion } from './suggestion.ts';
import { verify } from './verify.ts';

/**
 * Whether a token verifies with the key that it carries itself, as `jwk` or `x5c` (RFC 7515 §4.1.3, §4.1.6). That is
 * told, and never offered as a repair: whoever makes a token can put a key of their own into it.
 */
export async function diagnoseOwnKey(reading: Reading): Promise<Suggestion[]> {
	for (const { parameter, text } of ownKeys(reading)) {
		const keys = await readKeys(text, automaticHint);
		if ((await verify(reading, keys)).state === 'verified')
			return [{ code: 'verifies-with-own-key', detail: { parameter } }];
	}
	return [];
}

function ownKeys({ header }: Reading): readonly { parameter: string; text: string }[] {
	const root = header?.json?.root;
	const jwk = valueOf(root, 'jwk');
	const chain = valueOf(root, 'x5c');
	const leaf = chain?.type === 'array' ? chain.items[0] : undefined;
	const found: { parameter: string; text: string }[] = [];
	if (jwk?.type === 'object')
		found.push({ parameter: 'jwk', text: header?.text?.slice(jwk.from, jwk.to) ?? '' });
	if (leaf?.type === 'string') {
		const text = `-----BEGIN CERTIFICATE-----\n${leaf.value}\n-----END CERTIFICATE-----`;
		found.push({ parameter: 'x5c', text });
	}
	return found;
}
