import type { Certificate, CertificateReading } from '../../jose/certificates/certificate.ts';
import { aKey, compact, now, ring, type Example, type Examples } from './example.ts';

const certificate: Certificate = {
	subject: 'CN=a',
	issuer: 'CN=b',
	serial: '01',
	names: [],
	moreNames: 0,
	notBefore: now - 1,
	notAfter: now,
	key: { ...aKey, type: 'EC', curve: 'P-256', thumbprint: 'leaf' },
	keyKind: 'P-256',
	signatureAlgorithm: 'ECDSA with SHA-256',
	authority: false,
	pathLength: undefined,
	keyUsage: undefined,
	extendedKeyUsage: undefined,
	x5t: 'A'.repeat(27),
	x5tS256: 'A'.repeat(43),
	selfSigned: false,
	signedByNext: undefined,
};

const chain = (...certificates: Partial<Certificate>[]): readonly CertificateReading[] =>
	certificates.map((own, index) => ({ state: 'read', index, certificate: { ...certificate, ...own } }));

const unreadable = (code: 'certificate-der' | 'certificate-too-large'): readonly CertificateReading[] => [
	{ state: 'unreadable', index: 0, problem: { code, place: { in: 'input', from: 0, to: 0 }, detail: {} } },
];

const header = (members: object): Example => ({
	token: compact(JSON.stringify({ alg: 'ES256', ...members }), '{}'),
});
const one = header({ x5c: ['AAAA'] });
const two = header({ x5c: ['AAAA', 'BBBB'] });

const says = (fault: string, example: Example): Example => ({
	...example,
	message: `“x5c” is no list of certificates: ${fault}`,
});

/** Verified with a key, which was read from a text of some form. */
const verified = (
	thumbprint: string | undefined,
	form: 'x509' | 'jwk' = 'x509',
): Pick<Example, 'keys' | 'signature'> => ({
	keys: { ...ring({ thumbprint }), form },
	signature: { state: 'verified', key: { ...aKey, thumbprint }, tried: [] },
});
const noMatch = { state: 'failed', reason: 'no-match', tried: [] } as const;

export const certificateExamples: Examples = {
	'invalid-certificate-chain': {
		fires: says('not a list', header({ x5c: 'AAAA' })),
		nearMiss: header({ x5c: ['AAAA', 'AAA=', 'AA==', '+/AA'] }),
		alsoFires: [
			says('an empty list', header({ x5c: [] })),
			says('entry 1: not a string', header({ x5c: [1] })),
			says('entry 2: not base64', header({ x5c: ['AAAA', 'AA-_'] })),
			says('entry 1: not base64', header({ x5c: ['AAA\nA'] })),
			header({ x5c: ['AAA'] }),
			header({ x5c: ['AA-_AA'] }),
			header({ x5c: [`-${'A'.repeat(21)}`] }),
			header({ x5c: ['AAAAA==='] }),
			header({ x5c: ['A==='] }),
			header({ x5c: [''] }),
			header({ x5c: ['AA*A'] }),
			says('entry 100: not base64', header({ x5c: [...Array<string>(99).fill('AAAA'), '*'] })),
			says('entry 1: no certificate', { ...one, certificates: unreadable('certificate-der') }),
			{
				token: `{"payload":"e30","protected":"eyJhbGciOiJFUzI1NiJ9","header":{"x5c":["AA-_"]},"signature":"AAAA"}`,
			},
		],
		alsoNear: [
			header({}),
			header({ x5c: [...Array<string>(100).fill('AAAA'), '*'] }),
			{ ...one, certificates: chain({}) },
			{ ...one, certificates: unreadable('certificate-too-large') },
		],
	},
	'certificate-chain-order': {
		fires: { ...two, certificates: chain({ signedByNext: 'not-signed' }, {}) },
		nearMiss: { ...two, certificates: chain({ signedByNext: 'signed' }, {}) },
		alsoNear: [
			{ ...two, certificates: chain({ signedByNext: 'unknown' }, {}) },
			{
				...header({ x5c: ['AAAA', 'AAAA', '*'] }),
				certificates: chain({ signedByNext: 'another-issuer' }, {}),
			},
			one,
		],
	},
	'certificate-of-another-key': {
		fires: { ...one, certificates: chain({}), ...verified('other', 'jwk') },
		nearMiss: { ...one, certificates: chain({}), ...verified('leaf', 'jwk') },
		alsoNear: [
			{ ...one, certificates: chain({}), ...verified(undefined) },
			{ ...one, certificates: chain({ key: undefined }), ...verified('other') },
			{ ...one, certificates: chain({}), ...verified('other'), signature: noMatch },
			{ ...one, certificates: unreadable('certificate-der'), ...verified('other') },
			{ ...one, ...verified('other') },
		],
	},
	'thumbprint-mismatch': {
		fires: {
			...header({ x5c: ['AAAA'], x5t: 'B'.repeat(26) + 'A' }),
			certificates: chain({}),
			message: '“x5t” is the hash of another certificate than the first of “x5c”',
		},
		nearMiss: {
			...header({ x5c: ['AAAA'], x5t: 'A'.repeat(27), 'x5t#S256': 'A'.repeat(43) }),
			certificates: chain({}),
		},
		alsoFires: [
			{
				...header({ x5c: ['AAAA'], 'x5t#S256': 'B'.repeat(42) + 'A' }),
				certificates: chain({}),
				message: '“x5t#S256” is the hash of another certificate than the first of “x5c”',
			},
		],
		alsoNear: [
			header({ x5t: 'B'.repeat(26) + 'A' }),
			{ ...header({ x5c: ['AAAA'], x5t: 'B' }), certificates: chain({}) },
		],
	},
	'invalid-thumbprint': {
		fires: {
			...header({ x5t: 'A'.repeat(28) }),
			message: '“x5t” must be base64url of a hash of 20 bytes',
		},
		nearMiss: header({ x5t: 'A'.repeat(27), 'x5t#S256': 'A'.repeat(43) }),
		alsoFires: [
			{
				...header({ 'x5t#S256': 'A'.repeat(27) }),
				message: '“x5t#S256” must be base64url of a hash of 32 bytes',
			},
			header({ x5t: `${'A'.repeat(27)}=` }),
			header({ x5t: 1 }),
		],
		alsoNear: [header({})],
	},
	'self-signed-certificate': {
		fires: { ...one, certificates: chain({ selfSigned: true }) },
		nearMiss: { ...two, certificates: chain({}, { selfSigned: true }) },
		alsoNear: [one, { ...one, certificates: unreadable('certificate-der') }],
	},
	'own-certificate-trusted': {
		fires: { ...one, certificates: chain({}), ...verified('leaf') },
		nearMiss: { ...one, certificates: chain({}), ...verified('leaf', 'jwk') },
		alsoNear: [
			{ ...one, certificates: chain({}), ...verified('other') },
			{ ...one, certificates: chain({ selfSigned: true }), ...verified('leaf') },
			one,
		],
	},
	'certificate-expired': {
		fires: {
			...one,
			certificates: chain({ notAfter: now - 1 }),
			message: 'Certificate 1 of “x5c” expired 1 s ago',
		},
		nearMiss: { ...one, certificates: chain({ notAfter: now }) },
		alsoFires: [
			{
				...two,
				certificates: chain({}, { notAfter: now - 86_400 }),
				message: 'Certificate 2 of “x5c” expired 1 d ago',
			},
		],
		alsoNear: [
			one,
			{ ...one, certificates: chain({ notAfter: undefined }) },
			{ ...one, certificates: unreadable('certificate-der') },
		],
	},
	'certificate-not-yet-valid': {
		fires: {
			...one,
			certificates: chain({ notBefore: now + 60 }),
			message: 'Certificate 1 of “x5c” is not valid for another 1 min',
		},
		nearMiss: { ...one, certificates: chain({ notBefore: now }) },
		alsoNear: [one, { ...one, certificates: chain({ notBefore: undefined }) }],
	},
	'sha1-thumbprint': {
		fires: header({ x5t: 'A'.repeat(27) }),
		nearMiss: header({ x5t: 'A'.repeat(27), 'x5t#S256': 'A'.repeat(43) }),
		alsoNear: [header({ 'x5t#S256': 'A'.repeat(43) }), header({})],
	},
};
