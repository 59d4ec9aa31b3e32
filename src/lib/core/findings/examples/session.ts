import { encodeBase64url } from '../../encoding/base64url.ts';
import { readToken } from '../../token/read-token.ts';
import { compact, ring, type Example, type Examples } from './example.ts';

interface Signed {
	readonly alg?: string;
	readonly kid?: string;
	readonly iss?: string;
	readonly sub?: string;
	readonly first?: number;
	readonly last?: number;
	readonly length?: number;
}

/** A token whose signature begins with one byte and ends with another. */
function signed({
	alg = 'ES256',
	kid = 'a',
	iss = 'i',
	sub = 's',
	first = 1,
	last = 1,
	length = 64,
}: Signed) {
	const signature = new Uint8Array(length).fill(last);
	signature.fill(first, 0, length / 2);
	return compact(JSON.stringify({ alg, kid }), JSON.stringify({ iss, sub }), encodeBase64url(signature));
}

const beside = (own: Signed, ...others: Signed[]): Example => ({
	token: signed(own),
	others: others.map((other) => readToken(signed(other))),
});
/** Two tokens whose R differ in one byte. */
function withR(at: number): Example {
	const signature = new Uint8Array(64).fill(1);
	const other = Uint8Array.from(signature, (byte, index) => (index === at ? 2 : byte + Number(index === 63)));
	const token = (sub: string, bytes: Uint8Array) =>
		compact('{"alg":"ES256"}', JSON.stringify({ sub }), encodeBase64url(bytes));
	return { token: token('a', signature), others: [readToken(token('b', other))] };
}
const rs = { alg: 'RS256', length: 256 };

export const sessionExamples: Examples = {
	'nonce-reuse': {
		fires: beside({ last: 2 }, { sub: 't', last: 3 }),
		nearMiss: beside({ last: 2 }, { sub: 't', first: 4, last: 3 }),
		alsoFires: [
			beside({}, { first: 9, sub: 't' }, { last: 7, sub: 'u' }),
			beside({ alg: 'Ed25519', last: 2 }, { alg: 'Ed25519', sub: 't', last: 3 }),
			beside({ alg: 'ES384', length: 96 }, { alg: 'ES384', length: 96, sub: 't', last: 2 }),
		],
		alsoNear: [
			{ token: signed({}) },
			beside({}),
			// The same token again is no second signature.
			beside({ last: 2 }, { last: 2 }),
			// All of R counts.
			withR(0),
			withR(31),
			// Nor is one that was copied onto another text.
			beside({ last: 2 }, { sub: 't', last: 2 }),
			beside({}, { sub: 't', kid: 'b', last: 2 }),
			beside({}, { sub: 't', iss: 'j', last: 2 }),
			beside({}, { sub: 't', alg: 'ES256K', last: 2 }),
			beside({}, { sub: 't', length: 96 }),
			beside({ alg: 'HS512' }, { alg: 'HS512', sub: 't', last: 2 }),
			beside({ ...rs }, { ...rs, sub: 't', last: 2 }),
			beside({ first: 0 }, { first: 0, sub: 't', last: 2 }),
			beside({ length: 0 }, { length: 0, sub: 't' }),
			beside({ length: 62 }, { length: 62, sub: 't', last: 2 }),
		],
	},
	'public-key-derivable': {
		fires: {
			...beside({ ...rs }, { ...rs, sub: 't', last: 2 }),
			message: 'With 2 such tokens anyone can work out the public key',
		},
		nearMiss: beside({ ...rs }, { ...rs, sub: 't', last: 2, length: 128 }),
		alsoFires: [
			{
				...beside({ ...rs }, { ...rs, sub: 't', last: 2 }, { ...rs, sub: 'u', last: 3 }),
				message: 'With 3 such tokens anyone can work out the public key',
			},
			beside({ ...rs, alg: 'RS512' }, { ...rs, alg: 'RS512', sub: 't', last: 2 }),
		],
		alsoNear: [
			{ token: signed(rs) },
			{ ...beside({ ...rs }, { ...rs, sub: 't', last: 2 }), keys: ring({ type: 'RSA', bits: 4096 }) },
			beside({ ...rs }, { ...rs, sub: 't' }),
			beside({ ...rs }, { ...rs, last: 2 }),
			beside({ ...rs }, { ...rs, sub: 't', kid: 'b', last: 2 }),
			beside({ ...rs }, { ...rs, sub: 't', iss: 'j', last: 2 }),
			beside({ ...rs }, { ...rs, sub: 't', alg: 'RS384', last: 2 }),
			beside({ ...rs, alg: 'PS256' }, { ...rs, alg: 'PS256', sub: 't', last: 2 }),
			beside({}, { sub: 't', last: 2 }),
			beside({ ...rs, length: 0 }, { ...rs, length: 0, sub: 't', last: 2 }),
		],
	},
};
