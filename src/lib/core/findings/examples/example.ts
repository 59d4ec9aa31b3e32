// For the tests, and never in the bundle: what examples of rules are made of.

import type { Key, KeyReading } from '../../jose/key.ts';
import type { Severity } from '../rule.ts';
import type { FindingsContext } from '../subject.ts';
import { encodeBase64url } from '../../encoding/base64url.ts';
import { encodeUtf8 } from '../../encoding/utf8.ts';

export const now = 1_795_442_700;

/** What a rule is tried on: a token, and whatever else the rule needs to know (`FindingsContext`). */
export interface Example extends Omit<FindingsContext, 'reading' | 'now'> {
	readonly token: string;
	/** The content of a JWE, encoded, once it is decrypted. */
	readonly content?: string;
	/** Seconds since the epoch; `now` where it does not matter. */
	readonly now?: number;
	/** The sentence and the weight that it must get, where these depend on it. */
	readonly message?: string;
	readonly severity?: Severity;
}

/** The smallest token that a rule applies to, and one that it just does not apply to. */
export interface RuleExample {
	readonly fires: Example;
	readonly nearMiss: Example;
	/** Further ones: together they leave no part of the rule's condition untried. */
	readonly alsoFires?: readonly Example[];
	readonly alsoNear?: readonly Example[];
}

export const encode = (text: string) => encodeBase64url(encodeUtf8(text));

/** 32 bytes, as HS256 has. */
export const hs256Signature = 'A'.repeat(43);

export const compact = (header: string, payload: string, signature = hs256Signature): string =>
	`${encode(header)}.${encode(payload)}.${signature}`;

export const headers = (fires: string, nearMiss: string): RuleExample => ({
	fires: { token: compact(fires, '{}') },
	nearMiss: { token: compact(nearMiss, '{}') },
});

export const payloads = (fires: string, nearMiss: string, header = '{"alg":"HS256"}'): RuleExample => ({
	fires: { token: compact(header, fires) },
	nearMiss: { token: compact(header, nearMiss) },
});

export const withClaims = (
	payload: string,
	more: Omit<Example, 'token'> = {},
	header = '{"alg":"HS256"}',
): Example => ({ token: compact(header, payload), ...more });

export const tokens = (fires: string, nearMiss: string): RuleExample => ({
	fires: { token: fires },
	nearMiss: { token: nearMiss },
});

export const aKey: Key = {
	type: 'oct',
	curve: undefined,
	bits: 256,
	private: true,
	kid: undefined,
	alg: undefined,
	use: undefined,
	keyOps: undefined,
	jwk: {},
	thumbprint: undefined,
	index: 0,
};

export const ring = (...keys: Partial<Key>[]): KeyReading => ({
	text: '',
	hint: { readAs: 'auto', encoding: 'utf8' },
	form: 'jwks',
	encoding: undefined,
	keys: keys.map((key, index) => ({ ...aKey, index, ...key })),
	problems: [],
});

export const withKeys = (alg: string, fires: Partial<Key>, nearMiss: Partial<Key>): RuleExample => {
	const token = compact(`{"alg":"${alg}"}`, '{}');
	return { fires: { token, keys: ring(fires) }, nearMiss: { token, keys: ring(nearMiss) } };
};

/** A token signed with HS256, as it seems. */
export const hs = compact('{"alg":"HS256"}', '{}');

export type Examples = Readonly<Record<string, RuleExample>>;
