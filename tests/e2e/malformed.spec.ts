// Read everything, refuse nothing: each of these shows all that can be read, and says what cannot be, and where.
import { expect, test } from '../support/lab.ts';
import { compact, encode, hs256, hs256Header, partOf, secret } from '../support/tokens.ts';

const payload = '{"sub":"reader","n":1}';
const token = hs256(payload);
const headerText = '{\n  "alg": "HS256",\n  "typ": "JWT"\n}';
const payloadText = '{\n  "sub": "reader",\n  "n": 1\n}';
const [header, body, signature] = [partOf(token, 0), partOf(token, 1), partOf(token, 2)];

interface Case {
	readonly name: string;
	readonly token: string;
	/** A panel's heading, and a sentence that stands in it. */
	readonly says: readonly [panel: 'Token' | 'Header' | 'Payload', sentence: string | RegExp];
	readonly header?: string;
	readonly payload?: string;
}

const badUtf8 = Buffer.from('{"sub":"a\xff\xfeb"}', 'latin1');
const cases: readonly Case[] = [
	{
		name: 'a token without its signature part',
		token: `${header}.${body}`,
		says: ['Token', '2 parts where a token has 3 (signed) or 5 (encrypted).'],
		payload: payloadText,
	},
	{
		name: 'a payload cut off in the middle',
		token: `${header}.${encode('{"sub":"reader","n')}.${signature}`,
		says: ['Payload', 'is not closed'],
		payload: '{"sub":"reader","n',
	},
	{
		name: 'an empty payload',
		token: `${header}..${signature}`,
		says: ['Payload', /\bempty\b/],
		payload: '',
	},
	{
		name: 'padding',
		token: `${header}.${encode('{"sub":"a"}')}=.${signature}`,
		says: ['Token', `“=” at ${header.length + encode('{"sub":"a"}').length + 2}`],
		payload: '{\n  "sub": "a"\n}',
	},
	{
		name: 'an illegal character',
		token: `${header}.${body.slice(0, 4)}!${body.slice(4)}.${signature}`,
		says: ['Token', `“!” at ${header.length + 6} is no base64url character.`],
	},
	{
		name: 'base64 instead of base64url',
		token: `${header}.${Buffer.from('{"a":"??>>~~"}').toString('base64').replace(/=+$/, '')}.${signature}`,
		says: ['Token', 'is base64, not base64url (- and _).'],
		payload: '{\n  "a": "??>>~~"\n}',
	},
	{
		name: 'a header that is no JSON',
		token: compact('alg: HS256', payload, signature),
		says: ['Header', 'Not JSON at 1'],
		header: 'alg: HS256',
		payload: payloadText,
	},
	{
		name: 'a payload with a trailing comma',
		token: compact(hs256Header, '{"sub":"reader",}', signature),
		says: ['Payload', 'JSON allows no comma before a closing bracket (at 16).'],
		payload: '{"sub":"reader",}',
	},
	{
		name: 'invalid UTF-8',
		token: compact(hs256Header, badUtf8, signature),
		says: ['Payload', 'Byte 10 of the payload is not UTF-8.'],
	},
	{
		name: 'a byte-order mark',
		token: compact(hs256Header, `\ufeff${payload}`, signature),
		says: ['Payload', 'It begins with a byte-order mark, which JSON must not have.'],
	},
	{
		name: 'a payload that is an array',
		token: compact(hs256Header, '["a",1.0]', signature),
		says: ['Payload', 'The payload is JSON, but an array, not an object.'],
		payload: '[\n  "a",\n  1.0\n]',
	},
	{
		name: 'a payload that is a sentence',
		token: compact(hs256Header, 'Just words', signature),
		says: ['Payload', 'Not JSON at 1'],
		payload: 'Just words',
	},
];

for (const { name, token: text, says, ...shown } of cases) {
	test(`${name}: panels stay, and the fault has a sentence and a place`, async ({ lab }) => {
		await lab.write('Token', text);
		await lab.expectText('Token', text);
		const [panel, sentence] = says;
		await expect(lab.panel(panel)).toContainText(sentence);
		await lab.expectText('Header', shown.header ?? headerText);
		if (shown.payload !== undefined) await lab.expectText('Payload', shown.payload);
		await expect(lab.signature).not.toContainText('verified');
		await lab.openChecks();
		await expect(lab.checks.getByRole('listitem').first()).toContainText('failed: ');
		await expect(lab.answer).toContainText('HTTP 401');
	});
}

test('the place of a fault is shown on request', async ({ lab, page }) => {
	await lab.openToken(`${header}.${body.slice(0, 4)}!${body.slice(4)}.${signature}`);
	await lab.panel('Token').getByRole('button', { name: 'show' }).click();
	await expect(lab.token).toBeFocused();
	await page.keyboard.press('Delete');
	await lab.expectText('Token', token);
});

test('white space typed into a token is said with its place', async ({ lab, page }) => {
	await lab.openToken(token);
	await lab.caretBefore('Token', `.${signature}`);
	await page.keyboard.type(' ');
	const place = header.length + body.length + 2;
	await expect(lab.panel('Token')).toContainText(`White space at ${place} is no part of a token.`);
	await lab.expectText('Payload', payloadText);
});

test('text that is no token at all is kept and said to be none', async ({ lab }) => {
	await lab.pasteAnywhere('hello there');
	await lab.expectText('Token', 'hello there');
	await expect(lab.panel('Token')).toContainText('This does not look like a token');
});

test('100,000 brackets are shown as text, with the limit, and the page stays alive', async ({
	lab,
	page,
}) => {
	await lab.pasteAnywhere(compact(hs256Header, '['.repeat(100_000), signature));
	await expect(lab.panel('Payload')).toContainText(
		/Nested deeper than \d+ levels at \d+: shown as text only\./,
	);
	await lab.expectText('Header', headerText);
	await expect.poll(async () => (await lab.text('Payload')).startsWith('[[[[[[[[')).toBe(true);
	await page.keyboard.press('Control+K');
	await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
});

const exact: readonly (readonly [name: string, json: string, shown: string])[] = [
	['duplicate members', '{"role":"user","role":"admin"}', '{\n  "role": "user",\n  "role": "admin"\n}'],
	[
		'integers past 2^53',
		'{"n":9007199254740993,"m":100002348117421473}',
		'{\n  "n": 9007199254740993,\n  "m": 100002348117421473\n}',
	],
	[
		'1.0, 1e3, -0 and 1e400',
		'{"a":1.0,"b":1e3,"c":-0,"d":1e400}',
		'{\n  "a": 1.0,\n  "b": 1e3,\n  "c": -0,\n  "d": 1e400\n}',
	],
	['the order b, 2, a, 1', '{"b":0,"2":0,"a":0,"1":0}', '{\n  "b": 0,\n  "2": 0,\n  "a": 0,\n  "1": 0\n}'],
	['__proto__', '{"__proto__":{"admin":true}}', '{\n  "__proto__": {\n    "admin": true\n  }\n}'],
	['escapes', '{"a":"\\u0041\\/","b":"\\ud800"}', '{\n  "a": "\\u0041\\/",\n  "b": "\\ud800"\n}'],
	['white space of its own', '{ "a" :\n\t1 }', '{ "a" :\n\t1 }'],
];

for (const [name, json, shown] of exact) {
	test(`${name}: the payload's text is exact and the token verifies`, async ({ lab }) => {
		await lab.openToken(hs256(json));
		await lab.expectText('Payload', shown);
		await lab.key.fill(secret);
		await expect(lab.signature).toContainText('verified with your key');
		await lab.expectText('Token', hs256(json));
	});
}

test('duplicate members are an error finding, for alg above all', async ({ lab }) => {
	await lab.openToken(hs256('{"role":"user","role":"admin"}'));
	await expect(lab.findings).toContainText(/error:\s*Parsers may disagree on “role”/);
	await lab.openToken(hs256(payload, { header: '{"alg":"HS256","alg":"none"}' }));
	await expect(lab.findings).toContainText('“alg”: it stands there more than once');
	await lab.key.fill(secret);
	await expect(lab.signature).toContainText('cannot be checked');
});

test('the header of an encrypted token is read, its content said to be encrypted', async ({ lab, page }) => {
	const jwe = `${encode('{"alg":"dir","enc":"A256GCM"}')}..${encode('123456789012')}.${encode('content')}.${encode('1234567890123456')}`;
	await lab.openToken(jwe);
	await lab.expectText('Header', '{\n  "alg": "dir",\n  "enc": "A256GCM"\n}');
	await expect(lab.panel('Token')).toContainText('JWE · compact');
	await expect(lab.panel('Payload')).toContainText('The content is encrypted');
	await expect(page.getByRole('status', { name: 'Encryption' })).toContainText('not opened');
});

test('dates are read as what they are: milliseconds, strings, out of range', async ({ lab }) => {
	await lab.openToken(hs256('{"iat":1763900000000,"nbf":"2030-01-01","exp":1e20}'));
	await lab.show('Payload', 'JSON');
	await expect(lab.beside('Payload', '"iat"')).toContainText('in milliseconds? As seconds: 2025-11-23');
	await expect(lab.beside('Payload', '"nbf"')).toContainText('not a number of seconds; meant: 1893456000?');
	await expect(lab.beside('Payload', '"exp"')).toContainText('no date');
	await expect(lab.findings).toContainText('“iat” looks like milliseconds');
});

test('a finding’s fix mends the token with one click', async ({ lab }) => {
	await lab.openToken(`${token}=`);
	await expect(lab.findings).toContainText('padding is not allowed');
	await lab.findings.getByRole('button', { name: 'Remove the padding' }).click();
	await lab.expectText('Token', token);
});
