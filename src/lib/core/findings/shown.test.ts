// What a finding shows of the smallest token that has it: how grave it is, its sentence, and what is underlined.

import { expect, test } from 'vitest';
import { readToken } from '../token/read-token.ts';
import { examples } from './examples.ts';
import { encode, now } from './examples/example.ts';
import { findings } from './find.ts';

type Row = readonly [
	id: string,
	severity: string,
	message: string,
	where: 'token' | 'header' | 'payload',
	underlined: string,
];

const rows: readonly Row[] = [
	// rules/header.ts
	['embedded-key', 'error', 'The token brings its own key: trusting it proves nothing', 'header', '{}'],
	['private-key-in-header', 'error', '“jwk” holds a private key: it is no longer secret', 'header', '"AA"'],
	['kid-not-string', 'error', '“kid” must be a string', 'header', '1'],
	[
		'injection-shaped-kid',
		'warning',
		'“kid” looks like a path, a query or a command',
		'header',
		'"../../dev/null"',
	],
	[
		'long-kid',
		'warning',
		'“kid” has 129 characters: names of keys are short',
		'header',
		`"${'a'.repeat(129)}"`,
	],
	['replicated-claim-differs', 'error', '“iss” in the header differs from the claim', 'header', '"a"'],
	[
		'microsoft-nonce',
		'note',
		'Microsoft made this token for its own services: its signature fails elsewhere',
		'header',
		'"a"',
	],
	// rules/key-address.ts
	['key-address-unreadable', 'error', '“jku” is no absolute address', 'header', '"/keys"'],
	[
		'key-address-insecure',
		'error',
		'“x5u” is not https: anybody on the way can put in other keys',
		'header',
		'"http://a.example/"',
	],
	[
		'key-address-credentials',
		'error',
		'“jku” has a user’s name before its host, which is evil.example',
		'header',
		'"https://a.example@evil.example/"',
	],
	[
		'key-address-internal',
		'error',
		'“jku” leads to 169.254.169.254, which is no public name',
		'header',
		'"https://169.254.169.254/latest"',
	],
	[
		'key-address-elsewhere',
		'warning',
		'“jku” leads to b.example, not to the issuer a.example',
		'header',
		'"https://b.example/"',
	],
	[
		'key-set-url',
		'warning',
		'“jku” tells verifiers where to fetch keys: never trust it unchecked',
		'header',
		'"https://a.example/keys"',
	],
	[
		'certificate-url',
		'warning',
		'“x5u” tells verifiers where to fetch a certificate: never trust it unchecked',
		'header',
		'"https://a.example/keys"',
	],
	// rules/certificate.ts
	['invalid-certificate-chain', 'error', '“x5c” is no list of certificates: not a list', 'header', '"AAAA"'],
	[
		'certificate-chain-order',
		'error',
		'The certificates are out of order: each must be signed by the next',
		'header',
		'["AAAA","BBBB"]',
	],
	[
		'certificate-of-another-key',
		'error',
		'The first certificate is not that of the key that made the signature',
		'header',
		'"AAAA"',
	],
	[
		'thumbprint-mismatch',
		'error',
		'“x5t” is the hash of another certificate than the first of “x5c”',
		'header',
		'"BBBBBBBBBBBBBBBBBBBBBBBBBBA"',
	],
	[
		'invalid-thumbprint',
		'error',
		'“x5t” must be base64url of a hash of 20 bytes',
		'header',
		'"AAAAAAAAAAAAAAAAAAAAAAAAAAAA"',
	],
	[
		'self-signed-certificate',
		'warning',
		'The signer’s certificate is signed by its own key: anybody could have made it',
		'header',
		'"AAAA"',
	],
	[
		'own-certificate-trusted',
		'warning',
		'Verified with the certificate that the token brings: that alone proves nothing',
		'header',
		'"AAAA"',
	],
	['certificate-expired', 'warning', 'Certificate 1 of “x5c” expired 1 s ago', 'header', '"AAAA"'],
	[
		'certificate-not-yet-valid',
		'warning',
		'Certificate 1 of “x5c” is not valid for another 1 min',
		'header',
		'"AAAA"',
	],
	[
		'sha1-thumbprint',
		'note',
		'“x5t” is made with SHA-1: add “x5t#S256”',
		'header',
		'"AAAAAAAAAAAAAAAAAAAAAAAAAAA"',
	],
	// rules/critical.ts
	['invalid-crit', 'error', '“crit” is invalid: empty ', 'header', '[]'],
	['unknown-crit', 'error', 'Verifiers that do not know “x” must refuse this token', 'header', '["x"]'],
	['extension-not-critical', 'error', '“b64” is false, and “crit” must list it', 'header', 'false'],
	['unprotected-parameter', 'error', '“crit” may stand in the protected header only', 'token', '["x"]'],
	[
		'unprotected-algorithm',
		'warning',
		'“alg” is not protected: anyone on the way can change it',
		'token',
		'"HS256"',
	],
	[
		'repeated-across-headers',
		'error',
		'“kid” stands in the protected and in another header',
		'token',
		'"kid"',
	],
	// rules/encryption.ts
	[
		'algorithm-of-other-kind',
		'error',
		'“HS256” is for signed tokens, and this one is encrypted',
		'header',
		'"HS256"',
	],
	[
		'missing-content-encryption',
		'error',
		'“enc” is required, and must be a string',
		'header',
		'{"alg":"dir"}',
	],
	[
		'unknown-content-encryption',
		'warning',
		'“A256CBC” is not a registered way to encrypt content',
		'header',
		'"A256CBC"',
	],
	[
		'encryption-part-length',
		'error',
		'The initialization vector has 16 bytes: A256GCM needs 12',
		'token',
		'AAAAAAAAAAAAAAAAAAAAAA',
	],
	[
		'ciphertext-length',
		'error',
		'The ciphertext has 15 bytes: A128CBC-HS256 makes whole blocks of 16',
		'token',
		'AAAAAAAAAAAAAAAAAAAA',
	],
	['encrypted-key-not-empty', 'error', 'With “dir” the encrypted key must be empty', 'token', 'AA'],
	[
		'encrypted-key-empty',
		'error',
		'The encrypted key is missing, though “RSA-OAEP-256” needs one',
		'token',
		'',
	],
	[
		'encrypted-key-length',
		'error',
		'The encrypted key has 39 bytes: A256KW, A256GCM needs 40',
		'token',
		'A'.repeat(52),
	],
	['encryption-secret-length', 'error', 'The key has 128 bits: dir needs exactly 256', 'header', '"dir"'],
	[
		'compressed',
		'warning',
		'Compression before encryption leaks what is encrypted by its length',
		'header',
		'"DEF"',
	],
	[
		'sha1-key-encryption',
		'note',
		'“RSA-OAEP” is built on SHA-1: “RSA-OAEP-256” is its successor',
		'header',
		'"RSA-OAEP"',
	],
	// rules/key-parameters.ts
	[
		'missing-key-parameter',
		'error',
		'“ECDH-ES” needs “epk” in the header',
		'header',
		'{"alg":"ECDH-ES","enc":"A128GCM"}',
	],
	['key-parameter-encoding', 'error', '“apu” must be a string in base64url', 'header', '"Alice!"'],
	['key-parameter-length', 'error', '“iv” has 16 bytes: it needs 12', 'header', '"AAAAAAAAAAAAAAAAAAAAAA"'],
	[
		'short-password-salt',
		'error',
		'The salt “p2s” has 7 bytes: it needs at least 8',
		'header',
		'"AAAAAAAAAA"',
	],
	['invalid-rounds', 'error', '“p2c” must be a whole number of rounds', 'header', '0'],
	[
		'too-many-rounds',
		'error',
		'“p2c” asks for 1200001 rounds: a trap for whoever decrypts it',
		'header',
		'1200001',
	],
	['few-rounds', 'warning', '“p2c” has only 999 rounds: the password is quickly guessed', 'header', '999'],
	[
		'invalid-ephemeral-key',
		'error',
		'“epk” is no public key: not an object',
		'header',
		'"{\\"kty\\":\\"EC\\",\\"crv\\":\\"P-256\\",\\"x\\":\\"gI0GAILBdu7T53akrFmMyGcsF3n5dO7MmwNBHKW5SV0\\",\\"y\\":\\"SLW_xSffzlPWrHEVI30DHM_4egVwt3NQqeUD7nMFpps\\"}"',
	],
	[
		'ephemeral-key-off-curve',
		'error',
		'“epk” is no point of its curve: an attack on the recipient’s private key',
		'header',
		'{"kty":"EC","crv":"P-256","x":"gI0GAILBdu7T53akrFmMyGcsF3n5dO7MmwNBHKW5SV0","y":"gI0GAILBdu7T53akrFmMyGcsF3n5dO7MmwNBHKW5SV0"}',
	],
	// rules/binding.ts
	['invalid-confirmation', 'error', '“cnf” names no key: not an object', 'payload', '"a"'],
	[
		'private-key-in-confirmation',
		'error',
		'“cnf” holds a private key: whoever sees the token can prove to be its holder',
		'payload',
		'"AA"',
	],
	['bearer-token', 'note', 'No “cnf”: whoever holds this access token can use it', 'payload', '{}'],
	// rules/proof.ts
	[
		'proof-claims',
		'error',
		'A DPoP proof must also have jti',
		'payload',
		'{"htm":"GET","htu":"https://a.example/b","iat":1}',
	],
	['proof-claim-not-string', 'error', '“htm” of a DPoP proof must be a string', 'payload', '1'],
	[
		'proof-target-with-query',
		'warning',
		'“htu” must be written without query and fragment',
		'payload',
		'"https://a.example/b?c"',
	],
	['proof-type', 'error', 'The “typ” of a DPoP proof must be “dpop+jwt”', 'header', '"JWT"'],
	[
		'proof-without-key',
		'error',
		'A DPoP proof must bring its public key, “jwk”, in the header',
		'header',
		'{"typ":"dpop+jwt","alg":"ES256"}',
	],
	[
		'proof-with-shared-key',
		'error',
		'A proof needs a key pair: “HS256” signs with a shared secret',
		'header',
		'"HS256"',
	],
	[
		'key-binding-claims',
		'error',
		'A Key Binding JWT must also have sd_hash',
		'payload',
		'{"iat":1,"aud":"a","nonce":"b"}',
	],
	[
		'proof-signature',
		'error',
		'The DPoP proof is not signed with the key that it brings',
		'token',
		'A'.repeat(86),
	],
	[
		'proof-for-other-token',
		'error',
		'The DPoP proof was made for another access token: “ath” is not its hash',
		'payload',
		'"a"',
	],
	[
		'proof-without-token-hash',
		'error',
		'The DPoP proof lacks “ath”, the hash of the access token that it comes with',
		'payload',
		'"a"',
	],
	[
		'bound-to-other-key',
		'error',
		'The access token is bound to another key than that of the DPoP proof',
		'header',
		'{}',
	],
	['proof-method', 'error', 'The DPoP proof is for GET, and the request is POST', 'payload', '"a"'],
	['proof-target', 'error', 'The DPoP proof is for https://a.example/, not for b', 'payload', '"a"'],
	['proof-target-no-address', 'error', '“htu” of the DPoP proof is no address: /b', 'payload', '"a"'],
	[
		'proof-nonce',
		'error',
		'The “nonce” of the DPoP proof is not the one that the server gave',
		'payload',
		'"a"',
	],
	// rules/sd-jwt.ts
	[
		'disclosure-unreferenced',
		'error',
		'Disclosure 2 belongs to nothing: the issuer did not sign its digest',
		'token',
		'y',
	],
	[
		'disclosure-outer-missing',
		'error',
		'Disclosure 2 lies within another one that does not count',
		'token',
		'y',
	],
	['disclosure-repeated', 'error', 'Disclosure 2 was sent before: each one may come once', 'token', 'y'],
	['digest-repeated', 'error', 'The digest abc stands there more than once', 'token', 'y'],
	['disclosed-claim-overwritten', 'error', 'A disclosure would overwrite the claim “sub”', 'token', 'y'],
	[
		'disclosed-name-reserved',
		'error',
		'A disclosure names its claim “_sd”, which no claim may be called',
		'token',
		'y',
	],
	['disclosure-of-other-form', 'error', 'Disclosure 2 does not fit the place of its digest', 'token', 'y'],
	['malformed-disclosure', 'error', 'A disclosure is malformed: it is empty', 'token', 'y'],
	['malformed-digests', 'error', 'What should be digests (“_sd” or “...”) is malformed', 'token', 'y'],
	[
		'disclosure-hash-unsupported',
		'error',
		'The hash of the disclosures (“_sd_alg”) is unknown or unsafe',
		'token',
		'y',
	],
	['disclosure-hash-misplaced', 'note', '“_sd_alg” counts at the top level only, not here', 'token', 'y'],
	[
		'ambiguous-in-disclosure',
		'error',
		'Readers may disagree on “a” in a disclosure: it stands there more than once',
		'token',
		'y',
	],
	[
		'final-tilde-missing',
		'error',
		'The “~” at the end is missing: every disclosure ends with one',
		'token',
		'y',
	],
	[
		'sd-jwt-header-malformed',
		'error',
		'“disclosures” and “kb_jwt” must be texts of the first unprotected header',
		'token',
		'y',
	],
	[
		'validity-claim-withheld',
		'warning',
		'“exp” can be withheld, though the token’s validity hangs on it',
		'token',
		'y',
	],
	// rules/key-binding.ts
	['key-binding-unreadable', 'error', 'The Key Binding JWT is no token that can be read', 'token', 'yJhbG'],
	[
		'presentation-hash-differs',
		'error',
		'The holder signed another presentation: “sd_hash” differs',
		'token',
		'yJhbG',
	],
	[
		'key-binding-signature',
		'error',
		'The Key Binding JWT is not signed with the holder’s key',
		'token',
		'yJhbG',
	],
	[
		'key-binding-algorithm',
		'error',
		'The Key Binding JWT is not signed with an algorithm for key pairs',
		'token',
		'yJhbG',
	],
	['key-binding-type', 'error', 'The “typ” of the Key Binding JWT must be “kb+jwt”', 'token', 'yJhbG'],
	['key-binding-claim', 'error', '“aud” of the Key Binding JWT is missing or malformed', 'token', 'yJhbG'],
	[
		'key-binding-crit',
		'error',
		'The Key Binding JWT asks for an extension that verifiers must refuse',
		'token',
		'yJhbG',
	],
	[
		'holder-key-missing',
		'error',
		'The credential names no key that could check its Key Binding JWT',
		'token',
		'yJhbG',
	],
	[
		'key-binding-missing',
		'note',
		'No Key Binding JWT: nothing shows that its holder sent it',
		'payload',
		'{"jwk":{}}',
	],
	// rules/header-type.ts
	['no-type', 'note', 'No “typ”: one kind of token may be taken for another', 'header', '{"alg":"HS256"}'],
	['type-prefix', 'note', '“application/” is better left out of “typ”', 'header', '"application/at+jwt"'],
	['type-case', 'note', '“typ” is best written “JWT”, in capitals', 'header', '"jwt"'],
];

test.each(rows)('%s', (id, severity, message, where, underlined) => {
	const { token, ...context } = examples[id]!.fires;
	const reading = readToken(token);
	const finding = findings({ now, ...context, reading }).find((one) => one.id === id);
	expect(finding).toMatchObject({ severity, message });
	expect(finding?.place?.in).toBe(where);
	const text = where === 'token' ? reading.text : (reading[where]?.text ?? '');
	expect(text.slice(finding?.place?.from, finding?.place?.to)).toBe(underlined);
	// Three sentences at most, for somebody who learns.
	expect(finding?.why).toMatch(/^[A-Z“].*[.!]$/);
	expect(finding?.why?.length).toBeLessThanOrEqual(280);
});

test.each([
	['kid-not-string', '{"kid":1}', 'Put it in quotes', '{"kid":"1"}'],
	['type-prefix', '{"typ":"application/at+jwt"}', 'Leave it out', '{"typ":"at+jwt"}'],
	['type-case', '{"typ":"jwt"}', 'Write JWT', '{"typ":"JWT"}'],
	['invalid-certificate-chain', '{"x5c":["AAAA","-_\\nA"]}', 'Write it as base64', '{"x5c":["AAAA","+/A="]}'],
])('the fix of %s in %s', (id, header, label, fixed) => {
	const reading = readToken(`${encode(header)}.e30.AAAA`);
	const { fix } = findings({ now, reading }).find((one) => one.id === id)!;
	expect(fix?.label).toBe(label);
	expect(fix?.segment).toBe('header');
	expect(fix?.apply(header)).toBe(fixed);
});

test.each([
	['kid-not-string', '{"kid":null}'],
	['invalid-certificate-chain', '{"x5c":["*"]}'],
	['invalid-certificate-chain', '{"x5c":[1]}'],
])('%s has no fix in %s', (id, header) => {
	const reading = readToken(`${encode(header)}.e30.AAAA`);
	expect(findings({ now, reading }).find((one) => one.id === id)).toMatchObject({ fix: undefined });
});

test.each([
	['kid-not-string', '{"kid":1}', '1'],
	['type-case', '{"typ":"jwt"}', '"jwt"'],
	['invalid-certificate-chain', '{"x5c":["-_A"]}', '"-_A"'],
	['private-key-in-header', '{"jwk":{"d":"AA"}}', '"AA"'],
	['embedded-key', '{"jwk":{"x":"AA"}}', '{"x":"AA"}'],
	['replicated-claim-differs', '{"iss":"a"}', '"a"'],
])('%s in a header that nothing protects is found in the token, and has no fix', (id, header, underlined) => {
	const text = `{"payload":"${encode('{"iss":"b"}')}","protected":"${encode('{"alg":"ES256"}')}","header":${header},"signature":"AAAA"}`;
	const { place, fix } = findings({ now, reading: readToken(text) }).find((one) => one.id === id)!;
	expect(place?.in).toBe('token');
	expect(text.slice(place?.from, place?.to)).toBe(underlined);
	expect(fix).toBeUndefined();
});

test('without a protected header, what the header lacks is found in the other one', () => {
	const text = '{"payload":"e30","header":{"alg":"HS256"},"signature":"AAAA"}';
	const { place } = findings({ now, reading: readToken(text) }).find(({ id }) => id === 'no-type')!;
	expect(place?.in).toBe('token');
	expect(text.slice(place?.from, place?.to)).toBe('{"alg":"HS256"}');
});

test('a certificate that is no entry of a list is found in all of “x5c”', () => {
	const { certificates } = examples['self-signed-certificate']!.fires;
	const reading = readToken(`${encode('{"x5c":"AAAA"}')}.e30.AAAA`);
	const { place } = findings({ now, reading, certificates }).find(
		({ id }) => id === 'self-signed-certificate',
	)!;
	expect(place).toEqual({ in: 'header', from: 7, to: 13 });
});

test.each([
	['missing-content-encryption', '{"alg":"dir","enc":1}', '1'],
	['proof-without-key', '{"typ":"dpop+jwt","alg":"ES256","jwk":"a"}', '"a"'],
	['proof-type', '{"alg":"ES256","typ":"a"}', '"a"'],
	['proof-type', '{"alg":"ES256"}', '{"alg":"ES256"}'],
	['invalid-certificate-chain', '{"alg":"ES256","x5c":[]}', '[]'],
])('%s in %s underlines the value, or all that lacks it', (id, header, underlined) => {
	const reading = readToken(`${encode(header)}.e30.AAAA${header.includes('dir') ? '.AAAA.AAAA' : ''}`);
	const found = findings({ now, reading, profile: 'dpop-proof' }).find((one) => one.id === id);
	expect(header.slice(found?.place?.from, found?.place?.to)).toBe(underlined);
});

test.each([
	['bound-to-other-key', 0, '"a"'],
	['bound-to-other-key', 1, '{}'],
	['proof-method', 0, undefined],
	['proof-method', 1, '"GET"'],
	['proof-for-other-token', 0, undefined],
	['proof-for-other-token', 1, '{"jti":"a","htm":"GET","htu":"https://a.example/b","iat":1}'],
	['proof-signature', 0, undefined],
] as const)('%s is found in what is at hand, the proof or the access token (%i)', (id, index, underlined) => {
	const { token, ...context } = examples[id]!.alsoFires![index]!;
	const reading = readToken(token);
	const { place } = findings({ now, ...context, reading }).find((one) => one.id === id)!;
	const text = place?.in === 'header' ? reading.header?.text : reading.payload?.text;
	expect(place && text?.slice(place.from, place.to)).toBe(underlined);
});
