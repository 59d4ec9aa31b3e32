import { compact, type Example, type Examples } from './example.ts';
import { encrypted, zeros } from './jwe.ts';

/** The ephemeral key of RFC 7518 Appendix C. */
const epk = {
	kty: 'EC',
	crv: 'P-256',
	x: 'gI0GAILBdu7T53akrFmMyGcsF3n5dO7MmwNBHKW5SV0',
	y: 'SLW_xSffzlPWrHEVI30DHM_4egVwt3NQqeUD7nMFpps',
};
const p384 = {
	...epk,
	crv: 'P-384',
	x: 'DTPy9tvdDA0A_PPvt_Wh0KMNEX-PsVws0x1uufLcArc1g6aSGskA6zOeJyMfoK_z',
	y: 'K2i-A-ZWy1KV9X4iDXD9QcVFu0B2l-VK2RevuMtur8y4B06j1gUo-m0TbFf_UFqV',
};
const p521 = {
	...epk,
	crv: 'P-521',
	x: 'AN9avmN-QuNJABYwo_EBg-qae78BYGL7bif2c76cAMLVy88fPxbBw3N5FVt2kimBGho3FjCy6tDjtKko4skv7oiJ',
	y: 'AHVOoRVYPPHgfZv8tXxD4lsFgJd5c9gjidQcCmwrxjSSAbEHJFua_qsXQrd-GQqfagR7hwhbh2JRNeyQTjJg7o7J',
};
const x25519 = { kty: 'OKP', crv: 'X25519', x: zeros(32) };
const x448 = { kty: 'OKP', crv: 'X448', x: zeros(56) };

const header = (alg: string, members: object): Example =>
	encrypted(JSON.stringify({ alg, enc: 'A128GCM', ...members }), {
		key: alg === 'ECDH-ES' ? 0 : alg.includes('GCM') ? 16 : 24,
	});
const agreed = (key: unknown, members: object = {}): Example => header('ECDH-ES', { epk: key, ...members });
const wrapped = (members: object): Example =>
	header('A128GCMKW', { iv: zeros(12), tag: zeros(16), ...members });
const password = (members: object): Example =>
	header('PBES2-HS256+A128KW', { p2s: zeros(8), p2c: 1000, ...members });
const says = (message: string, example: Example): Example => ({ ...example, message });
const rounds = (p2c: string): Example =>
	encrypted(`{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"${zeros(8)}","p2c":${p2c}}`, { key: 24 });

export const keyParameterExamples: Examples = {
	'missing-key-parameter': {
		fires: says('“ECDH-ES” needs “epk” in the header', header('ECDH-ES', {})),
		nearMiss: agreed(epk),
		alsoFires: [
			says('“A128GCMKW” needs “iv” in the header', wrapped({ iv: undefined })),
			says('“A128GCMKW” needs “tag” in the header', wrapped({ tag: undefined })),
			says('“PBES2-HS256+A128KW” needs “p2s” in the header', password({ p2s: undefined })),
			says('“PBES2-HS256+A128KW” needs “p2c” in the header', password({ p2c: undefined })),
		],
		alsoNear: [
			header('A128KW', {}),
			header('x', {}),
			agreed(null),
			encrypted('{"alg":"ECDH-ES","enc":"A128GCM"'),
			{ token: compact('{"alg":"ECDH-ES"}', '{}') },
		],
	},
	'key-parameter-encoding': {
		fires: says('“apu” must be a string in base64url', agreed(epk, { apu: 'Alice!' })),
		nearMiss: agreed(epk, { apu: 'QWxpY2U', apv: 'Qm9i' }),
		alsoFires: [
			says('“apv” must be a string in base64url', agreed(epk, { apv: 'Qm9i=' })),
			agreed(epk, { apu: 1 }),
			says('“p2s” must be a string in base64url', password({ p2s: 'salt+salt+salt' })),
			says('“iv” must be a string in base64url', wrapped({ iv: null })),
			says('“tag” must be a string in base64url', wrapped({ tag: [] })),
		],
		alsoNear: [
			wrapped({ apu: 1, p2s: 1 }),
			password({}),
			{ token: compact('{"alg":"ECDH-ES","apu":1}', '{}') },
		],
	},
	'key-parameter-length': {
		fires: says('“iv” has 16 bytes: it needs 12', wrapped({ iv: zeros(16) })),
		nearMiss: wrapped({}),
		alsoFires: [says('“tag” has 12 bytes: it needs 16', wrapped({ tag: zeros(12) }))],
		alsoNear: [wrapped({ iv: 1, tag: '=' }), agreed(epk, { apu: '' }), header('A128KW', { iv: '' })],
	},
	'short-password-salt': {
		fires: says('The salt “p2s” has 7 bytes: it needs at least 8', password({ p2s: zeros(7) })),
		nearMiss: password({ p2s: zeros(8) }),
		alsoFires: [password({ p2s: '' })],
		alsoNear: [password({ p2s: 1 }), header('A128KW', { p2s: '' })],
	},
	'invalid-rounds': {
		fires: rounds('0'),
		nearMiss: rounds('1'),
		alsoFires: [rounds('1000.5'), rounds('"1000"'), rounds('-5'), rounds('null')],
		alsoNear: [rounds('1e3'), rounds('1e999'), header('A128KW', { p2c: 0 }), password({ p2c: undefined })],
	},
	'too-many-rounds': {
		fires: says('“p2c” asks for 1200001 rounds: a trap for whoever decrypts it', rounds('1200001')),
		nearMiss: rounds('1200000'),
		alsoFires: [rounds('1e999')],
		alsoNear: [rounds('"1200001"'), header('A128KW', { p2c: 1_200_001 })],
	},
	'few-rounds': {
		fires: says('“p2c” has only 999 rounds: the password is quickly guessed', rounds('999')),
		nearMiss: rounds('1000'),
		alsoFires: [rounds('1')],
		alsoNear: [rounds('0'), rounds('999.5'), header('A128KW', { p2c: 1 })],
	},
	'invalid-ephemeral-key': {
		fires: says('“epk” is no public key: not an object', agreed(JSON.stringify(epk))),
		nearMiss: agreed(epk),
		alsoFires: [
			says('“epk” is no public key: unknown “crv”', agreed({ ...epk, crv: 'secp256k1' })),
			says('“epk” is no public key: unknown “crv”', agreed({ ...epk, crv: undefined })),
			says('“epk” is no public key: “kty” must be EC', agreed({ ...epk, kty: 'OKP' })),
			says('“epk” is no public key: “kty” must be OKP', agreed({ ...x25519, kty: 'EC' })),
			says('“epk” is no public key: “x” needs 32 bytes', agreed({ ...epk, x: zeros(31) })),
			says('“epk” is no public key: “y” needs 32 bytes', agreed({ ...epk, y: undefined })),
			says('“epk” is no public key: “x” needs 48 bytes', agreed({ ...p384, x: zeros(47) })),
			says('“epk” is no public key: “y” needs 66 bytes', agreed({ ...p521, y: zeros(65) })),
			says('“epk” is no public key: “x” needs 32 bytes', agreed({ ...x25519, x: zeros(33) })),
			says('“epk” is no public key: “x” needs 56 bytes', agreed({ ...x448, x: zeros(57) })),
			agreed({ ...epk, x: `${epk.x}=` }),
		],
		alsoNear: [
			agreed(p384),
			agreed(p521),
			agreed(x25519),
			agreed(x448),
			header('A128KW', { epk: 1 }),
			header('ECDH-ES', {}),
		],
	},
	'ephemeral-key-off-curve': {
		fires: agreed({ ...epk, y: epk.x }),
		nearMiss: agreed(epk),
		alsoFires: [agreed({ ...p384, y: p384.x }), agreed({ ...p521, y: p521.x })],
		alsoNear: [
			agreed(p384),
			agreed(p521),
			agreed(x25519),
			agreed({ ...x25519, y: zeros(32) }),
			agreed({ ...epk, y: zeros(31) }),
			header('A128KW', { epk: { ...epk, y: epk.x } }),
		],
	},
};
