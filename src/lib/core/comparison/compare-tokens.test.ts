import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBase64url } from '../encoding/base64url.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import { readToken } from '../token/read-token.ts';
import { compareTokens } from './compare-tokens.ts';
import type { Comparison, Row } from './comparison.ts';
import { pathText } from './path-text.ts';

const part = (text: string) => encodeBase64url(encodeUtf8(text));
const signed = (payload: string, header = '{"alg":"HS256"}', signature = 'c2ln') =>
	`${part(header)}.${part(payload)}.${signature}`;
const encrypted = (rest: string) => `${part('{"alg":"dir","enc":"A128GCM"}')}.${rest}`;
const between = (a: string, b: string) => compareTokens(readToken(a), readToken(b));
const rowsOf = ({ parts }: Comparison) => parts.flatMap(({ rows }) => rows);
const short = ({ path, mark, a, b }: Row) => [pathText(path), mark, a, b];
/** The rows of two payloads that are not the same. */
const differing = (a: string, b: string) =>
	rowsOf(between(signed(a), signed(b)))
		.filter(({ mark }) => mark !== 'same')
		.map(short);

describe('two tokens side by side', () => {
	it.each<[string, string, unknown[]]>([
		['{"a":1}', '{"a":2}', [['a', 'changed', '1', '2']]],
		['{"a":1}', '{"a":"1"}', [['a', 'changed', '1', '"1"']]],
		['{"a":1}', '{"a":1,"b":2}', [['b', 'added', '', '2']]],
		['{"a":1,"b":2}', '{"b":2}', [['a', 'removed', '1', '']]],
		['{"a":1,"a":2}', '{"a":1}', [['a (2)', 'removed', '2', '']]],
		[
			'{"a":1,"a":2}',
			'{"a":2,"a":1}',
			[
				['a', 'changed', '1', '2'],
				['a (2)', 'changed', '2', '1'],
			],
		],
		[
			'{"a":1.0,"b":"\\u0041"}',
			'{"a":1,"b":"A"}',
			[
				['a', 'spelling', '1.0', '1'],
				['b', 'spelling', '"\\u0041"', '"A"'],
			],
		],
		['{"a":100}', '{"a":1e2}', [['a', 'spelling', '100', '1e2']]],
		[
			'{"a":9007199254740993}',
			'{"a":9007199254740992}',
			[['a', 'changed', '9007199254740993', '9007199254740992']],
		],
		['{"a":{"x": 1}}', '{"a":{"x":1}}', [['a', 'spelling', '{"x": 1}', '{"x":1}']]],
		['{"a":{"x":1,"y":2}}', '{"a":{"y":2,"x":1}}', [['a', 'reordered', '{"x":1,"y":2}', '{"y":2,"x":1}']]],
		['{"a":1,"b":2,"c":3}', '{"c":3,"a":1,"b":2}', [['c', 'reordered', '3', '3']]],
		['{"a":{"b":{"c":1,"d":2}}}', '{"a":{"b":{"c":1,"d":3}}}', [['a.b.d', 'changed', '2', '3']]],
		['{"a":[{"id":1},{"id":2}]}', '{"a":[{"id":1},{"id":3}]}', [['a[1].id', 'changed', '2', '3']]],
		['{"e":{"http://x.y":1}}', '{"e":{"http://x.y":2}}', [['e["http://x.y"]', 'changed', '1', '2']]],
	])('tells what differs in %s and %s', (a, b, expected) => {
		expect(differing(a, b)).toEqual(expected);
	});

	it('puts what was added where it stands', () => {
		const rows = rowsOf(between(signed('{"a":1,"z":2}'), signed('{"0":0,"a":1,"m":5,"z":2}')));
		expect(rows.map(({ path }) => pathText(path))).toEqual(['alg', '0', 'a', 'm', 'z']);
	});

	it.each<[string, string, string, unknown]>([
		[
			'{"realm_access":{"roles":["a","b"]}}',
			'{"realm_access":{"roles":["b","c"]}}',
			'changed',
			{ added: ['"c"'], removed: ['"a"'], kept: 1, reordered: false },
		],
		[
			'{"aud":["a","b"]}',
			'{"aud":["b","a"]}',
			'reordered',
			{ added: [], removed: [], kept: 2, reordered: true },
		],
		['{"aud":"a"}', '{"aud":["a"]}', 'spelling', { added: [], removed: [], kept: 1, reordered: false }],
		['{"roles":"a"}', '{"roles":["a"]}', 'changed', { added: [], removed: [], kept: 1, reordered: false }],
		[
			'{"aud":["a","a"]}',
			'{"aud":["a"]}',
			'changed',
			{ added: [], removed: ['"a"'], kept: 1, reordered: false },
		],
		[
			'{"scope":"r w"}',
			'{"scope":"r x"}',
			'changed',
			{ added: ['x'], removed: ['w'], kept: 1, reordered: false },
		],
		['{"scope":"r w"}', '{"scope":"w r"}', 'reordered', { added: [], removed: [], kept: 2, reordered: true }],
		[
			'{"scp":"r w"}',
			'{"scp":["w","r","x"]}',
			'changed',
			{ added: ['x'], removed: [], kept: 2, reordered: true },
		],
	])('tells the items of %s and %s apart', (a, b, mark, items) => {
		const rows = rowsOf(between(signed(a), signed(b))).filter((row) => row.mark !== 'same');
		expect(rows).toMatchObject([{ mark, items }]);
	});

	it('gives times in seconds, and how long each token lives', () => {
		const found = between(signed('{"iat":100,"exp":1000}'), signed('{"iat":100,"exp":"x","nbf":50}'));
		expect(rowsOf(found).slice(1)).toMatchObject([
			{ time: { a: 100, b: 100 } },
			{ mark: 'changed', time: { a: 1000, b: undefined } },
			{ mark: 'added', time: { a: undefined, b: 50 } },
		]);
		expect(found.lifetime).toEqual({ a: 900, b: undefined });
	});

	it.each([
		['same', signed('{}'), signed('{}')],
		['kept', signed('{}'), signed('{"a":1}')],
		['signed-anew', signed('{}'), signed('{}', undefined, 'YWJj')],
		['different', signed('{}'), signed('{"a":1}', undefined, 'YWJj')],
		['added', signed('{}', undefined, ''), signed('{}')],
		['removed', signed('{}'), signed('{}', undefined, '')],
		['none', encrypted('YQ.aXY.Yw.dA'), encrypted('Yg.aXY.Yw.dA')],
	])('says of two signatures that they are: %s', (relation, a, b) => {
		expect(between(a, b).signature).toBe(relation);
	});

	it.each([
		['encrypted-key', encrypted('YQ.aXY.Yw.dA'), encrypted('Yg.aXY.Yw.dA'), 'YQ', 'Yg'],
		['initialization-vector', encrypted('.aXY.Yw.dA'), encrypted('.aXZ.Yw.dA'), 'aXY', 'aXZ'],
		['ciphertext', encrypted('.aXY.Yw.dA'), encrypted('.aXY.ZA.dA'), 'Yw', 'ZA'],
		['authentication-tag', encrypted('.aXY.Yw.dA'), encrypted('.aXY.Yw.dQ'), 'dA', 'dQ'],
		['extra', `${signed('{}')}.YQ`, `${signed('{}')}.Yg`, 'YQ', 'Yg'],
	])('tells of the %s', (role, a, b, was, is) => {
		expect(between(a, b).encoded).toEqual([{ role, mark: 'changed', a: was, b: is }]);
	});

	it('tells of the whole text where no part of it differs', () => {
		const [a, b] = ['{"payload":"e30","signature":"aa"}', '{"payload":"e30", "signature":"aa"}'];
		expect(between(a, b).encoded).toEqual([{ role: 'token', mark: 'changed', a, b }]);
	});

	it('compares the headers that nothing protects', () => {
		const general = (kid: string) =>
			`{"payload":"e30","signatures":[{"protected":"${part('{"alg":"HS256"}')}","header":{"kid":"${kid}"},"signature":"aa"}]}`;
		const found = between(general('1'), general('2'));
		expect(found.parts.find(({ part: name }) => name === 'unprotected')?.rows.map(short)).toEqual([
			['kid', 'changed', '"1"', '"2"'],
		]);
	});

	it('tells of disclosures as a set, and of the key binding', () => {
		const one = part('["salt","name","Ada"]');
		const other = part('["salt","age",36]');
		expect(between(`${signed('{}')}~${one}~`, `${signed('{}')}~${one}~${other}~e30.e30.aa`).tail).toEqual({
			mark: 'changed',
			disclosures: { added: ['["salt","age",36]'], removed: [], kept: 1, reordered: false },
			keyBinding: { a: '', b: 'e30.e30.aa' },
		});
	});

	it('does not say that the claims of a closed token are gone', () => {
		const found = between(signed('{"a":1}'), encrypted('.aXY.Yw.dA'));
		expect(found.closed).toEqual({ a: false, b: true });
		expect(found.parts.map(({ part: name }) => name)).toEqual(['header']);
	});

	it.each([
		['{"a":1}', '[1]', 'changed'],
		['{"a":1', '', 'removed'],
		['', 'text', 'added'],
		['{"a": 1}', '{"a":1}', 'spelling'],
		['{"a":1,"b":2}', '{"b":2,"a":1}', 'reordered'],
	])('says of the payloads %s and %s as a whole that it was %s', (a, b, mark) => {
		expect(between(signed(a), signed(b)).parts.find((found) => found.part === 'payload')?.mark).toBe(mark);
	});

	it('ends soon for tokens that were made to keep it busy', () => {
		const many = (from: number) =>
			`{${Array.from({ length: 20_000 }, (_, at) => `"n${at + from}":[${at}]`).join()}}`;
		const deep = (value: string) => `{"a":${'[{"a":'.repeat(250)}${value}${'}]'.repeat(250)}}`;
		const repeated = (count: number) => `{${Array(count).fill('"a":1').join(',')}}`;
		const items = (step: number) =>
			`{"a":[${Array.from({ length: 20_000 }, (_, at) => (at * step) % 20_011).join()}]}`;
		const start = performance.now();
		expect(between(signed(many(0)), signed(many(10_000))).counts).toMatchObject({ added: 10_000 });
		expect(differing(deep('1'), deep('2'))).toHaveLength(1);
		expect(differing(repeated(20_000), repeated(20_001))).toEqual([['a (20001)', 'added', '', '1']]);
		expect(differing(items(1), items(7))).toHaveLength(1);
		expect(performance.now() - start).toBeLessThan(10_000);
	});
});

const json = fc.letrec<{ value: unknown }>((tie) => ({
	value: fc.oneof(
		{ depthSize: 'small' },
		fc.constantFrom(0, 1, 'a', 'a b', 'b a', null, true),
		fc.array(tie('value'), { maxLength: 4 }),
		fc.dictionary(fc.constantFrom('exp', 'scope', 'aud', 'x', 'y z'), tie('value'), { maxKeys: 4 }),
	),
})).value;
const claims = fc
	.array(fc.tuple(fc.constantFrom('exp', 'scope', 'aud', 'x', 'y'), json), { maxLength: 6 })
	.map((members) => `{${members.map(([name, value]) => `"${name}":${JSON.stringify(value)}`).join()}}`);
const anyToken = fc.oneof(
	claims.map((text) => signed(text)),
	fc.string().map((text) => signed(text)),
	fc.string(),
);

describe('a comparison', () => {
	it('of a token with itself is all the same', () => {
		fc.assert(
			fc.property(anyToken, (token) => {
				const found = between(token, token);
				expect(found.same && found.form.same).toBe(true);
				expect([...found.parts, ...rowsOf(found)].every(({ mark }) => mark === 'same')).toBe(true);
				expect(found.encoded).toEqual([]);
				expect(['none', 'same']).toContain(found.signature);
			}),
		);
	});

	it('of two texts always finds what differs', () => {
		fc.assert(
			fc.property(anyToken, anyToken, (a, b) => {
				const { same, parts, encoded, signature, tail } = between(a, b);
				const isTold =
					parts.some(({ mark }) => mark !== 'same') ||
					encoded.length > 0 ||
					!['none', 'same'].includes(signature) ||
					(tail !== undefined && tail.mark !== 'same');
				expect(isTold).toBe(!same);
			}),
		);
	});

	it('the other way round has what was added as removed', () => {
		const other = { added: 'removed', removed: 'added' } as Partial<Record<string, string>>;
		// What moved may be told of another member: of two that changed places, either did.
		const told = (rows: readonly Row[], isBack: boolean) =>
			rows
				.filter(({ mark }) => mark !== 'reordered' && mark !== 'same')
				.map(({ path, mark, a, b, items }) => {
					const sides = isBack ? [b, a, items?.removed, items?.added] : [a, b, items?.added, items?.removed];
					return JSON.stringify([pathText(path), isBack ? (other[mark] ?? mark) : mark, ...sides]);
				})
				.filter((text) => !text.includes('"spelling"'))
				.sort();
		fc.assert(
			fc.property(claims, claims, (a, b) => {
				const there = rowsOf(between(signed(a), signed(b)));
				const back = rowsOf(between(signed(b), signed(a)));
				expect(told(back, true)).toEqual(told(there, false));
			}),
		);
	});

	it('has every member of both, each once', () => {
		fc.assert(
			fc.property(claims, claims, (a, b) => {
				const rows = rowsOf(between(signed(a), signed(b))).filter((row) => row.part === 'payload');
				const top = new Set(rows.map(({ path }) => pathText(path.slice(0, 1))));
				const names = [a, b].flatMap((text) => {
					const root = readToken(signed(text)).payload?.json?.root;
					return root?.type === 'object' ? root.members.map(({ name }) => name) : [];
				});
				for (const name of names) expect(top).toContain(name);
				const leaves = rows.map(({ path, mark }) => `${pathText(path)} ${mark}`);
				expect(new Set(leaves).size).toBe(leaves.length);
			}),
		);
	});
});
