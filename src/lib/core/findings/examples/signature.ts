import { encodeBase64url } from '../../encoding/base64url.ts';
import { orderOf } from '../../jose/curve-points.ts';
import { compact, encode, hs, ring, tokens, type Example, type Examples } from './example.ts';

const signed = (alg: string, signature: Uint8Array, more: Partial<Example> = {}): Example => ({
	token: compact(JSON.stringify({ alg }), '{}', encodeBase64url(signature)),
	...more,
});
const ofLength = (alg: string, length: number, more: Partial<Example> = {}) =>
	signed(alg, new Uint8Array(length).fill(1), more);
const none = (alg: string) => ({ token: compact(`{"alg":"${alg}"}`, '{}', '') });

/** DER of two numbers of so many bytes each. */
const der = (length: number) =>
	Uint8Array.from([
		0x30,
		2 * length + 4,
		2,
		length,
		...Array<number>(length).fill(1),
		2,
		length,
		...Array<number>(length).fill(1),
	]);

const bytesOf = (value: bigint, length: number) =>
	Uint8Array.from(
		value
			.toString(16)
			.padStart(2 * length, '0')
			.match(/../g)!,
		(pair) => parseInt(pair, 16),
	);
/** An ECDSA signature of two numbers. */
const of = (alg: string, r: bigint, s: bigint, length: number, more: Partial<Example> = {}) =>
	signed(alg, Uint8Array.from([...bytesOf(r, length), ...bytesOf(s, length)]), more);
const n = orderOf('P-256')!;
const curves = [
	['ES256', 'P-256', 32],
	['ES384', 'P-384', 48],
	['ES512', 'P-521', 66],
	['ES256K', 'secp256k1', 32],
] as const;

const rsa = (length: number, ...bits: number[]): Example => ({
	...ofLength('RS256', length),
	keys: ring(...bits.map((some) => ({ type: 'RSA' as const, bits: some }))),
});

/** Every algorithm whose signatures have one length. */
const lengths: readonly (readonly [string, number])[] = [
	['HS256', 32],
	['HS384', 48],
	['HS512', 64],
	['ES256', 64],
	['ES384', 96],
	['ES512', 132],
	['ES256K', 64],
	['Ed25519', 64],
	['Ed448', 114],
	['EdDSA', 64],
	['EdDSA', 114],
	['ML-DSA-44', 2420],
	['ML-DSA-65', 3309],
	['ML-DSA-87', 4627],
];

export const signatureExamples: Examples = {
	'unsecured-with-signature': {
		...tokens(compact('{"alg":"none"}', '{}', 'AA'), compact('{"alg":"none"}', '{}', '')),
		alsoNear: [{ token: hs }, { token: compact('{"alg":"none"}', '{}').split('.').slice(0, 2).join('.') }],
	},
	'signature-stripped': {
		...tokens(compact('{"alg":"HS256"}', '{}', ''), compact('{"alg":"HS256"}', '{}', 'AA')),
		alsoFires: [none('RS256'), none('XX')],
		alsoNear: [none('none'), { token: compact('{}', '{}', '') }, { token: 'AA.AA.' }],
	},
	'der-signature': {
		fires: signed('ES256', der(32)),
		nearMiss: signed('ES256', new Uint8Array(64).fill(0x30)),
		alsoFires: [signed('ES384', der(48)), signed('ES256', der(48)), signed('ES384', der(8))],
		alsoNear: [
			signed('HS256', der(32)),
			signed('Ed25519', der(32)),
			none('ES256'),
			signed('ES256', Uint8Array.from([...der(32), 0])),
		],
	},
	'signature-length': {
		fires: {
			token: compact('{"alg":"HS256"}', '{}', 'A'.repeat(42)),
			message: 'The signature has 31 bytes: HS256 has 32',
		},
		nearMiss: { token: hs },
		alsoFires: [
			...lengths.map(([alg, length]) => ofLength(alg, length + 1)),
			...lengths.map(([alg, length]) => ofLength(alg, length - 1)),
			ofLength('EdDSA', 63, { message: 'The signature has 63 bytes: EdDSA has 64 or 114' }),
		],
		alsoNear: [
			...lengths.map(([alg, length]) => ofLength(alg, length)),
			none('HS256'),
			signed('ES256', der(32)),
			ofLength('RS256', 1),
			ofLength('none', 1),
			ofLength('XX', 1),
			{ token: `${compact('{"alg":"HS256"}', '{}', 'AA')}!` },
			{ token: `${compact('{"alg":"HS256"}', '{}', 'AA')} ` },
			{ token: compact('{"alg":"HS256"}', '{}', 'AAAAA') },
			{ token: `${compact('{"alg":"HS256"}', '{}', 'AA')}.AA` },
			{ token: `${encode('{"alg":"HS256","enc":"A256GCM"}')}.AA.AA.AA.AA` },
		],
	},
	'rsa-signature-length': {
		fires: { ...rsa(255, 2048), message: 'The signature has 255 bytes, one of this RSA key 256' },
		nearMiss: rsa(256, 2048),
		alsoFires: [
			{
				...rsa(257, 2048, 2048, 4096),
				message: 'The signature has 257 bytes, one of this RSA key 256 or 512',
			},
			{ ...rsa(256, 2049) },
			{ ...rsa(255, 2048), token: ofLength('PS256', 255).token },
			{ ...rsa(255, 2048), keys: ring({ type: 'EC', bits: 2040 }, { type: 'RSA', bits: 2048 }) },
		],
		alsoNear: [
			rsa(256, 4096, 2048),
			rsa(257, 2049),
			rsa(255),
			{ token: ofLength('RS256', 255).token },
			{ ...rsa(255, 2048), token: none('RS256').token },
			{ ...rsa(255, 2048), token: ofLength('ES256', 64).token },
			{ ...rsa(255), keys: ring({ type: 'EC', curve: 'P-256' }) },
			{
				token: compact('{"alg":"RS256","kid":"a"}', '{}', encodeBase64url(new Uint8Array(256))),
				keys: ring({ type: 'RSA', bits: 2048, kid: 'a' }, { type: 'RSA', bits: 4096 }),
			},
		],
	},
	'short-rsa-signature': {
		fires: ofLength('RS256', 128, {
			message: 'A signature of 128 bytes comes of an RSA key of 1024 bits: 2048 is the least',
		}),
		nearMiss: ofLength('RS256', 256),
		alsoFires: [ofLength('PS512', 255), ofLength('RS256', 64)],
		alsoNear: [
			{ token: `${ofLength('RS256', 128).token}!` },
			ofLength('RS256', 63),
			none('RS256'),
			ofLength('ES256', 128),
			rsa(128, 1024),
			rsa(128, 2048),
		],
	},
	'signature-out-of-range': {
		fires: of('ES256', 0n, 1n, 32, { message: 'R of the signature is zero: no key makes such a one' }),
		nearMiss: of('ES256', 1n, n - 1n, 32),
		alsoFires: [
			of('ES256', 1n, 0n, 32, { message: 'S of the signature is zero: no key makes such a one' }),
			of('ES256', 0n, 0n, 32),
			...curves.flatMap(([alg, curve, length]) => [
				of(alg, orderOf(curve)!, 1n, length, {
					message: 'R of the signature is too large: no key makes such a one',
				}),
				of(alg, 1n, orderOf(curve)!, length),
			]),
		],
		alsoNear: [
			...curves.map(([alg, curve, length]) => of(alg, orderOf(curve)! - 1n, 1n, length)),
			of('ES384', 0n, 1n, 32),
			of('Ed25519', 0n, 0n, 32),
			of('HS512', 0n, 0n, 32),
			none('ES256'),
		],
	},
};
