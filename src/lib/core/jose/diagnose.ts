// "Why does it not verify?": repairs are offered only when they were tried and the signature then verifies, and
// observations only when they are certain. No trial may make a wrong key right: never a public key as a secret.

import type { Reading } from '../token/reading.ts';
import { algorithmNamed, algorithms } from './algorithms.ts';
import { diagnoseOwnKey } from './diagnose-own-key.ts';
import { diagnoseSecret } from './diagnose-secret.ts';
import { diagnoseText } from './diagnose-text.ts';
import { valueOf } from '../encoding/json-tree.ts';
import { exactRowFor } from './key-fitness.ts';
import type { KeyHint, KeyReading, SignatureOutcome } from './key.ts';
import { readKeys } from './read-keys.ts';
import type { Suggestion } from './suggestion.ts';
import { verify } from './verify.ts';

export type { SuggestedChange, Suggestion, SuggestionCode } from './suggestion.ts';

export interface DiagnosisInput {
	readonly reading: Reading;
	readonly keyReading: KeyReading;
	readonly outcome: SignatureOutcome;
	/** The token as it was pasted, before it was edited. */
	readonly original?: Reading;
	/** Other states that the token has been in. */
	readonly earlier?: readonly Reading[];
}

/** Finds out why a signature does not verify; empty for one that does and where nothing is found. */
export async function diagnose(input: DiagnosisInput): Promise<readonly Suggestion[]> {
	if (input.outcome.state === 'verified') return [];
	const changed = await diagnoseAlgorithmChange(input);
	if (changed !== undefined) return [changed];
	const found = await Promise.all([
		diagnoseChange(input),
		diagnoseText(input.reading, input.keyReading),
		diagnoseSecret(input.reading, input.keyReading),
		diagnoseHint(input),
		diagnoseRestrictions(input),
		diagnoseAlgorithm(input),
		diagnoseOwnKey(input.reading),
	]);
	return [...found.flat(), ...observeKeys(input)];
}

/**
 * A header that was edited to name another algorithm while the signature stayed: the edit is the cause, and whatever
 * else could be said of the signature or the key would be said of the wrong pair.
 */
async function diagnoseAlgorithmChange({
	reading,
	keyReading,
	original,
}: DiagnosisInput): Promise<Suggestion | undefined> {
	if (original?.signature?.encoded !== reading.signature?.encoded) return undefined;
	const before = original && algOf(original);
	const after = algOf(reading);
	if (original === undefined || before === undefined || after === undefined || before === after)
		return undefined;
	if (algorithmNamed(after)?.keyType === undefined) return undefined;
	const found: Suggestion = { code: 'algorithm-changed', detail: { before, after } };
	const verified = (await verify(original, keyReading)).state === 'verified';
	return verified ? { ...found, apply: { kind: 'token', text: original.text } } : found;
}

async function diagnoseChange({
	reading,
	keyReading,
	original,
	earlier = [],
}: DiagnosisInput): Promise<Suggestion[]> {
	for (const before of original === undefined ? earlier : [original, ...earlier]) {
		if (before.text === reading.text || before.signature?.encoded !== reading.signature?.encoded) continue;
		if ((await verify(before, keyReading)).state !== 'verified') continue;
		return [{ code: 'token-changed', detail: {}, apply: { kind: 'token', text: before.text } }];
	}
	return [];
}

async function diagnoseHint({ reading, keyReading }: DiagnosisInput): Promise<Suggestion[]> {
	if (keyReading.hint.readAs !== 'secret') return [];
	const hint: KeyHint = { ...keyReading.hint, readAs: 'auto' };
	const read = await readKeys(keyReading.text, hint);
	if (read.form === 'secret' || (await verify(reading, read)).state !== 'verified') return [];
	return [{ code: 'text-is-a-key', detail: { form: read.form }, apply: { kind: 'key-hint', hint } }];
}

async function diagnoseRestrictions({ reading, keyReading, outcome }: DiagnosisInput): Promise<Suggestion[]> {
	if (!outcome.tried.some(({ result }) => result === 'forbidden-by-jwk')) return [];
	const freely = await verify(reading, keyReading, { ignoreJwkRestrictions: true });
	if (freely.state !== 'verified') return [];
	const { kid = '', alg = '', use = '', keyOps = [] } = freely.key;
	return [{ code: 'verifies-with-forbidden-key', detail: { kid, alg, use, keyOps: keyOps.join(' ') } }];
}

/** Tries the algorithms of the same key type: a broken issuer, or a header edited after signing. */
async function diagnoseAlgorithm({ reading, keyReading, outcome }: DiagnosisInput): Promise<Suggestion[]> {
	if (outcome.state !== 'failed') return [];
	const named = algorithmNamed(algOf(reading));
	if (named === undefined) return [];
	for (const row of algorithms) {
		if (row.name === named.name || row.keyType !== named.keyType || row.webCrypto === undefined) continue;
		const tried = await verify(reading, keyReading, { algorithm: row });
		if (tried.state === 'verified')
			return [{ code: 'signed-with-another-algorithm', detail: { alg: row.name } }];
	}
	return [];
}

/** What needs no trial to be certain. */
function observeKeys({ reading, keyReading, outcome }: DiagnosisInput): Suggestion[] {
	const found: Suggestion[] = [];
	const kid = valueOf(reading.joseHeader, 'kid');
	const { keys, form } = keyReading;
	if (
		form === 'jwks' &&
		kid?.type === 'string' &&
		keys.length > 0 &&
		!keys.some((key) => key.kid === kid.value)
	) {
		found.push({ code: 'kid-not-in-set', detail: { kid: kid.value, keys: keys.length } });
	}
	const key = keys[0];
	if (outcome.state === 'impossible' && outcome.reason === 'key-wrong-type' && key !== undefined) {
		const fits = algorithms.filter((row) => exactRowFor(key, row) !== undefined);
		found.push({
			code: 'key-of-another-type',
			detail: {
				type: key.type,
				curve: key.curve ?? key.parameterSet ?? '',
				alg: algOf(reading) ?? '',
				fits: fits.map(({ name }) => name).join(', '),
			},
		});
	}
	return found;
}

function algOf(reading: Reading): string | undefined {
	const alg = valueOf(reading.joseHeader, 'alg');
	return alg?.type === 'string' ? alg.value : undefined;
}
