import { algorithmNamed } from './algorithms.ts';
import { askEngine } from './engine.ts';
import type { EngineAnswer, EngineRefusal } from './engine.ts';
import { publicMembers } from './import-key.ts';
import { privateBytesOf, publicBytesOf, publicJwkOf } from './key-bytes.ts';
import { holdsPrivateHalf, keyKindOf, membersOf } from './key-kinds.ts';
import type { KeyKind } from './key-kinds.ts';
import type { Jwk } from './key.ts';
import { askNoble } from './noble.ts';
import { pkcs8OfSecret } from './pkcs8-of-secret.ts';
import { webCryptoKey, webCryptoUsages, whereComputed } from './where-computed.ts';

/**
 * Why a JWK's numbers are no key: a point that is not on its curve, halves that do not belong together, a member of
 * another length. Undefined for a key that can be used, and for a secret, which is any bytes.
 */
export async function refusalOf(jwk: Jwk): Promise<EngineRefusal | undefined> {
	if (jwk.kty === 'oct') return undefined;
	const kind = keyKindOf(jwk);
	if (kind !== undefined && (await whereComputed(kind)) === 'noble') return refusalOfNoble(kind, jwk);
	const parameters = kind === undefined ? algorithmNamed('RS256')?.webCrypto?.key : webCryptoKey(kind);
	if (parameters === undefined || (kind === undefined && jwk.kty !== 'RSA')) return 'not-supported';
	const half = holdsPrivateHalf(jwk) ? 'private' : 'public';
	const rsa: KeyUsage = half === 'public' ? 'verify' : 'sign';
	const usages = kind === undefined ? [rsa] : webCryptoUsages(kind, half);
	const answer = await askEngine((subtle) => subtle.importKey('jwk', jwk, parameters, true, usages));
	if (!answer.ok) return answer.why;
	// Not every engine looks whether the two halves belong together; a seed whose public half is another's leaks.
	return kind !== undefined && kind.type !== 'EC' && half === 'private'
		? refusalOfPair(kind, jwk)
		: undefined;
}

async function refusalOfPair(kind: KeyKind, jwk: Jwk): Promise<EngineRefusal | undefined> {
	const computed = await publicHalfOf(kind, privateBytesOf(kind, jwk) ?? new Uint8Array());
	if (!computed.ok) return computed.why;
	return membersOf(kind).public.every((name) => computed.value[name] === jwk[name]) ? undefined : 'refused';
}

async function refusalOfNoble(kind: KeyKind, jwk: Jwk): Promise<EngineRefusal | undefined> {
	const publicHalf = publicBytesOf(kind, jwk);
	if (publicHalf === undefined) return 'refused';
	const checked = await askNoble(kind.name, (noble) => noble.checked(publicHalf));
	if (!checked.ok) return checked.why;
	if (!holdsPrivateHalf(jwk)) return undefined;
	const secret = privateBytesOf(kind, jwk);
	if (secret === undefined) return 'refused';
	const computed = await askNoble(kind.name, (noble) => noble.publicOf(secret));
	if (!computed.ok) return computed.why;
	return computed.value.every((byte, index) => byte === publicHalf[index]) ? undefined : 'refused';
}

/**
 * The public JWK of a private half that came alone, as PKCS#8 of the Edwards and Montgomery curves always does
 * (RFC 8410 §7) and SEC1 may (RFC 5915 §3).
 * @param secret of any length: one that its kind does not have is refused
 */
export async function publicHalfOf(kind: KeyKind, secret: Uint8Array): Promise<EngineAnswer<Jwk>> {
	if (secret.length !== kind.privateBytes) return { ok: false, why: 'refused' };
	if ((await whereComputed(kind)) === 'webcrypto') {
		const exported = await askEngine(async (subtle) => {
			const usages = webCryptoUsages(kind, 'private');
			const der = pkcs8OfSecret(kind, secret);
			return subtle.exportKey('jwk', await subtle.importKey('pkcs8', der, webCryptoKey(kind), true, usages));
		});
		// Not every engine computes the point of an elliptic curve that PKCS#8 left out.
		if (exported.ok && keyKindOf(exported.value) === kind)
			return { ok: true, value: publicMembers(exported.value) };
	}
	const computed = await askNoble(kind.name, (noble) => noble.publicOf(secret));
	const jwk = computed.ok ? publicJwkOf(kind, computed.value) : undefined;
	if (jwk !== undefined) return { ok: true, value: jwk };
	return { ok: false, why: computed.ok ? 'refused' : computed.why };
}
