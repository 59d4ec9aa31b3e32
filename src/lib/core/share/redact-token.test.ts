import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeBase64url, encodeBase64url } from '../encoding/base64url.ts';
import type { JsonNode } from '../encoding/json-tree.ts';
import { valueOf } from '../encoding/json-tree.ts';
import { decodeUtf8, encodeUtf8 } from '../encoding/utf8.ts';
import { algorithms } from '../jose/algorithms.ts';
import { decrypt } from '../jose/encryption/decrypt.ts';
import { jweInputOf } from '../jose/encryption/jwe-input.ts';
import { generateKey } from '../jose/generate-key.ts';
import type { KeyReading } from '../jose/key.ts';
import { readKeys } from '../jose/read-keys.ts';
import { sign } from '../jose/sign.ts';
import { verify } from '../jose/verify.ts';
import { samples } from '../samples/registry.ts';
import { readSignatures } from '../token/read-signatures.ts';
import { readToken } from '../token/read-token.ts';
import { countEchoes } from './count-echoes.ts';
import { redactedSignature } from './redacted-bytes.ts';
import { redactToken, type RedactedToken } from './redact-token.ts';
import { signatureOnly, type ClaimValues, type Redaction } from './redaction.ts';

const encode = (text: string): string => encodeBase64url(encodeUtf8(text));
const decode = (encoded: string): string => decodeUtf8(decodeBase64url(encoded).bytes).text;
const valuesMode = (values: ClaimValues): Redaction => ({ ...signatureOnly, values });
const modes: readonly Redaction[] = [
	signatureOnly,
	valuesMode('personal'),
	valuesMode('all'),
	{ ...signatureOnly, keys: true },
];

function tokenOf(redacted: RedactedToken): string {
	if (redacted.state !== 'redacted') throw new Error(redacted.reason);
	return redacted.token;
}
const redact = (text: string, redaction: Redaction = signatureOnly): string =>
	tokenOf(redactToken(text, redaction));

const eights = (text: string): string[] =>
	Array.from({ length: Math.max(0, text.length - 7) }, (_, at) => text.slice(at, at + 8));

const hs256 = (payload: string, signature = 'c2lnbmF0dXJlLW9mLXRoZS10ZXN0cy1vZi0zMi1ieXQ'): string =>
	`${encode('{"alg":"HS256"}')}.${encode(payload)}.${signature}`;

/** Every member's name with its depth, in the order of the text. */
function shapeOf(root: JsonNode | undefined): readonly string[] {
	const out: string[] = [];
	const visit = (node: JsonNode | undefined, depth: number): void => {
		out.push(`${depth} ${node?.type}`);
		if (node?.type === 'array') node.items.forEach((item) => visit(item, depth + 1));
		if (node?.type === 'object')
			node.members.forEach(({ name, value }) => {
				out.push(name);
				visit(value, depth + 1);
			});
	};
	visit(root, 0);
	return out;
}

const signing = algorithms.filter(({ keyType }) => keyType !== undefined);

describe.each(signing)('a token under $name', ({ name, signatureBytes }) => {
	let keys: KeyReading;
	beforeAll(async () => {
		const { text, hint } = (await generateKey(name))!;
		keys = await readKeys(text, hint);
	});

	async function signedToken(payload: string): Promise<string> {
		const parts = [encode(`{"alg": "${name}", "kid":"a b"}`), encode(payload)];
		const draft = { parts: parts.map((encoded) => ({ kind: 'encoded', encoded }) as const), tail: '' };
		const signed = await sign(draft, keys.keys[0], name);
		if (signed.state !== 'signed') throw new Error(signed.reason);
		return `${parts.join('.')}.${signed.signature}`;
	}

	it('decodes as before and never verifies, whatever else goes', async () => {
		await fc.assert(
			fc.asyncProperty(fc.jsonValue({ maxDepth: 2 }), async (value) => {
				const token = await signedToken(JSON.stringify({ sub: value, iss: 'x' }));
				const before = readToken(token);
				expect((await verify(before, keys)).state).toBe('verified');
				for (const mode of modes) {
					const after = readToken(redact(token, mode));
					expect(after.header?.encoded).toBe(before.header?.encoded);
					expect(shapeOf(after.payload?.json?.root)).toEqual(shapeOf(before.payload?.json?.root));
					expect(after.signature?.encoded).toHaveLength(before.signature!.encoded.length);
					expect(after.signature?.canonical).toBe(true);
					expect((await verify(after, keys)).state).toBe('failed');
					const text = after.signature!.encoded;
					expect(eights(before.signature!.encoded).filter((run) => text.includes(run))).toEqual([]);
				}
			}),
			{ numRuns: name.startsWith('ML') ? 4 : 12 },
		);
	});

	it('has a signature that says what it is', () => {
		const length = typeof signatureBytes === 'number' ? signatureBytes : 256;
		expect(new TextDecoder('latin1').decode(redactedSignature(length))).toContain('REDACTED');
	});
});

describe('numbers of a redacted signature', () => {
	const orders = {
		'P-256': 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551',
		'P-384':
			'ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973',
		'P-521': `01ff${'ff'.repeat(31)}fa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409`,
		secp256k1: 'fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141',
	};
	const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);

	it.each(Object.entries(orders))('are above the order of %s, both of them', (_, order) => {
		const half = order.length / 2;
		const bytes = redactedSignature(2 * half);
		expect(numberOf(bytes.subarray(0, half))).toBeGreaterThan(BigInt(`0x${order}`));
		expect(numberOf(bytes.subarray(half))).toBeGreaterThan(BigInt(`0x${order}`));
	});

	it.each([
		['Ed25519', 64, 2n ** 252n + 27742317777372353535851937790883648493n],
		['Ed448', 114, 2n ** 446n],
	])('are above the order of %s', (_, length, order) => {
		const s = redactedSignature(length).slice(length / 2);
		expect(numberOf(s.reverse())).toBeGreaterThan(order);
	});

	it.each([1024, 2048, 2047, 3072, 4096])('are above any honest RSA modulus of %i bits', (bits) => {
		const length = Math.ceil(bits / 8);
		const lead = redactedSignature(length).subarray(0, 32);
		expect(lead.every((byte) => byte === 0xff)).toBe(true);
	});
});

describe('every sample', () => {
	it.each(samples.map((sample) => [sample.title, sample] as const))('%s', async (_, sample) => {
		const before = readToken(sample.token);
		const keys = await readKeys(sample.keyText, sample.keyHint);
		for (const mode of modes) {
			const token = redact(sample.token, mode);
			const after = readToken(token);
			expect(after).toMatchObject({ kind: before.kind, serialization: before.serialization });
			expect(after.form?.count).toBe(before.form?.count);
			if (!mode.keys) expect(after.header?.encoded).toBe(before.header?.encoded);
			for (const one of readSignatures(after)) expect((await verify(one, keys)).state).not.toBe('verified');
			const input = after.kind === 'jwe' ? jweInputOf(after) : undefined;
			if (input) expect((await decrypt(input, keys.keys)).state).not.toBe('decrypted');
			for (const { role, encoded } of before.segments) {
				if (['header', 'payload', 'initialization-vector'].includes(role) || encoded.length < 8) continue;
				expect(eights(encoded).filter((run) => token.includes(run))).toEqual([]);
			}
		}
	});
});

describe('claim values', () => {
	const unique = fc.uuid().map((id) => id.replaceAll('-', ''));
	const tree = fc.letrec<{ value: unknown }>((tie) => ({
		value: fc.oneof(
			{ maxDepth: 3 },
			unique,
			fc.integer({ min: 10 ** 12, max: Number.MAX_SAFE_INTEGER }),
			fc.array(tie('value'), { maxLength: 3 }),
			fc.dictionary(fc.constantFrom('a', 'b', 'd', '__proto__x'), tie('value')),
			unique.map((id) => hs256(JSON.stringify({ sub: id }))),
			unique.map((id) => `Bearer ${hs256(JSON.stringify({ name: id }))} behind`),
		),
	})).value;

	function leavesOf(value: unknown): string[] {
		if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf);
		const text = String(value);
		const inner = /([\w-]+)\.([\w-]+)\.[\w-]+/.exec(text)?.[2];
		return inner === undefined ? [text] : leavesOf(JSON.parse(decode(inner)) as unknown);
	}

	/** The token with all that is encoded in it written out. */
	function laidBare(token: string): string {
		const words = token.split(/[^\w-]+/);
		const inner = words.map(decode).filter((text) => /[{."]/.test(text) && text !== token);
		return [token, ...inner.map((text) => (text.length < 8 ? '' : laidBare(text)))].join('\n');
	}

	it('do not survive where they go, in whatever they stand', () => {
		fc.assert(
			fc.property(tree, tree, (one, other) => {
				const token = hs256(JSON.stringify({ iss: 'https://as.example', sub: one, private: other }, null, 1));
				for (const mode of ['personal', 'all'] as const) {
					const bare = laidBare(redact(token, valuesMode(mode)));
					const gone = [...leavesOf(one), ...leavesOf(other)].filter((leaf) => leaf.length > 8);
					expect(gone.filter((leaf) => bare.includes(leaf))).toEqual([]);
				}
			}),
			{ numRuns: 60 },
		);
	});

	it('keep their types, their order and the white space around them', () => {
		const payload = '{ "iss":"i","sub": "alice" ,\n"n":[1.0,true,null,{"x":"y"}], "sub":"bob","exp":1e3}';
		const text = (mode: ClaimValues) => decode(redact(hs256(payload), valuesMode(mode)).split('.')[1]!);
		expect(text('keep')).toBe(payload);
		expect(text('personal')).toBe(
			'{ "iss":"i","sub": "REDACTED" ,\n"n":[0,false,null,{"x":"REDACTED"}], "sub":"REDACTED","exp":1e3}',
		);
		expect(text('all')).toContain('"iss":"REDACTED"');
		expect(text('all')).toContain('"exp":0');
	});

	it('go or stay one by one at the person’s word', () => {
		const payload = '{"iss":"i","sub":"alice","role":"admin"}';
		const but = (values: ClaimValues, ...names: string[]) =>
			decode(redact(hs256(payload), { ...valuesMode(values), except: new Set(names) }).split('.')[1]!);
		expect(but('personal', 'role')).toBe('{"iss":"i","sub":"REDACTED","role":"admin"}');
		expect(but('personal', 'iss', 'role')).toBe('{"iss":"REDACTED","sub":"REDACTED","role":"admin"}');
		expect(but('keep', 'role')).toBe('{"iss":"i","sub":"alice","role":"REDACTED"}');
	});

	it('that still stand elsewhere are counted', () => {
		const echoes = (header: string, payload: string) => {
			const redacted = redactToken(`${encode(header)}.${encode(payload)}.AAAA`, valuesMode('personal'));
			if (redacted.state !== 'redacted') throw new Error(redacted.reason);
			return countEchoes(readToken(redacted.token), redacted.tally.values);
		};
		expect(echoes('{"alg":"HS256"}', '{"iss":"https://as.example","sub":"alice"}')).toBe(0);
		expect(echoes('{"alg":"HS256","kid":"alice-1"}', '{"sub":"alice","x":"alice"}')).toBe(1);
		expect(
			echoes('{"alg":"HS256"}', '{"iss":"https://tenant.example","tid":"tenant","ali\\"ce":"ali\\"ce"}'),
		).toBe(2);
	});

	it('of a payload that is no object, or broken, go as a whole', () => {
		for (const payload of ['"alice"', '["alice"]', '{"sub":"alice"', 'alice', '{"sub":"alice"} alice'])
			expect(decode(redact(hs256(payload), valuesMode('personal')).split('.')[1]!)).not.toContain('alice');
		expect(redact(hs256('{"sub":"alice"'))).toContain(`.${encode('{"sub":"alice"')}.`);
	});
});

describe('tokens and keys within', () => {
	const inner = hs256('{"sub":"alice"}', 'aW5uZXItc2lnbmF0dXJlLW9mLXRoZS10ZXN0cw');

	it('lose their signatures: in claims, in text, in headers, as payload, as JSON', () => {
		const [header, payload, signature] = inner.split('.') as [string, string, string];
		const json = JSON.stringify({ protected: header, payload, signature });
		for (const text of [
			JSON.stringify({ iss: inner }),
			JSON.stringify({ iss: `see ${inner} and ${inner}` }),
			JSON.stringify({ iss: json }),
			`{"iss":${json}}`,
			`{"iss":{"deep":[${json}]}}`,
			inner,
			json,
			`text around ${inner} of it`,
		]) {
			const after = decode(redact(hs256(text)).split('.')[1]!);
			expect(after).not.toContain(signature);
			expect(after).toContain(payload);
		}
		const outer = `${encode(`{"alg":"HS256","trust_chain":["${inner}"]}`)}.e30.AAAA`;
		expect(decode(redact(outer).split('.')[0]!)).not.toContain(signature);
		expect(
			decode(redact(hs256(`{"t":"${inner}"}`), { ...signatureOnly, nested: false }).split('.')[1]!),
		).toBe(`{"t":"${inner}"}`);
	});

	it('within one another are followed only as far as is sane, and what is further in goes', () => {
		let token = hs256('{"sub":"innermost"}');
		for (let depth = 0; depth < 14; depth++) token = hs256(token);
		let after = redact(token);
		while (after.includes('.')) after = decode(after.split('.')[1]!);
		expect(after).toBe('REDACTED');
	});

	it('a private key goes in any case, public ones by choice', () => {
		const jwk = '{"kty":"EC","crv":"P-256","x":"public-x","y":"public-y","d":"private-d"}';
		const token = `${encode(`{"alg":"ES256","jwk":${jwk}}`)}.${encode(`{"cnf":{"jwk":${jwk}},"d":"claim"}`)}.AAAA`;
		const texts = (redaction: Redaction) => redact(token, redaction).split('.').slice(0, 2).map(decode);
		for (const text of texts(signatureOnly)) {
			expect(text).not.toContain('private-d');
			expect(text).toContain('public-x');
		}
		for (const text of texts({ ...signatureOnly, keys: true })) expect(text).not.toContain('public-x');
		expect(texts({ ...signatureOnly, keys: true })[1]).toContain('"d":"claim"');
	});
});

describe('other forms', () => {
	it('of an SD-JWT, values go with their salts and the Key Binding JWT with its signature', () => {
		const disclosures = ['["salt-of-alice","given_name","Alice"]', '["salt-of-de","DE"]'].map(encode);
		const binding = hs256('{"nonce":"asked-for","sd_hash":"h"}', 'YmluZGluZy1zaWduYXR1cmUtb2YtdGhlLXRlc3Rz');
		const token = [hs256('{"_sd":["digest"]}'), ...disclosures, binding].join('~');
		const kept = redact(token);
		expect(kept.split('~').slice(1, 3)).toEqual(disclosures);
		expect(kept).not.toContain(binding.split('.')[2]);
		const gone = redact(token, valuesMode('personal')).split('~');
		expect(gone.slice(1, 3).map(decode)).toEqual([
			'["REDACTED","given_name","REDACTED"]',
			'["REDACTED","REDACTED"]',
		]);
		expect(decode(gone[3]!.split('.')[1]!)).toBe('{"nonce":"REDACTED","sd_hash":"h"}');
		expect(readToken(gone.join('~')).kind).toBe('sd-jwt');
	});

	it('in JSON every signature goes, also one of a name that stands there twice', () => {
		const token = `{ "payload":"${encode('{"sub":"alice"}')}", "note":"alice", "signatures":[
			{"protected":"${encode('{"alg":"HS256"}')}","signature":"Zmlyc3Qtc2lnbmF0dXJl","signature":"c2Vjb25kLXNpZ25hdHVyZQ"},
			{"header":{"alg":"HS256","disclosures":["${encode('["s","n","alice"]')}"],"kb_jwt":"${hs256('{}')}"},"signature":"dGhpcmQtc2lnbmF0dXJl"}, 7]}`;
		const after = redact(token, valuesMode('personal'));
		for (const gone of ['Zmlyc3', 'c2Vjb25', 'dGhpcmQ', 'alice', encode('["s","n","alice"]'), 'c2lnbmF0dXJl'])
			expect(after).not.toContain(gone);
		expect(shapeOf(readToken(after).joseHeader)).toEqual(shapeOf(readToken(token).joseHeader));
		expect(valueOf(readToken(after).joseHeader, 'alg')).toBeDefined();
	});

	it('an unsecured token stays one, an empty signature stays empty', () => {
		const unsecured = `${encode('{"alg":"none"}')}.${encode('{"a":1}')}.`;
		expect(redact(unsecured)).toBe(unsecured);
		expect(redactToken(unsecured, signatureOnly)).toMatchObject({ tally: { signatures: 0 } });
		expect(redact(`${unsecured}c2lnbmVkIQ`)).not.toContain('c2lnbmVk');
	});

	it('an unencoded payload stays unencoded, a detached one absent', () => {
		const header = encode('{"alg":"HS256","b64":false,"crit":["b64"]}');
		expect(redact(`${header}.{"sub":"alice"}.AAAA`, valuesMode('personal'))).toContain(
			'.{"sub":"REDACTED"}.',
		);
		expect(redact(`${header}..AAAA`).split('.')[1]).toBe('');
	});

	it('what cannot be redacted is refused', () => {
		expect(redactToken(' ', signatureOnly)).toEqual({ state: 'impossible', reason: 'no-token' });
		expect(redactToken('hello there', signatureOnly)).toEqual({ state: 'impossible', reason: 'not-a-token' });
		const broken = '{"payload":"e30","signature":"AAAA" "more":"BBBB"}';
		expect(redactToken(broken, signatureOnly)).toEqual({ state: 'impossible', reason: 'broken-json' });
	});

	it('never throws, and a fourth part is no way out', () => {
		fc.assert(
			fc.property(fc.string(), fc.constantFrom(...modes), (text, mode) => {
				for (const token of [text, `${hs256(text)}.${text}`, `${hs256('{}')}~${text}`, `{"payload":"${text}`])
					expect(redactToken(token, mode).state).toMatch(/redacted|impossible/);
			}),
		);
		expect(redact(`${hs256('{}')}.bW9yZS1iaXRzLW9mLWl0`)).not.toContain('bW9yZS1i');
	});
});
