import { describe, expect, it } from 'vitest';
import { encodeBase64url } from '../../encoding/base64url.ts';
import { encodeUtf8 } from '../../encoding/utf8.ts';
import { readToken } from '../read-token.ts';
import { csvCell, csvRecord } from './csv.ts';
import { tokenFacts, tokenLife } from './token-facts.ts';

const part = (text: string) => encodeBase64url(encodeUtf8(text));
const factsOf = (payload: string, header = '{"alg":"HS256","kid":"k","typ":"JWT"}') =>
	tokenFacts(readToken(`${part(header)}.${part(payload)}.c2ln`));

describe('what is kept of a token', () => {
	it('is what a list shows, in small letters where it is searched', () => {
		const facts = factsOf(
			'{"iss":"https://A.example","sub":7.0,"aud":["x","y"],"iat":1,"exp":20,"Role":"Admin"}',
		);
		expect(facts).toMatchObject({
			kind: 'jws',
			alg: 'HS256',
			kid: 'k',
			typ: 'JWT',
			issuer: 'https://A.example',
			subject: '7.0',
			audience: 'x, y',
			issued: 1,
			expires: 20,
		});
		expect(facts.sought).toContain('"role":"admin"');
	});

	it('is bounded however large the token is, and there for anything', () => {
		const facts = factsOf(`{"iss":"${'x'.repeat(50_000)}","sub":{"a":"${'y'.repeat(50_000)}"}}`);
		expect(JSON.stringify(facts).length).toBeLessThan(6000);
		expect(tokenFacts(readToken('nothing'))).toMatchObject({ kind: 'unknown', hasClaims: false });
	});

	it.each([
		['{"exp":101}', 'valid'],
		['{"exp":100}', 'expired'],
		['{"exp":200,"nbf":101}', 'not-yet'],
		['{"exp":50,"nbf":101}', 'expired'],
		['{}', 'endless'],
		['{"nbf":100}', 'endless'],
		['{"exp":"tomorrow"}', 'unknown'],
		['no claims', 'unknown'],
	])('%s is %s at 100', (payload, life) => {
		expect(tokenLife(factsOf(payload), 100)).toBe(life);
	});
});

describe('CSV', () => {
	it.each([
		['plain', 'plain'],
		[undefined, ''],
		[-5, '-5'],
		['a,b', '"a,b"'],
		['say "no"', '"say ""no"""'],
		['two\nlines', '"two\nlines"'],
		[' space', '" space"'],
		['=cmd|calc', "'=cmd|calc"],
		['+1', "'+1"],
		['-1', "'-1"],
		['@SUM(1,2)', `"'@SUM(1,2)"`],
		['\t=1', "'\t=1"],
		['a=1', 'a=1'],
	])('writes %j as %s', (value, cell) => {
		expect(csvCell(value)).toBe(cell);
	});

	it('ends each record', () => {
		expect(csvRecord(['a', 1, undefined])).toBe('a,1,\r\n');
	});
});
