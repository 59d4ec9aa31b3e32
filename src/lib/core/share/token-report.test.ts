import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accept } from '../acceptance/accept.ts';
import { plainPolicy, type Policy } from '../acceptance/policy.ts';
import { encodeBase64url } from '../encoding/base64url.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import { findings } from '../findings/find.ts';
import { samples } from '../samples/registry.ts';
import { readToken } from '../token/read-token.ts';
import { codeBlock, codeSpan, sentence } from './markdown.ts';
import { signatureOnly, type ClaimValues, type Redaction } from './redaction.ts';
import { tokenReport } from './token-report.ts';

const now = 1_764_043_200;
const encode = (text: string): string => encodeBase64url(encodeUtf8(text));
const tokenWith = (payload: string, header = '{"alg":"HS256","typ":"JWT"}'): string =>
	`${encode(header)}.${encode(payload)}.c2lnbmF0dXJlLW9mLXRoZS10ZXN0cy1vZi0zMi1ieXQ`;

interface More {
	readonly policy?: Policy;
	readonly except?: readonly string[];
	readonly secrets?: readonly string[];
}

function report(text: string, values: ClaimValues = 'personal', more: More = {}): string {
	const { policy = plainPolicy, except = [], secrets = [] } = more;
	const reading = readToken(text);
	const redaction: Redaction = { ...signatureOnly, values, except: new Set(except) };
	const signature = { state: 'failed', reason: 'no-match', tried: [] } as const;
	return tokenReport({
		reading,
		now,
		redaction,
		acceptance: accept({ reading, signature, policy, now }),
		policy,
		findings: findings({ reading, signature, now }),
		thumbprint: 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
		secrets,
		words: {
			kind: 'JWS · compact',
			verdict: 'An API would refuse it',
			signature: 'does not match',
			signatureSentence: 'Another key signed this token, or it was changed after signing.',
			key: 'EC P-256 · public, at hand',
		},
	});
}

/** What of a Markdown text is no code: neither in a fenced block (CommonMark §4.5) nor in a span (§6.1). */
function outsideCode(markdown: string): string {
	const lines: string[] = [];
	let fence = '';
	for (const line of markdown.split(/\r\n|\r|\n/)) {
		const run = /^ {0,3}(`{3,})/.exec(line)?.[1];
		if (fence === '' && run !== undefined) fence = run;
		else if (fence === '') lines.push(line.replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, '<code>'));
		else if (/^ {0,3}`+[ \t]*$/.test(line) && line.trim().length >= fence.length) fence = '';
	}
	expect(fence).toBe('');
	return lines.join('\n');
}

const hostile = fc.oneof(
	fc.string({
		unit: fc.constantFrom('`', '|', '\n', '\r', '<', '>', '\\', '[', '](', '*', '#', '@', '~', ' ', 'a'),
	}),
	fc.constantFrom(
		'```\n# gotcha',
		'</code><script>alert(1)</script>',
		'| a | b |\n|---|---|',
		'![x](https://evil.example/x.png)',
		'@everyone #1 https://evil.example www.evil.example',
		'\u202egnp.exe\u202c',
		'\\`\\|',
	),
);

describe('a report', () => {
	const header = '{"alg":"RS256","kid":"key-1","typ":"at+jwt"}';
	const payload = `{"iss":"https://as.example","sub":"alice","exp":${now - 60},"email":"alice@shop.example"}`;

	it('says what the token is, and what the page says of it', () => {
		const text = report(tokenWith(payload, header), 'personal', {
			policy: { ...plainPolicy, issuer: 'other' },
		});
		for (const part of [
			'# Token report: An API would refuse it\n',
			'Made 2025-11-25 04:00:00 UTC with JWT Lab. The signature is replaced',
			'Redacted values: `sub`, `email`.',
			'- Kind: JWS · compact\n- Algorithm (alg): `RS256`\n- Type (typ): `at+jwt`\n- Key ID (kid): `key-1`\n',
			'"sub": "REDACTED",',
			'"iss": "https://as.example",',
			`| \`exp\` | when it expires | 2025-11-25 03:59:00 UTC | 1 min ago |`,
			'HTTP 401',
			'- ✗ failed: Expired 1 min ago (RFC 7519 §4.1.4)',
			'- Issuer: `other`',
			'- State: does not match. Another key signed this token, or it was changed after signing.',
			'- Key: EC P-256 · public, at hand',
			'- Thumbprint of the key (RFC 7638): `NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs`',
			'- **error**: An access token must also have',
		])
			expect(text).toContain(part);
		expect(text).not.toContain('alice');
		expect(text).not.toContain('c2lnbmF0');
	});

	it('tells nothing of a claim that goes, not even what can be reckoned from it', () => {
		const policy = {
			...plainPolicy,
			issuer: 'https://as.example',
			audience: ['https://as.example'],
			maximumAge: 9,
		};
		const text = report(tokenWith(payload, header), 'all', { policy });
		for (const gone of ['as.example', '1 min ago', '03:59', String(now - 60), '## Times'])
			expect(text).not.toContain(gone);
		expect(text).toContain('- ✗ failed: Expiry (exp): its value is redacted');
		expect(text).toContain('- Issuer: redacted');
		expect(report(tokenWith(payload, header), 'all', { except: ['exp'] })).toContain('Expired 1 min ago');
	});

	it('has no finding that quotes a value that goes, or the key', () => {
		const big = '{"pin":12345678901234567890,"exp":1e11,"sub":"x","n":{"pin":98765432109876543210}}';
		const text = report(tokenWith(big), 'personal');
		expect(text).toMatch(/\*\*: REDACTED becomes REDACTED in JavaScript/);
		expect(text).not.toMatch(/1234567890|9876543210/);
		expect(report(tokenWith(big), 'keep')).toContain('12345678901234567890 becomes');
		const quoted = report(tokenWith('{}', '{"alg":"hs256"}'), 'keep', { secrets: ['hs256'] });
		expect(quoted).toContain('**error**: “REDACTED” is not');
	});

	it('repeats no value that goes, wherever it stands', () => {
		const unique = fc.uuid();
		const names = [
			'iss',
			'aud',
			'sub',
			'scope',
			'roles',
			'client_id',
			'email',
			'jti',
			'password',
			'x',
		] as const;
		fc.assert(
			fc.property(fc.array(unique, { minLength: 10, maxLength: 10 }), unique, (values, within) => {
				const claims = Object.fromEntries(names.map((name, at) => [name, values[at]]));
				const text = JSON.stringify({ ...claims, deep: [{ html: `<b>${within}</b>` }] });
				const [issuer, audience, , scope, role] = values as [string, string, string, string, string];
				const policy = { ...plainPolicy, issuer, audience: [audience], scope: [scope], role };
				const all = report(tokenWith(text), 'all', { policy });
				expect([...values, within].filter((value) => all.includes(value.slice(0, 20)))).toEqual([]);
				const personal = report(tokenWith(text), 'personal', { policy });
				const gone = [values[2], ...values.slice(6), within, role].map((value) => value!.slice(0, 20));
				expect(gone.filter((value) => personal.includes(value))).toEqual([]);
			}),
			{ numRuns: 40 },
		);
	});

	it('of any sample with any choice is code outside of its own words', () => {
		for (const { token } of samples)
			for (const values of ['keep', 'personal', 'all'] as const)
				expect(outsideCode(report(token, values))).not.toMatch(
					/[<>@[\]*_](?<!\*\*|<code>|<code)(?!\*|code>|\/)/,
				);
	});

	it('cannot be broken out of by any value or name', () => {
		const harmless = outsideCode(report(tokenWith('{"a":"a"}', '{"alg":"a","kid":"a","typ":"a"}'), 'keep'));
		const shape = (text: string) => text.split('\n').filter((line) => /^#|^\||^Made/.test(line));
		fc.assert(
			fc.property(hostile, fc.constantFrom<ClaimValues>('keep', 'personal'), (value, values) => {
				const json = JSON.stringify(value);
				const token = tokenWith(
					`{${json}:${json},"iss":${json}}`,
					`{"alg":${json},"kid":${json},"typ":${json}}`,
				);
				const policy = { ...plainPolicy, issuer: value, audience: [value], typ: value, role: value };
				const outside = outsideCode(report(token, values, { policy }));
				expect(shape(outside).map((line) => line.slice(0, 12))).toEqual(
					shape(harmless).map((line) => line.slice(0, 12)),
				);
				expect(outside.replaceAll('<code>', '')).not.toMatch(/<|@|https?:|www\.|\]\(|script|\u202e/);
			}),
			{ numRuns: 300 },
		);
	});

	it('is made of a text of any size', () => {
		const many = Array.from({ length: 150_000 }, (_, at) => `"${at}":"\`"`).join(',');
		expect(report(tokenWith(`{"sub":{${many}},"iss":{${many}}}`))).toContain('"149999": "REDACTED"');
	});

	it('is made of any text', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				for (const one of [text, tokenWith(text), tokenWith('{}', text)])
					expect(report(one)).toMatch(/^# Token/);
			}),
		);
	});
});

describe('code in Markdown', () => {
	it('keeps its text behind a fence that nothing in it closes', () => {
		expect(codeBlock('a\r\n````\nb', 'text')).toBe('`````text\na\n````\nb\n`````');
		expect(codeBlock('\u202ea\u0000', 'json')).toBe('```json\n\\u202ea\\u0000\n```');
	});

	it('stands on one line behind as many ticks as it takes', () => {
		expect(codeSpan('a|b')).toBe('`a|b`');
		expect(codeSpan('`a')).toBe('`` `a ``');
		expect(codeSpan('a\nb')).toBe('`a\\u000ab`');
		expect(codeSpan('')).toBe('`  `');
		expect(codeSpan('x'.repeat(300))).toHaveLength(202);
	});

	it('takes a sentence that could be markup, and no other', () => {
		expect(sentence('Expired 7 min ago, leeway 0 s')).toBe('Expired 7 min ago, leeway 0 s');
		for (const text of ['see https://x', 'www.x.example', '@a', 'a_b', '<b>', '[a](b)', '- a', '1. a', '~a~'])
			expect(sentence(text)).toBe(`\`${text}\``);
	});
});
