import type { Problem, TextRange } from '../problem.ts';
import { decryptPkcs8 } from './decrypt-pkcs8.ts';
import type { DecryptedPkcs8 } from './decrypt-pkcs8.ts';
import type { KeyReport } from './describe-key.ts';
import { readKeyDer } from './key-der.ts';
import { keyOfDer } from './key-of-der.ts';
import type { Key, KeyProblemCode } from './key.ts';

/** Opens the DER of an encrypted private key; without a passphrase, or where that fails, the report says why. */
export async function keyOfEncrypted(
	bytes: Uint8Array,
	passphrase: string | undefined,
	index: number,
	range: TextRange,
	report: KeyReport,
): Promise<Key | undefined> {
	const opened = await decryptPkcs8(bytes, passphrase);
	if (opened.state === 'decrypted') {
		const der = readKeyDer(opened.der);
		if (typeof der !== 'string') return keyOfDer(der, index, range, report);
	}
	report(codeOfLock[opened.state], range, detailOf(opened));
	return undefined;
}

function detailOf(opened: DecryptedPkcs8): Problem['detail'] {
	if (opened.state === 'unsupported') return { scheme: opened.scheme };
	return opened.state === 'costly' ? { kdf: opened.kdf, cost: opened.cost, limit: opened.limit } : {};
}

/** Decrypted into what is no key: a wrong passphrase, by chance with the right padding. */
const codeOfLock: Readonly<Record<DecryptedPkcs8['state'], KeyProblemCode>> = {
	decrypted: 'key-passphrase-wrong',
	locked: 'key-encrypted',
	wrong: 'key-passphrase-wrong',
	damaged: 'key-der',
	unsupported: 'key-encryption-unsupported',
	costly: 'key-encryption-costly',
};
