import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vectors from '../../../../../tests/vectors/sd-jwt.json' with { type: 'json' };
import { encodeBase64url } from '../../encoding/base64url.ts';
import { readJson } from '../../encoding/json.ts';
import { encodeUtf8 } from '../../encoding/utf8.ts';
import { readToken } from '../../token/read-token.ts';
import { publicMembers } from '../import-key.ts';
import type { Key } from '../key.ts';
import { readKeys } from '../read-keys.ts';
import { sign } from '../sign.ts';
import { issueSdJwt } from './issue-sd-jwt.ts';
import type { KeyBindingExpectations } from './key-binding-check.ts';
import { makeKeyBinding } from './make-key-binding.ts';
import { keyBindingInput, present } from './present.ts';
import { readSdJwt } from './read-sd-jwt.ts';
import { sdJwtInputOf } from './sd-jwt-input.ts';
import { sdJwtOfJson } from './sd-jwt-of-json.ts';
import { vcRemarks } from './vc-remarks.ts';
import { expectAnew, isKeyBound, verifyKeyBinding } from './verify-key-binding.ts';

const base64url = (text: string) => encodeBase64url(encodeUtf8(text));
const read = (token: string) => readSdJwt(sdJwtInputOf(readToken(token)));
const holderJwk = {
	kty: 'EC',
	crv: 'P-256',
	x: 'GOx4J8hp-LP0nF5_dYsdXqMeIvLBHau8cOGCWznXjvc',
	y: 'f8Yu2PddhIwCsTGEDRvC54oc6v71DtHwTM5zcyIt1-0',
	d: 'FXhUPruvHoYXepPWHR_W5A2uZqexJX2PGJxyo4ImuU8',
};
const holder = async (): Promise<Key> => (await readKeys(JSON.stringify(holderJwk))).keys[0]!;
const publicJwk = JSON.stringify(publicMembers(holderJwk));
const tokenWith = (payload: string, header = '{"alg":"ES256","typ":"dc+sd-jwt"}') =>
	`${base64url(header)}.${base64url(payload)}.c2ln~`;
const bound = tokenWith(`{"cnf":{"jwk":${publicJwk}}}`);
const expected = { aud: 'verifier', nonce: 'n', now: 1000, maximumAge: 60 };

async function failuresOf(token: string, expectations: KeyBindingExpectations = expected) {
	const reading = await read(token);
	const checks = await verifyKeyBinding(reading, expectations);
	const { keyBinding } = reading.input;
	if (keyBinding) {
		const unasked = await verifyKeyBinding(reading);
		expect(expectAnew(unasked, readToken(keyBinding.encoded), expectations)).toEqual(checks);
	}
	expect(isKeyBound(checks)).toBe(
		checks.every(({ state }) => state !== 'failed') && checks[0]!.state === 'passed',
	);
	return checks.filter(({ state }) => state === 'failed').map(({ id, code }) => `${id}: ${code}`);
}

/** A Key Binding JWT of any header and payload texts, rightly signed; `HASH` stands for the right hash. */
async function bind(header: string, payload: string, token = bound, alg = 'ES256'): Promise<string> {
	const text = payload.replace('HASH', (await keyBindingInput(token, 'sha-256'))!);
	const parts = [header, text].map((part) => ({ kind: 'text', text: part, layout: 'as-is' }) as const);
	const outcome = await sign({ parts, tail: '' }, alg === 'none' ? undefined : await holder(), alg);
	if (outcome.state !== 'signed') throw new Error(outcome.reason);
	return `${token}${base64url(header)}.${base64url(text)}.${outcome.signature}`;
}

const goodHeader = '{"alg":"ES256","typ":"kb+jwt"}';
const goodPayload = '{"iat":990,"aud":"verifier","nonce":"n","sd_hash":"HASH"}';

describe('examples of the specification', () => {
	it.each(vectors.cases.filter(({ aud }) => aud !== undefined))(
		'$section: $title',
		async ({ token, aud, nonce }) => {
			const input = token.startsWith('{')
				? sdJwtOfJson(readJson(token).root!)
				: sdJwtInputOf(readToken(token));
			const checks = await verifyKeyBinding(await readSdJwt(input), { aud: aud!, nonce: nonce! });
			expect(checks.filter(({ state }) => state === 'failed')).toEqual([]);
			expect(checks.filter(({ state }) => state === 'not-asked').map(({ id }) => id)).toEqual(['issued-at']);
			expect(isKeyBound(checks)).toBe(true);
		},
	);
});

describe('what is made here', () => {
	it('passes every check, in any choice of disclosures', async () => {
		const issued = await issueSdJwt({
			payloadText: `{"a":1,"b":2,"cnf":{"jwk":${publicJwk}}}`,
			selective: [['a'], ['b']],
			hash: 'sha-512',
		});
		if (issued.state !== 'issued') throw new Error(issued.reason);
		const token = tokenWith(issued.payloadText).slice(0, -1) + issued.tail;
		const presentation = present(await read(token), new Set([1]));
		const request = {
			presentation,
			holderKey: await holder(),
			alg: 'ES256',
			aud: 'verifier',
			nonce: 'n',
			iat: 990,
		};
		const made = await makeKeyBinding(request);
		if (made.state !== 'made') throw new Error(made.reason);
		expect(made.text).toBe(presentation.text + made.keyBinding);
		expect(await failuresOf(made.text)).toEqual([]);
		const again = await makeKeyBinding({ ...request, presentation: { ...presentation, text: made.text } });
		expect(again.state === 'made' && again.text.startsWith(`${presentation.text}ey`)).toBe(true);
		// Another choice of disclosures has another hash.
		const other = present(await read(token), new Set([0])).text + made.keyBinding;
		expect(await failuresOf(other)).toEqual(['presentation-hash: hash-differs']);
	});

	it.each([
		['none', 'algorithm-none'],
		['HS256', 'algorithm-mac'],
		['RS256', 'key-wrong-type'],
		['XX', 'algorithm-unknown'],
	])('%s: %s', async (alg, reason) => {
		const presentation = { text: bound, hash: 'sha-256' } as const;
		const request = { presentation, holderKey: await holder(), alg, aud: 'a', nonce: 'n', iat: 1 };
		expect(await makeKeyBinding(request)).toEqual({ state: 'impossible', reason });
	});
});

describe('what fails', () => {
	it('nothing, where all is right', async () => {
		expect(await failuresOf(await bind(goodHeader, goodPayload))).toEqual([]);
	});

	it.each([
		['{"alg":"ES256"}', goodPayload, ['type: type-missing']],
		['{"alg":"ES256","typ":"JWT"}', goodPayload, ['type: type-differs']],
		['{"alg":"ES256","typ":"KB+JWT"}', goodPayload, ['type: type-differs']],
		['{"alg":"ES256","typ":"kb+jwt","crit":["x"],"x":1}', goodPayload, ['critical: critical-present']],
		[goodHeader, '{"aud":"verifier","nonce":"n","sd_hash":"HASH"}', ['issued-at: claim-missing']],
		[goodHeader, goodPayload.replace('990', '"990"'), ['issued-at: claim-of-wrong-type']],
		[goodHeader, goodPayload.replace('990', '900'), ['issued-at: issued-too-long-ago']],
		[goodHeader, goodPayload.replace('990', '1001'), ['issued-at: issued-in-future']],
		[goodHeader, goodPayload.replace('verifier', 'other'), ['audience: audience-differs']],
		[goodHeader, goodPayload.replace('"verifier"', '[]'), ['audience: claim-of-wrong-type']],
		[goodHeader, goodPayload.replace('"n"', '1'), ['nonce: claim-of-wrong-type']],
		[goodHeader, goodPayload.replace('"n"', '"m"'), ['nonce: nonce-differs']],
		[goodHeader, goodPayload.replace('{', '{"nonce":"n",'), ['nonce: claim-ambiguous']],
		[goodHeader, goodPayload.replace('HASH', 'x'), ['presentation-hash: hash-differs']],
		[goodHeader, goodPayload.replace('{', '{"exp":999,'), ['lifetime: expired']],
		[goodHeader, goodPayload.replace('{', '{"nbf":1001,'), ['lifetime: not-yet-valid']],
	])('%s %s', async (header, payload, failures) => {
		expect(await failuresOf(await bind(header, payload))).toEqual(failures);
	});

	it('an unsigned one, and one by a secret', async () => {
		const unsigned = await bind('{"alg":"none","typ":"kb+jwt"}', goodPayload, bound, 'none');
		expect(await failuresOf(unsigned)).toEqual(['algorithm: algorithm-none', 'signature: signature-failed']);
		const [head, payload] = (await bind(goodHeader, goodPayload)).split('~')[1]!.split('.').slice(0, 2);
		expect(head).toBeDefined();
		const mac = `${bound}${base64url('{"alg":"HS256","typ":"kb+jwt"}')}.${payload}.c2ln`;
		expect(await failuresOf(mac)).toEqual(['algorithm: algorithm-mac', 'signature: signature-failed']);
	});

	it.each([
		['{}', 'holder-key-missing'],
		['{"cnf":{}}', 'holder-key-missing'],
		['{"cnf":{"kid":"x"}}', 'holder-key-by-reference'],
		['{"cnf":{"jwk":{"kty":"EC"}}}', 'holder-key-unreadable'],
		['{"cnf":{"jwk":{"kty":"oct","k":"AAAA"}}}', 'holder-key-is-secret'],
		[`{"cnf":{"jwk":${JSON.stringify(holderJwk)}}}`, 'holder-key-is-private'],
		[`{"cnf":{"jwk":${publicJwk}},"cnf":{}}`, 'holder-key-ambiguous'],
	])('%s: %s', async (payload, code) => {
		const token = await bind(goodHeader, goodPayload, tokenWith(payload));
		expect(await failuresOf(token)).toEqual([`holder-key: ${code}`]);
	});

	it('one by another key', async () => {
		const { 'issuer-1': other } = vectors.keys;
		const token = await bind(goodHeader, goodPayload, tokenWith(`{"cnf":{"jwk":${JSON.stringify(other)}}}`));
		expect(await failuresOf(token)).toEqual(['signature: signature-failed']);
	});

	it('one that is missing, unless it is not required', async () => {
		expect(await failuresOf(bound)).toEqual(['present: missing']);
		expect(await failuresOf(bound, { required: false })).toEqual([]);
	});

	it('any text, and never throws', async () => {
		await fc.assert(
			fc.asyncProperty(fc.string({ unit: fc.constantFrom(...'eyJ0.-_"{}é') }), async (text) => {
				expect(await failuresOf(`${bound}.${text}`)).toContain('readable: unreadable');
			}),
			{ numRuns: 200 },
		);
	});
});

describe('SD-JWT VC', () => {
	it.each([
		['{"typ":"dc+sd-jwt"}', '{"vct":"x"}', []],
		['{"typ":"vc+sd-jwt"}', '{"vct":"x"}', ['vc-type-older']],
		['{"typ":"dc+sd-jwt"}', '{}', ['vc-vct-missing']],
		['{"typ":"dc+sd-jwt"}', '{"vct":1}', ['vc-vct-not-a-string']],
		['{"typ":"dc+sd-jwt"}', '{"vct":"x","vct":"y"}', ['vc-vct-ambiguous']],
		['{"typ":"JWT"}', '{"vct":"x"}', ['vc-type-missing']],
		['{"typ":"JWT"}', '{}', []],
	])('%s %s', async (header, payload, codes) => {
		const token = readToken(tokenWith(payload, header));
		const remarks = vcRemarks(token.header?.json?.root, await readSdJwt(sdJwtInputOf(token)));
		expect(remarks.map(({ code }) => code)).toEqual(codes);
	});

	it('tells a registered claim that is disclosed selectively, and only at the top', async () => {
		const issued = await issueSdJwt({
			payloadText: '{"vct":"x","iss":"a","o":{"iss":"b"},"iat":1}',
			selective: [['iss'], ['o', 'iss'], ['iat']],
		});
		if (issued.state !== 'issued') throw new Error(issued.reason);
		const token = readToken(tokenWith(issued.payloadText).slice(0, -1) + issued.tail);
		const remarks = vcRemarks(token.header?.json?.root, await readSdJwt(sdJwtInputOf(token)));
		expect(remarks).toMatchObject([{ code: 'vc-claim-selective', detail: { name: 'iss' }, disclosure: 0 }]);
	});
});
