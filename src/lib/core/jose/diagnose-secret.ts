import type { Reading } from '../token/reading.ts';
import type { Suggestion } from './suggestion.ts';
import type { KeyReading, SecretEncoding } from './key.ts';
import { automaticHint } from './key.ts';
import { readKeys } from './read-keys.ts';
import { recogniseKeyText } from './recognise-key-text.ts';
import { algorithmOf, verify } from './verify.ts';

const encodings: readonly SecretEncoding[] = ['utf8', 'base64', 'base64url', 'hex'];

/** Tries a secret with its other encodings and without the white space around it; a key's text is never tried. */
export async function diagnoseSecret(reading: Reading, keyReading: KeyReading): Promise<Suggestion[]> {
	const { text, hint } = keyReading;
	const algorithm = algorithmOf(reading);
	if (typeof algorithm === 'string' || algorithm.keyType !== 'oct' || keyReading.form !== 'secret') return [];
	if (recogniseKeyText(text, automaticHint).form !== 'secret') return [];
	for (const candidate of new Set([text, text.replace(/\r?\n$/, ''), text.trim()])) {
		for (const encoding of [hint.encoding, ...encodings.filter((other) => other !== hint.encoding)]) {
			if (candidate === text && encoding === hint.encoding) continue;
			const read = await readKeys(candidate, { ...hint, encoding });
			if ((await verify(reading, read)).state !== 'verified') continue;
			const trialHint = { ...hint, encoding };
			return candidate === text
				? [{ code: 'secret-encoding', detail: { encoding }, apply: { kind: 'key-hint', hint: trialHint } }]
				: [
						{
							code: 'secret-white-space',
							detail: { characters: text.length - candidate.length, encoding },
							apply: { kind: 'key-text', text: candidate, hint: trialHint },
						},
					];
		}
	}
	return [];
}
