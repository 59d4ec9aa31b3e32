import { digestOf } from './hash-algorithm.ts';
import type { HashAlgorithm } from './hash-algorithm.ts';
import type { SdJwtReading } from './sd-jwt-reading.ts';

/** A presentation as a holder sends it (RFC 9901 §7.2), without Key Binding. */
export interface Presentation {
	/** The issuer-signed JWT, the disclosures in their order, each with its `~`. */
	readonly text: string;
	/** The hash that `sd_hash` has to use (RFC 9901 §4.3.1); undefined where it is not supported. */
	readonly hash: HashAlgorithm | undefined;
	/** The disclosures in it, by index. */
	readonly disclosures: readonly number[];
	/** Those among them that were not chosen: a chosen one stands within them (RFC 9901 §4.2.6). */
	readonly added: readonly number[];
	/** Those that were chosen and left out, for no verifier may accept them: they belong nowhere, or are none. */
	readonly leftOut: readonly number[];
}

/**
 * Makes a presentation of the chosen disclosures. The issuer-signed JWT and the disclosures stay as they are, character
 * by character; a Key Binding JWT is dropped, for it covers another choice.
 * @param chosen indices of disclosures, from 0; others than there are count as left out
 */
export function present(reading: SdJwtReading, chosen: ReadonlySet<number>): Presentation {
	const { disclosures, input, hash } = reading;
	const included = new Set<number>();
	const leftOut: number[] = [];
	for (const index of [...chosen].sort((one, other) => one - other)) {
		if (disclosures[index]?.state !== 'matched') leftOut.push(index);
		else {
			// Up to the payload, or to one whose own outer ones are included already.
			for (let at: number | undefined = index; at !== undefined && !included.has(at);) {
				included.add(at);
				at = disclosures[at]!.parent;
			}
		}
	}
	const parts = disclosures.filter(({ index }) => included.has(index));
	return {
		text: [input.issuerSigned, ...parts.map(({ encoded }) => encoded), ''].join('~'),
		hash,
		disclosures: parts.map(({ index }) => index),
		added: parts.map(({ index }) => index).filter((index) => !chosen.has(index)),
		leftOut,
	};
}

/** A presentation's text up to and including its last `~`: what `sd_hash` covers (RFC 9901 §4.3.1). */
export function coveredByKeyBinding(text: string): string {
	return text.slice(0, text.lastIndexOf('~') + 1);
}

/**
 * The `sd_hash` of a presentation's text (RFC 9901 §4.3.1), base64url; what follows the last `~` is no part of it.
 * Undefined where there is no WebCrypto.
 */
export async function keyBindingInput(text: string, hash: HashAlgorithm): Promise<string | undefined> {
	return digestOf(coveredByKeyBinding(text), hash);
}
