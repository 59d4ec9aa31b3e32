import { decodeBase64url, encodeBase64url } from '../encoding/base64url.ts';
import { readToken } from '../token/read-token.ts';
import type { Reading } from '../token/reading.ts';
import { exactRows } from './algorithms.ts';
import type { Algorithm } from './algorithms.ts';
import type { Suggestion, SuggestionCode } from './suggestion.ts';
import { rawSignatureOfDer } from './ecdsa-der.ts';
import { exactRowFor, keyFitness } from './key-fitness.ts';
import type { Key, KeyReading } from './key.ts';
import { algorithmOf, verify } from './verify.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A set of keys is tried for every repair, so only its first fitting ones are. */
const mostKeys = 20;

interface Repair {
	readonly code: SuggestionCode;
	readonly text: string;
	readonly detail: Suggestion['detail'];
}

/** Finds what copying or writing did to the token's text: characters lost, a signature in another form. */
export async function diagnoseText(reading: Reading, keyReading: KeyReading): Promise<Suggestion[]> {
	// What is put together again is the compact text of a token with its payload in it, and nothing else.
	if (reading.form || reading.beside) return [];
	const atStart = await firstThatVerifies(repairsOfStart(reading), keyReading.keys);
	if (atStart !== undefined) return [atStart];
	const algorithm = algorithmOf(reading);
	if (typeof algorithm === 'string') return [];
	const keys = keyReading.keys
		.filter((key) => keyFitness(key, algorithm, 'verify') === 'fit')
		.slice(0, mostKeys);
	const repaired = await firstThatVerifies(repairsOfSignature(reading, algorithm, keys), keys);
	return repaired === undefined ? observeLength(reading, algorithm, keys) : [repaired];
}

async function firstThatVerifies(
	repairs: readonly Repair[],
	keys: readonly Key[],
): Promise<Suggestion | undefined> {
	if (keys.length === 0) return undefined;
	for (const { code, text, detail } of repairs) {
		const outcome = await verify(readToken(text), keys);
		if (outcome.state === 'verified') return { code, detail, apply: { kind: 'token', text } };
	}
	return undefined;
}

/** A JOSE header in base64url begins with `eyJ` or, with white space, `ew`: what was missed is known. */
function repairsOfStart({ text }: Reading): readonly Repair[] {
	const lost = text.startsWith('yJ') ? 'e' : text.startsWith('J') ? 'ey' : undefined;
	if (lost === undefined) return [];
	return [{ code: 'token-lacks-first-character', text: lost + text, detail: { characters: lost } }];
}

function repairsOfSignature(reading: Reading, algorithm: Algorithm, keys: readonly Key[]): readonly Repair[] {
	const { signature } = reading;
	if (!signature?.encoded) return [];
	const { encoded, bytes } = signature;
	const repair = (code: SuggestionCode, written: string, detail: Suggestion['detail'] = {}): Repair => ({
		code,
		text: reading.text.slice(0, signature.range.from) + written + reading.text.slice(signature.range.to),
		detail,
	});
	const repairs: Repair[] = [];
	if (/[+/]/.test(encoded)) {
		const written = encoded.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
		repairs.push(repair('signature-in-base64', written));
	}
	const { signatureBytes, family } = algorithm;
	const raw =
		family === 'ECDSA' && typeof signatureBytes === 'number'
			? rawSignatureOfDer(bytes, signatureBytes)
			: undefined;
	if (raw !== undefined) repairs.push(repair('signature-is-der', encodeBase64url(raw)));
	for (const character of alphabet) {
		const decoded = decodeBase64url(encoded + character);
		if (decoded.problems.length > 0 || !lengths(algorithm, keys).has(decoded.bytes.length)) continue;
		repairs.push(repair('signature-lacks-last-character', encoded + character, { character }));
	}
	return repairs;
}

/** The lengths that a whole signature can have under the keys at hand. */
function lengths(algorithm: Algorithm, keys: readonly Key[]): ReadonlySet<number> {
	const rows = exactRows(algorithm);
	const fitting = rows.filter((row) => keys.some((key) => exactRowFor(key, row) !== undefined));
	return new Set(
		(fitting.length > 0 ? fitting : rows).flatMap(({ signatureBytes }) =>
			typeof signatureBytes === 'number' ? [signatureBytes] : keys.map(({ bits }) => Math.ceil(bits / 8)),
		),
	);
}

function observeLength(reading: Reading, algorithm: Algorithm, keys: readonly Key[]): Suggestion[] {
	const [expected, ...others] = lengths(algorithm, keys);
	const bytes = reading.signature?.bytes.length ?? 0;
	if (expected === undefined || others.length > 0 || bytes === 0 || bytes >= expected) return [];
	return [{ code: 'signature-cut', detail: { bytes, expected } }];
}
