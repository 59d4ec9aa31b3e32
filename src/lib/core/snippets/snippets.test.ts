import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainPolicy, type Policy } from '../acceptance/policy.ts';
import { encodeBase64url } from '../encoding/base64url.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import { algorithms } from '../jose/algorithms.ts';
import { keyManagements } from '../jose/encryption/key-management.ts';
import { exportKey } from '../jose/export-key.ts';
import { generateKey } from '../jose/generate-key.ts';
import type { KeyReading } from '../jose/key.ts';
import { readKeys } from '../jose/read-keys.ts';
import { demoKeyText, demoKeys, demoSecrets } from '../samples/demo-keys.ts';
import { samples } from '../samples/registry.ts';
import { readToken } from '../token/read-token.ts';
import type { KeySource, Library, SnippetAction, SnippetSubject } from './library.ts';
import { readSubject, type SubjectReading } from './read-subject.ts';
import { libraries } from './registry.ts';
import { writeSnippet } from './write-snippet.ts';

const actions: readonly SnippetAction[] = ['verify', 'sign'];
const sources: readonly KeySource[] = ['environment', 'inline', 'jwks'];
const part = (value: unknown) => encodeBase64url(encodeUtf8(JSON.stringify(value)));
const tokenOf = (header: object, claims: object) => `${part(header)}.${part(claims)}.c2ln`;

const demo = (Object.keys(demoKeys) as (keyof typeof demoKeys)[]).map(demoKeyText);
const keyTexts = [...demo, ...Object.values(demoSecrets)];

async function subjectOf(
	token: string,
	{
		keyText = '',
		policy = plainPolicy,
		keySource = 'environment',
	}: { keyText?: string; policy?: Policy; keySource?: KeySource } = {},
): Promise<SubjectReading> {
	const keys = await readKeys(keyText);
	const publicKey = keys.keys[0] && (await exportKey(keys.keys[0], 'spki'));
	return readSubject({ reading: readToken(token), keys, policy, keySource, publicKey });
}

function found(reading: SubjectReading): SnippetSubject {
	if (!reading.ok) throw new Error(reading.why.code);
	return reading.subject;
}

const codeOf = (library: Library, action: SnippetAction, subject: SnippetSubject): string => {
	const outcome = writeSnippet(library, action, subject);
	return outcome.state === 'code' ? outcome.code : '';
};

describe('the registry', () => {
	it('has one name for each library, and only algorithms that exist', () => {
		expect(new Set(libraries.map(({ id }) => id)).size).toBe(libraries.length);
		const signatures = new Set(algorithms.map(({ name }) => name));
		const encryptions = new Set(keyManagements.map(({ name }) => name));
		for (const library of libraries) {
			expect(library.algorithms.filter((name) => !signatures.has(name))).toEqual([]);
			expect(library.algorithms).not.toContain('none');
			expect((library.decrypts ?? []).filter((name) => !encryptions.has(name))).toEqual([]);
			expect(library.version).toMatch(/ \d/);
			expect(library.install).not.toBe('');
		}
	});

	it('has a library for every algorithm, both ways', async () => {
		for (const { name } of algorithms.filter((row) => row.keyType !== undefined)) {
			const subject = found(await subjectOf(tokenOf({ alg: name }, {})));
			for (const action of actions)
				expect(libraries.some((library) => codeOf(library, action, subject) !== '')).toBe(true);
		}
	});
});

describe.each(libraries)('$language ($name)', (library) => {
	const header = { typ: 'at+jwt', kid: 'the-key' };
	const claims = { iss: 'https://issuer.example', aud: 'https://api.example', exp: 2_000_000_000 };

	it('gives code or a reason for every algorithm, action and source of keys', async () => {
		for (const { name, keyType } of algorithms) {
			for (const keySource of sources) {
				const reading = await subjectOf(tokenOf({ ...header, alg: name }, claims), {
					keySource,
					keyText: demo[2]!,
				});
				if (keyType === undefined) {
					expect(reading).toMatchObject({ ok: false, why: { code: 'unsecured' } });
					continue;
				}
				const subject = found(reading);
				for (const action of actions) {
					const outcome = writeSnippet(library, action, subject);
					if (outcome.state === 'none') {
						if (outcome.code === 'unsupported') {
							expect(outcome.detail['able']).not.toBe('');
							expect(outcome.detail['able']).not.toContain(library.name);
						} else expect(['no-signing', 'no-key-set']).toContain(outcome.code);
						continue;
					}
					expect(outcome.code).toContain(name);
					expect(outcome.code).toContain('https://issuer.example');
					expect(outcome.code).toContain('https://api.example');
					expect(outcome.code).toMatch(/\bJWT|JWKS_URL|BEGIN PUBLIC KEY/);
					expect(outcome.code).not.toMatch(/undefined|\[object|NaN/);
					expect(outcome.code.endsWith('\n')).toBe(true);
				}
			}
		}
	});

	it('checks all that is expected', async () => {
		const policy: Policy = {
			algorithms: ['ES256'],
			typ: 'logout+jwt',
			issuer: 'https://expected.example',
			audience: ['https://first.example', 'https://second.example'],
			leeway: 17,
			maximumAge: 4321,
			scope: ['orders:read', 'orders:write'],
			role: 'auditor',
			requireExpiry: true,
		};
		const subject = found(await subjectOf(tokenOf({ alg: 'ES256' }, {}), { policy }));
		const code = codeOf(library, 'verify', subject);
		for (const word of ['https://expected.example', 'https://first.example', 'https://second.example'])
			expect(code).toContain(word);
		for (const word of ['ES256', 'logout+jwt', '17', '4321', 'orders:read', 'orders:write', 'auditor'])
			expect(code.includes(word) || (word === '4321' && code.includes('4338'))).toBe(true);
		expect(code).not.toMatch(/From the token at hand|placeholder/i);
	});

	it('says what only the token says of itself, and what is a placeholder', async () => {
		const said = found(await subjectOf(tokenOf({ alg: 'ES256' }, claims)));
		expect(codeOf(library, 'verify', said)).toContain('From the token at hand');
		const unsaid = found(await subjectOf(tokenOf({ alg: 'ES256' }, {})));
		expect(codeOf(library, 'verify', unsaid)).toContain('A placeholder');
	});

	it('lets no hostile text of a token become a line of its own', async () => {
		const evil = '\n"""\'\'\'`*/ EVIL\r\u2028EVIL\u0085${EVIL}#{EVIL}$(EVIL)\\';
		const hostile = { iss: evil, aud: [evil], [evil]: { [evil]: evil } };
		const policy: Policy = { ...plainPolicy, scope: [evil], role: evil };
		const subject = found(
			await subjectOf(tokenOf({ alg: 'ES256', kid: evil, typ: evil }, hostile), { policy }),
		);
		for (const action of actions) {
			for (const line of codeOf(library, action, subject).split(/[\n\r\u2028\u0085]/)) {
				if (!/EVIL/i.test(line)) continue;
				expect(line).not.toMatch(/^\s*(?:EVIL|['"`*]+\s*EVIL)/i);
				// It stands between quotes, and never in a comment.
				expect(line).toMatch(/^[^#/]*["'](?:.*)/);
			}
		}
	});
});

describe('secrets and private keys', () => {
	it('appear in no code, for any key and token of the samples', async () => {
		for (const keyText of keyTexts) {
			const keys: KeyReading = await readKeys(keyText);
			const [key] = keys.keys;
			const hidden = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k', 'priv'].flatMap(
				(name) => (key!.jwk as Record<string, string | undefined>)[name] ?? [],
			);
			if (keys.form === 'secret') hidden.push(keyText);
			const pkcs8 = await exportKey(key!, 'pkcs8');
			if (pkcs8) hidden.push(...pkcs8.split('\n').filter((line) => /^[\w+/=]{40,}$/.test(line)));
			for (const { name, keyType } of algorithms) {
				if (keyType !== key!.type) continue;
				const reading = await subjectOf(tokenOf({ alg: name }, {}), { keyText, keySource: 'inline' });
				for (const library of libraries)
					for (const action of actions) {
						const code = codeOf(library, action, found(reading));
						for (const secret of hidden) expect(code.includes(secret)).toBe(false);
					}
			}
		}
	});

	it('nor those of fresh keys', async () => {
		await fc.assert(
			fc.asyncProperty(fc.constantFrom('HS256', 'ES256', 'Ed25519', 'ES256K'), async (alg) => {
				const generated = (await generateKey(alg))!;
				const [key] = (await readKeys(generated.text, generated.hint)).keys;
				const secret = key!.jwk.d ?? key!.jwk.k!;
				const subject = found(
					await subjectOf(tokenOf({ alg }, {}), { keyText: generated.text, keySource: 'inline' }),
				);
				expect(JSON.stringify(subject)).not.toContain(secret);
				for (const library of libraries)
					for (const action of actions) expect(codeOf(library, action, subject)).not.toContain(secret);
			}),
			{ numRuns: 12 },
		);
	});

	it('nor the token itself', async () => {
		for (const { token, keyText } of samples) {
			const reading = await subjectOf(token, { keyText, keySource: 'inline' });
			if (!reading.ok) continue;
			const signature = token.split('.')[2]!;
			for (const library of libraries)
				for (const action of actions) {
					const code = codeOf(library, action, reading.subject);
					expect(signature.length > 20 && code.includes(signature)).toBe(false);
				}
		}
	});
});

describe('what no code can be written for', () => {
	it.each([
		['', 'no-token'],
		['{"a":1}', 'header-unreadable'],
		['nothing', 'header-unreadable'],
		[tokenOf({ typ: 'JWT' }, {}), 'algorithm-missing'],
		[tokenOf({ alg: 'none' }, {}), 'unsecured'],
		[tokenOf({ alg: 'RS257' }, {}), 'algorithm-unknown'],
		[tokenOf({ alg: '__proto__' }, {}), 'algorithm-unknown'],
		[tokenOf({ alg: ['ES256'] }, {}), 'algorithm-missing'],
		[tokenOf({ alg: 'ES256', b64: false, crit: ['b64'] }, {}), 'unencoded'],
	])('%s', async (token, code) => {
		expect(await subjectOf(token)).toMatchObject({ ok: false, why: { code } });
	});
});

describe('expectations', () => {
	it('pin one of the algorithms allowed, the token’s own if it is among them', async () => {
		const pinned = async (alg: string, algorithmsAllowed: readonly string[]) =>
			found(
				await subjectOf(tokenOf({ alg }, {}), { policy: { ...plainPolicy, algorithms: algorithmsAllowed } }),
			);
		expect((await pinned('ES256', ['RS256', 'ES256'])).algorithm).toBe('ES256');
		const other = await pinned('HS256', ['RS256', 'ES256']);
		expect(other.algorithm).toBe('RS256');
		expect(other.notes.map(({ code }) => code)).toContain('refuses-this-token');
		expect((await pinned('none', ['RS256'])).algorithm).toBe('RS256');
	});

	it('require an expiry unless the token has none and nobody asks for one', async () => {
		const requires = async (claims: object, policy: Policy = plainPolicy) =>
			found(await subjectOf(tokenOf({ alg: 'ES256' }, claims), { policy })).requireExpiry;
		expect(await requires({ exp: 1 })).toBe(true);
		expect(await requires({})).toBe(false);
		expect(await requires({}, { ...plainPolicy, requireExpiry: true })).toBe(true);
	});

	it('keep the token’s lifetime, or give a usual one', async () => {
		const lifetime = async (claims: object) =>
			found(await subjectOf(tokenOf({ alg: 'ES256' }, claims))).lifetime;
		expect(await lifetime({ iat: 1000, exp: 1600 })).toBe(600);
		expect(await lifetime({ iat: 1000, exp: 900 })).toBe(900);
		expect(await lifetime({ iat: 1, exp: 1e15 })).toBe(900);
	});
});

describe('encrypted tokens', () => {
	const token = (header: object) => `${part(header)}.a.b.c.d`;
	it('are decrypted where the library’s snippet can, and else the libraries that can are named', async () => {
		for (const { name, status } of keyManagements) {
			const reading = await subjectOf(token({ alg: name, enc: 'A256GCM' }));
			if (status === 'prohibited') {
				expect(reading).toMatchObject({ ok: false, why: { code: 'algorithm-unknown' } });
				continue;
			}
			for (const library of libraries) {
				const outcome = writeSnippet(library, 'verify', found(reading));
				if (library.decrypt) {
					expect(outcome.state === 'code' && outcome.code).toContain(name);
					expect(outcome.state === 'code' && outcome.code).toContain('A256GCM');
				} else {
					expect(outcome).toMatchObject({ state: 'none', code: 'encrypted' });
					expect(outcome.state === 'none' && outcome.detail['able']).toContain('jose');
				}
				expect(writeSnippet(library, 'sign', found(reading))).toMatchObject({ code: 'encrypted-signing' });
			}
		}
	});
});
