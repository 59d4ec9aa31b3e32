import { encodeBase64url } from '../../encoding/base64url.ts';
import { hash32 } from '../kernel/counter-random.ts';

/**
 * An opaque refresh token as a client sees it: 256 bits in base64url, the same for the same name (`f1.rt2`) in every run
 * with the seed. They look like chance and are none: whoever knows the name can work them out.
 */
export function opaqueToken(name: string, seed: number): string {
	const bytes = new Uint8Array(32);
	const view = new DataView(bytes.buffer);
	for (let word = 0; word < 8; word++)
		view.setUint32(4 * word, hash32(`opaque ${String(word)} ${name}`, seed));
	return encodeBase64url(bytes);
}
