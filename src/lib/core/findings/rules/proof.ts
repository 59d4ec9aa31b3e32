// The proofs that a token's holder has a key: DPoP's, and the Key Binding JWT where it stands by itself.

import { membersNamed, stringOf, valueOf } from '../../encoding/json-tree.ts';
import { dpopReferences, type DpopCheckId, type DpopCode } from '../../jose/dpop-check.ts';
import { isKeyProof, isStrictly } from '../profile.ts';
import type { Hit, Rule } from '../rule.ts';
import { inClaims, inHeader, placeIn, wholeHeaderPlace, type Subject } from '../subject.ts';

const isProof = ({ profile }: Subject): boolean => profile.id === 'dpop-proof';

/** Claims that a kind of token must have and lacks, in one hit. */
function lacking({ wholeClaims }: Subject, names: readonly string[]): readonly Hit[] {
	const missing = names.filter((name) => wholeClaims && membersNamed(wholeClaims, name).length === 0);
	if (missing.length === 0) return [];
	return [{ place: placeIn('payload', wholeClaims), detail: { names: missing.join(', ') } }];
}

/**
 * A check of a proof that failed by one of some codes. The proof is the token at hand, or came along with it: then there
 * is no place for what is in it.
 */
function failed(
	subject: Subject,
	id: DpopCheckId,
	codes: readonly DpopCode[],
	place: (subject: Subject) => Hit['place'],
): readonly Hit[] {
	return (subject.bound ?? [])
		.filter(
			(check) =>
				check.reference === dpopReferences[id] &&
				check.state === 'failed' &&
				(codes as readonly string[]).includes(check.code),
		)
		.map(({ detail }) => ({ place: place(subject), detail }));
}

const inProof = (name: string) => (subject: Subject) =>
	isProof(subject) ? (inClaims(subject, name) ?? placeIn('payload', subject.claims)) : undefined;

const boundKey = ({ claims }: Subject) => valueOf(valueOf(claims, 'cnf'), 'jkt');

export const proofRules: readonly Rule[] = [
	{
		id: 'proof-claims',
		severity: 'error',
		message: 'A DPoP proof must also have {names}',
		reference: 'RFC 9449 §4.2',
		why: 'A proof is made for one request: “htm” and “htu” say for which, “iat” when, and “jti” makes it unlike every other. Without one of them a stolen proof could be used again elsewhere, and servers must refuse it.',
		check: (subject) => (isProof(subject) ? lacking(subject, ['jti', 'htm', 'htu', 'iat']) : []),
	},
	{
		id: 'proof-claim-not-string',
		severity: 'error',
		message: '“{name}” of a DPoP proof must be a string',
		reference: 'RFC 9449 §4.2',
		why: 'A server compares it with the request, character by character. It cannot do that with any other kind of value, and refuses the proof.',
		check: (subject) =>
			['htm', 'htu', 'ath', 'nonce'].flatMap((name) => {
				const value = isProof(subject) ? valueOf(subject.claims, name) : undefined;
				return value && value.type !== 'string' ? [{ place: inClaims(subject, name), detail: { name } }] : [];
			}),
	},
	{
		id: 'proof-target-with-query',
		severity: 'warning',
		message: '“htu” must be written without query and fragment',
		reference: 'RFC 9449 §4.2',
		why: 'It is the address of the request up to its “?” or “#”. Some servers cut off the rest before they compare, and some do not: those then refuse the proof.',
		check: (subject) =>
			isProof(subject) && /[?#]/.test(stringOf(subject.claims, 'htu') ?? '')
				? [{ place: inClaims(subject, 'htu') }]
				: [],
	},
	{
		id: 'proof-type',
		severity: 'error',
		message: 'The “typ” of a DPoP proof must be “dpop+jwt”',
		reference: 'RFC 9449 §4.2',
		why: '“typ” keeps a token that was made for something else from passing for a proof. Servers refuse a proof without it.',
		check: (subject) =>
			isProof(subject) && subject.wholeHeader && subject.typ !== 'dpop+jwt'
				? [{ place: inHeader(subject, 'typ') ?? wholeHeaderPlace(subject) }]
				: [],
	},
	{
		id: 'proof-without-key',
		severity: 'error',
		message: 'A DPoP proof must bring its public key, “jwk”, in the header',
		reference: 'RFC 9449 §4.2',
		why: 'The server verifies the proof with this key, and compares it with the one that the access token is bound to. Without it there is nothing to verify the proof with.',
		check: (subject) =>
			isProof(subject) && subject.wholeHeader && valueOf(subject.header, 'jwk')?.type !== 'object'
				? [{ place: inHeader(subject, 'jwk') ?? wholeHeaderPlace(subject) }]
				: [],
	},
	{
		id: 'proof-with-shared-key',
		severity: 'error',
		message: 'A proof needs a key pair: “{alg}” signs with a shared secret',
		reference: 'RFC 9449 §4.2',
		why: 'Whoever can check such a signature can also make it, so it does not show who did. Sign proofs with an asymmetric algorithm, as ES256.',
		check: (subject) => {
			const proves = isKeyProof(subject.profile) || isStrictly(subject.profile, 'key-binding');
			if (!proves || subject.algorithm?.keyType !== 'oct') return [];
			return [{ place: inHeader(subject, 'alg'), detail: { alg: subject.algorithm.name } }];
		},
	},
	{
		id: 'key-binding-claims',
		severity: 'error',
		message: 'A Key Binding JWT must also have {names}',
		reference: 'RFC 9901 §4.3',
		why: 'They say when, for whom and for which credential its holder made it. Without one of them it could be shown again to somebody else, and verifiers refuse it.',
		check: (subject) =>
			isStrictly(subject.profile, 'key-binding') ? lacking(subject, ['iat', 'aud', 'nonce', 'sd_hash']) : [],
	},
	{
		id: 'proof-signature',
		severity: 'error',
		message: 'The DPoP proof is not signed with the key that it brings',
		reference: dpopReferences.signature,
		why: 'Either the proof was changed after it was signed, or whoever sends it does not have the private key: then it may be somebody else’s token. Servers refuse it.',
		unless: ['signature-length'],
		check: (subject) =>
			failed(subject, 'signature', ['signature-no-match', 'signature-key-unfit'], () =>
				isProof(subject) ? placeIn('token', subject.reading.signature?.range) : undefined,
			),
	},
	{
		id: 'proof-for-other-token',
		severity: 'error',
		message: 'The DPoP proof was made for another access token: “ath” is not its hash',
		reference: dpopReferences.ath,
		why: 'A proof counts for one access token only, so that nobody can use it with a stolen one. Make a new proof with the SHA-256 of exactly this token’s text.',
		check: (subject) => failed(subject, 'ath', ['token-hash-differs'], inProof('ath')),
	},
	{
		id: 'proof-without-token-hash',
		severity: 'error',
		message: 'The DPoP proof lacks “ath”, the hash of the access token that it comes with',
		reference: dpopReferences.ath,
		why: 'Sent along with an access token a proof must name it. Without “ath” it fits every token that is bound to this key, and servers refuse it. Only a proof for the token endpoint goes without.',
		check: (subject) => failed(subject, 'ath', ['token-hash-missing'], inProof('ath')),
	},
	{
		id: 'bound-to-other-key',
		severity: 'error',
		message: 'The access token is bound to another key than that of the DPoP proof',
		reference: dpopReferences['bound-key'],
		why: '“cnf.jkt” is the thumbprint of the only key whose proofs count for this token. Whoever sent this proof has another key: the token may be stolen, or the client has changed its key since.',
		check: (subject) =>
			failed(subject, 'bound-key', ['bound-key-differs'], () =>
				isProof(subject) ? inHeader(subject, 'jwk') : placeIn('payload', boundKey(subject)),
			),
	},
	{
		id: 'proof-method',
		severity: 'error',
		message: 'The DPoP proof is for {found}, and the request is {expected}',
		reference: dpopReferences.htm,
		why: 'A proof counts for one method only, so that one for reading cannot be used for writing. Methods are in capitals, and are compared character by character.',
		check: (subject) => failed(subject, 'htm', ['method-differs', 'method-other-case'], inProof('htm')),
	},
	{
		id: 'proof-target',
		severity: 'error',
		message: 'The DPoP proof is for {found}, not for {expected}',
		reference: dpopReferences.htu,
		why: 'A proof counts for one address only, so that no server can use it at another. Behind a proxy compare with the address that the client called, and leave query and fragment out.',
		check: (subject) => failed(subject, 'htu', ['target-differs'], inProof('htu')),
	},
	{
		id: 'proof-target-no-address',
		severity: 'error',
		message: '“htu” of the DPoP proof is no address: {found}',
		reference: dpopReferences.htu,
		why: 'It is the whole address of the request, with scheme and host, as https://api.example/orders. A path alone could be that of any server.',
		check: (subject) => failed(subject, 'htu', ['target-not-a-uri'], inProof('htu')),
	},
	{
		id: 'proof-nonce',
		severity: 'error',
		message: 'The “nonce” of the DPoP proof is not the one that the server gave',
		reference: dpopReferences.nonce,
		why: 'With its nonce a server sees to it that a proof is fresh. It refuses this one with the error “use_dpop_nonce” and a new nonce: make a new proof with that.',
		check: (subject) => failed(subject, 'nonce', ['nonce-differs', 'nonce-missing'], inProof('nonce')),
	},
];
