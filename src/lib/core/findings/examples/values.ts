import { hs, payloads, withClaims, type Examples } from './example.ts';

const holds = (value: string) => withClaims(JSON.stringify({ a: value }));

const secretNames = [
	'passwd pwd passphrase Secret client_secret api_key apiSecret secret-key privateKey CVV cvc ssn card_number',
].flatMap((names) => names.split(' '));

/** In two halves, so that no scanner takes them for keys. */
const keys = [
	['AKIA', 'A1'.repeat(8)],
	['ASIA', 'A1'.repeat(8)],
	...['ghp', 'gho', 'ghu', 'ghs', 'ghr'].map((start) => [`${start}_`, 'aB1'.repeat(12)]),
	['github_pat_', 'aB_1'.repeat(5) + 'aB'],
	...['a', 'b', 'e', 'o', 'p', 'r', 's'].map((kind) => [`xox${kind}-`, '1234-aBcDe']),
	['sk_live_', 'aB1c'.repeat(4)],
	['rk_live_', 'aB1c'.repeat(4)],
	['AIza', 'aB1_-'.repeat(7)],
].map((halves) => halves.join(''));

const card = '4111111111111111';

export const valuesExamples: Examples = {
	'secret-in-payload': {
		...payloads('{"password":"x"}', '{"password_changed":"x"}'),
		alsoFires: [
			withClaims('{"a":[{"password":1}]}', {
				message: '“password” holds a secret, and anyone can read the payload',
			}),
			withClaims('{"password":{}}'),
			...secretNames.map((name) => withClaims(JSON.stringify({ [name]: 'x' }))),
			...keys.map((key) => holds(`key: ${key}`)),
			holds('-----BEGIN PRIVATE KEY-----'),
			holds('-----BEGIN ENCRYPTED PRIVATE KEY-----'),
			withClaims(JSON.stringify([keys[0]]), {
				message: '“a list” holds a secret, and anyone can read the payload',
			}),
			withClaims('{"a":{"kty":"EC","d":"x"}}'),
			withClaims('{"a":{"kty":"oct","k":"x"}}'),
			withClaims('{"a":{"kty":"AKP","priv":"x"}}'),
		],
		alsoNear: [
			withClaims('{"password":true,"secret":null,"pwd":""}'),
			withClaims(`{"${'-'.repeat(17)}password":"x"}`),
			withClaims('{}', {}, '{"alg":"HS256","password":"x"}'),
			...keys.map((key) => holds(key.slice(0, -1))),
			...keys.map((key) => holds(`x${key}`)),
			holds('-----BEGIN PUBLIC KEY-----'),
			holds(`-----BEGIN ${'A'.repeat(21)}PRIVATE KEY-----`),
			withClaims('{"a":{"kty":"EC","x":"x"},"b":{"d":"x","k":"x"},"c":{"kty":1,"d":"x"}}'),
		],
	},
	'card-number': {
		fires: withClaims(`{"a":"${card}"}`, {
			message: '“a” looks like the number of a payment card, for anyone to read',
		}),
		nearMiss: withClaims('{"a":"4111111111111112"}'),
		alsoFires: [
			withClaims(`{"a":${card}}`),
			withClaims(`{"a":["4111 1111-1111 1111"]}`),
			holds('5105105105105100'),
			holds('5555555555554444'),
			holds('2223003122003222'),
			holds('2720990000000007'),
			holds('341111111111111'),
			holds('378282246310005'),
			...['xsub', 'issx', `${'x'.repeat(18)}id`].map((name) => withClaims(`{"${name}":"${card}"}`)),
			holds('6011111111111117'),
			holds('6500000000000002'),
			holds('3530111333300000'),
		],
		alsoNear: [
			...['iss', 'sub', 'aud', 'jti', 'user_id', 'ID', `${'x'.repeat(17)}id`].map((name) =>
				withClaims(`{"${name}":"${card}"}`),
			),
			withClaims(`{"card_number":"${card}"}`),
			withClaims('{}', {}, `{"alg":"HS256","a":"${card}"}`),
			holds(`${card}    `),
			// Both pass the check of their digits.
			holds(`00${card}`),
			holds(`${card}00`),
			holds(`1${card}`),
			holds(card.slice(1)),
			holds('5600000000000003'),
			holds('2800000000000003'),
			holds('361111111111119'),
			holds('6012000000000002'),
			withClaims('{"a":true}'),
		],
	},
	'hostile-value': {
		...payloads('{"a":"<b onclick=x>"}', '{"a":"a < script, <b> on = 1"}'),
		alsoFires: [
			' JavaScript:x',
			'vbscript:x',
			'data:text/html,x',
			' data:text/javascript,x',
			...['script', 'img', 'svg', 'iframe', 'a'].map((name) => `x<${name}>`),
			'</b onload =x>',
			'<B x ONx=',
			`<b ${' '.repeat(197)}onclick=`,
			`<b ona${' '.repeat(20)}=`,
			'onx=<b onclick=',
			"x' or 1",
			"' AND '",
			'UNION  select x',
			'Data:TEXT/HTML,x',
			'<IMG>',
			"'or  '",
			';DROP  Table y',
			'${JNDI:',
			'<form onx=',
			'x; drop table y',
			'${jndi:ldap://a}',
		].map(holds),
		alsoNear: [
			'see javascript:x',
			'data:text/plain,html',
			'x data:text/html,x',
			'<article>',
			'<b one',
			`<b ${' '.repeat(198)}onclick=`,
			'<b > onclick=',
			'<1 onclick=',
			'<b onclick',
			`<b on${'x'.repeat(31)}=`,
			'<b xonclick=',
			"x' order",
			'unionselect',
			'xunion select',
			'union selects',
			';drop tables',
			`<b ona${' '.repeat(21)}=`,
			'a drop table',
			'${env:x}',
		].map(holds),
	},
	'token-in-token': {
		...payloads(`{"a":"${hs}"}`, '{"a":"eyJ.a.b"}'),
		alsoFires: [
			withClaims('{"a":{"b":["eyJhbGciOiJ.."]}}', { message: '“a list” is itself a token' }),
			holds('eyJhbGciOiJ.a.b.c.d'),
		],
		alsoNear: [
			holds('eyJhbGciOiJ.a'),
			holds('eyJhbGci.a.b'),
			holds('eyJhbGciOiJ.a.b.c'),
			holds(`x${hs}`),
			holds(`${hs}~`),
			withClaims(JSON.stringify(hs)),
			withClaims('{}', {}, `{"alg":"HS256","a":"${hs}"}`),
		],
	},
	'personal-data': {
		...payloads('{"email":"a@b.example"}', '{"email_verified":true}'),
		alsoFires: [
			...[
				'phone_number',
				'phone',
				'address',
				'birthdate',
				'birthday',
				'date_of_birth',
				'place_of_birth',
				'nationalities',
				'msisdn',
			].map((name) =>
				withClaims(`{"${name}":{}}`, { message: `Personal data that anyone can read: ${name}` }),
			),
			withClaims('{"email":"a","email":"b","phone":"c"}', {
				message: 'Personal data that anyone can read: email, phone',
			}),
		],
		alsoNear: [withClaims('{"a":{"email":"b"}}'), withClaims('{}', {}, '{"alg":"HS256","email":"a"}')],
	},
};
