import { stringOf } from '#lib/core/encoding/json-tree.ts';
import type { Workbench } from '#lib/state/workbench.svelte.ts';
import { keyForEncryption } from '../words/describe-decryption.ts';
import { canMakeKey } from './make-encryption-key.ts';

/** The key that the token on the screen takes when it is encrypted; undefined when it is not. */
export function keyOfEncrypted({
	reading: { kind, joseHeader },
}: Workbench): { readonly words: string; readonly canMake: boolean } | undefined {
	if (kind !== 'jwe') return undefined;
	const [alg, enc] = [stringOf(joseHeader, 'alg'), stringOf(joseHeader, 'enc')];
	return { words: keyForEncryption(alg, enc), canMake: canMakeKey(alg, enc) };
}
