import { createLocalJWKSet, jwtVerify, type JSONWebKeySet, type JWK } from 'jose';
import { afterEach, expect, test, vi } from 'vitest';
import { forgetCapabilities } from '../../jose/capabilities.ts';
import { accessTokenBytes, refreshTokenBytes } from './access-token.ts';
import { demoKey, verifyingKeyText } from './demo-keys.ts';
import { materialize, materializeRefreshToken } from './materialize.ts';
import { opaqueToken } from './opaque-token.ts';

const claims = { jti: 'f1.at1', iat: 1767603607, exp: 1767604507, role: 'admin' };
const currentDate = new Date(claims.iat * 1000);
const algs = ['EdDSA', 'HS256', 'RS256'] as const;

afterEach(() => {
	vi.restoreAllMocks();
	vi.resetModules();
	forgetCapabilities();
});

test('a token signed with Ed25519 is the same wherever it is signed', async () => {
	expect(await materialize(claims, 'k1', 'EdDSA')).toBe(
		'eyJhbGciOiJFZERTQSIsInR5cCI6ImF0K2p3dCIsImtpZCI6ImsxIn0.eyJpc3MiOiJodHRwczovL2F1dGguZXhhbXBsZS5jb20iLCJzdWIiOiJ1c2VyXzE4NGYiLCJhdWQiOiJodHRwczovL2FwaS5leGFtcGxlLmNvbSIsImNsaWVudF9pZCI6IndlYi1zaG9wIiwianRpIjoiZjEuYXQxIiwic2NvcGUiOiJvcmRlcnM6cmVhZCBvcmRlcnM6d3JpdGUiLCJyb2xlIjoiYWRtaW4iLCJpYXQiOjE3Njc2MDM2MDcsImV4cCI6MTc2NzYwNDUwN30.tsiGGwrxDht81BNffZTe56j3STgDNa2eT2nmpkNqI7IurLxEgR6DZf13hJIR9sVKJG3EprYzIG6wwkj_4OfRCQ',
	);
});

test.each(algs)('a token signed with %s is as long as was foretold, and its key verifies it', async (alg) => {
	for (const kid of ['k1', 'k2', 'k12']) {
		const token = (await materialize({ ...claims, nbf: claims.iat }, kid, alg))!;
		expect(token).toHaveLength(accessTokenBytes({ ...claims, nbf: claims.iat }, kid, alg));
		const key = JSON.parse(await verifyingKeyText([kid], alg)) as JWK;
		const { protectedHeader } = await jwtVerify(token, key, { typ: 'at+jwt', currentDate });
		expect(protectedHeader).toEqual({ alg, typ: 'at+jwt', kid });
	}
});

test.each(algs)('with %s each key is another, and a key set finds the right one', async (alg) => {
	const token = (await materialize(claims, 'k2', alg))!;
	const other = { ...(JSON.parse(await verifyingKeyText(['k1'], alg)) as JWK), kid: 'k2' };
	await expect(jwtVerify(token, other, { currentDate })).rejects.toThrow('signature verification failed');
	const keySet = JSON.parse(await verifyingKeyText(['k1', 'k2'], alg)) as JSONWebKeySet;
	expect(keySet.keys.map(({ kid }) => kid)).toEqual(['k1', 'k2']);
	if (alg === 'HS256') return;
	expect((await jwtVerify(token, createLocalJWKSet(keySet), { currentDate })).payload.jti).toBe('f1.at1');
});

test('only the secret of HS256 is both halves; of no keys the set is empty', async () => {
	expect(await verifyingKeyText(['k1'], 'EdDSA')).not.toContain('"d"');
	expect(await verifyingKeyText(['k1'], 'RS256')).not.toContain('"d"');
	expect(await verifyingKeyText(['k1'], 'HS256')).toContain('"k"');
	expect(JSON.parse(await verifyingKeyText([], 'EdDSA'))).toEqual({ keys: [] });
});

test('a key says itself that it is none to use', async () => {
	const text = async (alg: 'EdDSA' | 'HS256', member: 'd' | 'k') =>
		Buffer.from((await demoKey('k3', alg))?.[member] ?? '', 'base64url').toString();
	expect(await text('EdDSA', 'd')).toBe('k3-demo-key-not-for-real-use-...');
	expect(await text('HS256', 'k')).toBe('k3-demo-secret-of-the-timeline-not-for-real-use');
});

test('a token is signed once however often it is asked for, and anew when it says something else', async () => {
	const signing = vi.spyOn(crypto.subtle, 'sign');
	const fresh = { ...claims, jti: 'f7.at7' };
	const [one, two] = await Promise.all([
		materialize(fresh, 'k1', 'EdDSA'),
		materialize(fresh, 'k1', 'EdDSA'),
	]);
	expect(one).toBe(two);
	const count = signing.mock.calls.length;
	await materialize(fresh, 'k1', 'EdDSA');
	expect(signing.mock.calls).toHaveLength(count);
	expect(await materialize({ ...fresh, exp: fresh.exp + 1 }, 'k1', 'EdDSA')).not.toBe(one);
	expect(signing.mock.calls).toHaveLength(count + 1);
});

test('where WebCrypto lacks Ed25519 a library signs the very same token', async () => {
	const expected = await materialize(claims, 'k1', 'EdDSA');
	const lacking = () => Promise.reject(new DOMException('', 'NotSupportedError'));
	const sign = vi.spyOn(crypto.subtle, 'sign').mockImplementation(lacking);
	vi.spyOn(crypto.subtle, 'generateKey').mockImplementation(lacking);
	vi.spyOn(crypto.subtle, 'importKey').mockImplementation(lacking);
	const fresh = await import('./materialize.ts');
	expect(await fresh.materialize(claims, 'k1', 'EdDSA')).toBe(expected);
	expect(sign).not.toHaveBeenCalled();
});

test('where nothing signs there is no token, and later, when something does, there is', async () => {
	vi.stubGlobal('crypto', {});
	const fresh = await import('./materialize.ts');
	expect(await fresh.materialize(claims, 'k1', 'HS256')).toBeUndefined();
	vi.unstubAllGlobals();
	expect(await fresh.materialize(claims, 'k1', 'HS256')).toBe(await materialize(claims, 'k1', 'HS256'));
});

test('an opaque refresh token is its own for each name and seed, and the same in every run', () => {
	expect(opaqueToken('f1.rt1', 1)).toBe('GdQmCqklsjXsVVHibYSz22Zt2jRHGBtvz3_8blIAVR4');
	expect(opaqueToken('f1.rt1', 1)).toHaveLength(refreshTokenBytes('opaque'));
	const all = [1, 2, 3].flatMap((seed) =>
		['f1.rt1', 'f1.rt2', 'f2.rt1'].map((name) => opaqueToken(name, seed)),
	);
	expect(new Set(all).size).toBe(all.length);
});

test('a refresh token may be a JWT that only the authorization server checks', async () => {
	const facts = { name: 'f1.rt1', seed: 1, iat: claims.iat, exp: claims.iat + 28800 };
	expect(await materializeRefreshToken(facts, 'opaque')).toBe(opaqueToken('f1.rt1', 1));
	const token = (await materializeRefreshToken(facts, 'jwt'))!;
	expect(token).toHaveLength(refreshTokenBytes('jwt'));
	const key = JSON.parse(await verifyingKeyText(['rt'], 'HS256')) as JWK;
	const { payload } = await jwtVerify(token, key, { currentDate, audience: 'https://auth.example.com' });
	expect(payload.jti).toBe(opaqueToken('f1.rt1', 1));
});
