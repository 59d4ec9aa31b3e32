import { encodeBase64url } from '../encoding/base64url.ts';
import { membersNamed, stringOf } from '../encoding/json-tree.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import type { Reading } from '../token/reading.ts';
import type { BoundCheck } from './bound-token-check.ts';
import { askEngine } from './engine.ts';

/** The hash that an ID token's `alg` brings along (OIDC Core §3.1.3.6). */
export type TokenHashName = 'SHA-256' | 'SHA-384' | 'SHA-512' | 'SHAKE256';

/**
 * The hash of each `alg` that has one. EdDSA leaves its curve to the key, which is not known here: Ed25519 is what it is
 * wherever ID tokens are signed with it, and SHA-512 is the hash of that (RFC 8032 §5.1). Algorithms that are missing
 * define no hash: `none`, and ML-DSA, whose registration (RFC 9964) names none.
 */
const hashes: ReadonlyMap<string, TokenHashName> = new Map<string, TokenHashName>([
	['HS256', 'SHA-256'],
	['HS384', 'SHA-384'],
	['HS512', 'SHA-512'],
	['RS256', 'SHA-256'],
	['RS384', 'SHA-384'],
	['RS512', 'SHA-512'],
	['PS256', 'SHA-256'],
	['PS384', 'SHA-384'],
	['PS512', 'SHA-512'],
	['ES256', 'SHA-256'],
	['ES256K', 'SHA-256'],
	['ES384', 'SHA-384'],
	['ES512', 'SHA-512'],
	['EdDSA', 'SHA-512'],
	['Ed25519', 'SHA-512'],
	['Ed448', 'SHAKE256'],
]);

/** RFC 8032 §5.2.6: Ed448 takes this many bytes of SHAKE256. */
const shakeBytes = 114;

/** The hash that an `alg` brings along; undefined where it has none, or is none. */
export function tokenHashNamed(alg: string | undefined): TokenHashName | undefined {
	return hashes.get(alg ?? '');
}

/** What a hash claim must hold, or why that cannot be told. */
export type TokenHash =
	| { readonly ok: true; readonly hash: TokenHashName; readonly value: string }
	| { readonly ok: false; readonly why: 'hash-undefined' | 'not-ascii' | 'hash-unavailable' };

/**
 * The value of `at_hash`, `c_hash` or `s_hash` for a text: the left half of its hash as base64url (OIDC Core
 * §3.1.3.6).
 * @param alg the `alg` of the ID token that holds the claim
 * @param text the access token, the code or the state: ASCII, or it is none
 */
export async function hashOf(alg: string | undefined, text: string): Promise<TokenHash> {
	const hash = tokenHashNamed(alg);
	if (hash === undefined) return { ok: false, why: 'hash-undefined' };
	// Each of them is made of visible ASCII (RFC 6749 appendix A).
	if (!/^[\x20-\x7e]*$/.test(text)) return { ok: false, why: 'not-ascii' };
	const digest = await digestOf(hash, encodeUtf8(text));
	if (digest === undefined) return { ok: false, why: 'hash-unavailable' };
	return { ok: true, hash, value: encodeBase64url(digest.subarray(0, digest.length / 2)) };
}

async function digestOf(
	hash: TokenHashName,
	bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array | undefined> {
	if (hash === 'SHAKE256') {
		// No WebCrypto has it, and hardly any token needs it.
		const library = await import('@noble/hashes/sha3.js').catch(() => undefined);
		return library?.shake256(bytes, { dkLen: shakeBytes });
	}
	const digest = await askEngine((subtle) => subtle.digest(hash, bytes));
	return digest.ok ? new Uint8Array(digest.value) : undefined;
}

/** The claims, what each is of, and the section that defines it, in the order in which they are told. */
export const tokenHashClaims = [
	{ id: 'at_hash', of: 'accessToken', reference: 'OIDC Core §3.1.3.6' },
	{ id: 'c_hash', of: 'code', reference: 'OIDC Core §3.3.2.11' },
	{ id: 's_hash', of: 'state', reference: 'FAPI 1.0 Part 2 §5.1' },
] as const;

export type TokenHashId = (typeof tokenHashClaims)[number]['id'];

export type TokenHashCode =
	| 'hash-matches'
	| 'hash-differs'
	/** The claim holds the whole hash where its left half must stand. */
	| 'hash-not-halved'
	/** The hash is right, in another encoding than base64url without padding. */
	| 'hash-other-encoding'
	| 'hash-not-a-string'
	| 'hash-ambiguous'
	| 'hash-missing'
	| 'hash-not-asked'
	| 'hash-absent'
	| 'hash-undefined'
	| 'hash-unavailable'
	| 'not-ascii'
	| 'claims-unread';

export type TokenHashCheck = BoundCheck<TokenHashId, TokenHashCode>;

/** An ID token, and what came along with it; what is undefined is not compared. */
export interface TokenHashQuestion {
	readonly idToken: Reading;
	readonly accessToken?: string | undefined;
	readonly code?: string | undefined;
	readonly state?: string | undefined;
}

/**
 * Whether an ID token's hashes are those of the access token, code and state that came with it: one check for each
 * claim. Whether the ID token is signed is another question. Total: claims of any type give a check.
 */
export async function checkTokenHashes(question: TokenHashQuestion): Promise<readonly TokenHashCheck[]> {
	return Promise.all(
		tokenHashClaims.map(async (row) => {
			const { state, code, detail = {} } = await checkOne(question.idToken, row.id, question[row.of]);
			return { id: row.id, state, code, detail, reference: row.reference };
		}),
	);
}

type Outcome = Pick<TokenHashCheck, 'state' | 'code'> & { readonly detail?: TokenHashCheck['detail'] };

async function checkOne(idToken: Reading, claim: TokenHashId, text: string | undefined): Promise<Outcome> {
	const claims = idToken.payload?.json?.root;
	if (claims?.type !== 'object') return { state: 'not-reached', code: 'claims-unread' };
	const members = membersNamed(claims, claim);
	if (members.length > 1)
		return { state: 'failed', code: 'hash-ambiguous', detail: { count: members.length } };
	const found = stringOf(claims, claim);
	if (found === undefined && members.length > 0) return { state: 'failed', code: 'hash-not-a-string' };
	if (text === undefined) {
		return { state: 'not-asked', code: found === undefined ? 'hash-absent' : 'hash-not-asked' };
	}
	const alg = stringOf(idToken.header?.json?.root, 'alg');
	const expected = await hashOf(alg, text);
	if (!expected.ok) {
		const state = expected.why === 'not-ascii' ? 'failed' : 'not-reached';
		return { state, code: expected.why, detail: { alg: alg ?? '' } };
	}
	const detail = { hash: expected.hash, expected: expected.value };
	if (found === undefined) return { state: 'not-asked', code: 'hash-missing', detail };
	if (found === expected.value)
		return { state: 'passed', code: 'hash-matches', detail: { ...detail, found } };
	return { state: 'failed', code: misspelling(found, expected.value), detail: { ...detail, found } };
}

/** What an issuer probably did that wrote another value. */
function misspelling(found: string, expected: string): TokenHashCode {
	const plain = found.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_');
	if (plain === expected) return 'hash-other-encoding';
	// The last character of the half may hold bits of what follows it in the whole.
	const isWhole = plain.length > expected.length && plain.startsWith(expected.slice(0, -1));
	return isWhole ? 'hash-not-halved' : 'hash-differs';
}
