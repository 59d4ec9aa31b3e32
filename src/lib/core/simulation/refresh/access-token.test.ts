import { expect, test } from 'vitest';
import { accessTokenBytes, accessTokenTexts, refreshTokenBytes, refreshTokenTexts } from './access-token.ts';

const claims = { jti: 'f1.at1', iat: 1767603607, exp: 1767604507, role: 'admin' };

test('an access token has the header and the claims of RFC 9068', () => {
	const { header, payload } = accessTokenTexts(claims, 'k1', 'EdDSA');
	expect(header).toBe('{"alg":"EdDSA","typ":"at+jwt","kid":"k1"}');
	expect(JSON.parse(payload)).toEqual({
		iss: 'https://auth.example.com',
		sub: 'user_184f',
		aud: 'https://api.example.com',
		client_id: 'web-shop',
		jti: 'f1.at1',
		scope: 'orders:read orders:write',
		role: 'admin',
		iat: 1767603607,
		exp: 1767604507,
	});
});

test('it says from when it is valid only where that is asked for', () => {
	expect(accessTokenTexts(claims, 'k1', 'EdDSA').payload).not.toContain('nbf');
	const { payload } = accessTokenTexts({ ...claims, nbf: claims.iat }, 'k1', 'EdDSA');
	expect(payload).toContain('"iat":1767603607,"nbf":1767603607,"exp":1767604507');
});

test('the length of a token is that of its three parts in base64url, with the two dots', () => {
	const { header, payload } = accessTokenTexts(claims, 'k1', 'RS256');
	const encoded = `${btoa(header)}.${btoa(payload)}.`.replaceAll('=', '');
	expect(accessTokenBytes(claims, 'k1', 'RS256')).toBe(encoded.length + 342);
	expect(accessTokenBytes(claims, 'k1', 'HS256')).toBe(encoded.length + 43);
	expect(accessTokenBytes(claims, 'k1', 'EdDSA')).toBe(encoded.length + 86);
});

test('bytes are counted, not characters', () => {
	const plain = accessTokenBytes(claims, 'k1', 'EdDSA');
	expect(accessTokenBytes({ ...claims, role: 'admi\u00f1\u00f1\u00f1' }, 'k1', 'EdDSA')).toBeGreaterThan(
		plain + 5,
	);
});

test('an opaque refresh token is 256 bits; one that is a JWT says who it is for', () => {
	expect(refreshTokenBytes('opaque')).toBe(43);
	const jti = 'x'.repeat(43);
	const { header, payload } = refreshTokenTexts({ jti, iat: 1767603607, exp: 1767632407 });
	const encoded = `${btoa(header)}.${btoa(payload)}.`.replaceAll('=', '');
	expect(refreshTokenBytes('jwt')).toBe(encoded.length + 43);
	expect(JSON.parse(payload)).toMatchObject({ aud: 'https://auth.example.com', jti, exp: 1767632407 });
});
