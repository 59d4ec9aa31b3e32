import { hs, ring, withKeys, type Examples } from './example.ts';

export const keyExamples: Examples = {
	'key-confusion': {
		fires: {
			token: hs,
			keys: {
				...ring({}),
				problems: [{ code: 'key-text-is-public-key', place: { in: 'key', from: 0, to: 1 }, detail: {} }],
			},
		},
		nearMiss: { token: hs, keys: ring({}) },
	},
	'key-mismatch': withKeys('ES256', { type: 'EC', curve: 'P-384' }, { type: 'EC', curve: 'P-256' }),
	'key-not-meant': withKeys('HS256', { keyOps: ['sign'] }, { alg: 'HS256', use: 'sig', keyOps: ['verify'] }),
	'short-secret': withKeys('HS256', { bits: 248 }, { bits: 256 }),
	'short-rsa-key': withKeys('RS256', { type: 'RSA', bits: 1024 }, { type: 'RSA', bits: 2048 }),
};
