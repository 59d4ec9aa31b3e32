import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeBase64url } from '../encoding/base64url.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import type { ImpossibleReason, Key, SignatureOutcome } from '../jose/key.ts';
import { verify } from '../jose/verify.ts';
import type { DecryptOutcome, JweReason } from '../jose/encryption/jwe.ts';
import { readSegment } from '../token/read-segment.ts';
import { readToken } from '../token/read-token.ts';
import type { Reading } from '../token/reading.ts';
import { accept, type AcceptRequest } from './accept.ts';
import { checkReferences, type CheckId } from './check.ts';
import { describeCheck } from './describe-check.ts';
import { plainPolicy, type Policy } from './policy.ts';

const now = 1_795_442_700;
const key: Key = {
	type: 'oct',
	curve: undefined,
	bits: 256,
	private: true,
	kid: undefined,
	alg: undefined,
	use: undefined,
	keyOps: undefined,
	jwk: {},
	thumbprint: undefined,
	index: 0,
};
const verified: SignatureOutcome = { state: 'verified', key, tried: [{ key, result: 'verified' }] };
const noMatch: SignatureOutcome = {
	state: 'failed',
	reason: 'no-match',
	tried: [{ key, result: 'no-match' }],
};
const impossible = (reason: ImpossibleReason): SignatureOutcome => ({
	state: 'impossible',
	reason,
	tried: [],
});

const encode = (text: string) => encodeBase64url(encodeUtf8(text));
const compact = (header: string, payload: string, signature = 'A'.repeat(43)) =>
	`${encode(header)}.${encode(payload)}.${signature}`;

const hs256 = '{"alg":"HS256","typ":"JWT"}';
const good = `{"iss":"https://issuer.example","aud":"api","exp":${now + 408},"iat":${now - 60},"scope":"read write"}`;

interface Given {
	readonly header?: string;
	readonly payload?: string;
	readonly token?: string;
	readonly signature?: AcceptRequest['signature'];
	readonly policy?: Partial<Policy>;
}

function judge({ header = hs256, payload = good, token, signature = verified, policy = {} }: Given) {
	const reading = readToken(token ?? compact(header, payload));
	const acceptance = accept({ reading, signature, policy: { ...plainPolicy, ...policy }, now });
	const check = (id: CheckId) => {
		const found = acceptance.checks.find((one) => one.id === id)!;
		return { ...found, says: describeCheck(found) };
	};
	const challenge = acceptance.response?.headers[0]?.[1];
	return { ...acceptance, check, challenge };
}

const fullPolicy: Policy = {
	algorithms: ['HS256'],
	typ: 'jwt',
	issuer: 'https://issuer.example',
	audience: ['api'],
	leeway: 0,
	maximumAge: 3600,
	scope: ['read'],
	requireExpiry: true,
};

describe('a good token', () => {
	test('passes every check that is asked, and gets 200', () => {
		const { checks, verdict, response } = judge({ policy: fullPolicy });
		expect(checks.map(({ id }) => id)).toEqual(Object.keys(checkReferences));
		expect(checks.filter(({ state }) => state !== 'passed').map(({ id }) => id)).toEqual(['not-before']);
		expect(verdict).toBe('accepted');
		expect(response).toEqual({ status: 200, headers: [], decidedBy: undefined });
	});

	test('what the policy leaves out is said to be unchecked', () => {
		const { check, verdict } = judge({});
		expect(verdict).toBe('accepted');
		for (const id of [
			'algorithm',
			'type',
			'not-before',
			'issued-at',
			'issuer',
			'audience',
			'scope',
		] as const) {
			expect(check(id).state, id).toBe('not-asked');
		}
		expect(check('issuer').says).toBe('Issuer not checked: set the issuer you expect');
		expect(check('expiry').says).toBe('Not expired: 6 min 48 s left, leeway 0 s');
	});
});

describe('each fault is decided by its check', () => {
	const faults: readonly (readonly [name: string, given: Given, id: CheckId, code: string, says?: string])[] =
		[
			['no token', { token: ' ', signature: impossible('no-token') }, 'readable', 'no-token'],
			['not a token', { token: 'hello', signature: impossible('not-a-token') }, 'readable', 'not-a-token'],
			[
				'two parts',
				{ token: compact(hs256, good).split('.').slice(0, 2).join('.') },
				'readable',
				'not-a-token',
			],
			[
				'JSON serialization',
				{ token: '{"payload":"e30","protected":"e30","signature":"AA"}' },
				'readable',
				'not-compact',
			],
			['padding', { token: `${compact(hs256, good)}=` }, 'readable', 'bad-encoding'],
			['a payload that is an array', { payload: '[]' }, 'readable', 'payload-unreadable'],
			['a truncated payload', { payload: '{"exp":' }, 'readable', 'payload-unreadable'],
			[
				'a header that is no JSON',
				{ header: 'alg', signature: impossible('header-unreadable') },
				'readable',
				'header-unreadable',
			],
			[
				'no alg',
				{ header: '{}', signature: impossible('algorithm-missing') },
				'algorithm',
				'algorithm-missing',
			],
			[
				'alg as a number',
				{ header: '{"alg":256}', signature: impossible('algorithm-missing') },
				'algorithm',
				'algorithm-missing',
			],
			[
				'none',
				{ header: '{"alg":"none"}', signature: impossible('algorithm-none') },
				'algorithm',
				'algorithm-none',
				'Unsecured: “none” is never accepted',
			],
			[
				'none that the policy allows',
				{
					header: '{"alg":"none"}',
					policy: { algorithms: ['none'] },
					signature: impossible('algorithm-none'),
				},
				'algorithm',
				'algorithm-none',
			],
			[
				'None',
				{ header: '{"alg":"None"}', signature: impossible('algorithm-unknown') },
				'algorithm',
				'algorithm-unknown',
			],
			[
				'nOnE',
				{ header: '{"alg":"nOnE"}', signature: impossible('algorithm-unknown') },
				'algorithm',
				'algorithm-unknown',
			],
			[
				'constructor',
				{ header: '{"alg":"constructor"}', signature: impossible('algorithm-unknown') },
				'algorithm',
				'algorithm-unknown',
			],
			[
				'toString',
				{ header: '{"alg":"toString"}', signature: impossible('algorithm-unknown') },
				'algorithm',
				'algorithm-unknown',
			],
			[
				'__proto__',
				{ header: '{"alg":"__proto__"}', signature: impossible('algorithm-unknown') },
				'algorithm',
				'algorithm-unknown',
			],
			[
				'an algorithm not allowed',
				{ policy: { algorithms: ['ES256'] } },
				'algorithm',
				'algorithm-not-allowed',
			],
			[
				'unknown crit',
				{ header: '{"alg":"HS256","crit":["x"],"x":1}' },
				'critical',
				'critical-unknown',
				'Critical extension “x” is not understood',
			],
			['empty crit', { header: '{"alg":"HS256","crit":[]}' }, 'critical', 'critical-malformed'],
			[
				'crit of a standard name',
				{ header: '{"alg":"HS256","crit":["alg"]}' },
				'critical',
				'critical-malformed',
			],
			[
				'b64 false',
				{ header: '{"alg":"HS256","crit":["b64"],"b64":false}' },
				'critical',
				'unencoded-payload',
			],
			['the wrong kind of key', { signature: impossible('key-wrong-type') }, 'key', 'key-wrong-type'],
			['a JWK that forbids', { signature: impossible('key-forbidden-by-jwk') }, 'key', 'key-forbidden'],
			[
				'another signature',
				{ signature: noMatch },
				'signature',
				'signature-no-match',
				'Signature does not match',
			],
			[
				'an empty signature',
				{ token: compact(hs256, good, ''), signature: { state: 'failed', reason: 'empty', tried: [] } },
				'signature',
				'signature-empty',
			],
			['another type', { policy: { typ: 'at+jwt' } }, 'type', 'type-differs'],
			['no type', { header: '{"alg":"HS256"}', policy: { typ: 'at+jwt' } }, 'type', 'type-missing'],
			['expired', { payload: `{"exp":${now - 720}}` }, 'expiry', 'expired', 'Expired 12 min ago'],
			[
				'expired 16 minutes ago',
				{ payload: `{"exp":${now - 960}}` },
				'expiry',
				'expired',
				'Expired 16 min ago',
			],
			['expired at this second', { payload: `{"exp":${now}}` }, 'expiry', 'expired', 'Expired just now'],
			[
				'expired past the leeway',
				{ payload: `{"exp":${now - 60}}`, policy: { leeway: 60 } },
				'expiry',
				'expired',
			],
			[
				'no expiry where required',
				{ payload: '{}', policy: { requireExpiry: true } },
				'expiry',
				'expiry-missing',
			],
			[
				'two expiries',
				{ payload: `{"exp":1,"exp":${now + 60}}` },
				'expiry',
				'ambiguous',
				'Ambiguous: “exp” stands there 2 times',
			],
			['exp 1e20', { payload: '{"exp":1e20}' }, 'expiry', 'not-a-date'],
			['exp 1e400', { payload: '{"exp":1e400}' }, 'expiry', 'not-a-date'],
			[
				'exp "2030-01-01"',
				{ payload: '{"exp":"2030-01-01"}' },
				'expiry',
				'not-a-date',
				'“exp” is no time: a date in a string, not seconds',
			],
			['exp "1893456000"', { payload: '{"exp":"1893456000"}' }, 'expiry', 'not-a-date'],
			['exp null', { payload: '{"exp":null}' }, 'expiry', 'not-a-date'],
			['exp {}', { payload: '{"exp":{}}' }, 'expiry', 'not-a-date'],
			[
				'nbf to come',
				{ payload: `{"nbf":${now + 90}}` },
				'not-before',
				'not-yet-valid',
				'Not yet valid: 1 min 30 s to go',
			],
			['nbf as a string', { payload: `{"nbf":"${now}"}` }, 'not-before', 'not-a-date'],
			['too old', { policy: { maximumAge: 59 } }, 'issued-at', 'age-exceeded'],
			['of unknown age', { payload: '{}', policy: { maximumAge: 59 } }, 'issued-at', 'issued-at-missing'],
			[
				'issued in the future',
				{ payload: `{"iat":${now + 9}}`, policy: { maximumAge: 59 } },
				'issued-at',
				'issued-in-future',
			],
			['another issuer', { policy: { issuer: 'https://other.example' } }, 'issuer', 'issuer-differs'],
			[
				'an issuer with a slash',
				{ policy: { issuer: 'https://issuer.example/' } },
				'issuer',
				'issuer-differs',
				'Issuer differs from the expected one only in a final slash',
			],
			['no issuer', { payload: '{}', policy: { issuer: 'x' } }, 'issuer', 'issuer-missing'],
			[
				'an issuer that is a list',
				{ payload: '{"iss":["x"]}', policy: { issuer: 'x' } },
				'issuer',
				'not-a-string',
			],
			['two issuers', { payload: '{"iss":"x","iss":"x"}', policy: { issuer: 'x' } }, 'issuer', 'ambiguous'],
			[
				'another audience',
				{ policy: { audience: ['b'] } },
				'audience',
				'audience-differs',
				'Meant for “api”, not for “b”',
			],
			['no audience', { payload: '{}', policy: { audience: ['b'] } }, 'audience', 'audience-missing'],
		];
	test.each(faults.map(([name, ...rest]) => ({ name, rest })))(
		'$name',
		({ rest: [given, id, code, says] }) => {
			const { check, response, verdict } = judge(given);
			expect(check(id)).toMatchObject({ state: 'failed', code });
			if (says !== undefined) expect(check(id).says).toBe(says);
			expect(verdict).toBe('refused');
			expect(response).toMatchObject({ status: 401, decidedBy: id });
		},
	);

	test.each([
		['a scope', { policy: { scope: ['read', 'admin'] } }, 'scope-missing'],
		['a role', { policy: { role: 'admin' } }, 'role-missing'],
	] as const)('%s that is lacking is 403', (_, given, code) => {
		const { check, response } = judge(given);
		expect(check('scope').code).toBe(code);
		expect(response).toMatchObject({ status: 403, decidedBy: 'scope' });
	});
});

/** RFC 7515 §4: names must be unique; a reader that does not reject a duplicate takes the last one. */
describe('a header parameter that stands there twice', () => {
	const outcomeOf = (header: string) => verify(readToken(compact(header, good)), []);

	test.each([
		['alg', '{"alg":"HS256","alg":"HS256"}', 'algorithm'],
		['crit', '{"alg":"HS256","crit":["b64"],"crit":["b64"],"b64":true}', 'critical'],
		['b64', '{"alg":"HS256","crit":["b64"],"b64":true,"b64":true}', 'critical'],
	] as const)('%s: refused, since it says what was signed', async (_, header, id) => {
		const { check, response, verdict } = judge({ header, signature: await outcomeOf(header) });
		expect(check(id)).toMatchObject({ state: 'failed', code: 'ambiguous' });
		expect(check('signature').state).toBe('not-reached');
		expect(verdict).toBe('refused');
		expect(response).toMatchObject({ status: 401, decidedBy: id });
	});

	test('kid: no more than a hint, so the signature is asked for as ever', async () => {
		const header = '{"alg":"HS256","kid":"a","kid":"b"}';
		const { check, verdict } = judge({ header, signature: await outcomeOf(header) });
		expect(check('key').code).toBe('key-missing');
		expect(verdict).toBe('undecided');
	});
});

describe('what passes', () => {
	test.each([
		['one second before expiry', { payload: `{"exp":${now + 1}}` }, 'expiry', 'not-expired'],
		[
			'expired within the leeway',
			{ payload: `{"exp":${now - 59}}`, policy: { leeway: 60 } },
			'expiry',
			'expired-within-leeway',
		],
		['milliseconds, as an API takes them', { payload: `{"exp":${now}000}` }, 'expiry', 'expiry-milliseconds'],
		['valid from this second', { payload: `{"nbf":${now}}` }, 'not-before', 'not-before-passed'],
		[
			'valid soon, within the leeway',
			{ payload: `{"nbf":${now + 5}}`, policy: { leeway: 5 } },
			'not-before',
			'not-before-within-leeway',
		],
		[
			'application/at+JWT for at+jwt',
			{ header: '{"alg":"HS256","typ":"application/at+JWT"}', policy: { typ: 'at+jwt' } },
			'type',
			'type-matches',
		],
		[
			'one of several audiences',
			{ payload: '{"aud":["a","b"]}', policy: { audience: ['b'] } },
			'audience',
			'audience-matches',
		],
		['scp as a list', { payload: '{"scp":["read"]}', policy: { scope: ['read'] } }, 'scope', 'scope-granted'],
		[
			'a role of a realm',
			{ payload: '{"realm_access":{"roles":["admin"]}}', policy: { role: 'admin' } },
			'scope',
			'scope-granted',
		],
	] as const)('%s', (_, given, id, code) => {
		const { check, verdict } = judge(given);
		expect(check(id)).toMatchObject({ state: 'passed', code });
		expect(verdict).toBe('accepted');
	});
});

describe('the order and the independence of the checks', () => {
	test('the first failure decides, and the later ones are still seen', () => {
		const { check, response, challenge } = judge({
			signature: noMatch,
			payload: `{"exp":${now - 720}}`,
			policy: { audience: ['api'] },
		});
		expect(response?.decidedBy).toBe('signature');
		expect(check('expiry').state).toBe('failed');
		expect(check('audience').state).toBe('failed');
		expect(challenge).toBe('Bearer error="invalid_token", error_description="Signature does not match"');
	});

	test('an unknown critical extension leaves the signature its own state', () => {
		const { check, response } = judge({ header: '{"alg":"HS256","crit":["x"],"x":1}' });
		expect(response?.decidedBy).toBe('critical');
		expect(check('signature').state).toBe('passed');
	});

	test('a scope that is lacking does not hide that the token has expired', () => {
		const { response } = judge({ payload: `{"exp":${now - 1}}`, policy: { scope: ['admin'] } });
		expect(response?.status).toBe(401);
	});

	test('without a token there is no error code', () => {
		expect(judge({ token: '', signature: impossible('no-token') }).challenge).toBe('Bearer');
	});
});

describe('without a key', () => {
	test('nothing else amiss: undecided, and the 401 that an API without it would give', () => {
		const { verdict, response, check } = judge({ signature: impossible('no-key') });
		expect(verdict).toBe('undecided');
		expect(response).toMatchObject({ status: 401, decidedBy: 'key' });
		expect(check('signature').state).toBe('not-reached');
	});

	test('expired as well: refused for that, as with the key', () => {
		const { verdict, response, check, challenge } = judge({
			signature: impossible('no-key'),
			payload: `{"exp":${now - 720}}`,
		});
		expect(verdict).toBe('refused');
		expect(response).toMatchObject({ status: 401, decidedBy: 'expiry' });
		expect(challenge).toBe('Bearer error="invalid_token", error_description="Expired 12 min ago"');
		expect(check('key')).toMatchObject({ state: 'failed', code: 'key-missing' });
	});

	test('with too little scope: 403, as with the key', () => {
		const { verdict, response } = judge({ signature: impossible('no-key'), policy: { scope: ['admin'] } });
		expect(verdict).toBe('refused');
		expect(response).toMatchObject({ status: 403, decidedBy: 'scope' });
	});

	test('an algorithm that cannot be checked here does not hide what else is amiss', () => {
		const { response } = judge({
			signature: impossible('algorithm-unsupported-here'),
			payload: `{"exp":${now - 720}}`,
		});
		expect(response).toMatchObject({ status: 401, decidedBy: 'expiry' });
	});

	test.each(['key-unreadable', 'key-unusable', 'algorithm-unsupported-here'] as const)(
		'%s is undecided too',
		(reason) => {
			expect(judge({ signature: impossible(reason) }).verdict).toBe('undecided');
		},
	);
});

describe('while the signature is being checked', () => {
	test('no answer is given yet', () => {
		const { verdict, response, check } = judge({ signature: 'checking', payload: '{"exp":1}' });
		expect(verdict).toBe('checking');
		expect(response).toBeUndefined();
		expect(check('signature').state).toBe('waiting');
		expect(check('expiry').state).toBe('failed');
	});

	test('what comes before it decides at once', () => {
		const { verdict, response } = judge({ signature: 'checking', header: '{"alg":"none"}' });
		expect(verdict).toBe('refused');
		expect(response?.decidedBy).toBe('algorithm');
	});
});

test('an encrypted token fails at the signature, its claims waiting for decryption', () => {
	const token = `${encode('{"alg":"dir","enc":"A256GCM"}')}..${'A'.repeat(16)}.AAAA.${'A'.repeat(22)}`;
	const { check, response } = judge({ token, signature: impossible('encrypted') });
	expect(check('readable')).toMatchObject({ state: 'passed', code: 'readable-encrypted' });
	expect(check('expiry')).toMatchObject({ state: 'waiting', code: 'encrypted' });
	expect(response?.decidedBy).toBe('signature');
});

const anyText = fc.oneof(
	fc.string(),
	fc.string({ unit: 'binary' }),
	fc.constantFrom('"', '\\', '\r\nX: y', 'é“”'),
);
const reasons: readonly ImpossibleReason[] = [
	'no-token',
	'no-key',
	'key-unreadable',
	'key-wrong-type',
	'key-forbidden-by-jwk',
	'key-unusable',
	'algorithm-missing',
	'algorithm-unknown',
	'algorithm-unsupported-here',
	'algorithm-none',
	'header-unreadable',
	'header-ambiguous',
	'signature-unreadable',
	'encrypted',
	'not-a-token',
];

test('no claim or header value breaks the challenge, the sentences stay short, and only a match is accepted', () => {
	const anyClaims = fc.dictionary(
		fc.constantFrom('iss', 'aud', 'exp', 'nbf', 'iat', 'scope', 'role'),
		fc.oneof(anyText, fc.double(), fc.constant(null), fc.array(anyText)),
	);
	const anyHeader = fc.dictionary(
		fc.constantFrom('alg', 'typ', 'crit', 'b64'),
		fc.oneof(anyText, fc.constantFrom('HS256', 'none'), fc.array(anyText), fc.boolean()),
	);
	const anySignature = fc.constantFrom<AcceptRequest['signature'][]>(
		'checking',
		verified,
		noMatch,
		...reasons.map(impossible),
	);
	fc.assert(
		fc.property(anyHeader, anyClaims, anySignature, anyText, (header, claims, signature, expected) => {
			const { checks, verdict, challenge } = judge({
				header: JSON.stringify(header),
				payload: JSON.stringify(claims),
				signature,
				policy: { issuer: expected, audience: [expected], typ: expected, scope: [expected], role: expected },
			});
			for (const check of checks) expect([...describeCheck(check)].length).toBeLessThanOrEqual(90);
			if (challenge !== undefined) {
				expect(challenge).toMatch(
					/^Bearer error="[a-z_]+", error_description="[\x20\x21\x23-\x5b\x5d-\x7e]*"(, scope="[\x20\x21\x23-\x5b\x5d-\x7e]*")?$/,
				);
			}
			if (verdict === 'accepted') expect(signature).toBe(verified);
		}),
		{ numRuns: 500 },
	);
});

describe('an encrypted token', () => {
	const header = encode('{"alg":"dir","enc":"A256GCM"}');
	const token = `${header}..${'A'.repeat(16)}.AAAA.${'A'.repeat(22)}`;
	const sealed = readToken(token);
	const content = readSegment('payload', encode('{"exp":100}'), 0, { beside: true });
	const opened: Reading = { ...sealed, payload: content, beside: 'decrypted' };
	const keyOf = (type: Key['type']) => ({ type }) as Key;
	const decryptedWith = (type: Key['type']): DecryptOutcome => ({
		state: 'decrypted',
		plaintext: new Uint8Array(),
		key: keyOf(type),
		recipient: 0,
		remarks: [],
		tried: [],
	});
	const answer = (reading: Reading, decryption: DecryptOutcome | undefined, now = 50) =>
		accept({ reading, signature: impossible('encrypted'), decryption, policy: plainPolicy, now });
	const codeOf = ({ checks }: ReturnType<typeof accept>, id: string) =>
		checks.find((check) => check.id === id)?.code;

	test('that a shared key opens is judged by the claims within', () => {
		expect(answer(opened, decryptedWith('oct')).verdict).toBe('accepted');
		expect(codeOf(answer(opened, decryptedWith('oct'), 200), 'expiry')).toBe('expired');
	});

	test('to a public key says nothing of who made it', () => {
		const refused = answer(opened, decryptedWith('RSA'));
		expect(refused.verdict).toBe('refused');
		expect(codeOf(refused, 'signature')).toBe('encrypted-anonymous');
	});

	test('without its key is not known; with a wrong one it is refused', () => {
		const fault = (reason: JweReason): DecryptOutcome => ({
			state: 'impossible',
			reason,
			detail: {},
			tried: [],
		});
		expect(answer(sealed, fault('no-key')).verdict).toBe('undecided');
		expect(answer(sealed, undefined).verdict).toBe('undecided');
		expect(
			answer(sealed, { ...fault('content-not-authentic'), state: 'failed' } as DecryptOutcome).verdict,
		).toBe('refused');
	});
});

test('an SD-JWT whose disclosures must be rejected is refused, whatever else it is', () => {
	const token = `${encode('{"alg":"HS256"}')}.${encode('{}')}.AAAA~`;
	const request = { reading: readToken(token), signature: verified, policy: plainPolicy, now };
	expect(accept({ ...request, disclosuresValid: true }).verdict).toBe('accepted');
	expect(accept(request).verdict).toBe('accepted');
	const { verdict, response } = accept({ ...request, disclosuresValid: false });
	expect([verdict, response?.status, response?.decidedBy]).toEqual(['refused', 401, 'readable']);
});
