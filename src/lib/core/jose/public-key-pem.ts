import { armour } from './export-key.ts';
import type { Key } from './key.ts';
import { spkiOf } from './write-key-der.ts';

/** The public half of a key as PEM (RFC 7468 §13); undefined for a secret. */
export function publicKeyPem(key: Key): string | undefined {
	const der = spkiOf(key.jwk);
	return der && armour('PUBLIC KEY', der);
}
