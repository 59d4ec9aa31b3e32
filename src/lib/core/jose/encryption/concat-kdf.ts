import { encodeUtf8 } from '../../encoding/utf8.ts';
import { askEngine } from '../engine.ts';
import type { EngineAnswer } from '../engine.ts';
import { bigEndian, concatBytes } from './bytes.ts';
import type { Bytes } from './bytes.ts';

/** What the Concat KDF mixes into the key (RFC 7518 §4.6.2). */
export interface DerivationPurpose {
	/** `enc` where the key encrypts the content, `alg` where it wraps the content key. */
	readonly algorithm: string;
	readonly keyBits: number;
	/** PartyUInfo and PartyVInfo, decoded; empty where the header has none. */
	readonly apu: Uint8Array;
	readonly apv: Uint8Array;
}

/** Derives a key from a shared secret: the Concat KDF with SHA-256 (RFC 7518 §4.6.2, NIST SP 800-56A §5.8.1). */
export function concatKdf(secret: Bytes, purpose: DerivationPurpose): Promise<EngineAnswer<Bytes>> {
	const otherInfo = concatBytes(
		withLength(encodeUtf8(purpose.algorithm)),
		withLength(purpose.apu),
		withLength(purpose.apv),
		bigEndian(purpose.keyBits, 4),
	);
	return askEngine(async (subtle) => {
		const rounds = Math.ceil(purpose.keyBits / 256);
		const digests: Uint8Array[] = [];
		for (let round = 1; round <= rounds; round++) {
			const input = concatBytes(bigEndian(round, 4), secret, otherInfo);
			digests.push(new Uint8Array(await subtle.digest('SHA-256', input)));
		}
		return concatBytes(...digests).slice(0, purpose.keyBits / 8);
	});
}

function withLength(bytes: Uint8Array): Bytes {
	return concatBytes(bigEndian(bytes.length, 4), bytes);
}
