// What other debuggers get wrong, one test for each: what is pasted, and what must be seen. The specs of each subject go
// deeper; this one is the list.
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { expect, test, type Lab } from '../support/lab.ts';
import {
	compact,
	encode,
	hmac,
	hs256,
	makeKey,
	publicJwk,
	secret,
	seconds,
	signed,
	spki,
} from '../support/tokens.ts';

const verified = 'verified with your key';
const es256 = makeKey('ES256');
const rs256 = makeKey('RS256');

/** Opens a token with its secret, and waits until it is verified. */
async function openVerified(lab: Lab, token: string, key = secret): Promise<void> {
	await lab.openToken(token);
	await lab.key.fill(key);
	await expect(lab.signature).toContainText(verified);
}

const keyOf = (header: string, payload: string, key = secret): string => {
	const input = `${encode(header)}.${encode(payload)}`;
	return `${input}.${hmac(input, key)}`;
};

const faults: Readonly<Record<string, (lab: Lab) => Promise<unknown>>> = {
	'duplicate members stand as they are, with both places': async (lab) => {
		await openVerified(lab, hs256('{"role":"user","role":"admin"}'));
		await lab.expectText('Payload', '{\n  "role": "user",\n  "role": "admin"\n}');
		await expect(lab.findings).toContainText('role');
		await expect(lab.panel('Findings')).toContainText('1 error');
	},
	'a header with two alg is verified by nobody': async (lab) => {
		await lab.openToken(keyOf('{"alg":"none","alg":"HS256"}', '{}'));
		await lab.key.fill(secret);
		await expect(lab.signature).toContainText('cannot be checked');
	},
	'numbers keep every digit, and members their order': async (lab) => {
		const payload = '{"b":9007199254740993,"2":100002348117421473,"a":1.0,"1":1e3,"c":-0,"d":1e400}';
		await openVerified(lab, hs256(payload));
		expect((await lab.text('Payload')).replace(/\s/g, '')).toBe(payload);
	},
	'decoded, then left alone, it is the same token': async (lab) => {
		const token = keyOf('{ "typ":"JWT",\r\n "alg":"HS256"}', '{"a" :1 }');
		await openVerified(lab, token);
		await lab.button('Copy token').click();
		expect(await lab.clipboard()).toBe(token);
	},
	'stray bits at the end of a part are an error, and the exact characters decide': async (lab) => {
		const token = hs256('{"a":1}');
		const last = token.at(-1)!;
		const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
		await lab.openToken(token.slice(0, -1) + alphabet[alphabet.indexOf(last) + 1]!);
		await lab.key.fill(secret);
		await expect(lab.panel('Token')).toContainText('spells the same bytes as another character would');
		await expect(lab.panel('Findings')).toContainText('error');
	},
	'padding is told with its place, and taken away with a click': async (lab) => {
		const [header, payload, signature] = hs256('{"a":12}').split('.') as [string, string, string];
		await lab.openToken(`${header}.${payload}=.${signature}`);
		await expect(lab.panel('Token')).toContainText('base64url in tokens has no padding');
		await lab.expectText('Payload', '{\n  "a": 12\n}');
	},
	'none is never verified, in any spelling, with or without a signature': async (lab) => {
		for (const alg of ['none', 'None', 'nOnE'])
			for (const text of [
				`${encode(`{"alg":"${alg}"}`)}.${encode('{"a":1}')}`,
				keyOf(`{"alg":"${alg}"}`, '{}'),
			]) {
				await lab.openToken(text);
				await lab.key.fill(secret);
				await expect(lab.signature).not.toContainText('verified');
				await expect(lab.verdict).toContainText('An API would refuse it');
			}
	},
	'an alg that is the name of a property, a number or a list is unknown': async (lab) => {
		for (const alg of ['"constructor"', '"__proto__"', '7', '[]']) {
			await lab.openToken(keyOf(`{"alg":${alg}}`, '{}'));
			await lab.key.fill(secret);
			await expect(lab.signature).toContainText('cannot be checked');
		}
	},
	'an unencoded payload is read as such, and a JWT must not have one': async (lab) => {
		const header = encode('{"alg":"HS256","b64":false,"crit":["b64"]}');
		await openVerified(lab, `${header}.plain text.${hmac(`${header}.plain text`, secret)}`);
		await lab.expectText('Payload', 'plain text');
		await lab.openChecks();
		await expect(lab.check('unencoded payload')).toContainText('failed');
	},
	'an unknown crit fails by itself; the signature stands apart': async (lab) => {
		await openVerified(lab, keyOf('{"alg":"HS256","crit":["x"],"x":1}', '{}'));
		await lab.openChecks();
		await expect(lab.check('Critical extension')).toContainText('failed');
	},
	'the header of an encrypted token is read': async (lab) => {
		await lab.openToken(`${encode('{"alg":"RSA-OAEP","enc":"A256GCM","kid":"k1"}')}.AAAA.AAAA.AAAA.AAAA`);
		await expect(lab.header).toContainText('"kid": "k1"');
	},
	'four parts, and a header that is no JSON, are read as far as they go': async (lab) => {
		await lab.openToken(`${encode('{"alg":"HS256"}')}.${encode('{"a":1}')}.AAAA.AAAA`);
		await expect(lab.panel('Token')).toContainText('4 parts where a token has 3');
		await lab.expectText('Payload', '{\n  "a": 1\n}');
		await lab.openToken(compact('alg=HS256', '{"a":2}', 'AAAA'));
		await expect(lab.panel('Header')).toContainText('Not JSON at 1');
		await lab.expectText('Payload', '{\n  "a": 2\n}');
	},
	'a payload that is an array, a string or cut off is shown with the place of the fault': async (lab) => {
		await lab.openToken(hs256('[1,2]'));
		await expect(lab.panel('Payload')).toContainText('an array, not an object');
		await lab.openToken(hs256('"text"'));
		await expect(lab.panel('Payload')).toContainText('a string, not an object');
		await lab.openToken(hs256('{"a":1,"b":"cut'));
		await expect(lab.panel('Payload')).toContainText('is not closed');
	},
	'bytes that are no UTF-8, and a byte-order mark, are told by their place': async (lab) => {
		const bytes = Buffer.from('{"a":"\xff"}', 'latin1').toString('base64url');
		const [header] = hs256('{}').split('.');
		await lab.openToken(`${header}.${bytes}.AAAA`);
		await expect(lab.panel('Payload')).toContainText('Byte 7 of the payload is not UTF-8');
		await lab.openToken(hs256('\ufeff{"a":1}'));
		await expect(lab.panel('Payload')).toContainText('byte-order mark');
	},
	'an expired token is verified, and expired': async (lab) => {
		await openVerified(lab, hs256(`{"exp":${seconds() - 720}}`));
		await lab.openChecks();
		await expect(lab.check('Expired 12 min')).toContainText('failed');
		await openVerified(lab, hs256(`{"nbf":${seconds() + 720}}`));
		await expect(lab.check('Not yet valid')).toContainText('failed');
	},
	'what is no NumericDate is told as what it is': async (lab) => {
		for (const [value, says] of [
			['1893456000000', 'milliseconds'],
			['1e20', 'out of range'],
			['"2030-01-01"', 'a date in a string'],
			['"1893456000"', 'a string'],
			['null', 'null'],
			['{}', 'an object'],
		] as const) {
			await lab.openToken(hs256(`{"exp":${value}}`));
			await lab.openChecks();
			await expect(lab.checks, value).toContainText(says);
		}
	},
	'iss, jku and x5u are fetched by nobody': async (lab) => {
		const header = '{"alg":"RS256","jku":"http://127.0.0.1:9/jwks","x5u":"http://127.0.0.1:9/x5u"}';
		await lab.openToken(compact(header, '{"iss":"http://127.0.0.1:9"}', 'AAAA'));
		await expect(lab.header).toContainText('jku');
		await expect(lab.page.getByText('0 requests since load')).toBeVisible();
	},
	'a key of the token’s own proves nothing': async (lab) => {
		const jwk = publicJwk(es256);
		await lab.openToken(signed(es256, '{}', { jwk }));
		await expect(lab.signature).not.toContainText('verified');
		await expect(lab.verdict).not.toContainText('would accept');
	},
	'an edit leaves the key where it is': async (lab) => {
		await openVerified(lab, signed(es256, '{"a":1}'), spki(es256));
		await lab.write('Payload', '{"a":2}');
		await expect(lab.signature).toContainText('does not match');
		await expect(lab.key).toHaveValue(spki(es256));
	},
	'a key that cannot be read is at fault, and not the signature': async (lab) => {
		await lab.openToken(signed(rs256, '{}'));
		await lab.key.fill('-----BEGIN PUBLIC KEY-----\nMIIB!!\n-----END PUBLIC KEY-----');
		await expect(lab.signature).toContainText('cannot be checked');
		await expect(lab.panel('Signature')).toContainText('The key is at fault');
	},
	'keys come in every form: private for public, a set, mangled, bare': async (lab) => {
		const pkcs8 = String(rs256.privateKey.export({ type: 'pkcs8', format: 'pem' }));
		const bare = spki(rs256).replace(/-----[^-]+-----|\s/g, '');
		await lab.openToken(signed(rs256, '{}'));
		for (const key of [
			pkcs8,
			JSON.stringify({ keys: [publicJwk(es256), publicJwk(rs256)] }),
			`# staging\n${spki(rs256)}`,
			`KEY="${spki(rs256).trim().replaceAll('\n', '\\n')}"`,
			bare,
			String(createPrivateKey(pkcs8).export({ type: 'pkcs1', format: 'pem' })),
		]) {
			await lab.key.fill('');
			await expect(lab.signature).toContainText('not checked');
			await lab.key.fill(key);
			await expect(lab.signature, key.slice(0, 40)).toContainText(verified);
		}
	},
	'SEC1 signs; a short RSA key works, warned; a key of the wrong type is told': async (lab) => {
		await lab.openToken(signed(es256, '{}'));
		await lab.key.fill(String(es256.privateKey.export({ type: 'sec1', format: 'pem' })));
		await expect(lab.signature).toContainText(verified);
		await expect(lab.button('Sign')).toBeEnabled();
		const short = generateKeyPairSync('rsa', { modulusLength: 1024 });
		await lab.openToken(compact('{"alg":"RS256"}', '{}', 'AAAA'));
		await lab.key.fill(String(short.privateKey.export({ type: 'pkcs8', format: 'pem' })));
		await expect(lab.panel('Key')).toContainText('A short RSA key (1024 bits)');
		await lab.button('Sign').click();
		await expect(lab.signature).toContainText('signed with this key');
		await lab.openToken(signed(es256, '{}'));
		await expect(lab.panel('Signature')).toContainText('The key is of another type than ES256 takes');
	},
	'a JWK that forbids the use is used on request only': async (lab) => {
		await lab.openToken(signed(es256, '{}'));
		await lab.key.fill(JSON.stringify(publicJwk(es256, { use: 'enc' })));
		await expect(lab.signature).toContainText('cannot be checked');
		await expect(lab.panel('Signature')).toContainText('forbids this use');
	},
	'a short secret works, warned': async (lab) => {
		await openVerified(lab, hs256('{}', { key: 'abc' }), 'abc');
		await expect(lab.panel('Key')).toContainText('A short secret (24 bits)');
	},
	'a secret that is changed or cleared leaves the token alone': async (lab) => {
		const token = hs256('{"a":1}');
		await openVerified(lab, token);
		await lab.key.fill('another secret');
		await expect(lab.signature).toContainText('does not match');
		await lab.key.fill('');
		await lab.expectText('Token', token);
	},
	'typ at+jwt and dpop+jwt are recognised': async (lab) => {
		await lab.openToken(keyOf('{"alg":"HS256","typ":"at+jwt"}', '{}'));
		await expect(lab.beside('Header', 'typ')).toContainText('OAuth access token');
		await lab.openToken(keyOf('{"alg":"HS256","typ":"dpop+jwt"}', '{}'));
		await expect(lab.beside('Header', 'typ')).toContainText('DPoP proof');
	},
	'a signature that begins as a domain ends is no address': async (lab) => {
		for (const start of ['com', 'org', 'net']) {
			const [header, payload] = hs256('{"a":1}').split('.');
			const token = `${header}.${payload}.${start}${'A'.repeat(40)}`;
			await lab.openToken(token);
			await lab.expectText('Payload', '{\n  "a": 1\n}');
		}
	},
	'values with “=”, two audiences and emoji are exact': async (lab) => {
		const payload = '{"q":"a=b==","aud":["one, two","three"],"face":"😀é"}';
		await openVerified(lab, hs256(payload));
		expect(JSON.parse(await lab.text('Payload'))).toEqual(JSON.parse(payload));
	},
	'sixteen minutes past exp is expired, with a leeway of 0 in sight': async (lab) => {
		await openVerified(lab, hs256(`{"exp":${seconds() - 960}}`));
		await expect(lab.verdict).toContainText('An API would refuse it');
		await openVerified(lab, hs256(`{"exp":${seconds() + 960}}`));
		await lab.openChecks();
		await expect(lab.check('Not expired')).toContainText('leeway 0 s');
	},
	'an initialization vector of the wrong length ends in a sentence': async (lab) => {
		const key = '{"kty":"oct","k":"AAECAwQFBgcICQoLDA0ODw"}';
		await lab.openToken(`${encode('{"alg":"dir","enc":"A128GCM"}')}..AAAA.AAAA.${'A'.repeat(22)}`);
		await lab.key.fill(key);
		await expect(lab.panel('Encryption')).toContainText(/vector/i);
	},
};

for (const [name, run] of Object.entries(faults)) test(name, async ({ lab }) => void (await run(lab)));
