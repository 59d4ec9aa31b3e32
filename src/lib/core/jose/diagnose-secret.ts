import type { Reading } from '../token/reading.ts';
import type { Suggestion, SuggestionCode } from './suggestion.ts';
import type { KeyReading, SecretEncoding } from './key.ts';
import { automaticHint } from './key.ts';
import { readKeys } from './read-keys.ts';
import { recogniseKeyText } from './recognise-key-text.ts';
import { algorithmOf, verify } from './verify.ts';

const encodings: readonly SecretEncoding[] = ['utf8', 'base64', 'base64url', 'hex'];

/** Tries a secret with its other encodings and without what may have been put around it; a key's text is never tried. */
export async function diagnoseSecret(reading: Reading, keyReading: KeyReading): Promise<Suggestion[]> {
	const { text, hint } = keyReading;
	const algorithm = algorithmOf(reading);
	if (typeof algorithm === 'string' || algorithm.keyType !== 'oct' || keyReading.form !== 'secret') return [];
	if (recogniseKeyText(text, automaticHint).form !== 'secret') return [];
	for (const { code, text: candidate } of candidatesFor(text)) {
		for (const encoding of [hint.encoding, ...encodings.filter((other) => other !== hint.encoding)]) {
			if (candidate === text && encoding === hint.encoding) continue;
			const read = await readKeys(candidate, { ...hint, encoding });
			if ((await verify(reading, read)).state !== 'verified') continue;
			const trialHint = { ...hint, encoding };
			return candidate === text
				? [{ code, detail: { encoding }, apply: { kind: 'key-hint', hint: trialHint } }]
				: [{ code, detail: { encoding }, apply: { kind: 'key-text', text: candidate, hint: trialHint } }];
		}
	}
	return [];
}

/** What copying, an editor or a shell does to a secret's text, each once. */
function candidatesFor(text: string): readonly { code: SuggestionCode; text: string }[] {
	const quoted = /^(["'`])(.*)\1$/s.exec(text.trim())?.[2];
	const candidates: { code: SuggestionCode; text: string }[] = [
		{ code: 'secret-encoding', text },
		{ code: 'secret-white-space', text: text.replace(/\r?\n$/, '') },
		{ code: 'secret-white-space', text: text.trim() },
		{ code: 'secret-line-break', text: `${text}\n` },
		...(quoted === undefined ? [] : [{ code: 'secret-quotes' as const, text: quoted }]),
	];
	return candidates.filter(
		(candidate, index) => candidates.findIndex((other) => other.text === candidate.text) === index,
	);
}
