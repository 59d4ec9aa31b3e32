import type { TextRange } from '../problem.ts';
import { readBareDer } from './bare-der.ts';
import { keyOfEncrypted } from './decrypt-key.ts';
import { keyProblem, longestPem, noKeys } from './found-keys.ts';
import type { FoundKeys } from './found-keys.ts';
import type { KeyProblemCode } from './key.ts';
import { keyOfDer } from './key-of-der.ts';

/**
 * Reads a key's DER in base64 without armour.
 * @param range where the text stands in what the user sees
 * @returns undefined for a text that is no key in base64
 */
export async function readBare(
	text: string,
	range: TextRange,
	passphrase: string | undefined,
): Promise<FoundKeys | undefined> {
	const bare = readBareDer(text);
	if (bare === undefined || bare.state === 'fault') return undefined;
	if (text.length > longestPem) return noKeys('key-too-large', range, { limit: longestPem });
	const problems: ReturnType<typeof keyProblem>[] = [];
	const report = (code: KeyProblemCode, at: TextRange, detail = {}) =>
		void problems.push(keyProblem(code, at, detail));
	if (bare.state === 'encrypted') {
		const key = await keyOfEncrypted(bare.bytes, passphrase, 0, range, report);
		return { form: 'encrypted', keys: key ? [key] : [], problems };
	}
	const key = await keyOfDer(bare.key, 0, range, report);
	return { form: bare.key.form, keys: key ? [key] : [], problems };
}
