import { encodeBase64url } from '../../encoding/base64url.ts';
import { encodeUtf8 } from '../../encoding/utf8.ts';
import type { KeyReading } from '../../jose/key.ts';
import { aKey, compact, hs, ring, withKeys, type Example, type Examples } from './example.ts';

const pem = '-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END PUBLIC KEY-----';
const certificate = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';

/** A secret of these bytes. */
const secret = (text: string): Example => ({
	token: hs,
	keys: ring({ jwk: { kty: 'oct', k: encodeBase64url(encodeUtf8(text)) } }),
});
const es = (token = compact('{"alg":"ES256"}', '{}'), ...keys: Parameters<typeof ring>) => ({
	token,
	keys: ring(...keys),
});

/** What is read of a JWK that the engine refused. */
export const refused = (
	jwk: string,
	code: KeyReading['problems'][number]['code'] = 'key-rejected',
): KeyReading => ({
	...ring(),
	text: ` ${jwk} `,
	problems: [{ code, place: { in: 'key', from: 1, to: 1 + jwk.length }, detail: { index: 0 } }],
});
const point = (crv: string, x: string, y: string, kty = 'EC') => ({
	token: compact('{"alg":"ES256"}', '{}'),
	keys: refused(JSON.stringify({ kty, crv, x, y })),
});
/** The base point of P-256. */
const x = 'axfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpY';
const y = 'T-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU';
const one = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE';

export const keyExamples: Examples = {
	'key-confusion': {
		fires: {
			token: hs,
			keys: {
				...ring({}),
				problems: [{ code: 'key-text-is-public-key', place: { in: 'key', from: 0, to: 1 }, detail: {} }],
			},
		},
		nearMiss: { token: hs, keys: ring({}) },
		alsoFires: [
			{ token: hs, keys: ring({ type: 'RSA', private: false }) },
			secret(pem),
			secret(`\n ${pem}\n\n`),
			secret(certificate),
			secret(`{"kty":"EC","crv":"P-256","x":"${x}","y":"${y}"}`),
			{ token: hs, keys: ring({}, { jwk: secret(pem).keys!.keys[0]!.jwk }) },
		],
		alsoNear: [
			{ token: hs },
			{ token: hs, keys: ring() },
			{ token: hs, keys: ring({ type: 'RSA', private: true }) },
			{ token: hs, keys: ring({ type: 'RSA', private: false }, {}) },
			{ ...secret(pem), token: compact('{"alg":"RS256"}', '{}') },
			secret('a secret'),
			secret('{"a":1}'),
			secret(''),
			secret(`{"kty":"oct","k":"AAAA"}`),
			secret(pem.replaceAll('PUBLIC', 'PRIVATE')),
			secret(`${pem}${' '.repeat(33_000)}`),
			{
				token: compact('{"alg":"HS256","kid":"a"}', '{}'),
				keys: ring({ kid: 'a' }, { type: 'RSA', private: false }),
			},
		],
	},
	'key-mismatch': {
		...withKeys('ES256', { type: 'EC', curve: 'P-384' }, { type: 'EC', curve: 'P-256' }),
		alsoFires: [
			{
				...es(undefined, { type: 'EC', curve: 'P-384' }),
				message: 'ES256 needs a key of type EC P-256; this one is EC P-384',
			},
			{
				...es(compact('{"alg":"EdDSA"}', '{}'), { type: 'RSA' }),
				message: 'EdDSA needs a key of type OKP Ed25519 or OKP Ed448; this one is RSA',
			},
			{
				...es(compact('{"alg":"ML-DSA-44"}', '{}'), { type: 'AKP', parameterSet: 'ML-DSA-65' }),
				message: 'ML-DSA-44 needs a key of type AKP ML-DSA-44; this one is AKP ML-DSA-65',
			},
			es(compact('{"alg":"ES256","kid":"a"}', '{}'), { kid: 'a' }, { type: 'EC', curve: 'P-256' }),
		],
		alsoNear: [
			es(undefined, { type: 'EC', curve: 'P-384' }, { type: 'EC', curve: 'P-256' }),
			es(undefined),
			es(compact('{"alg":"none"}', '{}'), { type: 'RSA' }),
			es(compact('{"alg":"XX"}', '{}'), { type: 'RSA' }),
			{ token: hs, keys: ring({ type: 'RSA', private: false }) },
			{ token: compact('{"alg":"ES256"}', '{}') },
		],
	},
	'key-not-meant': {
		...withKeys('HS256', { keyOps: ['sign'] }, { alg: 'HS256', use: 'sig', keyOps: ['verify'] }),
		alsoFires: [
			{ token: hs, keys: ring({ keyOps: ['sign'] }), message: 'The key is not meant for this (key_ops)' },
			{ token: hs, keys: ring({ use: 'enc' }), message: 'The key is not meant for this (use: enc)' },
			{ token: hs, keys: ring({ alg: 'HS512' }), message: 'The key is not meant for this (alg: HS512)' },
			{
				token: hs,
				keys: ring({ alg: 'HS512', use: 'enc', keyOps: [] }),
				message: 'The key is not meant for this (alg: HS512)',
			},
			{ token: hs, keys: ring({ use: 'enc' }, { type: 'RSA' }) },
		],
		alsoNear: [
			{ token: hs, keys: ring({ use: 'enc' }, {}) },
			// The public half of a key that signs verifies.
			es(undefined, { type: 'EC', curve: 'P-256', private: true, keyOps: ['sign'] }),
			{ token: hs, keys: ring({ type: 'RSA', private: true, use: 'enc' }) },
			{ token: hs, keys: ring() },
			{ token: compact('{"alg":"XX"}', '{}'), keys: ring({ use: 'enc' }) },
		],
	},
	'point-off-curve': {
		fires: {
			...point('P-256', x, one),
			message: 'The key’s point is not on P-256: it is no key of this curve',
		},
		nearMiss: point('P-256', x, y),
		alsoFires: [point('P-384', x, y), point('P-521', x, y), point('secp256k1', x, y), point('P-256', y, x)],
		alsoNear: [
			point('P-256', x, one, 'OKP'),
			point('Ed25519', x, one),
			point('P-256', 'A'.repeat(90), one),
			point('P-256', x, 'A'.repeat(90)),
			{
				...point('P-256', x, one),
				keys: refused(`{"kty":"EC","crv":"P-256","x":"${x}","y":"${one}"}`, 'key-json'),
			},
			{ ...point('P-256', x, one), keys: refused(`-----BEGIN PUBLIC KEY-----`) },
			{ token: hs, keys: ring(aKey) },
			{ token: hs },
		],
	},
};
