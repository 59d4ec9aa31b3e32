import { expect, it } from 'vitest';
import { encodeBase64url } from '../encoding/base64url.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import { readToken } from '../token/read-token.ts';
import { addressesInToken } from './addresses-in-token.ts';

const encode = (value: object) => encodeBase64url(encodeUtf8(JSON.stringify(value)));
const named = (header: object, claims: object) =>
	addressesInToken(readToken(`${encode({ alg: 'ES256', ...header })}.${encode(claims)}.AAAA`));

it('gives the addresses that could be asked, the issuer first', () => {
	const found = named(
		{ jku: 'https://a.example/keys', x5u: 'https://b.example/cert' },
		{ iss: 'https://c.example' },
	);
	expect(found.map(({ name, of, address }) => [name, of, address.host])).toEqual([
		['iss', 'issuer', 'c.example'],
		['jku', 'keys', 'a.example'],
		['x5u', 'keys', 'b.example'],
	]);
});

it('leaves out what is no address, or in another place', () => {
	expect(named({ jku: 'javascript:alert(1)', x5u: 7 }, { iss: 'joe', jku: 'https://a.example' })).toEqual([]);
	expect(addressesInToken(readToken('no token'))).toEqual([]);
});
