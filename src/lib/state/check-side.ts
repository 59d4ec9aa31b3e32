import type { Key, KeyHint, KeyReading } from '#lib/core/jose/key.ts';
import { encodeBase64url } from '#lib/core/encoding/base64url.ts';
import { readSegment } from '#lib/core/token/read-segment.ts';
import type { Reading } from '#lib/core/token/reading.ts';
import { loadEncryption } from './load-encryption.ts';
import { loadJose } from './load-jose.ts';

/** A key's text with what is said of it. */
export interface OwnKey {
	readonly text: string;
	readonly hint: KeyHint;
}

/** What came of a token under the keys there are for it. */
export interface SideCheck {
	/** `none`: nothing to check it with, or nothing that could be checked. */
	readonly state: 'verified' | 'opened' | 'failed' | 'none';
	/** The key at hand, or the one that the token was at hand with before; undefined where neither fits. */
	readonly with: 'at-hand' | 'own' | undefined;
	readonly key: Key | undefined;
	/** The token with its content, where a key opened it; else as it was given. */
	readonly reading: Reading;
}

/**
 * Checks a token with the keys at hand, and then with its own, if that is another. It never rejects: a part of the page
 * that is missing leaves the token unchecked.
 */
export async function checkSide(
	reading: Reading,
	atHand: KeyReading | undefined,
	own: OwnKey | undefined,
): Promise<SideCheck> {
	try {
		const first = atHand && (await checkWith(reading, atHand, 'at-hand'));
		if (first && first.state !== 'none' && first.state !== 'failed') return first;
		const isOther = own !== undefined && own.text !== '' && own.text !== atHand?.text;
		const second = isOther && (await checkWith(reading, await readOwn(own), 'own'));
		if (second && second.state !== 'none') return second;
		return first ?? unchecked(reading);
	} catch {
		return unchecked(reading);
	}
}

const unchecked = (reading: Reading): SideCheck => ({
	state: 'none',
	with: undefined,
	key: undefined,
	reading,
});

async function readOwn({ text, hint }: OwnKey): Promise<KeyReading> {
	return (await loadJose()).readKeys(text, hint);
}

async function checkWith(reading: Reading, keys: KeyReading, which: 'at-hand' | 'own'): Promise<SideCheck> {
	if (reading.kind === 'jwe') return openWith(reading, keys, which);
	const outcome = await (await loadJose()).verify(reading, keys);
	if (outcome.state === 'verified') return { state: 'verified', with: which, key: outcome.key, reading };
	const state = outcome.state === 'failed' ? 'failed' : 'none';
	return { state, with: undefined, key: undefined, reading };
}

async function openWith(reading: Reading, keys: KeyReading, which: 'at-hand' | 'own'): Promise<SideCheck> {
	if (reading.payload !== undefined) return { state: 'opened', with: 'at-hand', key: undefined, reading };
	const { decrypt, jweInputOf } = await loadEncryption();
	const input = jweInputOf(reading);
	const outcome = input && (await decrypt(input, keys.keys));
	if (outcome?.state !== 'decrypted') return unchecked(reading);
	const payload = readSegment('payload', encodeBase64url(outcome.plaintext), 0, { beside: true });
	const opened: Reading = { ...reading, payload, beside: 'decrypted' };
	return { state: 'opened', with: which, key: outcome.key, reading: opened };
}

/** Whether two keys are the same, by thumbprint (RFC 7638) or by the secret itself; undefined where that is not known. */
export function isSameKey(one: Key | undefined, other: Key | undefined): boolean | undefined {
	if (!one || !other) return undefined;
	if (one.thumbprint !== undefined || other.thumbprint !== undefined)
		return one.thumbprint === other.thumbprint;
	return one.type === other.type && one.jwk.k === other.jwk.k;
}
