import type { BoundCheck } from '../../jose/bound-token-check.ts';
import { dpopReferences, type DpopCheckId } from '../../jose/dpop-check.ts';
import { compact, encode, hs256Signature, type Example, type Examples } from './example.ts';

const claims = { jti: 'a', htm: 'GET', htu: 'https://a.example/b', iat: 1 };
const proofOf = (members: object, header: object = {}): string =>
	compact(
		JSON.stringify({ typ: 'dpop+jwt', alg: 'ES256', jwk: {}, ...header }),
		JSON.stringify({ ...claims, ...members }),
	);
const proof = (members: object, header: object = {}): Example => ({ token: proofOf(members, header) });
const other = (members: object): Example => ({
	token: compact('{"typ":"JWT","alg":"ES256"}', JSON.stringify(members)),
});

const check = (
	id: DpopCheckId,
	code: string,
	state: BoundCheck['state'] = 'failed',
	detail: BoundCheck['detail'] = {},
): readonly BoundCheck[] => [{ id, state, code, detail, reference: dpopReferences[id] }];

const accessToken = compact('{"typ":"at+jwt","alg":"ES256"}', '{"cnf":{"jkt":"a"}}');

/** A failed check of a proof at hand, and of one that came along with an access token. */
const fails = (id: DpopCheckId, code: string, message: string, detail: BoundCheck['detail'] = {}) => ({
	fires: { ...proof({ [id]: 'a' }), bound: check(id, code, 'failed', detail), message },
	nearMiss: { ...proof({ [id]: 'a' }), bound: check(id, code, 'passed', detail) },
	alsoFires: [
		{ token: accessToken, bound: check(id, code, 'failed', detail), message },
		{ ...proof({}), bound: check(id, code, 'failed', detail) },
	],
	alsoNear: [
		{ ...proof({}), bound: check(id, 'ambiguous') },
		{ ...proof({}), bound: check('crit', code) },
		{ ...proof({}), bound: [{ ...check(id, code)[0]!, reference: 'OIDC Core §3.1.3.7' }] },
		proof({}),
	],
});

const noMatch = fails(
	'signature',
	'signature-no-match',
	'The DPoP proof is not signed with the key that it brings',
);
const signed = (members: object) => ({
	token: `${encode(JSON.stringify({ typ: 'dpop+jwt', alg: 'ES256', jwk: {} }))}.${encode(JSON.stringify({ ...claims, ...members }))}.${hs256Signature}${hs256Signature}`,
});

const method = fails('htm', 'method-differs', 'The DPoP proof is for GET, and the request is POST', {
	found: 'GET',
	expected: 'POST',
});
const nonce = fails(
	'nonce',
	'nonce-differs',
	'The “nonce” of the DPoP proof is not the one that the server gave',
);

export const proofExamples: Examples = {
	'proof-claims': {
		fires: { ...proof({ jti: undefined }), message: 'A DPoP proof must also have jti' },
		nearMiss: proof({}),
		alsoFires: [
			{
				token: compact('{"typ":"dpop+jwt"}', '{}'),
				message: 'A DPoP proof must also have jti, htm, htu, iat',
			},
			{ token: compact('{}', '{}'), profile: 'dpop-proof' },
		],
		alsoNear: [
			{ token: compact('{}', '{}') },
			{ token: compact('{"typ":"dpop+jwt"}', '{"jti":') },
			proof({ jti: 1 }),
		],
	},
	'proof-claim-not-string': {
		fires: { ...proof({ htm: 1 }), message: '“htm” of a DPoP proof must be a string' },
		nearMiss: proof({ ath: 'a', nonce: 'a' }),
		alsoFires: [proof({ htu: null }), proof({ ath: 1 }), proof({ nonce: {} })],
		alsoNear: [other({ htm: 1 }), proof({ jti: 1 })],
	},
	'proof-target-with-query': {
		fires: proof({ htu: 'https://a.example/b?c' }),
		nearMiss: proof({ htu: 'https://a.example/b' }),
		alsoFires: [proof({ htu: 'https://a.example/b#c' })],
		alsoNear: [other({ htu: 'https://a.example/b?c' }), proof({ htu: undefined })],
	},
	'proof-type': {
		fires: { ...proof({}, { typ: 'JWT' }), profile: 'dpop-proof' },
		nearMiss: proof({}, { typ: 'application/DPoP+jwt' }),
		alsoFires: [{ ...proof({}, { typ: undefined }), profile: 'dpop-proof' }],
		alsoNear: [proof({}, { typ: 'JWT' }), { token: compact('{"alg":"ES256"', '{}'), profile: 'dpop-proof' }],
	},
	'proof-without-key': {
		fires: proof({}, { jwk: undefined }),
		nearMiss: proof({}),
		alsoFires: [proof({}, { jwk: 'a' })],
		alsoNear: [
			proof({}, { typ: 'JWT', jwk: undefined }),
			{ token: compact('{"typ":"dpop+jwt"', '{}'), profile: 'dpop-proof' },
		],
	},
	'proof-with-shared-key': {
		fires: {
			...proof({}, { alg: 'HS256' }),
			message: 'A proof needs a key pair: “HS256” signs with a shared secret',
		},
		nearMiss: proof({}),
		alsoFires: [
			{ token: compact('{"typ":"openid4vci-proof+jwt","alg":"HS512"}', '{}') },
			{ token: compact('{"typ":"kb+jwt","alg":"HS256"}', '{}') },
		],
		alsoNear: [
			proof({}, { alg: 'none' }),
			{ token: compact('{"alg":"HS256"}', '{}') },
			{ token: compact('{"typ":"kb+jwt","alg":"EdDSA"}', '{}') },
		],
	},
	'key-binding-claims': {
		fires: {
			token: compact('{"typ":"kb+jwt"}', '{"iat":1,"aud":"a","nonce":"b"}'),
			message: 'A Key Binding JWT must also have sd_hash',
		},
		nearMiss: { token: compact('{"typ":"kb+jwt"}', '{"iat":1,"aud":"a","nonce":"b","sd_hash":"c"}') },
		alsoFires: [
			{
				token: compact('{}', '{}'),
				profile: 'key-binding',
				message: 'A Key Binding JWT must also have iat, aud, nonce, sd_hash',
			},
		],
		alsoNear: [{ token: compact('{}', '{}') }],
	},
	'proof-signature': {
		...noMatch,
		fires: { ...noMatch.fires, ...signed({}) },
		nearMiss: { ...noMatch.nearMiss, ...signed({}) },
		alsoFires: [
			{
				token: `${encode('{"typ":"at+jwt","alg":"HS256"}')}.${encode('{"cnf":{"jkt":"a"}}')}.${hs256Signature}`,
				bound: check('signature', 'signature-key-unfit'),
			},
		],
		alsoNear: [
			...noMatch.alsoNear,
			...['', hs256Signature, 'MAYCAQECAQE'].map((signature) => ({
				token: signed({}).token.replace(/\.[^.]*$/, `.${signature}`),
				bound: check('signature', 'signature-no-match'),
			})),
		],
	},
	'proof-for-other-token': fails(
		'ath',
		'token-hash-differs',
		'The DPoP proof was made for another access token: “ath” is not its hash',
	),
	'proof-without-token-hash': fails(
		'ath',
		'token-hash-missing',
		'The DPoP proof lacks “ath”, the hash of the access token that it comes with',
	),
	'bound-to-other-key': fails(
		'bound-key',
		'bound-key-differs',
		'The access token is bound to another key than that of the DPoP proof',
	),
	'proof-method': {
		...method,
		alsoFires: [...method.alsoFires, { ...proof({}), bound: check('htm', 'method-other-case') }],
	},
	'proof-target': fails('htu', 'target-differs', 'The DPoP proof is for https://a.example/, not for b', {
		found: 'https://a.example/',
		expected: 'b',
	}),
	'proof-target-no-address': fails('htu', 'target-not-a-uri', '“htu” of the DPoP proof is no address: /b', {
		found: '/b',
	}),
	'proof-nonce': {
		...nonce,
		alsoFires: [...nonce.alsoFires, { ...proof({}), bound: check('nonce', 'nonce-missing') }],
	},
};
