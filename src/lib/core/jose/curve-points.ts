// The curves of ECDSA and ECDH as numbers: enough to judge a point and a signature, never to compute one.

/** y² = x³ + ax + b modulo p, and the order n of its base point (SEC 2 §2.4, NIST SP 800-186 §3.2.1). */
interface WeierstrassCurve {
	readonly p: bigint;
	readonly a: bigint;
	readonly b: bigint;
	readonly n: bigint;
}

/** To add one: its `crv` (RFC 7518 §6.2.1.1, RFC 8812 §3.1), and its numbers. */
const curves: ReadonlyMap<string, WeierstrassCurve> = new Map([
	[
		'P-256',
		{
			p: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
			a: -3n,
			b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
			n: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
		},
	],
	[
		'P-384',
		{
			p: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
			a: -3n,
			b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
			n: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
		},
	],
	[
		'P-521',
		{
			p: 2n ** 521n - 1n,
			a: -3n,
			b: 0x51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00n,
			n: 0x1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
		},
	],
	[
		'secp256k1',
		{
			p: 2n ** 256n - 2n ** 32n - 977n,
			a: 0n,
			b: 7n,
			n: 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n,
		},
	],
]);

/**
 * True for the affine coordinates of a point of a curve (SEC 1 §3.2.2.1), false for all others: those that are not
 * reduced modulo p, too. Undefined for a `crv` that is none of P-256, P-384, P-521 and secp256k1.
 */
export function isOnCurve(crv: string | undefined, x: bigint, y: bigint): boolean | undefined {
	const curve = curves.get(crv ?? '');
	if (!curve) return undefined;
	const { p, a, b } = curve;
	if (x < 0n || x >= p || y < 0n || y >= p) return false;
	return (y * y - (x * x + a) * x - b) % p === 0n;
}

/** The order of a curve's base point: r and s of a signature are from 1 to one less (FIPS 186-5 §6.4.2). */
export function orderOf(crv: string | undefined): bigint | undefined {
	return curves.get(crv ?? '')?.n;
}

/** Bytes as a number, the greatest byte first (RFC 7518 §2 Base64urlUInt); 0 for none. The caller bounds their count. */
export function numberOfBytes(bytes: Uint8Array): bigint {
	const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
	return digits === '' ? 0n : BigInt(`0x${digits}`);
}
