// Fault prevented: code that looks right and accepts what it should refuse. What the page writes is run here against
// tokens of every family: the good one, and the same with one thing wrong.
//
// Python's and the shell's run only where the tools are at hand (Debian: python3-jwt, python3-cryptography, openssl,
// jq); this file registers no test for a tool that is missing, and says so.

import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { plainPolicy, type Policy } from '../acceptance/policy.ts';
import { algorithmNamed } from '../jose/algorithms.ts';
import { exportKey } from '../jose/export-key.ts';
import type { KeyHint, SecretEncoding } from '../jose/key.ts';
import { readKeys } from '../jose/read-keys.ts';
import { sign } from '../jose/sign.ts';
import { signingKey } from '../jose/signing-key.ts';
import { verify } from '../jose/verify.ts';
import type { demoKeys } from '../samples/demo-keys.ts';
import { demoKeyText, demoSecrets } from '../samples/demo-keys.ts';
import { readCompact } from '../token/read-compact.ts';
import { writeToken } from '../token/write-token.ts';
import { javaScriptJose } from './javascript-jose.ts';
import type { KeySource, Library, SnippetAction } from './library.ts';
import { pythonPyJwt } from './python-pyjwt.ts';
import { readSubject } from './read-subject.ts';
import { shellOpenssl } from './shell-openssl.ts';
import { writeSnippet } from './write-snippet.ts';

// Within the repository, so that the code finds the packages that it imports.
const folder = mkdtempSync(fileURLToPath(new URL('../../../../.snippets-', import.meta.url)));
afterAll(() => rmSync(folder, { recursive: true }));

const now = Math.floor(Date.now() / 1000);
const claims = {
	iss: 'https://issuer.example/it\'s "quoted" $HOME `id` #{x} \\ é \u2028 \u202e\n// 2',
	aud: ['https://api.example', 'other\naudience'],
	sub: 'user-1',
	scope: 'read write',
	roles: ['admin'],
	iat: now - 60,
	nbf: now - 60,
	exp: now + 600,
	jti: 'one',
	deep: { list: [1, -2.5, true, null, 'x'], __proto__text: {}, 'a-b': '' },
};
const policy: Policy = {
	...plainPolicy,
	leeway: 5,
	maximumAge: 3600,
	requireExpiry: true,
	typ: 'at+jwt',
	scope: ['write'],
	role: 'admin',
};

interface Pair {
	readonly text: string;
	readonly hint?: KeyHint;
	readonly environment: (action: SnippetAction) => Promise<Record<string, string>>;
}

function pair(alg: string): Pair {
	if (alg.startsWith('HS')) {
		const text = demoSecrets[alg as 'HS256'];
		return { text, environment: () => Promise.resolve({ JWT_SECRET: text }) };
	}
	const name =
		alg.startsWith('RS') || alg.startsWith('PS')
			? 'rsa'
			: ({ ES256: 'p256', ES384: 'p384', ES512: 'p521', ES256K: 'k256', Ed448: 'ed448' }[alg] ?? 'ed25519');
	const text = demoKeyText(name as keyof typeof demoKeys);
	const environment = async (action: SnippetAction): Promise<Record<string, string>> => {
		const [key] = (await readKeys(text)).keys;
		const pem = await exportKey(key!, action === 'sign' ? 'pkcs8' : 'spki');
		return { [action === 'sign' ? 'JWT_PRIVATE_KEY' : 'JWT_PUBLIC_KEY']: pem! };
	};
	return { text, environment };
}

async function tokenOf(alg: string, keyText: string, payload: object, header: object = {}, hint?: KeyHint) {
	const { keys } = await readKeys(keyText, hint);
	const text = (value: object) => ({ kind: 'text', text: JSON.stringify(value), layout: 'as-is' }) as const;
	const parts = [text({ alg, typ: 'at+jwt', kid: "k'1", ...header }), text(payload)] as const;
	const signed = await sign({ parts, tail: '' }, signingKey(keys, alg, undefined), alg);
	if (signed.state !== 'signed') throw new Error(`${alg}: ${signed.reason}`);
	return writeToken({ parts: [...parts, { kind: 'encoded', encoded: signed.signature }], tail: '' });
}

async function codeFor(
	library: Library,
	action: SnippetAction,
	token: string,
	key: Pair,
	expected: Policy = policy,
	keySource: KeySource = 'environment',
): Promise<string> {
	const keys = await readKeys(key.text, key.hint);
	const publicKey = await exportKey(keys.keys[0]!, 'spki');
	const reading = readCompact(token);
	const found = readSubject({ reading, keys, policy: expected, keySource, publicKey });
	if (!found.ok) throw new Error(found.why.code);
	const snippet = writeSnippet(library, action, found.subject);
	if (snippet.state !== 'code') throw new Error(snippet.code);
	return snippet.code;
}

interface Ran {
	readonly status: number;
	readonly stdout: string;
	readonly stderr: string;
}

let files = 0;
function run(tool: Tool, code: string, environment: Record<string, string>): Promise<Ran> {
	const file = join(folder, `${++files}${tool.ending}`);
	writeFileSync(file, code);
	const env = { PATH: process.env['PATH'] ?? '', ...environment };
	return new Promise((resolve) => {
		execFile(tool.command, [file], { env, encoding: 'utf8' }, (error, stdout, stderr) => {
			const status = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
			resolve({ status, stdout, stderr });
		});
	});
}

interface Tool {
	readonly library: Library;
	readonly command: string;
	readonly ending: string;
	readonly algorithms: readonly string[];
}

/** The first of some commands that ends well; undefined where none does. */
function find(commands: readonly string[], args: readonly string[]): string | undefined {
	return commands.find((command) => {
		try {
			execFileSync(command, args, { stdio: 'ignore' });
			return true;
		} catch {
			return false;
		}
	});
}

const tools: Tool[] = [
	{
		library: javaScriptJose,
		command: process.execPath,
		ending: '.mjs',
		algorithms: ['HS256', 'HS512', 'RS256', 'PS256', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
	},
];
const python = find(['python3', '/usr/bin/python3'], ['-c', 'import jwt, cryptography']);
if (python !== undefined) {
	tools.push({
		library: pythonPyJwt,
		command: python,
		ending: '.py',
		algorithms: ['HS256', 'RS256', 'PS384', 'ES256', 'ES256K', 'EdDSA'],
	});
} else process.stderr.write('Python snippets are not run: no python3 with PyJWT and cryptography here.\n');
const openssl = find(['openssl'], ['pkeyutl', '-help']);
if (openssl !== undefined && find(['jq'], ['--version']) !== undefined) {
	tools.push({
		library: shellOpenssl,
		command: 'sh',
		ending: '.sh',
		algorithms: ['HS256', 'RS256', 'PS256', 'ES256', 'ES384', 'ES512', 'ES256K', 'EdDSA', 'Ed448'],
	});
} else process.stderr.write('Shell snippets are not run: no openssl and jq here.\n');

/** One of each family: what is checked of the claims does not depend on the algorithm. */
const families = new Set(['HS256', 'RS256', 'PS256', 'PS384', 'ES512', 'EdDSA']);

const signatureOfAnother = (token: string, other: string) =>
	`${token.slice(0, token.lastIndexOf('.'))}.${other.slice(other.lastIndexOf('.') + 1)}`;

describe.each(tools)('$library.language', (tool) => {
	it.each(tool.algorithms)('%s: what it signs is accepted by its own check and by ours', async (alg) => {
		const key = pair(alg);
		const token = await tokenOf(alg, key.text, claims);
		const signs = await codeFor(tool.library, 'sign', token, key);
		const signed = await run(tool, signs, await key.environment('sign'));
		expect(signed.stderr).toBe('');
		const fresh = signed.stdout.trim();
		const reading = readCompact(fresh);
		expect(await verify(reading, await readKeys(key.text))).toMatchObject({ state: 'verified' });
		const written = JSON.parse(reading.payload!.text!) as Record<string, unknown>;
		const { iat, nbf, exp, jti, ...own } = claims;
		expect(written).toMatchObject(own);
		expect(written['exp']).toBe((written['iat'] as number) + exp - iat);
		expect(written['nbf']).toBeTypeOf(typeof nbf);
		expect(written['jti']).not.toBe(jti);
		expect(JSON.parse(reading.header!.text!)).toMatchObject({ alg, typ: 'at+jwt', kid: "k'1" });

		const verifies = await codeFor(tool.library, 'verify', token, key);
		const environment = await key.environment('verify');
		for (const good of [token, fresh]) {
			const accepted = await run(tool, verifies, { ...environment, JWT: good });
			expect(accepted).toMatchObject({ status: 0, stderr: '' });
			expect(JSON.parse(accepted.stdout)).toMatchObject({ sub: 'user-1' });
		}
	});

	const refused = (ran: Ran) => [ran.status, ran.stdout, ran.stderr.slice(0, 3)];

	it.each(tool.algorithms.filter((alg) => families.has(alg)))(
		'%s: refuses another issuer, audience or algorithm, and what is expired or tampered with',
		async (alg) => {
			const key = pair(alg);
			const token = await tokenOf(alg, key.text, claims);
			const code = await codeFor(tool.library, 'verify', token, key);
			const environment = await key.environment('verify');
			const other = async (changed: object) => tokenOf(alg, key.text, { ...claims, ...changed });
			const none = `${btoa('{"alg":"none","typ":"at+jwt"}').replaceAll('=', '')}.${token.split('.')[1]}.`;
			const bad = {
				issuer: await other({ iss: `${claims.iss}/` }),
				audience: await other({ aud: 'https://api.example.evil' }),
				expired: await other({ exp: now - 30 }),
				'signature of another token': signatureOfAnother(token, await other({ sub: 'user-2' })),
				none,
			};
			for (const [what, JWT] of Object.entries(bad)) {
				const ran = await run(tool, code, { ...environment, JWT });
				expect([what, ...refused(ran)]).toEqual([what, 1, '', '401']);
			}
		},
	);

	it('refuses each token with any one thing wrong', async () => {
		const key = pair('ES256');
		const token = await tokenOf('ES256', key.text, claims);
		const code = await codeFor(tool.library, 'verify', token, key);
		const environment = await key.environment('verify');
		const other = async (changed: object, header?: object) =>
			tokenOf('ES256', key.text, { ...claims, ...changed }, header);
		const without = async (name: keyof typeof claims) => other({ [name]: undefined });
		const bad: Record<string, readonly [string, number]> = {
			'no issuer': [await without('iss'), 401],
			'no audience': [await without('aud'), 401],
			'no expiry': [await without('exp'), 401],
			'not yet valid': [await other({ nbf: now + 300 }), 401],
			'too old': [await other({ iat: now - 7200 }), 401],
			'no age': [await without('iat'), 401],
			type: [await other({}, { typ: 'JWT' }), 401],
			'no type': [await other({}, { typ: undefined }), 401],
			critical: [await other({}, { crit: ['x'], x: 1 }), 401],
			'no signature': [token.slice(0, token.lastIndexOf('.') + 1), 401],
			'not a token': ['one.two', 401],
			scope: [await other({ scope: 'read writer' }), 403],
			role: [await other({ roles: ['administrator'] }), 403],
		};
		for (const [what, [JWT, status]] of Object.entries(bad)) {
			const ran = await run(tool, code, { ...environment, JWT });
			expect([what, ...refused(ran)]).toEqual([what, 1, '', String(status)]);
		}
	});

	it('pins the algorithm: a token that names another, signed with the same key, is refused', async () => {
		const key = pair('HS256');
		const token = await tokenOf('HS256', key.text, claims);
		const code = await codeFor(tool.library, 'verify', token, key);
		const wrong = await tokenOf('HS512', key.text, claims);
		const ran = await run(tool, code, { JWT_SECRET: key.text, JWT: wrong });
		expect(ran).toMatchObject({ status: 1, stdout: '' });
		expect(ran.stderr).toMatch(/^401/);
	});

	it('does not take a public key for a secret (RFC 8725 §2.1)', async () => {
		const key = pair('RS256');
		const environment = await key.environment('verify');
		const token = await tokenOf('RS256', key.text, claims);
		const code = await codeFor(tool.library, 'verify', token, key);
		const hint = { readAs: 'secret', encoding: 'utf8' } as const;
		const forged = await tokenOf('HS256', environment['JWT_PUBLIC_KEY']!, claims, {}, hint);
		expect(await run(tool, code, { ...environment, JWT: forged })).toMatchObject({ status: 1, stdout: '' });
	});

	it.each(['base64', 'base64url', 'hex'] as const)('reads a secret written as %s', async (encoding) => {
		const bytes = Buffer.from(`${demoSecrets.HS256}\u00ff\u0000>?`, 'latin1');
		const text = bytes.toString(encoding satisfies SecretEncoding);
		const hint = { readAs: 'secret', encoding } as const;
		const key: Pair = { text, hint, environment: () => Promise.resolve({ JWT_SECRET: text }) };
		const token = await tokenOf('HS256', text, claims, {}, hint);
		const code = await codeFor(tool.library, 'verify', token, key);
		expect(await run(tool, code, { JWT_SECRET: text, JWT: token })).toMatchObject({ status: 0, stderr: '' });
		const signs = await codeFor(tool.library, 'sign', token, key);
		const { stdout } = await run(tool, signs, { JWT_SECRET: text });
		expect(await verify(readCompact(stdout.trim()), await readKeys(text, hint))).toMatchObject({
			state: 'verified',
		});
	});

	it('takes a public key from its own text, and asks for no more than is expected', async () => {
		const key = pair('ES256');
		const bare = { iss: 'me', aud: 'you', exp: now + 600 };
		const token = await tokenOf('ES256', key.text, bare, { typ: 'JWT' });
		const code = await codeFor(tool.library, 'verify', token, key, plainPolicy, 'inline');
		expect(code).toContain('-----BEGIN PUBLIC KEY-----');
		expect(await run(tool, code, { JWT: token })).toMatchObject({ status: 0, stderr: '' });
		const wrong = await tokenOf('ES256', key.text, { ...bare, aud: 'others' }, { typ: 'JWT' });
		expect((await run(tool, code, { JWT: wrong })).stderr).toMatch(/^401/);
	});

	it('says which variable of the environment is missing', async () => {
		const key = pair('HS256');
		const code = await codeFor(tool.library, 'verify', await tokenOf('HS256', key.text, claims), key);
		const ran = await run(tool, code, { JWT: 'a.b.c' });
		expect(ran.status).not.toBe(0);
		expect(ran.stderr).toContain('JWT_SECRET');
	});
});

it('signs with every algorithm that our own tables know the key of', () => {
	for (const { library } of tools)
		for (const name of library.algorithms) expect(algorithmNamed(name)).toBeDefined();
});
