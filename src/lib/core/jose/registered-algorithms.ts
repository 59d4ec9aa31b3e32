// Every `alg` name of IANA's "JSON Web Signature and Encryption Algorithms" registry, to explain a name that
// is known to the world although this page cannot compute it. To add one: add a row; keep the registry's order.

/** A registered `alg` value (RFC 7518 §7.1). */
export interface RegisteredAlgorithm {
	readonly name: string;
	readonly kind: 'jws' | 'jwe';
	readonly meaning: string;
	readonly section: string;
	readonly status: 'registered' | 'deprecated' | 'prohibited';
}

type Row = readonly [name: string, meaning: string, section: string, status?: 'deprecated' | 'prohibited'];

const jws: readonly Row[] = [
	['HS256', 'HMAC with SHA-256', 'RFC 7518 §3.2'],
	['HS384', 'HMAC with SHA-384', 'RFC 7518 §3.2'],
	['HS512', 'HMAC with SHA-512', 'RFC 7518 §3.2'],
	['RS256', 'RSA signature (PKCS #1 v1.5) with SHA-256', 'RFC 7518 §3.3'],
	['RS384', 'RSA signature (PKCS #1 v1.5) with SHA-384', 'RFC 7518 §3.3'],
	['RS512', 'RSA signature (PKCS #1 v1.5) with SHA-512', 'RFC 7518 §3.3'],
	['ES256', 'ECDSA on P-256 with SHA-256', 'RFC 7518 §3.4'],
	['ES384', 'ECDSA on P-384 with SHA-384', 'RFC 7518 §3.4'],
	['ES512', 'ECDSA on P-521 with SHA-512', 'RFC 7518 §3.4'],
	['PS256', 'RSA signature (PSS) with SHA-256', 'RFC 7518 §3.5'],
	['PS384', 'RSA signature (PSS) with SHA-384', 'RFC 7518 §3.5'],
	['PS512', 'RSA signature (PSS) with SHA-512', 'RFC 7518 §3.5'],
	['none', 'no signature at all', 'RFC 7518 §3.6'],
	['EdDSA', 'Edwards-curve signature, its curve left to the key', 'RFC 8037 §3.1', 'deprecated'],
	['Ed25519', 'Edwards-curve signature on Ed25519', 'RFC 9864 §2.2'],
	['Ed448', 'Edwards-curve signature on Ed448', 'RFC 9864 §2.2'],
	['ES256K', 'ECDSA on secp256k1 with SHA-256', 'RFC 8812 §3.2'],
	['ML-DSA-44', 'post-quantum lattice signature, level 2', 'RFC 9964'],
	['ML-DSA-65', 'post-quantum lattice signature, level 3', 'RFC 9964'],
	['ML-DSA-87', 'post-quantum lattice signature, level 5', 'RFC 9964'],
	['HS1', 'HMAC with SHA-1', 'W3C Web Cryptography', 'prohibited'],
	['RS1', 'RSA signature (PKCS #1 v1.5) with SHA-1', 'W3C Web Cryptography', 'prohibited'],
];

const jwe: readonly Row[] = [
	['RSA1_5', 'RSA encryption of the content key (PKCS #1 v1.5)', 'RFC 7518 §4.2', 'deprecated'],
	['RSA-OAEP', 'RSA encryption of the content key (OAEP, SHA-1)', 'RFC 7518 §4.3'],
	['RSA-OAEP-256', 'RSA encryption of the content key (OAEP, SHA-256)', 'RFC 7518 §4.3'],
	['RSA-OAEP-384', 'RSA encryption of the content key (OAEP, SHA-384)', 'W3C Web Cryptography'],
	['RSA-OAEP-512', 'RSA encryption of the content key (OAEP, SHA-512)', 'W3C Web Cryptography'],
	['A128KW', 'content key wrapped with a 128-bit AES key', 'RFC 7518 §4.4'],
	['A192KW', 'content key wrapped with a 192-bit AES key', 'RFC 7518 §4.4'],
	['A256KW', 'content key wrapped with a 256-bit AES key', 'RFC 7518 §4.4'],
	['dir', 'the shared key is the content key', 'RFC 7518 §4.5'],
	['ECDH-ES', 'key agreement gives the content key', 'RFC 7518 §4.6'],
	['ECDH-ES+A128KW', 'key agreement, then a 128-bit AES key wrap', 'RFC 7518 §4.6'],
	['ECDH-ES+A192KW', 'key agreement, then a 192-bit AES key wrap', 'RFC 7518 §4.6'],
	['ECDH-ES+A256KW', 'key agreement, then a 256-bit AES key wrap', 'RFC 7518 §4.6'],
	['A128GCMKW', 'content key encrypted with 128-bit AES-GCM', 'RFC 7518 §4.7'],
	['A192GCMKW', 'content key encrypted with 192-bit AES-GCM', 'RFC 7518 §4.7'],
	['A256GCMKW', 'content key encrypted with 256-bit AES-GCM', 'RFC 7518 §4.7'],
	['PBES2-HS256+A128KW', 'password, PBKDF2 with SHA-256, AES key wrap', 'RFC 7518 §4.8'],
	['PBES2-HS384+A192KW', 'password, PBKDF2 with SHA-384, AES key wrap', 'RFC 7518 §4.8'],
	['PBES2-HS512+A256KW', 'password, PBKDF2 with SHA-512, AES key wrap', 'RFC 7518 §4.8'],
];

const rowOf =
	(kind: 'jws' | 'jwe') =>
	([name, meaning, section, status]: Row): RegisteredAlgorithm => ({
		name,
		kind,
		meaning,
		section,
		status: status ?? 'registered',
	});

/** The registered `alg` values: signatures and MACs first, then key management for encryption. */
export const registeredAlgorithms: readonly RegisteredAlgorithm[] = [
	...jws.map(rowOf('jws')),
	...jwe.map(rowOf('jwe')),
];

const byName: ReadonlyMap<unknown, RegisteredAlgorithm> = new Map(
	registeredAlgorithms.map((row) => [row.name, row]),
);

/** What a registered `alg` value means; undefined for every other value of any type. */
export function registeredAlgorithmNamed(name: unknown): RegisteredAlgorithm | undefined {
	return byName.get(name);
}
