import { expect, it } from 'vitest';
import { encodeBase64url } from '../encoding/base64url.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import { readToken } from '../token/read-token.ts';
import { checkDpop } from './dpop.ts';
import { generateKeyFor } from './generate-key.ts';
import { newProof } from './make-dpop.ts';
import { readKeys } from './read-keys.ts';
import { sign } from './sign.ts';

const request = {
	method: 'POST',
	uri: 'HTTPS://API.example.com:443/orders?x=1',
	now: 1_800_000_000,
	jti: 'a',
};

it.each([
	{ type: 'EC', curve: 'P-384' },
	{ type: 'OKP', curve: 'Ed25519' },
] as const)('a proof made with a key of $curve passes every check', async (spec) => {
	const made = await generateKeyFor(spec);
	const [key] = (await readKeys(made!.text, made!.hint)).keys;
	const cnf = encodeBase64url(encodeUtf8(JSON.stringify({ cnf: { jkt: key!.thumbprint } })));
	const accessToken = `eyJhbGciOiJub25lIn0.${cnf}.`;
	const texts = (await newProof({ ...request, key: key!, accessToken }))!;
	const text = (written: string) => ({ kind: 'text', text: written, layout: 'as-is' }) as const;
	const parts = [text(texts.headerText), text(texts.payloadText)];
	const { alg } = JSON.parse(texts.headerText) as { alg: string };
	const signed = await sign({ parts, tail: '' }, key, alg);
	const encode = (part: string) => encodeBase64url(encodeUtf8(part));
	const proof = readToken(
		`${encode(texts.headerText)}.${encode(texts.payloadText)}.${signed.state === 'signed' ? signed.signature : ''}`,
	);
	expect(texts.headerText).not.toContain('"d"');
	const checks = await checkDpop({ ...request, proof, accessToken });
	expect(checks.filter(({ state }) => state !== 'passed').map(({ code }) => code)).toEqual(['nonce-absent']);
});

it('there is none with a secret, nor for an address that is none', async () => {
	const [secret] = (await readKeys('a-secret-of-more-than-thirty-two-bytes')).keys;
	expect(await newProof({ ...request, key: secret!, accessToken: 'a' })).toBeUndefined();
	const made = await generateKeyFor({ type: 'EC', curve: 'P-256' });
	const [key] = (await readKeys(made!.text, made!.hint)).keys;
	expect(await newProof({ ...request, uri: '/orders', key: key!, accessToken: 'a' })).toBeUndefined();
});
