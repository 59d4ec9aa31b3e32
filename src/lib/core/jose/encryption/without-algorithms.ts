// For tests: a WebCrypto as some browsers have it, without 192-bit AES and without the Montgomery curves.

const lacking = new Set(['X25519', 'X448']);
const long192 = 24;

/** Takes the algorithms away until the returned function is called. */
export function withoutAlgorithms(): () => void {
	const { subtle } = crypto;
	const refuse = () => Promise.reject(new DOMException('', 'NotSupportedError'));
	const nameOf = (algorithm: unknown) =>
		typeof algorithm === 'string' ? algorithm : String((algorithm as { name?: unknown }).name);
	const importKey = (...given: unknown[]): unknown => {
		const [, data, algorithm] = given;
		const short =
			data instanceof Uint8Array && data.length === long192 && nameOf(algorithm).startsWith('AES-');
		if (short || lacking.has(nameOf(algorithm))) return refuse();
		return (subtle.importKey as (...given: unknown[]) => unknown).apply(subtle, given);
	};
	const generateKey = (...given: unknown[]): unknown =>
		lacking.has(nameOf(given[0]))
			? refuse()
			: (subtle.generateKey as (...given: unknown[]) => unknown).apply(subtle, given);
	const stand = new Proxy(subtle, {
		get(target, name) {
			if (name === 'importKey') return importKey;
			if (name === 'generateKey') return generateKey;
			const value: unknown = Reflect.get(target, name);
			return typeof value === 'function' ? (value.bind(target) as unknown) : value;
		},
	});
	Object.defineProperty(crypto, 'subtle', { value: stand, configurable: true });
	return () => {
		Reflect.deleteProperty(crypto, 'subtle');
	};
}
