// The token beside others of this session.

import { encodeBase64url } from '../../encoding/base64url.ts';
import { stringOf } from '../../encoding/json-tree.ts';
import type { Reading } from '../../token/reading.ts';
import type { Rule } from '../rule.ts';
import { inHeader, placeIn, type Subject } from '../subject.ts';

/** What says whose key signed a token, as far as it says so: issuer, `kid` and algorithm. */
function signer({ payload, joseHeader }: Reading): string {
	const claims = payload?.json?.root;
	return JSON.stringify([stringOf(claims, 'iss'), stringOf(joseHeader, 'kid'), stringOf(joseHeader, 'alg')]);
}

/** Other tokens that the same key signed by what they say of it, with a signature as long over another text. */
function siblings({ reading, others }: Subject): readonly Reading[] {
	const own = signer(reading);
	return (others ?? []).filter(
		(other) =>
			signer(other) === own &&
			other.signingInput !== reading.signingInput &&
			other.signature?.bytes.length === reading.signature?.bytes.length,
	);
}

/** The half of a signature that is a point of the curve: R, which must be another in each. */
const firstHalf = ({ signature }: Reading): string =>
	encodeBase64url(signature?.bytes.subarray(0, signature.bytes.length / 2) ?? new Uint8Array());

export const sessionRules: readonly Rule[] = [
	{
		id: 'nonce-reuse',
		severity: 'error',
		message: 'R of the signature is that of another token here: the private key can be worked out',
		reference: 'RFC 8725 §3.2; RFC 6979 §1',
		why: 'Each ECDSA signature needs a random number of its own. With the same one for two texts, school algebra gives the private key to whoever has both tokens. Replace the key; sign as RFC 6979 says.',
		unless: ['signature-out-of-range', 'signature-length'],
		check: (subject) => {
			const { algorithm, reading } = subject;
			if (algorithm?.family !== 'ECDSA' && algorithm?.family !== 'EdDSA') return [];
			const own = firstHalf(reading);
			// A signature that is the same as a whole was copied onto another text: S would differ, too.
			const same = siblings(subject).some(
				(other) => firstHalf(other) === own && other.signature?.encoded !== reading.signature?.encoded,
			);
			return same ? [{ place: placeIn('token', reading.signature?.range) }] : [];
		},
	},
	{
		id: 'public-key-derivable',
		severity: 'note',
		message: 'With {count} such tokens anyone can work out the public key',
		reference: 'RFC 8725 §2.1, §3.1',
		why: 'Two RS256 signatures of one key give its modulus, even where the key is not published. A public key may be known; but a verifier that accepts HS256 with it is then open to all. Bind it to its algorithm.',
		unless: ['rsa-signature-length'],
		check: (subject) => {
			const { algorithm, reading } = subject;
			if (algorithm?.family !== 'RSASSA-PKCS1-v1_5' || !reading.signature?.encoded) return [];
			const own = reading.signature.encoded;
			const count = siblings(subject).filter((other) => other.signature?.encoded !== own).length + 1;
			return count > 1 ? [{ place: inHeader(subject, 'alg'), detail: { count } }] : [];
		},
	},
];
