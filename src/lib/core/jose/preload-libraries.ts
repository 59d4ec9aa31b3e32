/**
 * Fetches every library that may stand in for a WebCrypto, so that a page that calls itself loaded has them and asks for
 * nothing more. What is not fetched now is asked for again when it is needed: nothing here ever fails.
 */
export async function preloadLibraries(): Promise<void> {
	await Promise.allSettled([
		import('@noble/ciphers/aes.js'),
		import('@noble/curves/ed25519.js'),
		import('@noble/curves/ed448.js'),
		import('@noble/curves/nist.js'),
		import('@noble/curves/secp256k1.js'),
		import('@noble/hashes/legacy.js'),
		import('@noble/hashes/pbkdf2.js'),
		import('@noble/hashes/scrypt.js'),
		import('@noble/hashes/sha2.js'),
		import('@noble/hashes/sha3.js'),
		import('@noble/post-quantum/ml-dsa.js'),
	]);
}
