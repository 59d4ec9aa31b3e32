import { p256, p384, p521 } from '@noble/curves/nist.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOnCurve, numberOfBytes, orderOf } from './curve-points.ts';

const curves = [
	['P-256', p256],
	['P-384', p384],
	['P-521', p521],
	['secp256k1', secp256k1],
] as const;

describe.each(curves)('%s', (crv, { Point }) => {
	const { p, n } = Point.CURVE();

	test('has the order of its base point', () => {
		expect(orderOf(crv)).toBe(n);
	});

	test('has every multiple of its base point, and nothing beside it', () => {
		fc.assert(
			fc.property(fc.bigInt({ min: 1n, max: n - 1n }), fc.bigInt({ min: 1n, max: p - 1n }), (k, shift) => {
				const { x, y } = Point.BASE.multiply(k).toAffine();
				const other = (y + shift) % p;
				expect(isOnCurve(crv, x, y)).toBe(true);
				expect(isOnCurve(crv, x, p - y)).toBe(true);
				expect(isOnCurve(crv, x, other)).toBe(other === p - y);
			}),
			{ numRuns: 20 },
		);
	});

	test('takes no coordinate that is not reduced, though the equation holds', () => {
		const { x, y } = Point.BASE.toAffine();
		for (const [ax, ay] of [
			[x + p, y],
			[x, y + p],
			[x - p, y],
			[x, y - p],
		] as const)
			expect(isOnCurve(crv, ax, ay)).toBe(false);
	});
});

test('a point of one curve is none of another; 0 is on none of them', () => {
	for (const [crv, { Point }] of curves) {
		const { x, y } = Point.BASE.toAffine();
		for (const [other] of curves) expect(isOnCurve(other, x, y)).toBe(other === crv);
		expect(isOnCurve(crv, 0n, 0n)).toBe(false);
	}
});

test.each(['Ed25519', 'X25519', 'p-256', '__proto__', undefined])('%s is not judged', (crv) => {
	expect(isOnCurve(crv, 1n, 1n)).toBeUndefined();
	expect(orderOf(crv)).toBeUndefined();
});

test('bytes are numbers, the greatest first', () => {
	expect(numberOfBytes(new Uint8Array())).toBe(0n);
	expect(numberOfBytes(Uint8Array.of(0, 1, 0x0f))).toBe(0x10fn);
	expect(numberOfBytes(Uint8Array.of(255, 0))).toBe(0xff00n);
});
