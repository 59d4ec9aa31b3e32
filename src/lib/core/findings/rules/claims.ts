// The claims that the specifications define: present, and of the right kind.

import { setMember } from '../../encoding/json-edit.ts';
import { membersNamed, stringOf, stringsOf, valueOf, type JsonNode } from '../../encoding/json-tree.ts';
import { claimNamed, type ClaimKind } from '../../token/claims.ts';
import { isRegisteredClaim } from '../../token/registered-claim-names.ts';
import { isNoBearerToken, isStrictly, type Profile } from '../profile.ts';
import type { Fix, Hit, Rule, Severity } from '../rule.ts';
import { inClaims, placeIn, type Subject } from '../subject.ts';

/** RFC 7519 §2: with a colon it must be a URI. */
const isStringOrUri = (value: string): boolean =>
	!value.includes(':') || /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]*$/i.test(value);

/** Profiles that name all that they lack at once. */
function hasOwnList({ profile }: Subject): boolean {
	return (
		profile.id === 'id-token' ||
		isStrictly(profile, 'access-token') ||
		isStrictly(profile, 'client-assertion') ||
		isNoBearerToken(profile)
	);
}

/** A claim that a bearer token should have. */
function missing(subject: Subject, name: string): readonly Hit[] {
	const { wholeClaims } = subject;
	if (!wholeClaims || hasOwnList(subject)) return [];
	return membersNamed(wholeClaims, name).length === 0 ? [{ place: placeIn('payload', wholeClaims) }] : [];
}

/** What is shown to whoever asks, or is published: it is for nobody in particular. */
const forEveryone = ['vc+jwt', 'statuslist+jwt', 'entity-statement+jwt', 'trust-mark+jwt', 'passport'];

const kinds: Partial<
	Record<ClaimKind, { readonly words: string; readonly fits: (node: JsonNode) => boolean }>
> = {
	boolean: { words: 'true or false', fits: ({ type }) => type === 'boolean' },
	object: { words: 'an object', fits: ({ type }) => type === 'object' },
	string: { words: 'a string', fits: ({ type }) => type === 'string' },
	// Of what is in it, RFC 9068 §2.2.3.1 leaves the choice.
	strings: { words: 'a list', fits: ({ type }) => type === 'array' },
};

/** The same value as the kind that is asked for, where there is but one. */
function rewritten(kind: ClaimKind, node: JsonNode, text: string): string | undefined {
	if (kind === 'boolean' && node.type === 'string' && /^(true|false)$/.test(node.value)) return node.value;
	return kind === 'strings' && node.type === 'string' ? `[${text}]` : undefined;
}

/** The others have rules of their own for what stands in them. */
const plainProfiles: readonly Profile[] = ['jwt', 'access-token', 'id-token'];

export const claimsRules: readonly Rule[] = [
	{
		id: 'no-expiry',
		severity: 'warning',
		message: 'No “exp”: the token never expires',
		reference: 'RFC 7519 §4.1.4',
		why: 'Whoever gets hold of the token once can use it for ever, long after the person has left or the password was changed. Set “exp” to a time soon after “iat”.',
		check: (subject) => {
			const severity: Severity = subject.profile.id === 'sd-jwt' ? 'note' : 'warning';
			return missing(subject, 'exp').map((hit) => ({ ...hit, severity }));
		},
	},
	{
		id: 'no-issuer',
		severity: 'warning',
		message: 'No “iss”: nobody can tell whose key should verify it',
		reference: 'RFC 8725 §3.8',
		why: 'A verifier that trusts several issuers must use the keys of the right one. Without “iss”, a token of one issuer may pass for one of another.',
		check: (subject) => missing(subject, 'iss'),
	},
	{
		id: 'no-audience',
		severity: 'warning',
		message: 'No “aud”: it can be replayed to other services',
		reference: 'RFC 8725 §3.9',
		why: 'A service that receives the token can send it on to another one, and act there in the person’s name. Put the service that it is for into “aud”, and let each service look for itself there.',
		check: (subject) => {
			const isForEveryone = subject.profile.id === 'sd-jwt' || forEveryone.includes(subject.typ);
			return isForEveryone ? [] : missing(subject, 'aud');
		},
	},
	{
		id: 'not-string-or-uri',
		severity: 'error',
		message: '“{name}” must be a string, and a URI if it has a colon',
		reference: 'RFC 7519 §2',
		why: 'Verifiers compare this value character by character. A number or an object compares differently in each language, and some libraries refuse the token or skip the check.',
		check: (subject) =>
			['iss', 'sub', 'aud', 'jti'].flatMap((name) => {
				const value = valueOf(subject.claims, name);
				// What is no string in `aud` is a rule of its own; `jti` may have colons as it likes.
				const strings = stringsOf(subject.claims, name);
				const wrongKind = name !== 'aud' && value !== undefined && value.type !== 'string';
				const wrong = wrongKind || (name !== 'jti' && strings?.some((text) => !isStringOrUri(text)));
				return wrong ? [{ place: inClaims(subject, name), detail: { name } }] : [];
			}),
	},
	{
		id: 'bad-audience',
		severity: 'error',
		message: '“aud” must be a string or a list of strings that name someone',
		reference: 'RFC 7519 §4.1.3',
		why: 'Each service looks for its own name in “aud”. With an empty list nobody finds it; with “*” somebody’s check may pass for everyone; with anything else the check fails or is skipped.',
		check: (subject) => {
			if (!valueOf(subject.claims, 'aud')) return [];
			const place = inClaims(subject, 'aud');
			const audience = stringsOf(subject.claims, 'aud');
			if (!audience) return [{ place }];
			return audience.length === 0 || audience.includes('*') ? [{ place, severity: 'warning' }] : [];
		},
	},
	{
		id: 'long-subject',
		severity: 'warning',
		message: '“sub” has {count} characters: more than 255',
		reference: 'OIDC Core §2',
		why: 'Who receives the token stores “sub” to know the person again, mostly in a column for 255 characters. What is cut off may make two people one.',
		check: (subject) => {
			const count = (stringOf(subject.claims, 'sub') ?? '').length;
			const severity: Severity = subject.profile.id === 'id-token' ? 'error' : 'warning';
			return count > 255 ? [{ place: inClaims(subject, 'sub'), detail: { count }, severity }] : [];
		},
	},
	{
		id: 'wrong-claim-type',
		severity: 'warning',
		message: '“{name}” must be {words}',
		reference: 'RFC 7519 §10.1',
		why: 'The specification that defines this claim says what kind of value it has. Others read it as that kind: the text “false” counts as true in many languages, and one string is no list.',
		check: (subject) => {
			const { claims, profile } = subject;
			if (claims?.type !== 'object' || !plainProfiles.includes(profile.id)) return [];
			return claims.members.flatMap(({ name, value }): readonly Hit[] => {
				const claim = claimNamed(name);
				const kind = claim?.registered === true && name !== 'jti' ? kinds[claim.kind] : undefined;
				if (!claim || !kind || !value || kind.fits(value)) return [];
				const text = subject.reading.payload?.text?.slice(value.from, value.to) ?? '';
				const right = rewritten(claim.kind, value, text);
				const fix: Fix | undefined =
					right === undefined
						? undefined
						: {
								label: `Make it ${kind.words}`,
								segment: 'payload',
								apply: (payload) => setMember(payload, name, right),
							};
				return [{ place: placeIn('payload', value), detail: { name, words: kind.words }, fix }];
			});
		},
	},
	{
		id: 'private-names',
		severity: 'note',
		message: '“{name}”{more}: a name of your own, which others may use for something else',
		reference: 'RFC 7519 §4.3',
		why: 'This name is in no registry and belongs to nobody. That is fine between parties who agree on it; between strangers it may collide. A name like https://example.com/name cannot.',
		check: (subject) => {
			const { claims, profile } = subject;
			if (claims?.type !== 'object' || !plainProfiles.includes(profile.id)) return [];
			// A URI or a domain name is collision-resistant (RFC 7519 §2); names in common use need no telling.
			const isOwn = (name: string) => !/[:./]/.test(name) && !claimNamed(name) && !isRegisteredClaim(name);
			const own = claims.members.filter(({ name }) => isOwn(name));
			const [first, ...rest] = own;
			if (!first) return [];
			const also = rest.slice(0, 20).map(({ nameRange }) => ({ in: 'payload' as const, ...nameRange }));
			const more = rest.length === 0 ? '' : ` and ${rest.length} more`;
			return [{ place: placeIn('payload', first.nameRange), also, detail: { name: first.name, more } }];
		},
	},
];
