import { bytesOfHex, childrenOf, derTag, hexOf, readElement } from '../der.ts';
import { rawSignatureOfDer } from '../ecdsa-der.ts';
import { askEngine } from '../engine.ts';
import { readKeyDer } from '../key-der.ts';
import type { CertificateParts } from './certificate-der.ts';
import { dottedOid } from './distinguished-name.ts';

interface Scheme {
	readonly name: string;
	readonly family: 'RSASSA-PKCS1-v1_5' | 'RSA-PSS' | 'ECDSA' | 'Ed25519' | undefined;
	readonly hash: string | undefined;
}

const rsa = (hash: string): Scheme => ({
	name: `RSA with ${hash}`,
	family: 'RSASSA-PKCS1-v1_5',
	hash,
});
const ecdsa = (hash: string): Scheme => ({ name: `ECDSA with ${hash}`, family: 'ECDSA', hash });
const named = (name: string): Scheme => ({ name, family: undefined, hash: undefined });

/** RFC 4055 §5, RFC 5758 §3.2, RFC 8410 §6, RFC 9881 §2; those without a family are only named. */
const schemes: ReadonlyMap<string, Scheme> = new Map([
	['2a864886f70d010104', named('RSA with MD5')],
	['2a864886f70d010105', rsa('SHA-1')],
	['2a864886f70d01010e', named('RSA with SHA-224')],
	['2a864886f70d01010b', rsa('SHA-256')],
	['2a864886f70d01010c', rsa('SHA-384')],
	['2a864886f70d01010d', rsa('SHA-512')],
	['2a8648ce3d0401', ecdsa('SHA-1')],
	['2a8648ce3d040301', named('ECDSA with SHA-224')],
	['2a8648ce3d040302', ecdsa('SHA-256')],
	['2a8648ce3d040303', ecdsa('SHA-384')],
	['2a8648ce3d040304', ecdsa('SHA-512')],
	['2b6570', { name: 'Ed25519', family: 'Ed25519', hash: undefined }],
	['2b6571', named('Ed448')],
	['608648016503040311', named('ML-DSA-44')],
	['608648016503040312', named('ML-DSA-65')],
	['608648016503040313', named('ML-DSA-87')],
]);

const pss = '2a864886f70d01010a';
const hashes: ReadonlyMap<string, string> = new Map([
	['2b0e03021a', 'SHA-1'],
	['608648016503040201', 'SHA-256'],
	['608648016503040202', 'SHA-384'],
	['608648016503040203', 'SHA-512'],
]);

/** The algorithm that a certificate was signed with, for people; its identifier where it is not known. */
export function signatureAlgorithm({ signatureOid, signatureParameters }: CertificateParts): string {
	if (signatureOid === pss) return `RSA-PSS with ${pssOf(signatureParameters).hash ?? 'an unknown hash'}`;
	return schemes.get(signatureOid)?.name ?? dottedOid(bytesOfHex(signatureOid));
}

/** RFC 4055 §3.1: hash [0], mask [1], salt [2]; SHA-1 and 20 bytes where they are not said. */
function pssOf(parameters: Uint8Array | undefined): { hash: string | undefined; saltLength: number } {
	const der = parameters ?? new Uint8Array();
	const parts = childrenOf(der, readElement(der)) ?? [];
	const inner = (tag: number) =>
		childrenOf(
			der,
			parts.find((part) => part.tag === tag),
		)?.[0];
	const [oid] = childrenOf(der, inner(0xa0)) ?? [];
	const salt = inner(0xa2);
	return {
		hash: oid === undefined ? 'SHA-1' : hashes.get(hexOf(der, oid)),
		saltLength: salt?.tag === derTag.integer ? (der[salt.to - 1] ?? 0) : 20,
	};
}

/** Bytes of the numbers in a signature, by curve. */
const fieldBytes: ReadonlyMap<string, number> = new Map([
	['P-256', 32],
	['P-384', 48],
	['P-521', 66],
]);

/**
 * Whether a key made a certificate's signature (RFC 5280 §4.1.1.3).
 * @param issuer the DER of the certificate whose key is asked
 * @returns `unknown` where this page cannot compute it; names are not compared
 */
export async function isSignedBy(
	parts: CertificateParts,
	issuer: Uint8Array,
): Promise<'signed' | 'not-signed' | 'unknown'> {
	const key = readKeyDer(issuer);
	const { family, hash, saltLength } = schemeOf(parts);
	if (typeof key === 'string' || family === undefined) return 'unknown';
	const type = { ECDSA: 'EC', Ed25519: 'OKP', 'RSA-PSS': 'RSA', 'RSASSA-PKCS1-v1_5': 'RSA' }[family];
	if (key.type !== type) return 'not-signed';
	const length = fieldBytes.get(key.name);
	if (family === 'ECDSA' && length === undefined) return 'unknown';
	const signature = family === 'ECDSA' ? rawSignatureOfDer(parts.signature, 2 * length!) : parts.signature;
	if (signature === undefined) return 'not-signed';
	const importing = { name: family, ...(hash !== undefined && { hash }), namedCurve: key.name };
	const using = { name: family, ...(hash !== undefined && { hash }), saltLength };
	const answer = await askEngine(async (subtle) => {
		const handle = await subtle.importKey('spki', key.der, importing, false, ['verify']);
		return subtle.verify(using, handle, signature, parts.signed);
	});
	if (!answer.ok) return 'unknown';
	return answer.value ? 'signed' : 'not-signed';
}

type UsedScheme = Pick<Scheme, 'family' | 'hash'> & { readonly saltLength: number };

function schemeOf({ signatureOid, signatureParameters }: CertificateParts): UsedScheme {
	if (signatureOid !== pss) {
		const scheme = schemes.get(signatureOid);
		return { family: scheme?.family, hash: scheme?.hash, saltLength: 0 };
	}
	const { hash, saltLength } = pssOf(signatureParameters);
	return { family: hash === undefined ? undefined : 'RSA-PSS', hash, saltLength };
}
