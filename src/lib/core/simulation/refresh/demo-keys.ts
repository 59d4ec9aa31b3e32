import { encodeBase64url } from '../../encoding/base64url.ts';
import { encodeUtf8 } from '../../encoding/utf8.ts';
import { publicHalfOf } from '../../jose/check-key.ts';
import { publicMembers } from '../../jose/import-key.ts';
import { jwkText } from '../../jose/jwk-text.ts';
import { privateMemberOf } from '../../jose/key-bytes.ts';
import { keyKindNamed } from '../../jose/key-kinds.ts';
import type { Jwk } from '../../jose/key.ts';
import { demoRsaKeys } from './demo-rsa-keys.ts';
import type { TimelineParams } from './params.ts';

type Alg = TimelineParams['alg'];

/** A private JWK (RFC 7517 §4) with the members that name it. */
export type NamedJwk = Jwk & { readonly kid: string };

const made = new Map<string, Promise<NamedJwk | undefined>>();

/**
 * The signing key of a name (`k1`): always the same, and no secret, which its bytes say themselves: they are the text
 * "k1-demo-key-not-for-real-use-...".
 * @returns a private JWK; undefined where neither the browser nor a library makes keys for the algorithm
 */
export function demoKey(kid: string, alg: Alg): Promise<NamedJwk | undefined> {
	const name = `${alg} ${kid}`;
	let key = made.get(name);
	if (key === undefined) {
		key = membersFor(kid, alg).then((jwk) => jwk && { kty: jwk.kty!, kid, alg, use: 'sig', ...jwk });
		made.set(name, key);
		// What could not be had now, a library that did not come, may be had later.
		void key.then((jwk) => jwk ?? made.delete(name));
	}
	return key;
}

/**
 * What an API checks signatures with: public JWKs. For HS256 they are the secrets themselves: whoever can check can also
 * sign.
 */
export async function verifyingKeys(kids: readonly string[], alg: Alg): Promise<readonly NamedJwk[]> {
	const found = await Promise.all(kids.map((kid) => demoKey(kid, alg)));
	return found.flatMap((key) => (key ? [{ ...namesOf(key), ...publicMembers(key) }] : []));
}

/** Verifying keys as they go into the Key field: the one key, or a JWK Set (RFC 7517 §5) of several or none. */
export async function verifyingKeyText(kids: readonly string[], alg: Alg): Promise<string> {
	const keys = await verifyingKeys(kids, alg);
	return jwkText((keys.length === 1 && keys[0]) || { keys });
}

function namesOf({ kty, kid, alg, use }: NamedJwk): NamedJwk {
	return { kty: kty!, kid, alg: alg!, use: use! };
}

async function membersFor(kid: string, alg: Alg): Promise<Jwk | undefined> {
	if (alg === 'RS256') return { ...demoRsaKeys[(numberOf(kid) + 1) % demoRsaKeys.length]! };
	if (alg === 'HS256') {
		const secret = encodeUtf8(`${kid}-demo-secret-of-the-timeline-not-for-real-use`);
		return { kty: 'oct', k: encodeBase64url(secret) };
	}
	const kind = keyKindNamed('OKP', 'Ed25519')!;
	const seed = encodeUtf8(`${kid}-demo-key-not-for-real-use-`.padEnd(kind.privateBytes, '.')).slice(
		0,
		kind.privateBytes,
	);
	const publicHalf = await publicHalfOf(kind, seed);
	return publicHalf.ok ? { ...publicHalf.value, ...privateMemberOf(kind, seed) } : undefined;
}

function numberOf(kid: string): number {
	return Number(/\d+/.exec(kid)?.[0] ?? 1);
}
