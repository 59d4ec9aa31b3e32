// Each kind of key in the hands of @noble/curves and @noble/post-quantum. Fetched when a WebCrypto lacks one: most lack none
// that a token asks for. Keys are bytes here: the public half of EC is an uncompressed point (SEC 1 §2.3.3), all others
// are as RFC 8032, RFC 7748 and FIPS 204 write them.

/** One kind of key in a library's hands. Its functions may throw on bad bytes: only `askNoble` calls them. */
export interface NobleKind {
	/** A fresh private half: a scalar or a seed. */
	fresh(): Uint8Array;
	/** The public half of a private one. */
	publicOf(secret: Uint8Array): Uint8Array;
	/** A public half in its long form; throws when it is no point of the curve, or of another length. */
	checked(publicHalf: Uint8Array): Uint8Array;
	sign?(input: Uint8Array, secret: Uint8Array): Uint8Array;
	verify?(signature: Uint8Array, input: Uint8Array, publicHalf: Uint8Array): boolean;
	/** ML-DSA only: the long form of a private key (FIPS 204 §4), and the public half of one. */
	expand?(seed: Uint8Array): Uint8Array;
	publicOfExpanded?(expanded: Uint8Array): Uint8Array;
}

const loaders: Readonly<Record<string, () => Promise<NobleKind>>> = {
	'P-256': async () => weierstrass((await import('@noble/curves/nist.js')).p256),
	'P-384': async () => weierstrass((await import('@noble/curves/nist.js')).p384),
	'P-521': async () => weierstrass((await import('@noble/curves/nist.js')).p521),
	secp256k1: async () => weierstrass((await import('@noble/curves/secp256k1.js')).secp256k1),
	Ed25519: async () => edwards((await import('@noble/curves/ed25519.js')).ed25519),
	Ed448: async () => edwards((await import('@noble/curves/ed448.js')).ed448),
	X25519: async () => montgomery((await import('@noble/curves/ed25519.js')).x25519),
	X448: async () => montgomery((await import('@noble/curves/ed448.js')).x448),
	'ML-DSA-44': async () => lattice((await import('@noble/post-quantum/ml-dsa.js')).ml_dsa44),
	'ML-DSA-65': async () => lattice((await import('@noble/post-quantum/ml-dsa.js')).ml_dsa65),
	'ML-DSA-87': async () => lattice((await import('@noble/post-quantum/ml-dsa.js')).ml_dsa87),
};

/** A kind by its curve or parameter set, once its library has come; undefined for a kind that no library here has. */
export function nobleKind(name: string): Promise<NobleKind> | undefined {
	return Object.hasOwn(loaders, name) ? loaders[name]!() : undefined;
}

type Weierstrass = typeof import('@noble/curves/secp256k1.js').secp256k1;

function weierstrass(curve: Weierstrass): NobleKind {
	return {
		fresh: () => curve.utils.randomSecretKey(),
		publicOf: (secret) => curve.getPublicKey(secret, false),
		checked: (publicHalf) => curve.Point.fromBytes(publicHalf).toBytes(false),
		// Of the two signatures that each is as good as the other, the one with the lower s is taken everywhere.
		sign: (input, secret) => curve.sign(input, secret, { prehash: true, lowS: true, format: 'compact' }),
		// JWS knows no rule about s (RFC 7518 §3.4, RFC 8812 §3.2): OpenSSL writes the higher half of the time.
		verify: (signature, input, publicHalf) =>
			curve.verify(signature, input, publicHalf, { prehash: true, lowS: false, format: 'compact' }),
	};
}

type Edwards = typeof import('@noble/curves/ed25519.js').ed25519;

function edwards(curve: Edwards): NobleKind {
	return {
		fresh: () => curve.utils.randomSecretKey(),
		publicOf: (secret) => curve.getPublicKey(secret),
		checked: (publicHalf) => curve.Point.fromBytes(publicHalf, false).toBytes(),
		sign: (input, secret) => curve.sign(input, secret),
		// RFC 8032 as it stands, without the laxer rules that ledgers agreed upon.
		verify: (signature, input, publicHalf) => curve.verify(signature, input, publicHalf, { zip215: false }),
	};
}

type Montgomery = typeof import('@noble/curves/ed25519.js').x25519;

function montgomery(curve: Montgomery): NobleKind {
	return {
		fresh: () => curve.utils.randomSecretKey(),
		publicOf: (secret) => curve.getPublicKey(secret),
		// RFC 7748 §5: every string of the right length is a public key.
		checked: (publicHalf) => ofLength(publicHalf, curve.lengths.publicKey),
	};
}

type Lattice = typeof import('@noble/post-quantum/ml-dsa.js').ml_dsa44;

function lattice(dsa: Lattice): NobleKind {
	return {
		fresh: () => globalThis.crypto.getRandomValues(new Uint8Array(dsa.lengths.seed!)),
		publicOf: (seed) => dsa.keygen(seed).publicKey,
		checked: (publicHalf) => ofLength(publicHalf, dsa.lengths.publicKey),
		sign: (input, seed) => dsa.sign(input, dsa.keygen(seed).secretKey),
		verify: (signature, input, publicHalf) => dsa.verify(signature, input, publicHalf),
		expand: (seed) => dsa.keygen(seed).secretKey,
		publicOfExpanded: (expanded) => dsa.getPublicKey(expanded),
	};
}

function ofLength(bytes: Uint8Array, length: number | undefined): Uint8Array {
	if (bytes.length !== length) throw new RangeError('length');
	return bytes;
}
