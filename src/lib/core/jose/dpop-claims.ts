import { membersNamed, valueOf } from '../encoding/json-tree.ts';
import type { JsonNode } from '../encoding/json-tree.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import { readNumericDate } from '../token/numeric-date.ts';
import { readToken } from '../token/read-token.ts';
import { failed, notAsked, notReached, oneString, passed } from './dpop-check.ts';
import type { DpopOutcome, DpopQuestion } from './dpop-check.ts';
import { sha256 } from './engine.ts';
import { normalUri } from './normal-uri.ts';

/** Seconds: RFC 9449 §11.1 wants "a relatively brief period (on the order of seconds or minutes)". */
export const usualMaximumAge = 300;

/** `jti`, by which a server refuses a proof that it has seen. */
export function identifierCheck(claims: JsonNode): DpopOutcome {
	const jti = oneString(claims, 'jti');
	if ('fault' in jti) return jti.fault;
	if ('absent' in jti || jti.value === '') return failed('claim-missing', { name: 'jti' });
	return passed('identifier-present');
}

/** `htm` is the method of the request: methods are told apart by case (RFC 9110 §9.1). */
export function methodCheck(claims: JsonNode, method: string | undefined): DpopOutcome {
	const htm = oneString(claims, 'htm');
	if ('fault' in htm) return htm.fault;
	if ('absent' in htm) return failed('claim-missing', { name: 'htm' });
	const detail = { found: htm.value, expected: method ?? '' };
	if (method === undefined) return notAsked('method-not-asked', { found: htm.value });
	if (htm.value === method) return passed('method-matches', detail);
	const sameLetters = htm.value.toLowerCase() === method.toLowerCase();
	return failed(sameLetters ? 'method-other-case' : 'method-differs', detail);
}

/** `htu` is the URI of the request without query and fragment, both normalized (RFC 3986 §6.2.2, §6.2.3). */
export function targetCheck(claims: JsonNode, uri: string | undefined): DpopOutcome {
	const htu = oneString(claims, 'htu');
	if ('fault' in htu) return htu.fault;
	if ('absent' in htu) return failed('claim-missing', { name: 'htu' });
	const target = normalUri(htu.value);
	if (target === undefined) return failed('target-not-a-uri', { found: htu.value });
	if (uri === undefined) return notAsked('target-not-asked', { found: htu.value });
	const request = normalUri(uri);
	if (request === undefined) return notAsked('request-not-a-uri', { expected: uri });
	const detail = { found: htu.value, expected: request };
	if (target !== request) return failed('target-differs', detail);
	return passed(htu.value === uri ? 'target-matches' : 'target-matches-normalized', detail);
}

/** `nonce` is the server's, when it gave one. */
export function nonceCheck(claims: JsonNode, nonce: string | undefined): DpopOutcome {
	const found = oneString(claims, 'nonce');
	if ('fault' in found) return found.fault;
	const isAbsent = 'absent' in found;
	if (nonce === undefined) return notAsked(isAbsent ? 'nonce-absent' : 'nonce-not-asked');
	if (isAbsent) return failed('nonce-missing', { expected: nonce });
	const detail = { found: found.value, expected: nonce };
	return found.value === nonce ? passed('nonce-matches', detail) : failed('nonce-differs', detail);
}

/** `iat` lies within the window around now; ages in seconds. */
export function freshnessCheck(
	claims: JsonNode,
	{ now, maximumAge }: Pick<DpopQuestion, 'now' | 'maximumAge'>,
): DpopOutcome {
	const count = membersNamed(claims, 'iat').length;
	if (count > 1) return failed('ambiguous', { name: 'iat', count });
	const iat = readNumericDate(valueOf(claims, 'iat'));
	if (iat.state === 'absent') return failed('claim-missing', { name: 'iat' });
	if (iat.state !== 'date') return failed('not-a-date', { name: 'iat' });
	const maximum = maximumAge ?? usualMaximumAge;
	const age = now - iat.seconds;
	const detail = { age, maximum };
	if (age > maximum) return failed('too-old', detail);
	return age < -maximum ? failed('in-future', detail) : passed('fresh', detail);
}

/** `ath` is the SHA-256 of the access token that the proof came with. */
export async function tokenHashCheck(
	claims: JsonNode,
	accessToken: string | undefined,
): Promise<DpopOutcome> {
	const ath = oneString(claims, 'ath');
	if ('fault' in ath) return ath.fault;
	const isAbsent = 'absent' in ath;
	if (accessToken === undefined) return notAsked(isAbsent ? 'token-hash-absent' : 'token-hash-not-asked');
	if (!/^[\x21-\x7e]+$/.test(accessToken)) return failed('token-not-ascii');
	const expected = await sha256(encodeUtf8(accessToken));
	if (expected === undefined) return notReached('hash-unavailable');
	if (isAbsent) return failed('token-hash-missing', { expected });
	const detail = { found: ath.value, expected };
	return ath.value === expected ? passed('token-hash-matches', detail) : failed('token-hash-differs', detail);
}

/**
 * The key of the proof is the one that the access token names (RFC 9449 §6.1). Only a JWT says which; for others
 * the server that issued them must be asked (§6.2).
 * @param thumbprint of the proof's key; undefined where that could not be read
 */
export function boundKeyCheck(accessToken: string | undefined, thumbprint: string | undefined): DpopOutcome {
	if (accessToken === undefined) return notAsked('bound-key-not-asked');
	const claims = readToken(accessToken).payload?.json?.root;
	if (claims?.type !== 'object') return notAsked('bound-key-opaque');
	for (const name of ['cnf', 'jkt']) {
		const count = membersNamed(name === 'cnf' ? claims : valueOf(claims, 'cnf'), name).length;
		if (count > 1) return failed('ambiguous', { name, count });
	}
	const node = valueOf(valueOf(claims, 'cnf'), 'jkt');
	if (node === undefined) return notAsked('bound-key-absent');
	if (node.type !== 'string') return failed('bound-key-not-a-string');
	if (thumbprint === undefined) return notReached('bound-key-not-reached');
	const detail = { found: thumbprint, expected: node.value };
	return node.value === thumbprint
		? passed('bound-key-matches', detail)
		: failed('bound-key-differs', detail);
}
