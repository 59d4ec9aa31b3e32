import { encodeUtf8 } from '../encoding/utf8.ts';
import { algorithms } from './algorithms.ts';
import { sha256 } from './engine.ts';
import { publicMembers } from './import-key.ts';
import { keyFitness } from './key-fitness.ts';
import type { Key } from './key.ts';
import { normalUri } from './normal-uri.ts';

/** What a DPoP proof is to prove. */
export interface NewProof {
	readonly key: Key;
	readonly accessToken: string;
	readonly method: string;
	readonly uri: string;
	/** Seconds since the epoch. */
	readonly now: number;
	/** Never used before (RFC 9449 §4.2). */
	readonly jti: string;
}

/**
 * Header and payload of a DPoP proof, yet to be signed (RFC 9449 §4.2). Undefined for a key that no signature algorithm
 * for key pairs takes, and for an address that is none.
 */
export async function newProof(
	question: NewProof,
): Promise<{ readonly headerText: string; readonly payloadText: string } | undefined> {
	const { key, accessToken, method, uri, now, jti } = question;
	const row = algorithms.find(
		({ keyType, oneOf, ...rest }) =>
			keyType !== undefined &&
			keyType !== 'oct' &&
			oneOf === undefined &&
			keyFitness(key, { keyType, ...rest }, 'sign') === 'fit',
	);
	const htu = normalUri(uri);
	const ath = await sha256(encodeUtf8(accessToken));
	if (!row || !key.private || htu === undefined || ath === undefined) return undefined;
	const header = { typ: 'dpop+jwt', alg: row.name, jwk: publicMembers(key.jwk) };
	const claims = { jti, htm: method, htu, iat: now, ath };
	return { headerText: JSON.stringify(header), payloadText: JSON.stringify(claims) };
}
