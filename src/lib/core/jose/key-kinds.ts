// The one table of asymmetric keys beside RSA: what a curve or a parameter set is called, where it stands in DER, how
// long its parts are. To add one: add a row, and a row to `noble.ts` where an engine lacks it.

import type { Jwk, KeyType } from './key.ts';

/** A curve, or a parameter set of ML-DSA. */
export interface KeyKind {
	readonly type: Exclude<KeyType, 'oct' | 'RSA'>;
	/** `crv` (RFC 7518 §6.2.1.1, RFC 8037 §2), or `alg` of an AKP key (RFC 9964). */
	readonly name: string;
	/** Content of the object identifier in hexadecimal digits: of the curve for EC (RFC 5480 §2.1.1), else of the algorithm. */
	readonly oid: string;
	/** What `Key.bits` says. */
	readonly bits: number;
	/** Bytes of `x` (and `y`), or of `pub`. */
	readonly publicBytes: number;
	/** Bytes of `d`, or of the seed that `priv` holds. */
	readonly privateBytes: number;
	/** False for the curves of key agreement, which sign nothing (RFC 8037 §3.2). */
	readonly signs: boolean;
}

const elliptic = (name: string, bits: number, oid: string): KeyKind => {
	const bytes = Math.ceil(bits / 8);
	return { type: 'EC', name, oid, bits, publicBytes: bytes, privateBytes: bytes, signs: true };
};

const octets = (name: string, bits: number, bytes: number, oid: string): KeyKind => ({
	type: 'OKP',
	name,
	oid,
	bits,
	publicBytes: bytes,
	privateBytes: bytes,
	signs: name.startsWith('Ed'),
});

const lattice = (name: string, publicBytes: number, oid: string): KeyKind => ({
	type: 'AKP',
	name,
	oid,
	bits: 8 * publicBytes,
	publicBytes,
	privateBytes: 32,
	signs: true,
});

export const keyKinds: readonly KeyKind[] = [
	elliptic('P-256', 256, '2a8648ce3d030107'),
	elliptic('P-384', 384, '2b81040022'),
	elliptic('P-521', 521, '2b81040023'),
	elliptic('secp256k1', 256, '2b8104000a'),
	octets('Ed25519', 255, 32, '2b6570'),
	octets('Ed448', 448, 57, '2b6571'),
	octets('X25519', 255, 32, '2b656e'),
	octets('X448', 448, 56, '2b656f'),
	lattice('ML-DSA-44', 1312, '608648016503040311'),
	lattice('ML-DSA-65', 1952, '608648016503040312'),
	lattice('ML-DSA-87', 2592, '608648016503040313'),
];

const byName: ReadonlyMap<string | undefined, KeyKind> = new Map(keyKinds.map((kind) => [kind.name, kind]));

/** The kind that a type and a name stand for; undefined for `oct` and RSA, and for a name of another type. */
export function keyKindNamed(type: string | undefined, name: string | undefined): KeyKind | undefined {
	const kind = byName.get(name);
	return kind?.type === type ? kind : undefined;
}

/** The kind of a JWK's key: by `crv`, or for AKP by `alg`. */
export function keyKindOf(jwk: Jwk): KeyKind | undefined {
	return keyKindNamed(jwk.kty, jwk.kty === 'AKP' ? jwk.alg : jwk.crv);
}

/** The members of the public half without its `kty`, of the private half: one of each where the half is one string. */
export interface KeyMembers {
	readonly public: readonly ('x' | 'y' | 'pub')[];
	readonly private: 'd' | 'priv';
}

const members: Readonly<Record<KeyKind['type'], KeyMembers>> = {
	EC: { public: ['x', 'y'], private: 'd' },
	OKP: { public: ['x'], private: 'd' },
	AKP: { public: ['pub'], private: 'priv' },
};

/** The members that hold a key (RFC 7518 §6.2, RFC 8037 §2, RFC 9964). */
export function membersOf(kind: KeyKind): KeyMembers {
	return members[kind.type];
}

/** True for a JWK with a private half, which is `priv` for AKP and `d` for all others (RFC 7518 §6, RFC 9964). */
export function holdsPrivateHalf(jwk: Jwk): boolean {
	return jwk.d !== undefined || jwk.priv !== undefined;
}
