import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vectors from '../../../../../tests/vectors/sd-jwt.json' with { type: 'json' };
import { encodeBase64url } from '../../encoding/base64url.ts';
import { readJson } from '../../encoding/json.ts';
import { encodeUtf8 } from '../../encoding/utf8.ts';
import { readToken } from '../../token/read-token.ts';
import { readKeys } from '../read-keys.ts';
import { verify } from '../verify.ts';
import { readSdJwt } from './read-sd-jwt.ts';
import { sdJwtInputOf } from './sd-jwt-input.ts';
import { sdJwtOfJson } from './sd-jwt-of-json.ts';
import { sdJwtProblemKinds } from './sd-jwt-problems.ts';
import type { SdJwtProblemCode } from './sd-jwt-problems.ts';

const base64url = (text: string) => encodeBase64url(encodeUtf8(text));
const salt = (index: number) => `salt-${String(index).padStart(20, '0')}`;
const hashed = (encoded: string, hash = 'sha256') => createHash(hash).update(encoded).digest('base64url');

/** A disclosure of a member, or of an element where there is no name. */
const disclose = (index: number, value: string, name?: string) =>
	base64url(`["${salt(index)}",${name === undefined ? '' : `${JSON.stringify(name)},`}${value}]`);

const issued = (payload: string) =>
	`${base64url('{"alg":"ES256","typ":"dc+sd-jwt"}')}.${base64url(payload)}.c2ln`;
const read = (token: string) => readSdJwt(sdJwtInputOf(readToken(token)));
const readTail = (payload: string, ...disclosures: readonly string[]) =>
	read([issued(payload), ...disclosures, ''].join('~'));
const codesOf = ({ problems }: { problems: readonly { code: string }[] }) => problems.map(({ code }) => code);
const sdOf = (...disclosures: readonly string[]) => JSON.stringify(disclosures.map((one) => hashed(one)));

describe('examples of the specification', () => {
	it.each(vectors.cases)('$section: $title', async ({ token, key, disclosed }) => {
		const isJson = token.startsWith('{');
		const input = isJson ? sdJwtOfJson(readJson(token).root!) : sdJwtInputOf(readToken(token));
		const reading = await readSdJwt(input);
		expect(codesOf(reading)).toEqual([]);
		expect(reading.valid).toBe(true);
		expect(JSON.parse(reading.processed!)).toEqual(disclosed);
		expect(reading.disclosures.every(({ state }) => state === 'matched')).toBe(true);
		const keys = await readKeys(JSON.stringify(vectors.keys[key as keyof typeof vectors.keys]));
		expect((await verify(readToken(input.issuerSigned), keys)).state).toBe('verified');
	});

	// RFC 9901 §4.2.3: the digest is over the encoded text.
	it('digests of RFC 9901 §4.2.3 and §4.2.4.2', async () => {
		const family = 'WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0';
		const element = 'WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIkZSIl0';
		const payload =
			'{"given_name":"Alice","_sd":["X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0"],' +
			'"nationalities":["DE",{"...":"w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs"},"US"]}';
		const reading = await readTail(payload, family, element);
		expect(reading.disclosures).toMatchObject([
			{
				state: 'matched',
				salt: '_26bc4LT-ac6q2KI6cBW5es',
				name: 'family_name',
				valueText: '"Möbius"',
				path: ['family_name'],
				parent: undefined,
			},
			{ state: 'matched', name: undefined, valueText: '"FR"', path: ['nationalities', 1] },
		]);
		expect(reading.processed).toBe(
			'{"given_name":"Alice","nationalities":["DE","FR","US"],"family_name":"Möbius"}',
		);
	});
});

describe('what is disclosed', () => {
	it('keeps the exact text of every value', async () => {
		const value = '{ "b":1.0, "a":9007199254740993,"a":1e2,"\\u0061":"\\/" }';
		const disclosure = base64url(`[ "${salt(1)}" , "n\\u0061me" , ${value} ]`);
		const reading = await readTail(`{ "z":1.50, "_sd":${sdOf(disclosure)} }`, disclosure);
		expect(reading.disclosures[0]).toMatchObject({ name: 'name', valueText: value });
		expect(reading.processed).toBe(
			'{"z":1.50,"n\\u0061me":{"b":1.0,"a":9007199254740993,"a":1e2,"\\u0061":"\\/"}}',
		);
	});

	it('follows disclosures into disclosures, and lists what stays hidden', async () => {
		const inner = disclose(1, '"DE"');
		const outer = disclose(
			2,
			`{"list":[{"...":"${hashed(inner)}"},{"...":"decoy"}],"_sd":["other"]}`,
			'outer',
		);
		const reading = await readTail(`{"_sd":${sdOf(outer)},"_sd_alg":"sha-256"}`, inner, outer);
		expect(reading.valid).toBe(true);
		expect(reading.processed).toBe('{"outer":{"list":["DE"]}}');
		expect(reading.disclosures.map(({ path, parent }) => [path, parent])).toEqual([
			[['outer', 'list', 0], 1],
			[['outer'], undefined],
		]);
		expect(reading.undisclosed).toEqual([
			{ digest: 'other', form: 'member', path: ['outer'], parent: 1 },
			{ digest: 'decoy', form: 'element', path: ['outer', 'list', 1], parent: 1 },
		]);
	});

	it('leaves an empty object and an empty list where nothing is disclosed', async () => {
		const reading = await readTail('{"a":{"_sd":["x"]},"b":[{"...":"y"}]}');
		expect(reading).toMatchObject({ valid: true, processed: '{"a":{},"b":[]}' });
	});

	it.each(['sha-256', 'sha-384', 'sha-512'])('hashes by %s', async (name) => {
		const disclosure = disclose(1, '1', 'a');
		const digest = hashed(disclosure, name.replace('-', ''));
		const reading = await readTail(`{"_sd":["${digest}"],"_sd_alg":"${name}"}`, disclosure);
		expect(reading).toMatchObject({ valid: true, hash: name, processed: '{"a":1}' });
	});
});

describe('what is to be rejected', () => {
	const one = disclose(1, '1', 'a');
	const element = disclose(2, '1');
	const inner = disclose(3, '2', 'b');
	const outer = disclose(4, `{"_sd":${sdOf(inner)}}`, 'o');
	const same = disclose(5, '2', 'a');
	const sd = (...disclosures: readonly string[]) => `{"_sd":${sdOf(...disclosures)}}`;
	const raw = (text: string) => base64url(text);
	const cases: readonly (readonly [SdJwtProblemCode, string, readonly string[]])[] = [
		['disclosure-unreferenced', '{}', [one]],
		['disclosure-repeated', sd(one), [one, one]],
		['disclosure-outer-missing', '{}', [outer, inner]],
		['disclosure-unreferenced', sd(outer), [inner]],
		['disclosure-claim-exists', `{"a":0,"_sd":${sdOf(one)}}`, [one]],
		['disclosure-claim-exists', sd(one, same), [one, same]],
		['disclosure-name-reserved', sd(disclose(1, '[]', '_sd')), [disclose(1, '[]', '_sd')]],
		['disclosure-name-reserved', sd(disclose(1, '1', '...')), [disclose(1, '1', '...')]],
		['disclosure-wrong-form', sd(element), [element]],
		['disclosure-wrong-form', `{"l":[{"...":"${hashed(one)}"}]}`, [one]],
		['digest-repeated', `{"_sd":["x"],"o":{"_sd":["x"]}}`, []],
		['digest-repeated', `{"_sd":${sdOf(one)},"l":[{"...":"${hashed(one)}"}]}`, [one]],
		['digest-repeated', `{"_sd":${sdOf(outer, inner)}}`, [outer, inner]],
		['disclosure-not-base64url', sd(`${one}=`), [`${one}=`]],
		['disclosure-not-json', sd(raw('["x",')), [raw('["x",')]],
		['disclosure-not-json', sd('gIA'), ['gIA']],
		['disclosure-not-an-array', sd(raw('{}')), [raw('{}')]],
		['disclosure-wrong-length', sd(raw('["x"]')), [raw('["x"]')]],
		['disclosure-wrong-length', sd(raw('["x","a",1,2]')), [raw('["x","a",1,2]')]],
		['disclosure-name-not-a-string', sd(raw('["x",1,2]')), [raw('["x",1,2]')]],
		['disclosure-salt-not-a-string', sd(raw('[1,"a",2]')), [raw('[1,"a",2]')]],
		['disclosure-empty', '{}', ['']],
		['sd-not-strings', '{"_sd":"x"}', []],
		['sd-not-strings', '{"o":{"_sd":["x",1]}}', []],
		['member-ambiguous', '{"_sd":["x"],"_sd":["y"]}', []],
		['member-ambiguous', '{"_sd_alg":"sha-256","_sd_alg":"sha-512"}', []],
		['ellipsis-misplaced', '{"...":"x"}', []],
		['ellipsis-misplaced', '{"l":[{"...":"x","b":1}]}', []],
		['ellipsis-misplaced', '{"l":[{"...":1}]}', []],
		['hash-unsupported', '{"_sd_alg":"sha-1"}', []],
		['hash-unsupported', '{"_sd_alg":"SHA-256"}', []],
		['hash-not-a-string', '{"_sd_alg":256}', []],
		['payload-unreadable', '[]', []],
		['payload-unreadable', '{"a":', []],
	];
	it.each(cases)('%s: %s', async (code, payload, disclosures) => {
		const reading = await readTail(payload, ...disclosures);
		expect(codesOf(reading)).toContain(code);
		expect(reading.valid).toBe(false);
	});

	it('has a code of its own for each, and its section', () => {
		for (const [code, ,] of cases) expect(sdJwtProblemKinds[code].section).not.toBe('');
	});

	it('tells one fault once', async () => {
		expect(codesOf(await readTail(sd(one), one, one))).toEqual(['disclosure-repeated']);
		expect(codesOf(await readTail('{}', outer, inner))).toEqual([
			'disclosure-unreferenced',
			'disclosure-outer-missing',
		]);
		expect(codesOf(await readTail('{"_sd_alg":"md5"}', one))).toEqual(['hash-unsupported']);
	});

	it('a last disclosure without its tilde, and a JWT without any', async () => {
		const reading = await read(`${issued(sd(one))}~${one}`);
		expect(codesOf(reading)).toEqual(['final-tilde-missing']);
		expect(reading).toMatchObject({ valid: false, processed: '{"a":1}' });
		expect(codesOf(await read(issued('{}')))).toEqual(['final-tilde-missing']);
	});

	it('does not let a refused claim in', async () => {
		expect((await readTail(`{"a":0,"_sd":${sdOf(one)}}`, one)).processed).toBe('{"a":0}');
		expect((await readTail(sd(one, same), one, same)).processed).toBe('{"a":1}');
	});

	it('looks for no claims where digests should be', async () => {
		const reading = await readTail('{"_sd":[{"_sd":["x"]}],"a":[{"...":"y"}]}');
		expect(codesOf(reading)).toEqual(['sd-not-strings']);
		expect(reading.undisclosed.map(({ digest }) => digest)).toEqual(['y']);
	});

	it('shows no stand-in as a claim, even past the last digest that is followed', async () => {
		const items = Array.from({ length: 10_002 }, (_, at) => `{"...":"${at}"}`);
		const reading = await readTail(`{"l":[${items.join(',')}]}`);
		expect(codesOf(reading)).toEqual(['digests-too-many']);
		expect(reading.processed).toBe('{"l":[]}');
	});

	it('remarks on a claim that could be withheld to deceive', async () => {
		const expiry = disclose(1, '1', 'exp');
		expect(await readTail(sd(expiry), expiry)).toMatchObject({
			valid: true,
			problems: [{ code: 'validity-claim-selective', detail: { name: 'exp' } }],
		});
	});

	it('remarks on salts without rejecting', async () => {
		const short = raw('["x","a",1]');
		const twice = [disclose(1, '1', 'a'), disclose(1, '1', 'b')];
		expect(await readTail(sd(short), short)).toMatchObject({
			valid: true,
			problems: [{ code: 'salt-short' }],
		});
		expect(await readTail(sd(...twice), ...twice)).toMatchObject({
			valid: true,
			problems: [{ code: 'salt-repeated', disclosure: 1 }],
		});
	});
});

describe('hostile input', () => {
	it('never throws, and places what it says within the texts', async () => {
		const anyTail = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 60 }),
			fc.array(fc.json().map(base64url), { maxLength: 4 }).map((parts) => parts.join('~')),
		);
		const anyPayload = fc.oneof(
			fc.json(),
			fc.constantFrom('{"_sd":[[]]}', '{"__proto__":{"_sd":["x"]}}', '{"a":[{"...":"..."}]}'),
		);
		await fc.assert(
			fc.asyncProperty(anyPayload, anyTail, async (payload, tail) => {
				const token = `${issued(payload)}~${tail}`;
				const { problems } = await read(token);
				for (const { place } of problems) {
					expect(place.from).toBeLessThanOrEqual(place.to);
					expect(place.to).toBeLessThanOrEqual(place.in === 'token' ? token.length : payload.length);
				}
			}),
			{ numRuns: 2000 },
		);
	});

	it('a flipped bit in a disclosure never matches', async () => {
		const disclosure = disclose(1, '"value"', 'name');
		await fc.assert(
			fc.asyncProperty(fc.nat(disclosure.length - 1), fc.nat(6), async (at, bit) => {
				const flipped = String.fromCharCode(disclosure.charCodeAt(at) ^ (1 << bit));
				const changed = disclosure.slice(0, at) + flipped + disclosure.slice(at + 1);
				const reading = await readTail(`{"_sd":${sdOf(disclosure)}}`, ...changed.split('~'));
				expect(reading.valid).toBe(false);
				expect(reading.processed).toBe('{}');
			}),
			{ numRuns: 300 },
		);
	});

	it.each<[string, SdJwtProblemCode, () => string]>([
		['10,000 disclosures', 'disclosures-too-many', () => `${issued('{}')}~${'WyJ4Il0~'.repeat(10_000)}`],
		[
			'a disclosure of 1 MB',
			'disclosure-unreferenced',
			() => `${issued('{}')}~${disclose(1, `"${'x'.repeat(1_000_000)}"`, 'a')}~`,
		],
		[
			'a disclosure 100,000 levels deep',
			'disclosure-not-json',
			() => `${issued('{}')}~${disclose(1, '['.repeat(100_000), 'a')}~`,
		],
		['a payload 100,000 levels deep', 'payload-unreadable', () => `${issued('{"a":'.repeat(100_000))}~`],
		[
			'100,000 digests',
			'digests-too-many',
			() => issued(`{"_sd":[${Array.from({ length: 100_000 }, (_, at) => `"${at}"`).join(',')}]}`) + '~',
		],
		['100,000 faults', 'sd-not-strings', () => issued(`{"_sd":[${'1,'.repeat(100_000)}1]}`) + '~'],
		['disclosures that nest 1,000 deep in each other', 'nested-too-deep', () => nested(1000)],
	])('%s', async (_, code, tokenOf) => {
		const token = tokenOf();
		const began = performance.now();
		const reading = await read(token);
		expect(performance.now() - began).toBeLessThan(2000);
		expect(codesOf(reading)).toContain(code);
		expect(reading.valid).toBe(false);
	});

	/** Each disclosure's value holds the digest of the next. */
	function nested(count: number): string {
		const disclosures = [disclose(0, '1', 'a')];
		for (let index = 1; index < count; index++)
			disclosures.push(disclose(index, `{"_sd":${sdOf(disclosures.at(-1)!)}}`, 'a'));
		return [issued(`{"_sd":${sdOf(disclosures.at(-1)!)}}`), ...disclosures, ''].join('~');
	}
});

describe('JSON Serialization', () => {
	const one = disclose(1, '1', 'a');
	const members = `"protected":"${base64url('{}')}","signature":""`;
	const payload = `"payload":"${base64url(`{"_sd":${sdOf(one)}}`)}"`;
	const readRoot = (text: string) => readSdJwt(sdJwtOfJson(readJson(text).root!));

	it.each<[SdJwtProblemCode, string]>([
		['json-disclosures-malformed', `{${payload},${members},"header":{"disclosures":"x"}}`],
		['json-disclosures-malformed', `{${payload},${members},"header":{"disclosures":[1]}}`],
		['json-key-binding-malformed', `{${payload},${members},"header":{"kb_jwt":{}}}`],
		[
			'json-header-misplaced',
			`{${payload},"signatures":[{${members}},{"header":{"disclosures":["${one}"]}}]}`,
		],
	])('%s: %s', async (code, text) => {
		const reading = await readRoot(text);
		expect(codesOf(reading)).toContain(code);
		expect(reading.valid).toBe(false);
	});

	it('takes anything', async () => {
		await fc.assert(
			fc.asyncProperty(fc.json(), async (text) => {
				await readRoot(text);
			}),
		);
	});
});
