// What binds a token to its holder's key.

import { decodeBase64url } from '../../encoding/base64url.ts';
import { membersNamed, valueOf, type JsonNode } from '../../encoding/json-tree.ts';
import type { Rule } from '../rule.ts';
import { inClaims, placeIn, type Subject } from '../subject.ts';
import { privateMemberOf } from './header.ts';

const confirmation = ({ claims }: Subject) => valueOf(claims, 'cnf');

/** Members of `cnf` that are hashes of 32 bytes (RFC 9449 §6.1, RFC 8705 §3.1). */
const hashes = ['jkt', 'x5t#S256'];

const isSha256 = (node: JsonNode): boolean => {
	const read = node.type === 'string' ? decodeBase64url(node.value) : undefined;
	return read?.bytes.length === 32 && read.problems.length === 0;
};

export const bindingRules: readonly Rule[] = [
	{
		id: 'invalid-confirmation',
		severity: 'error',
		message: '“cnf” names no key: {fault}',
		reference: 'RFC 7800 §3.1, RFC 9449 §6.1, RFC 8705 §3.1',
		why: '“cnf” names the key that the holder must show to have. Faulty as it is, no proof can ever fit it; or worse, a server passes over it and takes the token from everybody.',
		check: (subject) => {
			const cnf = confirmation(subject);
			if (!cnf) return [];
			if (cnf.type !== 'object' || cnf.members.length === 0)
				return [
					{
						place: inClaims(subject, 'cnf'),
						detail: { fault: cnf.type === 'object' ? 'empty' : 'not an object' },
					},
				];
			return hashes.flatMap((name) => {
				const value = valueOf(cnf, name);
				if (!value || isSha256(value)) return [];
				return [{ place: placeIn('payload', value), detail: { fault: `${name}: no SHA-256` } }];
			});
		},
	},
	{
		id: 'private-key-in-confirmation',
		severity: 'error',
		message: '“cnf” holds a private key: whoever sees the token can prove to be its holder',
		reference: 'RFC 7800 §3.2, §3.3',
		why: 'The token names its holder’s key, so that others cannot use it. With the private key inside, everybody can. Put the public half there; a shared secret only if the token is encrypted.',
		check: (subject) => {
			const key = valueOf(confirmation(subject), 'jwk');
			const member = privateMemberOf(key);
			const isHidden = subject.reading.kind === 'jwe' && member === valueOf(key, 'k');
			return member && !isHidden ? [{ place: placeIn('payload', member) }] : [];
		},
	},
	{
		id: 'bearer-token',
		severity: 'note',
		message: 'No “cnf”: whoever holds this access token can use it',
		reference: 'RFC 9700 §2.2.1',
		why: 'A copy from a log or a browser is as good as the original until it expires. Tokens that are bound to their client’s key, by DPoP or mutual TLS, are of no use to a thief. Else keep their life short.',
		check: ({ profile, wholeClaims }) =>
			profile.id === 'access-token' && wholeClaims && membersNamed(wholeClaims, 'cnf').length === 0
				? [{ place: placeIn('payload', wholeClaims) }]
				: [],
	},
];
