import { algorithmNamed, exactRows } from '#lib/core/jose/algorithms.ts';
import type { GenerateOptions } from '#lib/core/jose/generate-key.ts';

/** A size or a curve that a fresh key for an algorithm can be of. */
export interface GenerateChoice {
	readonly label: string;
	/** What is to be known before choosing. */
	readonly remark?: string;
	readonly options: GenerateOptions;
}

const rsaSizes: readonly GenerateChoice[] = [
	{ label: 'RSA 2048 bits', options: { modulusBits: 2048 } },
	{ label: 'RSA 3072 bits', options: { modulusBits: 3072 } },
	{ label: 'RSA 4096 bits', remark: 'takes some seconds', options: { modulusBits: 4096 } },
];
const secretSizes = [256, 384, 512] as const;

/** What there is to choose for an algorithm's key, the default first; empty where the algorithm leaves no choice. */
export function generateChoices(name: string | undefined): readonly GenerateChoice[] {
	const algorithm = algorithmNamed(name);
	if (algorithm?.keyType === 'RSA') return rsaSizes;
	if (algorithm?.keyType === 'oct') {
		// RFC 7518 §3.2: no shorter than the digest.
		const able = secretSizes.filter((bits) => bits >= algorithm.minimumKeyBits);
		return able.map((bits) => ({ label: `${bits} random bits`, options: { secretBits: bits } }));
	}
	const curves = algorithm ? exactRows(algorithm).flatMap(({ curve }) => curve ?? []) : [];
	return curves.map((curve) => ({ label: curve, options: { curve: curve as 'Ed25519' | 'Ed448' } }));
}
