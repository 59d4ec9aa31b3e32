import { algorithmNamed, exactRows } from '#lib/core/jose/algorithms.ts';
import type { ImpossibleReason, SignatureOutcome } from '#lib/core/jose/key.ts';
import { registeredAlgorithmNamed } from '#lib/core/jose/registered-algorithms.ts';

/** What the signature panel says: a few words for the chip, a sentence for what to do. */
export interface SignatureWords {
	readonly tone: 'good' | 'bad' | 'warning' | 'none' | 'waiting';
	readonly chip: string;
	readonly sentence: string;
}

type Reasons = Record<ImpossibleReason, (alg: string) => string>;

const impossible: Reasons = {
	'no-token': () => 'There is no token to check.',
	'no-key': (alg) => `Add ${keyFor(alg)} to check the signature.`,
	'key-unreadable': () => 'The key is at fault, not the signature: it cannot be read.',
	'key-wrong-type': (alg) => `The key is of another type than ${alg} takes.`,
	'key-forbidden-by-jwk': () => 'The JWK itself forbids this use (its alg, use or key_ops).',
	'key-unusable': () => 'This browser refuses the key.',
	'algorithm-missing': () => 'The header names no alg, so nobody can know how it was signed.',
	'algorithm-unknown': (alg) => unknownAlgorithm(alg),
	'algorithm-unsupported-here': (alg) => unsupportedAlgorithm(alg),
	'algorithm-none': () => 'alg is none: there is no signature, so there is nothing that could be verified.',
	'header-unreadable': () => 'The header cannot be read, so the algorithm is not known.',
	'header-ambiguous': () => 'The header names alg more than once: readers disagree which one counts.',
	'signature-unreadable': () => 'The signature is not base64url: see the marked characters in the token.',
	encrypted: () => 'An encrypted token (JWE) has no signature of its own; its content is behind a key.',
	'not-a-token': () => 'A token needs three parts before its signature can be checked.',
};

/** A registered signature algorithm is never called unknown, so a registered name is one of encryption. */
function unknownAlgorithm(alg: string): string {
	const known = registeredAlgorithmNamed(alg);
	return known
		? `${alg} encrypts; it does not sign (${known.section}).`
		: `“${alg.slice(0, 40)}” is no registered algorithm.`;
}

/** An algorithm of the table is computed by the browser or by a library; what is not in it is prohibited. */
function unsupportedAlgorithm(alg: string): string {
	if (algorithmNamed(alg)) return `This browser cannot compute ${alg}.`;
	const { meaning = 'unknown', section = '' } = registeredAlgorithmNamed(alg) ?? {};
	return `${alg} (${meaning}) is not checked: JWTs must not use it (${section}).`;
}

/** The kind of key that an algorithm needs, in words. */
export function keyFor(alg: string | undefined): string {
	const row = algorithmNamed(alg);
	if (row?.keyType === undefined) return 'a secret, PEM, JWK or JWK Set';
	if (row.keyType === 'oct') return 'the shared secret';
	const kinds = exactRows(row).map(({ curve, parameterSet }) => curve ?? parameterSet ?? row.keyType);
	return `the issuer’s ${kinds.join(' or ')} public key`;
}

/** Words for the state of a signature; `undefined` is an open question. */
export function describeSignature(
	outcome: SignatureOutcome | undefined,
	alg: string | undefined,
): SignatureWords {
	const name = alg ?? '';
	if (outcome === undefined) return { tone: 'waiting', chip: 'checking', sentence: 'Checking…' };
	switch (outcome.state) {
		case 'verified': {
			const shared = outcome.key.type === 'oct';
			const sentence = shared
				? 'The signature matches: whoever signed knew this secret.'
				: 'The signature matches: it was made with the private half of this key.';
			return { tone: 'good', chip: 'verified with your key', sentence };
		}
		case 'failed':
			return { tone: 'bad', chip: 'does not match', sentence: failed(outcome.reason, name) };
		case 'impossible': {
			const unsigned = outcome.reason === 'algorithm-none';
			const waitsForKey = outcome.reason === 'no-key' || outcome.reason === 'no-token';
			return {
				tone: unsigned ? 'bad' : waitsForKey ? 'none' : 'warning',
				chip: unsigned ? 'unsigned' : waitsForKey ? 'not checked' : 'cannot be checked',
				sentence: impossible[outcome.reason](name),
			};
		}
	}
}

function failed(reason: 'empty' | 'wrong-length' | 'no-match', alg: string): string {
	if (reason === 'empty')
		return `The signature is empty, though alg says ${alg}: it was taken off, or never made.`;
	if (reason === 'wrong-length') return `The signature has not the length that ${alg} signatures have.`;
	return 'Another key signed this token, or it was changed after signing.';
}
