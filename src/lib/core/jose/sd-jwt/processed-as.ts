import { matchDisclosures } from './match-disclosures.ts';
import { processedPayload } from './processed-payload.ts';
import type { SdJwtReading } from './sd-jwt-reading.ts';

/**
 * What a verifier sees of a presentation: the Processed SD-JWT Payload (RFC 9901 §7.1 step 3) of some of the disclosures.
 * Their digests are known already, so that nothing is hashed. Undefined where the payload is no JSON object.
 * @param presented indices of matched disclosures, each with those around it: what `present` gives
 */
export function processedAs(reading: SdJwtReading, presented: readonly number[]): string | undefined {
	const { payload } = reading.input;
	const root = payload?.wellFormed && payload.root?.type === 'object' ? payload.root : undefined;
	if (payload === undefined || root === undefined) return undefined;
	const disclosures = presented.flatMap((index) => reading.disclosures[index] ?? []);
	const matchables = disclosures.map((contents) => ({ contents, digest: contents.digest, sound: true }));
	return processedPayload(root, payload.text, disclosures, matchDisclosures(root, matchables));
}
