import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { SDJwtInstance } from '@sd-jwt/core';
import { describe, expect, it } from 'vitest';
import { encodeBase64url } from '../../encoding/base64url.ts';
import { readJson } from '../../encoding/json.ts';
import type { JsonNode } from '../../encoding/json-tree.ts';
import { encodeUtf8 } from '../../encoding/utf8.ts';
import { readToken } from '../../token/read-token.ts';
import { issueSdJwt } from './issue-sd-jwt.ts';
import type { IssuedSdJwt, IssueRequest } from './issue-sd-jwt.ts';
import { isHashAlgorithm } from './hash-algorithm.ts';
import type { ClaimPath } from './path.ts';
import { present } from './present.ts';
import { readSdJwt } from './read-sd-jwt.ts';
import { sdJwtInputOf } from './sd-jwt-input.ts';

type Issued = Extract<IssuedSdJwt, { state: 'issued' }>;

const base64url = (text: string) => encodeBase64url(encodeUtf8(text));

async function issue(request: IssueRequest): Promise<Issued> {
	const issued = await issueSdJwt(request);
	if (issued.state !== 'issued') throw new Error(issued.reason);
	return issued;
}

const tokenOf = ({ payloadText, tail }: Issued) =>
	`${base64url('{"alg":"ES256","typ":"dc+sd-jwt"}')}.${base64url(payloadText)}.c2ln${tail}`;
const read = (token: string) => readSdJwt(sdJwtInputOf(readToken(token)));
const every = (count: number) => new Set(Array.from({ length: count }, (_, index) => index));

describe('issuing', () => {
	it('edits the payload as text and leaves everything else as it stands', async () => {
		const payloadText =
			'{\n  "iss": "a",\n  "big": 9007199254740993,\n  "n" : 1.0,\n  "list": [ 1e2,  true ],\n  "b": 1, "b": 2\n}';
		const issued = await issue({ payloadText, selective: [['n'], ['list', 0]] });
		const [n, first] = issued.disclosures;
		expect(issued.payloadText).toBe(
			`{\n  "iss": "a",\n  "big": 9007199254740993,\n  "list": [ {"...":"${first!.digest}"},  true ],\n  "b": 1, "b": 2, "_sd": ["${n!.digest}"], "_sd_alg": "sha-256"\n}`,
		);
		expect(n!.text).toMatch(/^\["[\w-]{22}","n",1\.0\]$/);
		expect(first!.text).toMatch(/^\["[\w-]{22}",1e2\]$/);
	});

	it('makes recursive disclosures of a claim within a claim', async () => {
		const payloadText = '{"a":{"b":[1,2]},"c":3}';
		const issued = await issue({ payloadText, selective: [['a'], ['a', 'b', 1], ['a', 'b']] });
		const reading = await read(tokenOf(issued));
		expect(reading.valid).toBe(true);
		expect(reading.disclosures.map(({ path, parent }) => [path, parent])).toEqual([
			[['a'], undefined],
			[['a', 'b'], 0],
			[['a', 'b', 1], 1],
		]);
		expect(reading.processed).toBe('{"c":3,"a":{"b":[1,2]}}');
	});

	it('sorts digests and decoys, so that their order tells nothing', async () => {
		const issued = await issue({
			payloadText: '{"a":1,"b":2,"o":{"c":3}}',
			selective: [['a'], ['b'], ['o', 'c']],
			decoys: 4,
		});
		const { _sd: digests, o } = JSON.parse(issued.payloadText) as { _sd: string[]; o: { _sd: string[] } };
		expect(digests).toEqual([...digests].sort());
		expect([digests.length, o._sd.length]).toEqual([6, 5]);
		const alone = await issue({ payloadText: '{"l":[1]}', selective: [['l', 0]], decoys: 2 });
		expect((JSON.parse(alone.payloadText) as { _sd: string[] })._sd).toHaveLength(2);
	});

	it('leaves a payload without ticked claims', async () => {
		expect(await issue({ payloadText: ' {"a":1} ', selective: [] })).toMatchObject({
			payloadText: ' {"a":1} ',
			tail: '~',
		});
	});

	it.each(['sha-384', 'sha-512'] as const)('hashes by %s', async (hash) => {
		const issued = await issue({ payloadText: '{"a":1}', selective: [['a']], hash, decoys: 1 });
		const reading = await read(tokenOf(issued));
		expect(reading).toMatchObject({ valid: true, hash, processed: '{"a":1}' });
		expect(reading.undisclosed[0]!.digest).toHaveLength(reading.disclosures[0]!.digest!.length);
	});

	it('refuses what may not be hidden, and says so', async () => {
		const payloadText = '{"iss":"x","vct":"y","cnf":{"jwk":{}},"d":1,"d":2,"l":[1],"iat":1}';
		const selective: ClaimPath[] = [
			['iss'],
			['vct'],
			['cnf', 'jwk'],
			['d'],
			['l', 1],
			['l', 'x'],
			[],
			['iat'],
		];
		const issued = await issue({ payloadText, selective, profile: 'vc' });
		expect(issued.refused.map(({ code }) => code)).toEqual([
			'never-selective',
			'never-selective',
			'never-selective',
			'path-ambiguous',
			'path-missing',
			'path-missing',
			'path-is-root',
		]);
		expect(issued.remarked).toEqual([]);
		// No other SD-JWT may hide it either, but then it is for the user to see what comes of it.
		expect(await issue({ payloadText, selective: [['iss']] })).toMatchObject({
			refused: [],
			remarked: [['iss']],
		});
	});

	it.each([
		['[]', 'payload-not-an-object'],
		['{"a":', 'payload-not-an-object'],
		['{"a":{"_sd":[]}}', 'name-reserved'],
		['{"a":[{"...":1}]}', 'name-reserved'],
		['{"_sd_alg":"x"}', 'name-reserved'],
		['{"a":"\uD83D"}', 'text-lone-surrogate'],
	])('%j: %s', async (payloadText, reason) => {
		expect(await issueSdJwt({ payloadText, selective: [] })).toEqual({ state: 'impossible', reason });
	});
});

describe('presenting', () => {
	it('includes the outer ones of what is chosen, and tells', async () => {
		const issued = await issue({ payloadText: '{"a":{"b":1},"c":2}', selective: [['a'], ['a', 'b'], ['c']] });
		const presentation = present(await read(tokenOf(issued)), new Set([1, 7]));
		expect(presentation).toMatchObject({ disclosures: [0, 1], added: [0], leftOut: [7] });
		expect((await read(presentation.text)).processed).toBe('{"a":{"b":1}}');
	});

	it('drops a Key Binding JWT and what belongs nowhere', async () => {
		const issued = await issue({ payloadText: '{"a":1}', selective: [['a']] });
		const token = tokenOf(issued);
		const stray = base64url('["salt-that-is-long-enough","x",1]');
		const reading = await read(`${token}${stray}~e30.e30.c2ln`);
		expect(present(reading, every(2))).toMatchObject({ text: token, leftOut: [1] });
	});
});

const json = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.stringify(value));
const names = fc.string({ unit: fc.constantFrom(...'abcde_"\\é'), minLength: 1, maxLength: 3 });
const payloads = fc
	.uniqueArray(fc.tuple(names, fc.oneof(json, fc.constantFrom('1.0', '9007199254740993', '"\\u0061"'))), {
		selector: ([name]) => name,
		maxLength: 6,
	})
	.map((members) => `{${members.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`);

/** All claims of a value, outer ones first. */
function claimsOf(node: JsonNode | undefined, path: ClaimPath = []): ClaimPath[] {
	if (node?.type === 'array')
		return node.items.flatMap((item, at) => [[...path, at], ...claimsOf(item, [...path, at])]);
	if (node?.type !== 'object') return [];
	return node.members.flatMap(({ name, value }) => [[...path, name], ...claimsOf(value, [...path, name])]);
}

const startsWith = (path: ClaimPath, start: ClaimPath) => start.every((step, at) => path[at] === step);

/** A value's text without the claims that are withheld, its members in alphabetical order. */
function expectedText(
	text: string,
	node: JsonNode,
	withheld: readonly ClaimPath[],
	path: ClaimPath = [],
): string {
	const isShown = (at: ClaimPath) => !withheld.some((hidden) => startsWith(at, hidden));
	if (node.type === 'array') {
		const items = node.items.map((item, at) => [item, [...path, at]] as const);
		const shown = items.filter(([, at]) => isShown(at));
		return `[${shown.map(([item, at]) => expectedText(text, item, withheld, at)).join(',')}]`;
	}
	if (node.type !== 'object') return text.slice(node.from, node.to);
	const members = node.members.filter(({ name }) => isShown([...path, name]));
	const texts = members.map(
		({ name, nameRange, value }) =>
			`${text.slice(nameRange.from, nameRange.to)}:${expectedText(text, value!, withheld, [...path, name])}`,
	);
	return `{${texts.sort().join(',')}}`;
}

describe('issue, present, read', () => {
	it('gives exactly the chosen claims, in their exact text', async () => {
		await fc.assert(
			fc.asyncProperty(payloads, fc.infiniteStream(fc.boolean()), async (payloadText, coins) => {
				const root = readJson(payloadText).root!;
				const toss = () => coins.next().value as boolean;
				const reserved = claimsOf(root).some((path) =>
					['_sd', '_sd_alg', '...'].includes(String(path.at(-1))),
				);
				fc.pre(!reserved);
				const selective = claimsOf(root).filter(toss);
				const issued = await issue({ payloadText, selective, decoys: toss() ? 2 : 0 });
				expect(issued.refused).toEqual([]);
				expect(issued.disclosures).toHaveLength(selective.length);
				const token = tokenOf(issued);
				const whole = await read(token);
				expect(whole.problems).toEqual([]);
				expect(present(whole, every(selective.length)).text).toBe(token);
				const sorted = (text: string) => expectedText(text, readJson(text).root!, []);
				expect(sorted(whole.processed!)).toBe(sorted(payloadText));

				const chosen = new Set(whole.disclosures.map(({ index }) => index).filter(toss));
				const { text, disclosures } = present(whole, chosen);
				const presented = await read(text);
				expect(presented.valid).toBe(true);
				const withheld = whole.disclosures
					.filter(({ index }) => !disclosures.includes(index))
					.map(({ path }) => path!);
				expect(sorted(presented.processed!)).toBe(expectedText(payloadText, root, withheld));
			}),
			{ numRuns: 400 },
		);
	});

	it('takes any paths', async () => {
		const paths = fc.array(
			fc.array(fc.oneof(names, fc.integer(), fc.constant('__proto__')), { maxLength: 3 }),
		);
		await fc.assert(
			fc.asyncProperty(fc.oneof(payloads, fc.string()), paths, async (payloadText, selective) => {
				const issued = await issueSdJwt({ payloadText, selective });
				if (issued.state === 'issued') expect((await read(tokenOf(issued))).valid).toBe(true);
			}),
		);
	});
});

describe('the other implementation', () => {
	const other = new SDJwtInstance({
		hasher: (data, alg) =>
			new Uint8Array(
				createHash(alg.replace('-', ''))
					.update(typeof data === 'string' ? data : new Uint8Array(data))
					.digest(),
			),
		saltGenerator: (length) => randomBytes(length).toString('base64url'),
		signer: () => 'c2ln',
		signAlg: 'ES256',
		verifier: () => true,
		hashAlg: 'sha-256',
	});
	const claims = { iss: 'a', name: 'b', address: { city: 'c', street: 'd' }, list: ['x', 'y'] };

	it('issues there, is read here', async () => {
		const token = await other.issue(claims, {
			_sd: ['name', 'address'],
			address: { _sd: ['city'] },
			list: { _sd: [0, 1] },
		});
		const reading = await read(token);
		expect(reading.valid).toBe(true);
		expect(JSON.parse(reading.processed!)).toEqual(claims);
		const some = await other.present(token, { name: true });
		expect(JSON.parse((await read(some)).processed!)).toMatchObject({ name: 'b' });
		const index = reading.disclosures.findIndex(({ name }) => name === 'name');
		expect(present(reading, new Set([index])).text).toBe(some);
	});

	it('is issued here, read there', async () => {
		const selective: ClaimPath[] = [['name'], ['address'], ['address', 'city'], ['list', 1]];
		const issued = await issue({ payloadText: JSON.stringify(claims), selective, decoys: 3 });
		expect(await other.getClaims(tokenOf(issued))).toEqual(claims);
		expect((await other.verify(tokenOf(issued))).payload).toEqual(claims);
	});
});

describe('names of hashes', () => {
	it('are case-sensitive', () => {
		expect(['sha-256', 'SHA-256', 'constructor'].map(isHashAlgorithm)).toEqual([true, false, false]);
	});
});
