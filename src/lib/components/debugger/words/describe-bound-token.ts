import type { DpopCheck, DpopCode } from '#lib/core/jose/dpop-check.ts';
import type { TokenHashCheck, TokenHashCode, TokenHashId } from '#lib/core/jose/token-hashes.ts';
import { durationText } from '#lib/core/token/duration.ts';

type Detail = DpopCheck['detail'];
type Sentence = string | ((detail: Detail) => string);

/** A value of a token, fit to stand in a sentence: on one line, and short. */
function told(value: string | number | undefined): string {
	const line = [...String(value ?? '').replace(/[\p{C}\p{Z}]+/gu, ' ')];
	return `“${line.length > 60 ? `${line.slice(0, 59).join('')}…` : line.join('')}”`;
}
const span = (seconds: string | number | undefined) => durationText(Math.abs(Number(seconds)));

const dpopSentences: Readonly<Record<DpopCode, Sentence>> = {
	readable: 'It is a JWT, and can be read',
	'not-a-jwt': 'It is no well-formed JWT',
	'header-unread': 'Not reached: the header cannot be read',
	'claims-unread': 'Not reached: the claims cannot be read',
	ambiguous: ({ name, count }) => `Ambiguous: ${told(name)} stands there ${count} times`,
	'type-matches': 'Its type is dpop+jwt',
	'type-missing': 'It has no “typ”: a proof says dpop+jwt',
	'type-other-spelling': ({ found }) =>
		`Its type is written ${told(found)}: most servers take “dpop+jwt” only`,
	'type-differs': ({ found }) =>
		`Its type is ${told(found)}, not “dpop+jwt”: this may be another kind of token`,
	'algorithm-asymmetric': ({ name }) => `${String(name)} signs with a key pair`,
	'algorithm-missing': 'The header names no algorithm',
	'algorithm-none': '“none” proves nothing: a proof must be signed',
	'algorithm-symmetric': ({ name }) =>
		`${String(name)} is made with a shared secret: whoever checks it could have made it`,
	'algorithm-prohibited': ({ name }) => `${String(name)} is not to be used any more`,
	'algorithm-unknown': ({ name }) => `${told(name)} is no registered signature algorithm`,
	'critical-none': 'No extension that must be understood (crit)',
	'critical-present': 'It asks for an extension (crit) that proofs do not have',
	'key-present': 'It brings its public key along (jwk)',
	'key-missing': 'It lacks its public key: the header has no “jwk”',
	'key-unreadable': 'Its “jwk” is no key that can be read',
	'key-unsupported': 'Its “jwk” is of a kind that cannot be used here',
	'key-public': 'The key in it is the public half only',
	'key-private': ({ name }) => `Its “jwk” holds the private key (${told(name)}): it is known to others now`,
	'key-secret': 'Its “jwk” is a shared secret: it is known to others now',
	'signature-matches': 'The signature matches the key that it brings along',
	'signature-no-match': 'The signature does not match the key that it brings along',
	'signature-empty': 'The signature is missing',
	'signature-wrong-length': 'The signature has the wrong length for the algorithm',
	'signature-unreadable': 'The signature is not base64url',
	'signature-key-unfit': 'The key that it brings along is not for this algorithm',
	'signature-unsupported': 'This algorithm cannot be checked here',
	'signature-not-reached': 'Signature not checked',
	'identifier-present': 'It has an identifier (jti), by which a server refuses to see it twice',
	'claim-missing': ({ name }) => `It lacks ${told(name)}`,
	'claim-not-a-string': ({ name }) => `${told(name)} is not a string`,
	'method-matches': ({ found }) => `It is for the method ${told(found)}`,
	'method-not-asked': ({ found }) => `It is for the method ${told(found)}: give the request’s to compare`,
	'method-other-case': ({ found, expected }) =>
		`It is for ${told(found)}, and the method is ${told(expected)}: upper and lower case count`,
	'method-differs': ({ found, expected }) => `It is for ${told(found)}, and the method is ${told(expected)}`,
	'target-matches': ({ found }) => `It is for the address ${told(found)}`,
	'target-matches-normalized': ({ found }) =>
		`It is for the address ${told(found)}: the request’s, written in another way`,
	'target-not-asked': ({ found }) => `It is for the address ${told(found)}: give the request’s to compare`,
	'target-not-a-uri': ({ found }) => `“htu” is no full address: ${told(found)}`,
	'request-not-a-uri': 'What was given as the request’s address is none: it needs a scheme and a host',
	'target-differs': ({ found, expected }) =>
		`It is for ${told(found)}, and the request goes to ${told(expected)}`,
	'nonce-matches': 'The nonce is the server’s',
	'nonce-missing': 'It lacks the nonce that the server gave',
	'nonce-differs': ({ found, expected }) =>
		`The nonce is ${told(found)}, and the server gave ${told(expected)}`,
	'nonce-not-asked': 'It has a nonce: give the server’s to compare',
	'nonce-absent': 'It has no nonce, and none is asked for',
	fresh: ({ age, maximum }) =>
		Number(age) < 0
			? `Made ${span(age)} from now, within the ${span(maximum)} that clocks may differ`
			: `Made ${span(age)} ago, at most ${span(maximum)} allowed`,
	'not-a-date': '“iat” is no time in seconds',
	'too-old': ({ age, maximum }) => `Too old: made ${span(age)} ago, at most ${span(maximum)} allowed`,
	'in-future': ({ age }) => `Made in the future: ${span(age)} from now`,
	'token-hash-matches': 'It is for this access token (ath)',
	'token-hash-differs': 'It is for another access token: “ath” is not the hash of this one',
	'token-hash-missing': 'It names no access token: “ath” must be the hash of this one',
	'token-hash-absent': 'It is for no access token (it has no ath)',
	'token-hash-not-asked': 'It is for an access token (ath): give that to compare',
	'token-not-ascii': 'What was given as the access token is none: it holds other characters than ASCII’s',
	'hash-unavailable': 'The hash cannot be computed here',
	'bound-key-matches': 'The access token is bound to this key (cnf.jkt)',
	'bound-key-differs': 'The access token is bound to another key than the proof’s',
	'bound-key-absent': 'The access token names no key (it has no cnf.jkt): it is not bound to this one',
	'bound-key-not-a-string': 'The access token’s “cnf.jkt” is not a string',
	'bound-key-not-asked': 'Give the access token to see whether it is bound to this key',
	'bound-key-opaque': 'The access token is no JWT: only who issued it knows its key',
	'bound-key-not-reached': 'The proof’s key cannot be read, so it cannot be compared',
};

/** One plain sentence about a check of a DPoP proof; hashes and thumbprints are shown beside it. */
export function describeDpopCheck({ code, detail }: DpopCheck): string {
	return written(dpopSentences[code], detail);
}

const hashed: Readonly<Record<TokenHashId, string>> = {
	at_hash: 'the access token',
	c_hash: 'the code',
	s_hash: 'the state',
};

type HashSentence = (claim: TokenHashId, detail: Detail) => string;
const hashSentences: Readonly<Record<TokenHashCode, HashSentence>> = {
	'hash-matches': (claim) => `${claim} is the hash of ${hashed[claim]}`,
	'hash-differs': (claim) => `${claim} is the hash of something else than ${hashed[claim]}`,
	'hash-not-halved': (claim) => `${claim} holds the whole hash: only its left half belongs there`,
	'hash-other-encoding': (claim) => `${claim} is right, but not in base64url without padding`,
	'hash-not-a-string': (claim) => `${claim} is not a string`,
	'hash-ambiguous': (claim, { count }) => `Ambiguous: ${claim} stands there ${count} times`,
	'hash-missing': (claim) => `It has no ${claim} to compare with ${hashed[claim]}`,
	'hash-not-asked': (claim) => `${claim} is not compared: paste ${hashed[claim]} that came with it`,
	'hash-absent': (claim) => `It has no ${claim}`,
	'hash-undefined': (claim, { alg }) =>
		`${alg === '' ? 'A header without “alg”' : told(alg)} defines no hash for ${claim}`,
	'hash-unavailable': () => 'The hash cannot be computed here',
	'not-ascii': (claim) =>
		`What was given as ${hashed[claim]} is none: it holds other characters than ASCII’s`,
	'claims-unread': () => 'Not reached: the claims cannot be read',
};

/** One plain sentence about a hash in an ID token; the values are shown beside it. */
export function describeTokenHashCheck({ id, code, detail }: TokenHashCheck): string {
	return hashSentences[code](id, detail);
}

function written(sentence: Sentence, detail: Detail): string {
	return typeof sentence === 'string' ? sentence : sentence(detail);
}
