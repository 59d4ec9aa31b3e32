/**
 * Chance by counting: the number drawn depends on the seed, the stream's name and the identity of what it is drawn for,
 * and on nothing drawn before. One more message therefore does not reshuffle the later ones.
 * @returns a whole number from 0 up to, not including, `below`; 0 when `below` is 1 or less
 */
export function randomBelow(below: number, seed: number, stream: string, id: string | number): number {
	if (below <= 1) return 0;
	return Math.floor(randomFraction(seed, stream, id) * below);
}

/** A fraction from 0 up to, not including, 1, with 32 bits of chance; see `randomBelow`. */
export function randomFraction(seed: number, stream: string, id: string | number): number {
	return hash32(`${stream}\u0000${String(id)}`, seed) / 0x1_0000_0000;
}

/** 32 well mixed bits of a text under a seed: MurmurHash3 (x86, 32 bits) over its UTF-16 code units. */
export function hash32(text: string, seed: number): number {
	let h = seed | 0;
	for (let i = 0; i < text.length; i++) {
		let k = Math.imul(text.charCodeAt(i), 0xcc9e2d51);
		k = (k << 15) | (k >>> 17);
		h ^= Math.imul(k, 0x1b873593);
		h = (h << 13) | (h >>> 19);
		h = (Math.imul(h, 5) + 0xe6546b64) | 0;
	}
	h ^= text.length;
	h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
	h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
	return (h ^ (h >>> 16)) >>> 0;
}
