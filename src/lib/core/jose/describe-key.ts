import { decodeBase64url } from '../encoding/base64url.ts';
import type { Problem, TextRange } from '../problem.ts';
import { refusalOf } from './check-key.ts';
import { holdsPrivateHalf, keyKindOf } from './key-kinds.ts';
import type { Jwk, Key, KeyProblemCode, KeyType } from './key.ts';
import { thumbprint } from './thumbprint.ts';

/** Takes note of a problem at its place in the key's text. */
export type KeyReport = (code: KeyProblemCode, range: TextRange, detail?: Problem['detail']) => void;

/** What a JWK says of itself (RFC 7517 §4.2–4.5). */
export type KeyAttributes = Pick<Key, 'kid' | 'alg' | 'use' | 'keyOps'>;

/** In bits, of an RSA key in any form: engines spend seconds on longer ones. */
export const longestModulus = 16384;
const shortestSecret = 256;

/**
 * Makes a key of normalised members after asking the engine whether it takes them. A private half that it
 * refuses is put aside with a remark: the public half may still verify.
 */
export async function describeKey(
	whole: Jwk,
	publicHalf: Jwk,
	attributes: KeyAttributes,
	index: number,
	range: TextRange,
	report: KeyReport,
): Promise<Key | undefined> {
	const type = whole.kty as KeyType;
	const bits = bitsOf(whole);
	const longest = longestNumber(whole);
	if (type === 'RSA' && longest > bits) {
		report('key-too-large', range, { bits: longest, limit: bits });
		return undefined;
	}
	const refusal = await refusalOf(whole);
	const rescued =
		refusal !== undefined && holdsPrivateHalf(whole) && (await refusalOf(publicHalf)) === undefined;
	if (refusal !== undefined && !rescued) {
		report('key-rejected', range, { reason: refusal });
		return undefined;
	}
	if (rescued) report('key-no-private-half', range, { reason: 'refused' });
	const jwk = rescued ? publicHalf : whole;
	if (type === 'oct' && bits < shortestSecret)
		report('key-secret-short', range, { bits, minimum: shortestSecret });
	if (type === 'RSA' && bits < 2048) report('key-rsa-short', range, { bits, minimum: 2048 });
	return {
		type,
		curve: whole.crv,
		parameterSet: type === 'AKP' ? whole.alg : undefined,
		bits,
		private: type === 'oct' || holdsPrivateHalf(jwk),
		...attributes,
		// An AKP key is of one algorithm, whatever form it came in (RFC 9964).
		...(type === 'AKP' && { alg: whole.alg }),
		jwk,
		thumbprint: type === 'oct' ? undefined : await thumbprint(jwk),
		index,
	};
}

function bitsOf(jwk: Jwk): number {
	if (jwk.kty === 'oct') return decodeBase64url(jwk.k ?? '').bytes.length * 8;
	return jwk.kty === 'RSA' ? modulusBits(jwk) : (keyKindOf(jwk)?.bits ?? 0);
}

/** Bits of an RSA modulus; 0 where there is none. */
export function modulusBits(jwk: Jwk): number {
	return numberBits(jwk.n);
}

/** Bits of the longest of an RSA key's numbers: no honest one is longer than the modulus, and exponents cost time. */
function longestNumber({ e, d, p, q, dp, dq, qi }: Jwk): number {
	return Math.max(...[e, d, p, q, dp, dq, qi].map(numberBits));
}

function numberBits(encoded: string | undefined): number {
	const { bytes } = decodeBase64url(encoded ?? '');
	return bytes.length === 0 ? 0 : bytes.length * 8 - Math.clz32(bytes[0]!) + 24;
}
