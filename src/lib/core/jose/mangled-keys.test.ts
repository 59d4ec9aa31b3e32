import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import certificates from '../../../../tests/vectors/certificates.json' with { type: 'json' };
import forms from '../../../../tests/vectors/key-forms.json' with { type: 'json' };
import cases from '../../../../tests/vectors/keys.json' with { type: 'json' };
import { isKeyRemark } from './key-remarks.ts';
import type { KeyHint } from './key.ts';
import { automaticHint } from './key.ts';
import { readKeys } from './read-keys.ts';
import { holdsEncryptedKey, recogniseKeyText } from './recognise-key-text.ts';

const readable = [
	...cases.filter(({ keys, problems }) => keys.length > 0 && problems.length === 0),
	...forms.filter(({ thumbprints, passphrase }) => thumbprints.length > 0 && passphrase === undefined),
	...certificates.map(({ title, pem }) => ({ title, text: pem })),
];
const pems = readable.filter(({ text }) =>
	/^-{4,5} ?BEGIN [^-]+-{4,5}\n[^-]+-{4,5} ?END [^-]+-{4,5}\n$/.test(text),
);
const traditional = pems.filter(({ text }) => text.startsWith('-----') && !text.includes(':'));

/** What is done to PEM on its way, and leaves its characters of base64 as they are. */
const manglings: Readonly<Record<string, (pem: string) => string>> = {
	'old Macintosh line ends': (pem) => pem.replaceAll('\n', '\r'),
	'Windows line ends': (pem) => pem.replaceAll('\n', '\r\n'),
	'literal \\n': (pem) => pem.replaceAll('\n', '\\n'),
	'literal \\r\\n': (pem) => pem.replaceAll('\n', '\\r\\n'),
	'\\n escaped twice': (pem) => pem.replaceAll('\n', '\\\\n'),
	'a JSON string': (pem) => JSON.stringify(pem),
	'JSON in JSON': (pem) => JSON.stringify(JSON.stringify(pem)),
	'PHP’s JSON': (pem) => JSON.stringify(pem).replaceAll('/', '\\/'),
	'.NET’s JSON': (pem) => JSON.stringify(pem).replaceAll('+', '\\u002B').replaceAll('=', '\\u003D'),
	'a .env line': (pem) => `JWT_KEY="${pem.replaceAll('\n', '\\n')}"`,
	'a .env file': (pem) => `# keys\nPORT=80\nexport JWT_KEY='${pem}'\nNAME=x\n`,
	'a YAML block': (pem) => `jwt:\n  key: |\n${pem.replace(/^(?=.)/gm, '    ')}  alg: RS256\n`,
	'mail quoting': (pem) => `On Monday you wrote:\n${pem.replace(/^/gm, '> ')}\n`,
	'mail quoting twice': (pem) => pem.replace(/^/gm, '>> '),
	'one line with spaces': (pem) => pem.replaceAll('\n', ' '),
	'one line with nothing': (pem) => pem.replaceAll('\n', ''),
	'blank lines between': (pem) => pem.replaceAll('\n', '\n\n'),
	'string literals put together': (pem) => pem.replace(/^(.+)$/gm, '"$1\\n" +'),
	'string literals put together from the left': (pem) => pem.replace(/^(.+)$/gm, '    + "$1\\n"'),
	'a continued shell string': (pem) => pem.replace(/^(.+)$/gm, '$1\\'),
	'a comment': (pem) => pem.replace(/^/gm, '# '),
	'a byte-order mark': (pem) => `\uFEFF${pem}`,
	'spaces without width': (pem) => pem.replaceAll('\n', '\u200B\n'),
	'hard spaces': (pem) => pem.replaceAll('\n', '\u00A0\n'),
	'base64 of it': (pem) => btoa(pem),
	'base64 of it in lines': (pem) => (btoa(pem).match(/.{1,76}/g) ?? []).join('\n'),
};

/** What also changes the armour or the alphabet: it is read with a remark. */
const remarked: Readonly<Record<string, (pem: string) => string>> = {
	'em dashes': (pem) => pem.replaceAll('-----', '—'),
	'em dashes and hyphens': (pem) => pem.replaceAll('-----', '——-'),
	'four dashes': (pem) => pem.replaceAll('-----', '----'),
	'six dashes': (pem) => pem.replaceAll('-----', '------'),
	'small letters': (pem) => pem.replace(/-----[^-]+-----/g, (line) => line.toLowerCase()),
	'spaces around the label': (pem) => pem.replace(/-----([^-]+)-----/g, '----- $1 -----'),
	'no END line': (pem) => pem.replace(/-----END.*\n/, ''),
};

const idOf = (text: string) => readKeys(text).then(({ keys }) => keys.map(({ jwk }) => jwk));

describe('PEM that was mangled on its way', () => {
	it.each(Object.entries(manglings))('is read all the same: %s', async (_, mangle) => {
		for (const { title, text } of pems) {
			const mangled = mangle(text);
			const reading = await readKeys(mangled);
			expect(
				reading.problems.map(({ code }) => code),
				title,
			).toEqual([]);
			expect(
				reading.keys.map(({ jwk }) => jwk),
				title,
			).toEqual(await idOf(text));
			expect(recogniseKeyText(mangled, automaticHint), title).toEqual(recogniseKeyText(text, automaticHint));
		}
	});

	it.each(Object.entries(remarked))('is read with a remark: %s', async (_, mangle) => {
		for (const { title, text } of traditional) {
			const mangled = mangle(text);
			const reading = await readKeys(mangled);
			expect(
				reading.problems.map(({ code }) => code),
				title,
			).toEqual(['key-pem-armour']);
			expect(reading.problems.every(({ code }) => isKeyRemark(code))).toBe(true);
			expect(
				reading.keys.map(({ jwk }) => jwk),
				title,
			).toEqual(await idOf(text));
			expect(recogniseKeyText(mangled, automaticHint), title).toEqual(recogniseKeyText(text, automaticHint));
		}
	});

	it('is read after any two manglings that do not undo each other', async () => {
		const layouts = [
			'Windows line ends',
			'a YAML block',
			'mail quoting',
			'blank lines between',
			'a byte-order mark',
		];
		const one = fc.constantFrom(...layouts.map((name) => manglings[name]!));
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...traditional), one, one, async ({ text }, first, second) => {
				expect(await idOf(second(first(text)))).toEqual(await idOf(text));
			}),
			{ numRuns: 60 },
		);
	});

	it('keeps the places of faults', async () => {
		const pem = pems[0]!.text;
		for (const mangle of Object.values(manglings).slice(0, 9)) {
			const broken = mangle(`${pem.slice(0, 60)}*${pem.slice(61)}`);
			const [problem] = (await readKeys(broken)).problems;
			expect(problem).toMatchObject({ code: 'key-base64', place: { from: broken.indexOf('*') } });
		}
	});
});

const bodies = traditional
	.filter(({ text }) => !text.includes('OPENSSH'))
	.map(({ title, text }) => ({
		title,
		text,
		body: text.replace(/-----[^-]+-----|\s/g, ''),
	}));

describe('base64 of DER without armour', () => {
	it.each([
		['on one line', (body: string) => body],
		['without padding', (body: string) => body.replace(/=+$/, '')],
		['in base64url', (body: string) => body.replaceAll('+', '-').replaceAll('/', '_')],
		['in lines', (body: string) => (body.match(/.{1,64}/g) ?? []).join('\r\n')],
		['in quotes', (body: string) => `"${body}"`],
		['in a .env line', (body: string) => `export PUBLIC_KEY=${body}\n`],
		[
			'quoted in mail',
			(body: string) => (body.match(/.{1,64}/g) ?? []).map((line) => `> ${line}`).join('\n'),
		],
		['in JSON', (body: string) => JSON.stringify({ realm: 'demo', public_key: body })],
	])('is the same key %s', async (_, write) => {
		for (const { title, text, body } of bodies) {
			expect(await idOf(write(body)), title).toEqual(await idOf(text));
			const { holdsSecret, form } = recogniseKeyText(write(body), automaticHint);
			expect(holdsSecret, title).toBe(recogniseKeyText(text, automaticHint).holdsSecret);
			expect(form, title).toBe(recogniseKeyText(text, automaticHint).form);
		}
	});
});

const hints: readonly KeyHint[] = (['auto', 'secret', 'key'] as const).flatMap((readAs) =>
	(['utf8', 'base64', 'base64url', 'hex'] as const).map((encoding) => ({
		readAs,
		encoding,
		passphrase: 'p',
	})),
);

/** Keys' texts with a part exchanged, cut off or said twice. */
const mutated = fc
	.tuple(fc.constantFrom(...cases, ...forms), fc.nat(4000), fc.nat(60), fc.string({ maxLength: 20 }))
	.map(([{ text }, at, length, put]) => {
		const from = at % (text.length + 1);
		return text.slice(0, from) + put + text.slice(from + length);
	});

describe('readKeys with any text and any hint', () => {
	it('never throws, and its problems are within the text', async () => {
		const texts = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.json(), mutated);
		await fc.assert(
			fc.asyncProperty(texts, fc.constantFrom(...hints), async (text, hint) => {
				const reading = await readKeys(text, hint);
				for (const { place } of reading.problems) {
					expect(place.from).toBeLessThanOrEqual(place.to);
					expect(place.to).toBeLessThanOrEqual(text.length);
				}
				const guess = recogniseKeyText(text, hint);
				holdsEncryptedKey(text);
				const isSecretive = reading.keys.some((key) => key.private) && hint.readAs !== 'secret';
				if (isSecretive) expect(guess.holdsSecret).toBe(true);
			}),
			{ numRuns: 600 },
		);
	});

	it.each([
		'-',
		'—',
		'-BEGIN ',
		'-----BEGIN PUBLIC KEY-----',
		'-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n',
		'\\',
		'\\u002',
		'"\n',
		'" +',
		'> ',
		' ',
		'\n',
		'a: ',
		'ssh-rsa ',
		'ssh-rsa AAAA ',
		'M',
		'MIIB ',
		'LS0tLS1CRUdJTiBQVUJM ',
		'eyJrdHki',
		'{"a":',
		'[{',
		'{"keys":[',
	])('answers within a moment to 64 KB of %j', async (piece) => {
		for (const end of ['', '!', '\u0000']) {
			const text = piece.repeat(Math.ceil(65_000 / piece.length)).slice(0, 65_000) + end;
			const start = performance.now();
			recogniseKeyText(text, automaticHint);
			holdsEncryptedKey(text);
			await readKeys(text);
			expect(performance.now() - start).toBeLessThan(1000);
		}
	});
});
