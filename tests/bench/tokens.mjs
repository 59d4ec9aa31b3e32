import { createHmac } from 'node:crypto';

/** The claim by which a bench sees that a token has been painted. */
export const markerClaim = 'bench_marker';

export const secret = 'bench-secret-of-more-than-thirty-two-bytes';

/**
 * A signed HS256 token of about so many characters, the marker first among its claims.
 * @param {number} length @param {string} marker
 */
export function tokenOfLength(length, marker) {
	const claims = { [markerClaim]: marker, iss: 'https://issuer.example', sub: 'user_1' };
	const bytes = Math.floor((length - 100) * 0.75);
	for (let index = 0, used = 100; used < bytes; index += 1) {
		const name = `claim_${String(index)}`;
		const value = `value ${String(index)} ${'x'.repeat(24)}`;
		claims[name] = value;
		used += name.length + value.length + 6;
	}
	const input = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
	return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

/** @param {unknown} value */
function encode(value) {
	return Buffer.from(JSON.stringify(value)).toString('base64url');
}
