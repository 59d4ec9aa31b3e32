import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBase64url } from '../encoding/base64url.ts';
import { compactJson } from '../encoding/json-layout.ts';
import { readJson } from '../encoding/json.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import { readSdJwt } from '../jose/sd-jwt/read-sd-jwt.ts';
import { sdJwtInputOf } from '../jose/sd-jwt/sd-jwt-input.ts';
import { samples } from '../samples/registry.ts';
import { readJsonPair } from '../token/read-json-pair.ts';
import { readToken } from '../token/read-token.ts';
import { decodedJson } from './decoded-json.ts';

const encode = (text: string | Uint8Array): string =>
	encodeBase64url(typeof text === 'string' ? encodeUtf8(text) : text);
const token = (payload: string | Uint8Array, header = '{"alg":"HS256"}'): string =>
	`${encode(header)}.${encode(payload)}.c2ln`;
const decoded = (text: string, options = {}): string =>
	decodedJson(readToken(text, undefined, options)) ?? '';
const compact = (text: string, options = {}): string => compactJson(decoded(text, options))!;

describe('decoded JSON', () => {
	it('is evenly laid out, with every number, name and repetition as it stands', () => {
		const payload = '{"b":9007199254740993,\n\n "2":1.0, "b" : [ 1e400 ]}';
		expect(decoded(token(payload))).toBe(
			[
				'{',
				'  "header": {',
				'    "alg": "HS256"',
				'  },',
				'  "payload": {',
				'    "b": 9007199254740993,',
				'    "2": 1.0,',
				'    "b": [',
				'      1e400',
				'    ]',
				'  },',
				'  "signature": "c2ln"',
				'}',
			].join('\n'),
		);
	});

	it('pasted again gives header and payload', () => {
		const pair = readJsonPair(decoded(token('{"b":9007199254740993,"2":1.0}')));
		expect(pair).toEqual({
			headerText: '{"alg":"HS256"}',
			payloadText: '{"b":9007199254740993,"2":1.0}',
		});
		expect(readJsonPair('{"header":{"alg":"HS256"},"payload":"e30","signature":"c2ln"}')).toBeUndefined();
	});

	it('keeps what is no JSON as a string and says so', () => {
		expect(compact(token('{"sub":"a"'))).toContain('"payload":"{\\"sub\\":\\"a\\"","payloadEncoding":"text"');
		expect(compact(token(new Uint8Array([0xff, 0x00])))).toContain(
			'"payload":"_wA","payloadEncoding":"base64url"',
		);
		expect(compact(token('{}', '{"alg":'))).toContain('"header":"{\\"alg\\":","headerEncoding":"text"');
	});

	it('says what does not stand in the token, and goes into tokens within', () => {
		const detached = `${encode('{"alg":"HS256"}')}..c2ln`;
		expect(compact(detached, { content: encode('{"a":1}') })).toContain(
			'"payload":{"a":1},"payloadFrom":"detached"',
		);
		expect(compact(token(token('{"in":1}')))).toContain(
			'"payloadToken":{"header":{"alg":"HS256"},"payload":{"in":1}',
		);
		const jwe = `${encode('{"alg":"dir","enc":"A128GCM"}')}..AAAA.BBBB.CCCC`;
		expect(compact(jwe)).toBe(
			'{"header":{"alg":"dir","enc":"A128GCM"},"encrypted_key":"","iv":"AAAA","ciphertext":"BBBB","tag":"CCCC"}',
		);
		expect(compact(jwe, { content: encode('{"a":1}') })).toContain(
			'"payload":{"a":1},"payloadFrom":"decrypted"',
		);
	});

	it('has all signatures and recipients of the general form', () => {
		const signature = (alg: string) => `{"protected":"${encode(`{"alg":"${alg}"}`)}","signature":"c2ln"}`;
		const general = `{"payload":"e30","signatures":[${signature('HS256')},${signature('ES256')}]}`;
		expect(compact(general)).toContain(
			'"signatures":[{"header":{"alg":"HS256"},"signature":"c2ln"},{"header":{"alg":"ES256"},"signature":"c2ln"}]',
		);
		const jwe = `{"protected":"${encode('{"enc":"A128GCM"}')}","iv":"AAAA","ciphertext":"BBBB","tag":"CCCC",
			"recipients":[{"header":{"alg":"dir"}},{"header":{"alg":"A128KW"},"encrypted_key":"DDDD"}]}`;
		expect(compact(jwe)).toContain(
			'"recipients":[{"unprotectedHeaders":[{"alg":"dir"}]},{"unprotectedHeaders":[{"alg":"A128KW"}],"encrypted_key":"DDDD"}]',
		);
	});

	it('has an SD-JWT’s disclosures, where they belong, and what they make of the payload', async () => {
		const sample = samples.find(({ token: text }) => readToken(text).kind === 'sd-jwt')!;
		const reading = readToken(sample.token);
		const sdJwt = await readSdJwt(sdJwtInputOf(reading));
		const text = compactJson(decodedJson(reading, sdJwt)!)!;
		expect(sdJwt.disclosures.length).toBeGreaterThan(0);
		for (const { text: disclosure, digest } of sdJwt.disclosures)
			expect(text).toContain(`{"disclosure":${compactJson(disclosure)},"digest":"${digest}","path":`);
		expect(text).toContain(`"processedPayload":${sdJwt.processed}`);
		expect(compact(sample.token)).toContain('"disclosures":["');
	});

	it('is well-formed for any token, and there is none for what is none', () => {
		for (const { token: text } of samples) expect(readJson(decoded(text)).wellFormed).toBe(true);
		fc.assert(
			fc.property(fc.string(), fc.uint8Array(), (text, bytes) => {
				for (const one of [token(text), token(bytes), token('{}', text), `${token('{}')}~${text}`]) {
					const json = decodedJson(readToken(one));
					if (json !== undefined) expect(readJson(json).wellFormed).toBe(true);
				}
			}),
		);
		expect(decodedJson(readToken(''))).toBeUndefined();
		expect(decodedJson(readToken('hello'))).toBeUndefined();
	});
});
