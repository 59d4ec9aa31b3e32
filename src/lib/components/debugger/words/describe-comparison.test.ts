import { describe, expect, it } from 'vitest';
import { compareTokens } from '#lib/core/comparison/compare-tokens.ts';
import { encodeBase64url } from '#lib/core/encoding/base64url.ts';
import { encodeUtf8 } from '#lib/core/encoding/utf8.ts';
import { readToken } from '#lib/core/token/read-token.ts';
import { comparisonAsMarkdown, comparisonAsText } from './comparison-text.ts';
import { describeComparison } from './describe-comparison.ts';

const part = (text: string) => encodeBase64url(encodeUtf8(text));
const token = (payload: string, header = '{"alg":"ES256","kid":"2026-10"}', signature = part(payload)) =>
	`${part(header)}.${part(payload)}.${signature}`;
const compared = (a: string, b: string) => compareTokens(readToken(a), readToken(b));
const said = (a: string, b: string, sameKey?: boolean) => describeComparison(compared(a, b), sameKey);

describe('the sentence about two tokens', () => {
	it('says first what most people look for', () => {
		const a = token('{"iss":"i","sub":"s","iat":0,"exp":900,"scope":"r orders:write"}');
		const b = token(
			'{"iss":"i","sub":"s","iat":0,"exp":4500,"scope":"r"}',
			'{"alg":"ES256","kid":"2026-11"}',
		);
		expect(said(a, b, false)).toBe(
			'Same issuer and subject; expires 1 h later; lives 1 h 15 min instead of 15 min; scope lost orders:write; another key (kid 2026-10 → 2026-11).',
		);
	});

	it.each([
		['{"a":1}', '{"a":1}', 'The same token, byte for byte.'],
		['{"iss":"x"}', '{"iss":"y"}', 'Issuer x → y.'],
		['{"exp":5}', '{}', 'Never expires now.'],
		['{"exp":"x"}', '{"exp":5}', 'Exp x → 5.'],
		['{"aud":"a"}', '{"aud":["a","b"]}', 'Aud gained b.'],
		['{"aud":1}', '{"aud":2}', 'Audience 1 → 2.'],
		['{"a":1,"b":2}', '{"b":3,"c":4}', 'B changed; c added; a removed.'],
		['{"a":1,"b":2}', '{"b":2,"a":1}', 'Another order.'],
		['{"a":1}', '{"a": 1}', 'The same content, written in other bytes.'],
		['{"a":1}', 'text', 'Another payload.'],
	])('of %s and %s', (a, b, sentence) => {
		expect(said(token(a), token(b))).toBe(sentence);
	});

	it.each([
		[
			token('{}', undefined, 'aa'),
			token('{"a":1}', undefined, 'aa'),
			'A added; the same signature over different content.',
		],
		[token('{}', undefined, 'aa'), token('{}', undefined, 'bb'), 'Signed anew.'],
		[
			token('{}'),
			token('{}', '{"alg":"none"}', ''),
			'JWS · compact became Unsecured · compact; alg ES256 → none; kid 2026-10 removed; no longer signed.',
		],
	])('tells of signatures and algorithms', (a, b, sentence) => {
		expect(said(a, b)).toBe(sentence);
	});

	it('does not say that a closed token lost its claims', () => {
		const closed = `${part('{"alg":"dir","enc":"A128GCM"}')}..aXY.Yw.dA`;
		expect(said(token('{"a":1}'), closed)).toContain('B is encrypted, and no key at hand opens it');
	});
});

describe('the differences to be copied', () => {
	const a = token('{"exp":900,"x":"a|b`c","roles":["r","w"]}');
	const b = token('{"exp":4500,"roles":["r"]}');
	const names = { a: 'the *first*', b: 'the second' };

	it('are lines of plain text', () => {
		expect(comparisonAsText(compared(a, b), 'Summary.', names)).toBe(`A: the *first*
B: the second
Summary.

payload exp: changed (1 h later)
  A: 900 (1970-01-01 00:15:00 UTC)
  B: 4500 (1970-01-01 01:15:00 UTC)
payload x: removed
  A: "a|b\`c"
payload roles: changed (1 in both, − "w")
  A: ["r","w"]
  B: ["r"]
Each has a signature of its own, as different content must.
`);
	});

	it('are a table in Markdown, in which no value breaks out of its cell', () => {
		expect(comparisonAsMarkdown(compared(a, b), 'Summary.', names)).toBe(`- **A**: the \\*first\\*
- **B**: the second

Summary.

| Member | What | A | B |
| --- | --- | --- | --- |
| payload \`exp\` | changed: 1 h later | \`900\` 1970-01-01 00:15:00 UTC | \`4500\` 1970-01-01 01:15:00 UTC |
| payload \`x\` | removed | \`\` "a\\|b\`c" \`\` |  |
| payload \`roles\` | changed: 1 in both, − "w" | \`["r","w"]\` | \`["r"]\` |

- Each has a signature of its own, as different content must.
`);
	});
});
