import { compact, ring, type Example, type Examples } from './example.ts';
import { encrypted, jwe, zeros } from './jwe.ts';

const dir = '{"alg":"dir","enc":"A256GCM"}';
const cbc = '{"alg":"dir","enc":"A128CBC-HS256"}';
const cbcParts = { iv: 16, ciphertext: 16, tag: 16 };
const withIllegalCharacter = (token: string): string => token.replace(/A$/, '*');
const says = (message: string, example: Example): Example => ({ ...example, message });
const keyed = (header: string, ...bits: number[]): Example => ({
	token: jwe(header, { key: header.includes('KW') ? 40 : 0 }),
	keys: ring(...bits.map((each) => ({ bits: each }))),
});

export const encryptionExamples: Examples = {
	'algorithm-of-other-kind': {
		fires: says(
			'“HS256” is for signed tokens, and this one is encrypted',
			encrypted('{"alg":"HS256","enc":"A256GCM"}'),
		),
		nearMiss: encrypted(dir),
		alsoFires: [
			says('“dir” is for encrypted tokens, and this one is signed', {
				token: compact('{"alg":"dir"}', '{}'),
			}),
			{ token: `${compact('{"alg":"RSA-OAEP"}', '{}')}~` },
		],
		alsoNear: [
			encrypted('{"alg":"none","enc":"A256GCM"}'),
			encrypted('{"alg":"x","enc":"A256GCM"}'),
			{ token: compact('{"alg":"HS256"}', '{}') },
			{ token: compact('{"alg":"none"}', '{}', '') },
			{ token: `${compact('{"alg":"dir"}', '{}')}.` },
		],
	},
	'missing-content-encryption': {
		fires: encrypted('{"alg":"dir"}'),
		nearMiss: encrypted(dir),
		alsoFires: [
			encrypted('{"alg":"dir","enc":1}'),
			{
				token: `{"protected":"eyJhbGciOiJkaXIifQ","iv":"${zeros(12)}","ciphertext":"AAAA","tag":"${zeros(16)}"}`,
			},
		],
		alsoNear: [
			{ token: compact('{"alg":"dir"}', '{}') },
			encrypted('{"alg":"HS256"}'),
			encrypted('{"alg":"dir"'),
			{ token: `${jwe('{"alg":"dir"}')}.AAAA` },
		],
	},
	'unknown-content-encryption': {
		fires: says(
			'“A256CBC” is not a registered way to encrypt content',
			encrypted('{"alg":"dir","enc":"A256CBC"}'),
		),
		nearMiss: encrypted(dir),
		alsoNear: [encrypted('{"alg":"dir"}'), { token: compact('{"alg":"HS256","enc":"x"}', '{}') }],
	},
	'encryption-part-length': {
		fires: says('The initialization vector has 16 bytes: A256GCM needs 12', encrypted(dir, { iv: 16 })),
		nearMiss: encrypted(dir),
		alsoFires: [
			says('The authentication tag has 12 bytes: A256GCM needs 16', encrypted(dir, { tag: 12 })),
			says(
				'The initialization vector has 12 bytes: A128CBC-HS256 needs 16',
				encrypted(cbc, { ...cbcParts, iv: 12 }),
			),
			encrypted('{"alg":"dir","enc":"A256CBC-HS512"}', cbcParts),
			says('The initialization vector has 0 bytes: A256GCM needs 12', {
				token: `{"protected":"eyJlbmMiOiJBMjU2R0NNIn0","ciphertext":"AAAA","tag":"${zeros(16)}"}`,
			}),
		],
		alsoNear: [
			encrypted(cbc, cbcParts),
			encrypted('{"alg":"dir","enc":"x"}', { iv: 1, tag: 1 }),
			{ token: withIllegalCharacter(jwe(dir, { iv: 11 })) },
			{ token: jwe(dir, { iv: 12 }).replace('AAAA.', 'AAAAA.') },
			{ token: jwe(dir).split('.').slice(0, 4).join('.') },
			{ token: compact('{"alg":"HS256","enc":"A256GCM"}', '{}') },
		],
	},
	'ciphertext-length': {
		fires: says(
			'The ciphertext has 15 bytes: A128CBC-HS256 makes whole blocks of 16',
			encrypted(cbc, { ...cbcParts, ciphertext: 15 }),
		),
		nearMiss: encrypted(cbc, cbcParts),
		alsoFires: [
			encrypted(cbc, { ...cbcParts, ciphertext: 0 }),
			encrypted(cbc, { ...cbcParts, ciphertext: 17 }),
		],
		alsoNear: [
			{ token: withIllegalCharacter(jwe(cbc, { ...cbcParts, ciphertext: 15 })) },
			encrypted(cbc, { ...cbcParts, ciphertext: 32 }),
			encrypted(dir, { ciphertext: 15 }),
			encrypted('{"alg":"dir","enc":"x"}', { ciphertext: 15 }),
		],
	},
	'encrypted-key-not-empty': {
		fires: says('With “dir” the encrypted key must be empty', encrypted(dir, { key: 1 })),
		nearMiss: encrypted(dir),
		alsoFires: [encrypted('{"alg":"ECDH-ES","enc":"A256GCM"}', { key: 40 })],
		alsoNear: [
			{ token: withIllegalCharacter(jwe(dir, { key: 1 })) },
			encrypted('{"alg":"A256KW","enc":"A256GCM"}', { key: 40 }),
			encrypted('{"alg":"x","enc":"A256GCM"}', { key: 40 }),
		],
	},
	'encrypted-key-empty': {
		fires: says(
			'The encrypted key is missing, though “RSA-OAEP-256” needs one',
			encrypted('{"alg":"RSA-OAEP-256","enc":"A256GCM"}'),
		),
		nearMiss: encrypted('{"alg":"RSA-OAEP-256","enc":"A256GCM"}', { key: 1 }),
		alsoNear: [
			{ token: withIllegalCharacter(jwe('{"alg":"RSA-OAEP-256","enc":"A256GCM"}')) },
			encrypted(dir),
			encrypted('{"alg":"x","enc":"A256GCM"}'),
		],
	},
	'encrypted-key-length': {
		fires: says(
			'The encrypted key has 39 bytes: A256KW, A256GCM needs 40',
			encrypted('{"alg":"A256KW","enc":"A256GCM"}', { key: 39 }),
		),
		nearMiss: encrypted('{"alg":"A256KW","enc":"A256GCM"}', { key: 40 }),
		alsoFires: [
			says(
				'The encrypted key has 40 bytes: A256GCMKW, A256GCM needs 32',
				encrypted('{"alg":"A256GCMKW","enc":"A256GCM"}', { key: 40 }),
			),
			encrypted('{"alg":"ECDH-ES+A128KW","enc":"A128GCM"}', { key: 40 }),
			encrypted('{"alg":"PBES2-HS256+A128KW","enc":"A256CBC-HS512"}', { key: 40 }),
		],
		alsoNear: [
			{ token: withIllegalCharacter(jwe('{"alg":"A256KW","enc":"A256GCM"}', { key: 39 })) },
			encrypted('{"alg":"A256GCMKW","enc":"A256GCM"}', { key: 32 }),
			encrypted('{"alg":"A128KW","enc":"A256CBC-HS512"}', { key: 72 }),
			encrypted('{"alg":"A128KW","enc":"A256GCM"}'),
			encrypted('{"alg":"A128KW","enc":"x"}', { key: 1 }),
			encrypted('{"alg":"x","enc":"A256GCM"}', { key: 1 }),
			encrypted('{"alg":"RSA-OAEP","enc":"A256GCM"}', { key: 1 }),
			encrypted(dir, { key: 1 }),
		],
	},
	'encryption-secret-length': {
		fires: says('The key has 128 bits: dir needs exactly 256', keyed(dir, 128)),
		nearMiss: keyed(dir, 256),
		alsoFires: [
			keyed('{"alg":"A128KW","enc":"A256GCM"}', 256),
			keyed('{"alg":"A256GCMKW","enc":"A256GCM"}', 512),
			keyed('{"alg":"dir","enc":"A256CBC-HS512"}', 256),
		],
		alsoNear: [
			keyed(dir, 128, 256),
			keyed(dir),
			keyed('{"alg":"A128KW","enc":"A256GCM"}', 128),
			keyed('{"alg":"PBES2-HS256+A128KW","enc":"A256GCM"}', 128),
			keyed('{"alg":"dir","enc":"x"}', 128),
			keyed('{"alg":"x","enc":"A256GCM"}', 128),
			{ token: jwe(dir), keys: ring({ type: 'RSA', bits: 2048 }) },
			encrypted(dir),
			{ token: compact('{"alg":"A128KW"}', '{}'), keys: ring({ bits: 256 }) },
		],
	},
	compressed: {
		fires: encrypted('{"alg":"dir","enc":"A256GCM","zip":"DEF"}'),
		nearMiss: encrypted(dir),
		alsoNear: [{ token: compact('{"alg":"ES256","zip":"DEF"}', '{}') }],
	},
	'sha1-key-encryption': {
		fires: encrypted('{"alg":"RSA-OAEP","enc":"A256GCM"}', { key: 256 }),
		nearMiss: encrypted('{"alg":"RSA-OAEP-256","enc":"A256GCM"}', { key: 256 }),
	},
};
