import { stringOf, valueOf, type JsonNode } from '../../encoding/json-tree.ts';
import { decodeUtf8, encodeUtf8 } from '../../encoding/utf8.ts';
import { readNumericDate, secondsOf } from '../numeric-date.ts';
import type { Reading, TokenKind } from '../reading.ts';

/** What is kept of a token of many: enough to list, sort and find it, and bounded however large the token is. */
export interface TokenFacts {
	readonly kind: TokenKind;
	readonly alg: string | undefined;
	readonly kid: string | undefined;
	readonly typ: string | undefined;
	/** Strings as their value, anything else as it is written; undefined where there is none. */
	readonly issuer: string | undefined;
	readonly subject: string | undefined;
	readonly audience: string | undefined;
	/** In seconds since the epoch, as a reader of seconds takes them. */
	readonly issued: number | undefined;
	readonly notBefore: number | undefined;
	readonly expires: number | undefined;
	/** Whether the claims can be read at all: those of an encrypted token cannot. */
	readonly hasClaims: boolean;
	/** There is an `exp`, and it is no date: what readers make of it differs. */
	readonly oddExpiry: boolean;
	/** Header and claims in small letters, to be searched. */
	readonly sought: string;
}

/** In characters. */
const longestFact = 300;
const longestSought = 4000;

/** What there is to know of a token for a list of many. */
export function tokenFacts(reading: Reading): TokenFacts {
	const { joseHeader, header, payload } = reading;
	const claims = payload?.json?.root;
	const hasClaims = claims?.type === 'object';
	const claim = (name: string) => factOf(valueOf(claims, name), payload?.text);
	const time = (name: string) => secondsOf(readNumericDate(valueOf(claims, name)));
	const parameter = (name: string) => stringOf(joseHeader, name)?.slice(0, longestFact);
	const expires = time('exp');
	return {
		kind: reading.kind,
		alg: parameter('alg'),
		kid: parameter('kid'),
		typ: parameter('typ'),
		issuer: claim('iss'),
		subject: claim('sub'),
		audience: claim('aud'),
		issued: time('iat'),
		notBefore: time('nbf'),
		expires,
		hasClaims,
		oddExpiry: expires === undefined && valueOf(claims, 'exp') !== undefined,
		sought: own(`${header?.text ?? ''} ${payload?.text ?? ''}`.slice(0, longestSought).toLowerCase()),
	};
}

function factOf(node: JsonNode | undefined, text: string | undefined): string | undefined {
	if (!node) return undefined;
	if (node.type === 'string') return node.value.slice(0, longestFact);
	if (node.type === 'array' && node.items.length > 0 && node.items.every(({ type }) => type === 'string'))
		return node.items
			.map((item) => (item.type === 'string' ? item.value : ''))
			.join(', ')
			.slice(0, longestFact);
	return own(text?.slice(node.from, Math.min(node.to, node.from + longestFact)) ?? '');
}

/** A text that keeps no longer one in memory. */
const own = (text: string): string => decodeUtf8(encodeUtf8(text)).text;

/** Whether a token's times include the moment; `unknown` where they cannot be read. */
export type TokenLife = 'valid' | 'expired' | 'not-yet' | 'endless' | 'unknown';

/** A token's state against the clock, in seconds since the epoch (RFC 7519 §4.1.4, §4.1.5). */
export function tokenLife({ hasClaims, oddExpiry, expires, notBefore }: TokenFacts, now: number): TokenLife {
	if (!hasClaims || oddExpiry) return 'unknown';
	if (expires !== undefined && expires <= now) return 'expired';
	if (notBefore !== undefined && notBefore > now) return 'not-yet';
	return expires === undefined ? 'endless' : 'valid';
}
