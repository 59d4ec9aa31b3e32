// The header parameters that name or hold a key, and those that repeat a claim.

import { setMember } from '../../encoding/json-edit.ts';
import { stringOf, valueOf, type JsonNode } from '../../encoding/json-tree.ts';
import { isKeyProof } from '../profile.ts';
import type { Fix, Rule } from '../rule.ts';
import { inHeader, placeIn, textOfHeader, type Subject } from '../subject.ts';

/** The members of a JWK that only its owner may know (RFC 7518 §6, RFC 8037 §2, RFC 9964). */
const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'];

/** The member that makes a JWK a private key or a secret; undefined for a public key, and for what is no JWK. */
export function privateMemberOf(key: JsonNode | undefined): JsonNode | undefined {
	return privateMembers.map((name) => valueOf(key, name)).find(Boolean);
}

/**
 * Shapes that belong in a path, a query or a command, not in a key's name. `--` counts only as SQL has it, for names in
 * base64url may end in it; characters that cannot be seen are a rule of their own.
 */
const injection = /\.\.[/\\]|[\\'"`;|]|--\s|\$[({]|%00|%2e%2e|^\/(?:dev|proc|etc)\//i;

/** In characters; what DIDs name keys by is longer by design. */
const longestKid = 128;

/** A fix that sets a string; none for a parameter that stands in another text than the protected header. */
export function setString(subject: Subject, label: string, name: string, value: string): Fix | undefined {
	if (textOfHeader(subject, valueOf(subject.header, name)) !== 'header') return undefined;
	return {
		label,
		segment: 'header',
		apply: (text) => setMember(text, name, JSON.stringify(value)),
	};
}

/** Where Microsoft Entra ID issues tokens, its national clouds included. */
const microsoft =
	/^https:\/\/(?:sts\.windows\.net|login\.(?:microsoftonline\.(?:com|us)|partner\.microsoftonline\.cn))\//;

export const headerRules: readonly Rule[] = [
	{
		id: 'embedded-key',
		severity: 'error',
		message: 'The token brings its own key: trusting it proves nothing',
		reference: 'RFC 7515 §4.1.3',
		why: 'Whoever writes a token can put any key into it and sign with that: a verifier that takes its key from the token accepts every forgery (CVE-2018-0114). Take keys from where you trust them, and leave “jwk” out.',
		check: (subject) => {
			// Proofs of possession carry their key by design (RFC 9449 §4.2).
			return valueOf(subject.header, 'jwk') && !isKeyProof(subject.profile)
				? [{ place: inHeader(subject, 'jwk') }]
				: [];
		},
	},
	{
		id: 'private-key-in-header',
		severity: 'error',
		message: '“{name}” holds a private key: it is no longer secret',
		reference: 'RFC 7515 §4.1.3',
		why: 'Everybody who sees the token now has the key that one party alone may know, and can sign or decrypt with it. Stop using it, make a new one, and put only the public half into a header.',
		check: (subject) =>
			['jwk', 'epk'].flatMap((name) => {
				const key = valueOf(subject.header, name);
				const member = privateMemberOf(key);
				return member ? [{ place: placeIn(textOfHeader(subject, key), member), detail: { name } }] : [];
			}),
	},
	{
		id: 'kid-not-string',
		severity: 'error',
		message: '“kid” must be a string',
		reference: 'RFC 7515 §4.1.4',
		why: 'The name of a key is text. Some libraries refuse a token where it is anything else; others turn it into text in their own way, and then find no key or another one.',
		check: (subject) => {
			const kid = valueOf(subject.header, 'kid');
			if (!kid || kid.type === 'string') return [];
			const fix =
				kid.type === 'number' ? setString(subject, 'Put it in quotes', 'kid', kid.lexeme) : undefined;
			return [{ place: inHeader(subject, 'kid'), fix }];
		},
	},
	{
		id: 'injection-shaped-kid',
		severity: 'warning',
		message: '“kid” looks like a path, a query or a command',
		reference: 'RFC 8725 §3.10',
		why: 'Verifiers look a key up by this value. If they put it into a file name, an SQL query or a command, whoever wrote the token chooses the key, even an empty one. Compare it with the names of keys that you know, and use it for nothing else.',
		check: (subject) =>
			injection.test(stringOf(subject.header, 'kid') ?? '') ? [{ place: inHeader(subject, 'kid') }] : [],
	},
	{
		id: 'long-kid',
		severity: 'warning',
		message: '“kid” has {length} characters: names of keys are short',
		reference: 'RFC 8725 §3.10',
		why: 'Real names of keys are a few dozen characters. A far longer one may carry an attack, or data that belongs in a claim, and each log and database on the way takes it in. Refuse what is longer than your own names.',
		check: (subject) => {
			const kid = stringOf(subject.header, 'kid') ?? '';
			if (kid.length <= longestKid || kid.startsWith('did:')) return [];
			return [{ place: inHeader(subject, 'kid'), detail: { length: kid.length } }];
		},
	},
	{
		id: 'replicated-claim-differs',
		severity: 'error',
		message: '“{name}” in the header differs from the claim',
		reference: 'RFC 7519 §5.3',
		why: 'A claim is repeated in the header so that it can be read before decryption, and must be identical. If it differs, one program goes by the header and another by the claim, and they take the token for different ones.',
		check: (subject) =>
			['iss', 'sub', 'aud'].flatMap((name) => {
				const copy = valueOf(subject.header, name);
				const claim = valueOf(subject.wholeClaims, name);
				if (!copy || !claim) return [];
				const { header, payload, text } = subject.reading;
				const where = textOfHeader(subject, copy);
				const plain = (of: string | undefined, node: JsonNode) =>
					node.type === 'string'
						? JSON.stringify(node.value)
						: of?.slice(node.from, node.to).replace(/\s/g, '');
				if (plain(where === 'header' ? header?.text : text, copy) === plain(payload?.text, claim)) return [];
				const also = [{ in: 'payload' as const, from: claim.from, to: claim.to }];
				return [{ place: placeIn(where, copy), also, detail: { name } }];
			}),
	},
	{
		id: 'microsoft-nonce',
		severity: 'note',
		message: 'Microsoft made this token for its own services: its signature fails elsewhere',
		reference: 'Microsoft Entra ID, access tokens',
		why: 'The signature was made over the SHA-256 of “nonce”, not over “nonce” as it stands, so that only the service that the token is for, as Microsoft Graph, can verify it. Do not verify it: pass it on, or ask for a token for your own service.',
		check: (subject) =>
			valueOf(subject.header, 'nonce') && microsoft.test(stringOf(subject.claims, 'iss') ?? '')
				? [{ place: inHeader(subject, 'nonce') }]
				: [],
	},
];
