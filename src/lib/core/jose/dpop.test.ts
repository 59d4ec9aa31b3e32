import { generateKeyPairSync, sign as nodeSign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vectors from '../../../../tests/vectors/bound-tokens.json' with { type: 'json' };
import { encodeBase64url } from '../encoding/base64url.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import { readToken } from '../token/read-token.ts';
import { checkDpop, checkDpopBinding, checkedAt } from './dpop.ts';
import { dpopReferences } from './dpop-check.ts';
import type { DpopQuestion } from './dpop-check.ts';

const encode = (text: string) => encodeBase64url(encodeUtf8(text));
const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const publicJwk = pair.publicKey.export({ format: 'jwk' });
const now = 1_800_000_000;
const claims = { jti: 'a', htm: 'POST', htu: 'https://server.example.com/token', iat: now };
const header = { typ: 'dpop+jwt', alg: 'ES256', jwk: publicJwk };

/** A proof over the exact texts of its header and payload. */
function proofOf(headerText: string, payloadText: string): string {
	const input = `${encode(headerText)}.${encode(payloadText)}`;
	const signature = nodeSign('sha256', Buffer.from(input), {
		key: pair.privateKey,
		dsaEncoding: 'ieee-p1363',
	});
	return `${input}.${signature.toString('base64url')}`;
}
const proof = (more: object = {}, moreHeader: object = {}) =>
	proofOf(JSON.stringify({ ...header, ...moreHeader }), JSON.stringify({ ...claims, ...more }));

async function codesOf(text: string, question: Partial<DpopQuestion> = {}) {
	const checks = await checkDpop({
		proof: readToken(text),
		now,
		method: 'POST',
		uri: 'https://server.example.com/token',
		...question,
	});
	expect(checks.map(({ id }) => id)).toEqual(Object.keys(dpopReferences));
	return Object.fromEntries(checks.map(({ id, state, code }) => [id, `${state} ${code}`]));
}
const failuresOf = async (text: string, question?: Partial<DpopQuestion>) =>
	Object.fromEntries(
		Object.entries(await codesOf(text, question)).filter(([, told]) => told.startsWith('failed')),
	);

describe('the proofs of the RFC', () => {
	it.each(vectors.dpop)('$section: $title', async ({ proof: text, method, uri, now: at, accessToken }) => {
		const checks = await checkDpop({ proof: readToken(text), method, uri, now: at, accessToken });
		expect(checks.filter(({ state }) => state === 'failed' || state === 'not-reached')).toEqual([]);
		expect(checks.find(({ id }) => id === 'signature')).toMatchObject({ state: 'passed' });
		expect(checks.find(({ id }) => id === 'ath')).toMatchObject({
			state: accessToken === undefined ? 'not-asked' : 'passed',
		});
	});

	it('§6.1: the access token names the key of the proof', async () => {
		const { payload } = vectors.boundKey;
		const accessToken = `${encode('{"alg":"ES256"}')}.${encode(JSON.stringify(payload))}.AAAA`;
		const reading = readToken(vectors.dpop[0]!.proof);
		const [ath, boundKey] = await checkDpopBinding({ proof: reading, accessToken });
		expect(ath).toMatchObject({ state: 'failed', code: 'token-hash-missing' });
		expect(boundKey).toMatchObject({ state: 'passed', code: 'bound-key-matches' });
		const [, other] = await checkDpopBinding({ proof: readToken(proof()), accessToken });
		expect(other).toMatchObject({ state: 'failed', code: 'bound-key-differs' });
	});

	it('an opaque access token names no key, although it has dots and a tilde', async () => {
		const { accessToken } = vectors.dpop[1]!;
		expect(await codesOf(proof(), { accessToken })).toMatchObject({
			'bound-key': 'not-asked bound-key-opaque',
		});
	});
});

describe('a proof as it should be', () => {
	it('fails nothing', async () => expect(await failuresOf(proof())).toEqual({}));

	it('is only compared with what was given', async () => {
		expect(await codesOf(proof(), { method: undefined, uri: undefined })).toMatchObject({
			htm: 'not-asked method-not-asked',
			htu: 'not-asked target-not-asked',
			nonce: 'not-asked nonce-absent',
			ath: 'not-asked token-hash-absent',
			'bound-key': 'not-asked bound-key-not-asked',
		});
	});
});

describe('the header', () => {
	it.each([
		[{ typ: undefined }, { typ: 'failed type-missing' }],
		[{ typ: 'JWT' }, { typ: 'failed type-differs' }],
		[{ typ: 'application/dpop+jwt' }, { typ: 'failed type-other-spelling' }],
		[{ typ: 'DPoP+JWT' }, { typ: 'failed type-other-spelling' }],
		[{ typ: 1 }, { typ: 'failed claim-not-a-string' }],
		[{ alg: 'none' }, { alg: 'failed algorithm-none' }],
		[{ alg: 'HS256' }, { alg: 'failed algorithm-symmetric' }],
		[{ alg: 'HS1' }, { alg: 'failed algorithm-symmetric' }],
		[{ alg: 'RS1' }, { alg: 'failed algorithm-prohibited' }],
		[{ alg: 'RSA-OAEP' }, { alg: 'failed algorithm-unknown' }],
		[{ alg: undefined }, { alg: 'failed algorithm-missing' }],
		[{ crit: ['exp'], exp: 1 }, { crit: 'failed critical-present' }],
		[{ jwk: undefined }, { jwk: 'failed key-missing' }],
		[{ jwk: 'a' }, { jwk: 'failed key-unreadable' }],
		[{ jwk: { kty: 'EC', crv: 'P-256' } }, { jwk: 'failed key-unreadable' }],
		[{ jwk: { kty: 'oct', k: 'AAAA' } }, { 'jwk-public': 'failed key-secret' }],
		[{ jwk: pair.privateKey.export({ format: 'jwk' }) }, { 'jwk-public': 'failed key-private' }],
		[{ jwk: { ...publicJwk, k: '' } }, { 'jwk-public': 'failed key-private' }],
		[{ jwk: { ...publicJwk, use: 'enc' } }, { signature: 'failed signature-key-unfit' }],
	])('%j', async (more, failures) => {
		expect(await failuresOf(proof({}, more))).toMatchObject(failures);
	});

	it('that names its key twice names none', async () => {
		const twice = JSON.stringify(header).replace(/}$/, `,"jwk":${JSON.stringify(publicJwk)}}`);
		expect(await failuresOf(proofOf(twice, JSON.stringify(claims)))).toEqual({ jwk: 'failed ambiguous' });
	});

	it('holds another key than the one that signed', async () => {
		const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
		const text = proof({}, { jwk: publicKey.export({ format: 'jwk' }) });
		expect(await failuresOf(text)).toEqual({ signature: 'failed signature-no-match' });
	});
});

describe('the claims', () => {
	it.each<[object, Partial<DpopQuestion>, object]>([
		[{ jti: undefined }, {}, { jti: 'failed claim-missing' }],
		[{ jti: '' }, {}, { jti: 'failed claim-missing' }],
		[{ jti: 7 }, {}, { jti: 'failed claim-not-a-string' }],
		[{ htm: 'post' }, {}, { htm: 'failed method-other-case' }],
		[{ htm: 'GET' }, {}, { htm: 'failed method-differs' }],
		[{ htm: undefined }, { method: undefined }, { htm: 'failed claim-missing' }],
		[{ htu: 'https://server.example.com/other' }, {}, { htu: 'failed target-differs' }],
		[{ htu: '/token' }, {}, { htu: 'failed target-not-a-uri' }],
		[{ htu: 'http://server.example.com/token' }, {}, { htu: 'failed target-differs' }],
		[{ iat: now - 301 }, {}, { iat: 'failed too-old' }],
		[{ iat: now - 11 }, { maximumAge: 10 }, { iat: 'failed too-old' }],
		[{ iat: now + 301 }, {}, { iat: 'failed in-future' }],
		[{ iat: `${now}` }, {}, { iat: 'failed not-a-date' }],
		[{ iat: now * 1000 }, {}, { iat: 'failed not-a-date' }],
		[{}, { nonce: 'n' }, { nonce: 'failed nonce-missing' }],
		[{ nonce: 'm' }, { nonce: 'n' }, { nonce: 'failed nonce-differs' }],
		[{}, { accessToken: 'a' }, { ath: 'failed token-hash-missing' }],
		[{ ath: 'a' }, { accessToken: 'a' }, { ath: 'failed token-hash-differs' }],
		[{ ath: 'a' }, { accessToken: 'é' }, { ath: 'failed token-not-ascii' }],
	])('%j %j', async (more, question, failures) => {
		expect(await failuresOf(proof(more), question)).toEqual(failures);
	});

	it.each([
		'https://server.example.com/token?a=1#b',
		'HTTPS://SERVER.example.com:443/token',
		'https://server.example.com/a/../%74oken',
	])('mean the same address when they are written as %s', async (htu) => {
		expect(await codesOf(proof({ htu }))).toMatchObject({ htu: 'passed target-matches-normalized' });
		expect(await codesOf(proof(), { uri: htu })).toMatchObject({ htu: 'passed target-matches-normalized' });
	});

	it('with a nonce pass when it is the server’s', async () => {
		expect(await codesOf(proof({ nonce: 'n' }), { nonce: 'n' })).toMatchObject({
			nonce: 'passed nonce-matches',
		});
	});

	it.each([
		['{"cnf":{"jkt":7}}', 'failed bound-key-not-a-string'],
		['{"cnf":{}}', 'not-asked bound-key-absent'],
		['{"cnf":{"jkt":"a","jkt":"a"}}', 'failed ambiguous'],
		['{"cnf":{"jkt":"a"},"cnf":{"jkt":"a"}}', 'failed ambiguous'],
	])('of an access token that say %s', async (payload, told) => {
		const accessToken = `${encode('{"alg":"ES256"}')}.${encode(payload)}.AAAA`;
		expect(await codesOf(proof(), { accessToken })).toMatchObject({ 'bound-key': told });
	});
});

it('at another time only the age of a proof is another', async () => {
	const reading = readToken(proof());
	const question = { proof: reading, method: 'POST', uri: 'https://server.example.com/token' };
	const checks = await checkDpop({ ...question, now: 0 });
	expect(checkedAt(checks, reading, now + 400)).toEqual(await checkDpop({ ...question, now: now + 400 }));
	expect(checkedAt(checks, readToken('a.b.c'), now)).toEqual(checks);
});

describe('what is no proof', () => {
	it.each(['', 'a', 'a.b', 'a.b.c', '{"payload":"","signatures":[]}', `${proof()}~`, `${proof()}.a`])(
		'%j gives all checks',
		async (text) => expect(await codesOf(text)).toMatchObject({ readable: 'failed not-a-jwt' }),
	);

	it('is never an exception', async () => {
		const any = fc.tuple(fc.json(), fc.json(), fc.string(), fc.string());
		await fc.assert(
			fc.asyncProperty(any, async ([one, other, uri, accessToken]) => {
				const text = `${encode(one)}.${encode(other)}.AAAA`;
				await checkDpop({ proof: readToken(text), uri, accessToken, method: uri, nonce: uri, now });
			}),
			{ numRuns: 300 },
		);
	});
});
