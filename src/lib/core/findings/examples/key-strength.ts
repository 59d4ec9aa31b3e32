import { encodeBase64url } from '../../encoding/base64url.ts';
import { encodeUtf8 } from '../../encoding/utf8.ts';
import type { Key } from '../../jose/key.ts';
import { compact, hs, ring, withKeys, type Example, type Examples } from './example.ts';
import { refused } from './key.ts';

const secret = (text: string, more: Partial<Key> = {}): Example => ({
	token: hs,
	keys: ring({ jwk: { kty: 'oct', k: encodeBase64url(encodeUtf8(text)) }, ...more }),
});
const human = 'MyPassword123!MyPassword123!MyPassword123!';

const rsaToken = compact('{"alg":"RS256"}', '{}');
const number = (value: bigint) => {
	const digits = value.toString(16);
	return encodeBase64url(
		Uint8Array.from(digits.padStart(digits.length + (digits.length % 2), '0').match(/../g)!, (pair) =>
			parseInt(pair, 16),
		),
	);
};
/** A modulus of 2048 bits that lacks the mark of ROCA for one prime alone. */
const honest = 2n ** 2047n + 12345n;
const rsa = (e: bigint, n = honest): Partial<Key> => ({
	type: 'RSA',
	bits: 2048,
	private: false,
	jwk: { kty: 'RSA', n: number(n), e: number(e) },
});
const exponent = (e: bigint, more: Partial<Example> = {}): Example => ({
	token: rsaToken,
	keys: ring(rsa(e)),
	...more,
});

export const keyStrengthExamples: Examples = {
	'guessable-secret': {
		fires: {
			token: hs,
			guessed: { secret: 'secret', wellKnown: true },
			message: 'Anyone can sign this: its secret is “secret”',
		},
		nearMiss: { token: hs },
		alsoFires: [
			{ token: hs, guessed: { secret: 'secret', wellKnown: false } },
			{
				token: hs,
				guessed: { secret: 'a-secret-of-many-characters', wellKnown: false },
				message: 'Anyone can sign this: its secret is “a-secret-of-many-cha”',
			},
			{
				token: hs,
				guessed: { secret: '', wellKnown: true },
				message: 'Anyone can sign this: its secret is empty',
			},
		],
	},
	'short-secret': {
		...withKeys('HS256', { bits: 248 }, { bits: 256 }),
		alsoFires: [
			{
				...withKeys('HS512', { bits: 504 }, {}).fires,
				message: 'The secret has 504 bits: HS512 needs at least 512',
			},
			withKeys('HS384', { bits: 376 }, {}).fires,
		],
		alsoNear: [
			withKeys('RS256', { bits: 8 }, {}).fires,
			withKeys('HS256', { type: 'RSA', private: true, bits: 8 }, {}).fires,
			withKeys('XX', { bits: 8 }, {}).fires,
			{
				token: compact('{"alg":"HS256","kid":"a"}', '{}'),
				keys: ring({ kid: 'a' }, { bits: 8 }),
			},
		],
	},
	'human-secret': {
		fires: { ...secret(human), message: 'The secret reads like a password: some 2^32 guesses find it' },
		nearMiss: secret('AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T'),
		alsoFires: [secret('a-string-secret-at-least-256-bits-long')],
		alsoNear: [
			// One byte that is no text: nobody typed it.
			{
				token: hs,
				keys: ring({
					jwk: { kty: 'oct', k: encodeBase64url(Uint8Array.from([...new Uint8Array(40).fill(97), 0xff])) },
				}),
			},
			{ ...secret(human), guessed: { secret: human, wellKnown: false } },
			secret(human, { bits: 8 }),
			secret(''),
			{ token: hs, keys: ring({ jwk: { kty: 'oct', k: encodeBase64url(new Uint8Array(32).fill(0xff)) } }) },
			secret(human, { type: 'RSA', private: true }),
			{ ...secret(human), token: rsaToken },
		],
	},
	'short-rsa-key': {
		...withKeys('RS256', { type: 'RSA', bits: 1024 }, { type: 'RSA', bits: 2048 }),
		alsoFires: [
			{
				...withKeys('PS256', { type: 'RSA', bits: 2047 }, {}).fires,
				message: 'The RSA key has 2047 bits: PS256 needs at least 2048',
			},
		],
		alsoNear: [withKeys('RS256', { type: 'EC', bits: 256 }, {}).fires],
	},
	'rsa-exponent': {
		fires: exponent(1n, {
			severity: 'error',
			message: 'The RSA key’s public exponent is 1: it should be 65537',
		}),
		nearMiss: exponent(65537n),
		alsoFires: [
			exponent(0n, { severity: 'error' }),
			exponent(2n, { severity: 'error' }),
			exponent(65538n, { severity: 'error' }),
			exponent(3n, { severity: 'warning' }),
			exponent(65535n, { severity: 'warning' }),
			exponent(2n ** 255n, { severity: 'error' }),
			{ token: rsaToken, keys: refused(`{"kty":"RSA","n":"${number(honest)}","e":"Ag"}`), severity: 'error' },
		],
		alsoNear: [
			exponent(65539n),
			exponent(2n ** 256n),
			exponent(2n ** 255n + 1n),
			{ token: rsaToken, keys: ring({ type: 'EC', jwk: { kty: 'EC', e: 'AQ' } }) },
			{ token: rsaToken, keys: refused(`{"kty":"RSA","n":"${number(honest)}","e":"AQAB"}`) },
			{ token: rsaToken },
		],
	},
	'roca-key': {
		// 1 is a power of 65537 for every prime, and so is 65537 itself.
		fires: { token: rsaToken, keys: ring(rsa(65537n, 65537n)) },
		nearMiss: { token: rsaToken, keys: ring(rsa(65537n)) },
		alsoFires: [
			{ token: rsaToken, keys: ring(rsa(65537n), rsa(65537n, 1n)) },
			{ token: rsaToken, keys: refused('{"kty":"RSA","n":"AQ","e":"AQ"}') },
		],
		alsoNear: [{ token: rsaToken, keys: ring({ ...rsa(65537n), jwk: { kty: 'RSA', e: 'AQAB' } }) }],
	},
};
