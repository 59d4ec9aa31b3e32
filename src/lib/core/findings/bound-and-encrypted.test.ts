// The examples of the specifications for what is encrypted, bound to a key, or selectively disclosed, and tokens that
// are made to be slow.

import { describe, expect, test } from 'vitest';
import bound from '../../../../tests/vectors/bound-tokens.json' with { type: 'json' };
import certificates from '../../../../tests/vectors/certificates.json' with { type: 'json' };
import jwe from '../../../../tests/vectors/jwe.json' with { type: 'json' };
import forms from '../../../../tests/vectors/jws-forms.json' with { type: 'json' };
import sdJwts from '../../../../tests/vectors/sd-jwt.json' with { type: 'json' };
import { readCertificates } from '../jose/certificates/read-certificates.ts';
import { checkDpop } from '../jose/dpop.ts';
import { readSdJwt } from '../jose/sd-jwt/read-sd-jwt.ts';
import { sdJwtInputOf } from '../jose/sd-jwt/sd-jwt-input.ts';
import { sdJwtOfJson } from '../jose/sd-jwt/sd-jwt-of-json.ts';
import { verifyKeyBinding } from '../jose/sd-jwt/verify-key-binding.ts';
import { readJson } from '../encoding/json.ts';
import { readToken } from '../token/read-token.ts';
import { compact, encode } from './examples/example.ts';
import { jwe as jweOf } from './examples/jwe.ts';
import { findings, type Finding } from './find.ts';
import { bindingRules } from './rules/binding.ts';
import { certificateRules } from './rules/certificate.ts';
import { criticalRules } from './rules/critical.ts';
import { encryptionRules } from './rules/encryption.ts';
import { headerRules } from './rules/header.ts';
import { keyAddressRules } from './rules/key-address.ts';
import { keyBindingRules } from './rules/key-binding.ts';
import { keyParameterRules } from './rules/key-parameters.ts';
import { proofRules } from './rules/proof.ts';
import { sdJwtRules } from './rules/sd-jwt.ts';
import type { FindingsContext } from './subject.ts';

/** The rules that these examples are about. */
const rules = [
	...headerRules,
	...keyAddressRules,
	...certificateRules,
	...criticalRules,
	...encryptionRules,
	...keyParameterRules,
	...bindingRules,
	...proofRules,
	...sdJwtRules,
	...keyBindingRules,
];

const ids = new Set(rules.map(({ id }) => id));
const find = (context: FindingsContext): readonly Finding[] =>
	findings(context).filter(({ id }) => ids.has(id));
const errors = (context: FindingsContext): readonly string[] =>
	find(context).flatMap(({ id, severity }) => (severity === 'error' ? [id] : []));

describe('the examples of the specifications have no error', () => {
	const encrypted = jwe.filter(({ state }) => state !== 'failed');
	const textOf = (input: unknown) => (typeof input === 'string' ? input : JSON.stringify(input));
	test.each(encrypted.map(({ section, title, input }) => [`${section}, ${title}`, textOf(input)] as const))(
		'%s',
		(_, text) => {
			expect(errors({ reading: readToken(text), now: 0 })).toEqual([]);
		},
	);

	test.each(forms.map(({ section, title, text }) => [`${section}, ${title}`, text] as const))(
		'%s',
		(_, text) => {
			expect(errors({ reading: readToken(text), now: 0 })).toEqual([]);
		},
	);

	test.each(sdJwts.cases.map(({ section, title, token }) => [`${section}, ${title}`, token] as const))(
		'%s',
		async (_, token) => {
			const reading = readToken(token);
			const { root } = readJson(token);
			const sdJwt = await readSdJwt(reading.form && root ? sdJwtOfJson(root) : sdJwtInputOf(reading));
			const context = { reading, now: 0, sdJwt, keyBinding: await verifyKeyBinding(sdJwt) };
			expect(errors(context)).toEqual([]);
			expect(sdJwt.problems).not.toContainEqual(expect.objectContaining({ code: 'digest-repeated' }));
			const isAskedFor = find(context).some(({ id }) => id === 'key-binding-missing');
			const namesKey = reading.payload!.text!.includes('"cnf"');
			expect(isAskedFor).toBe(namesKey && sdJwt.input.keyBinding === undefined);
		},
	);

	test.each(bound.dpop)('$section, $title', async ({ proof, now, ...question }) => {
		const reading = readToken(proof);
		const checks = await checkDpop({ proof: reading, now, ...question });
		expect(find({ reading, now, bound: checks })).toEqual([]);
	});
});

test('what a proof is for is told with all that differs', async () => {
	const { proof, now } = bound.dpop[1]!;
	const reading = readToken(proof);
	const accessToken = compact('{"alg":"ES256"}', `{"cnf":{"jkt":"${'A'.repeat(43)}"}}`);
	const uri = 'https://other.example/';
	const checks = await checkDpop({ proof: reading, now, method: 'POST', uri, accessToken, nonce: 'a' });
	const found = find({ reading, now, bound: checks }).map(({ id }) => id);
	expect(found.toSorted()).toEqual([
		'bound-to-other-key',
		'proof-for-other-token',
		'proof-method',
		'proof-nonce',
		'proof-target',
	]);
});

test('a proof that was changed is not signed with its own key', async () => {
	const [header, , signature] = bound.dpop[0]!.proof.split('.');
	const claims = compact('{}', '{"jti":"a","htm":"GET","htu":"https://a.example/","iat":1}').split('.')[1];
	const reading = readToken(`${header}.${claims}.${signature}`);
	const checks = await checkDpop({ proof: reading, now: 1 });
	expect(errors({ reading, now: 1, bound: checks })).toEqual(['proof-signature']);
});

test.each([
	['{"cnf":{"jwk":{"kty":"oct","k":"AA"}}}', []],
	['{"cnf":{"jwk":{"kty":"EC","d":"AA"}}}', ['private-key-in-confirmation']],
	['{"cnf":{"jwk":{"kty":"EC","d":"AA","k":"AA"}}}', ['private-key-in-confirmation']],
])(
	'encryption hides a shared secret in %s from others, not a private key from its reader',
	(claims, expected) => {
		const token = jweOf('{"alg":"dir","enc":"A256GCM","typ":"JWT"}');
		const reading = readToken(token, undefined, { content: encode(claims) });
		expect(errors({ reading, now: 0 })).toEqual(expected);
	},
);

describe('certificates', () => {
	const der = ({ pem }: { readonly pem: string }) => pem.replace(/-----[^-]+-----|\s/g, '');
	const [leaf, mid, root, self] = certificates;
	const now = 1_795_570_300;
	const chainOf = async (x5c: readonly string[], at = now) => {
		const reading = readToken(compact(JSON.stringify({ alg: 'EdDSA', typ: 'JWT', x5c }), '{}'));
		const read = await readCertificates(x5c);
		return find({ reading, now: at, certificates: read }).map(({ id }) => id);
	};

	test('a chain in order has nothing to remark while it is valid', async () => {
		expect(await chainOf([der(leaf!), der(mid!), der(root!)])).toEqual([]);
		expect(await chainOf([der(leaf!), der(mid!), der(root!)], leaf!.notAfter + 1)).toEqual([
			'certificate-expired',
		]);
	});

	test('out of order, self-signed, and no certificate', async () => {
		expect(await chainOf([der(leaf!), der(root!), der(mid!)])).toEqual(['certificate-chain-order']);
		expect(await chainOf([der(self!)])).toEqual(['self-signed-certificate']);
		expect(await chainOf(['AAAA'])).toEqual(['invalid-certificate-chain']);
	});
});

test.each([
	['x5c of 20,000 entries', `{"x5c":[${'"a_",'.repeat(20_000)}"a_"]}`],
	['x5c of 200 KB', `{"x5c":["${'A'.repeat(200_001)}"]}`],
	['kid of 200 KB', `{"kid":"${"--'%".repeat(50_000)}"}`],
	['jku of 200 KB', `{"jku":"https://a@${'a.'.repeat(100_000)}/"}`],
	['jwk of 20,000 members', `{"jwk":{${'"x":1,'.repeat(20_000)}"x":1}}`],
	['crit of 20,000 names', `{"crit":[${Array.from({ length: 20_000 }, (_, at) => `"x${at}"`).join()}]}`],
	['hashes of 200 KB', `{"x5t":"${'A'.repeat(200_000)}","x5t#S256":"${'='.repeat(200_000)}"}`],
	[
		'epk of 200 KB',
		`{"alg":"ECDH-ES","enc":"A128GCM","epk":{"kty":"EC","crv":"P-256","x":"${'A'.repeat(200_000)}"}}`,
	],
	['p2c of 200 KB', `{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"","p2c":${'9'.repeat(200_000)}}`],
])('a hostile header is judged in time: %s', (_, header) => {
	const isEncrypted = header.includes('"enc"');
	const token = compact(header, '{}') + (isEncrypted ? '.AAAA.AAAA' : '');
	const start = performance.now();
	const found = find({ reading: readToken(token), now: 0 });
	// Under a tenth of a second on an idle machine.
	expect(performance.now() - start).toBeLessThan(2000);
	expect(found.length).toBeLessThan(60);
});
