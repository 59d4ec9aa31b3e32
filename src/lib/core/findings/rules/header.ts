// The Header Parameters beside `alg`.

import { setMember } from '../../encoding/json-edit.ts';
import { membersNamed, stringOf, valueOf } from '../../encoding/json-tree.ts';
import { readCritical, understandsExtension } from '../../token/critical-parameters.ts';
import type { Fix, Hit, Rule } from '../rule.ts';
import { isKeyProof } from '../profile.ts';
import { inHeader, placeIn, type Subject } from '../subject.ts';

const setString = (label: string, name: string, value: string): Fix => ({
	label,
	segment: 'header',
	apply: (text) => setMember(text, name, JSON.stringify(value)),
});

const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k', 'priv'];

/** Shapes that belong in a path, a query or a command, not in a key's name; `--` counts only as SQL has it. */
const injection = /\.\.[/\\]|[\\\0'"`;|]|--\s|\$\(|%00|^\/dev\//;

/** An address that a verifier is asked to fetch: graver when it is not even https. */
function address(subject: Subject, name: string): readonly Hit[] {
	if (membersNamed(subject.header, name).length === 0) return [];
	const secure = /^https:\/\/[^/@]+(\/|$)/i.test(stringOf(subject.header, name) ?? '');
	return [{ place: inHeader(subject, name), severity: secure ? 'warning' : 'error' }];
}

const criticalFault: Readonly<Record<string, string>> = {
	'not-a-list': 'not a list',
	empty: 'empty',
	'not-a-string': 'an entry is not a string',
	repeated: 'repeats',
	standard: 'must not list',
	missing: 'absent from the header:',
};

export const headerRules: readonly Rule[] = [
	{
		id: 'embedded-key',
		severity: 'error',
		message: 'The token brings its own key: trusting it proves nothing',
		reference: 'RFC 7515 §4.1.3',
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
		check: (subject) =>
			['jwk', 'epk'].flatMap((name) => {
				const key = valueOf(subject.header, name);
				const member = privateMembers.map((part) => valueOf(key, part)).find(Boolean);
				return member ? [{ place: placeIn('header', member), detail: { name } }] : [];
			}),
	},
	{
		id: 'key-set-url',
		severity: 'warning',
		message: '“jku” tells verifiers where to fetch keys: never trust it unchecked',
		reference: 'RFC 8725 §3.10',
		check: (subject) => address(subject, 'jku'),
	},
	{
		id: 'certificate-url',
		severity: 'warning',
		message: '“x5u” tells verifiers where to fetch a certificate: never trust it unchecked',
		reference: 'RFC 8725 §3.10',
		check: (subject) => address(subject, 'x5u'),
	},
	{
		id: 'kid-not-string',
		severity: 'error',
		message: '“kid” must be a string',
		reference: 'RFC 7515 §4.1.4',
		check: (subject) => {
			const kid = valueOf(subject.header, 'kid');
			if (!kid || kid.type === 'string') return [];
			const fix = kid.type === 'number' ? setString('Put it in quotes', 'kid', kid.lexeme) : undefined;
			return [{ place: inHeader(subject, 'kid'), fix }];
		},
	},
	{
		id: 'injection-shaped-kid',
		severity: 'warning',
		message: '“kid” looks like a path, a query or a command',
		reference: 'RFC 8725 §3.10',
		check: (subject) => {
			const kid = stringOf(subject.header, 'kid') ?? '';
			return injection.test(kid) || kid.length > 128 ? [{ place: inHeader(subject, 'kid') }] : [];
		},
	},
	{
		id: 'invalid-crit',
		severity: 'error',
		message: '“crit” is invalid: {fault} {name}',
		reference: 'RFC 7515 §4.1.11',
		check: (subject) => {
			const critical = readCritical(subject.header);
			if (critical.state !== 'malformed') return [];
			const detail = { fault: criticalFault[critical.fault] ?? '', name: critical.name };
			return [{ place: inHeader(subject, 'crit'), detail }];
		},
	},
	{
		id: 'unknown-crit',
		severity: 'error',
		message: 'Verifiers that do not know “{name}” must refuse this token',
		reference: 'RFC 7515 §4.1.11',
		check: (subject) => {
			const critical = readCritical(subject.header);
			if (critical.state !== 'names') return [];
			return critical.names
				.filter((name) => !understandsExtension(name))
				.map((name) => ({ place: inHeader(subject, 'crit'), detail: { name } }));
		},
	},
	{
		id: 'no-type',
		severity: 'note',
		message: 'No “typ”: one kind of token may be taken for another',
		reference: 'RFC 8725 §3.11',
		check: ({ wholeHeader }) =>
			wholeHeader && membersNamed(wholeHeader, 'typ').length === 0
				? [{ place: placeIn('header', wholeHeader) }]
				: [],
	},
	{
		id: 'type-prefix',
		severity: 'note',
		message: '“application/” is better left out of “typ”',
		reference: 'RFC 7515 §4.1.9',
		check: (subject) => {
			const typ = stringOf(subject.header, 'typ') ?? '';
			if (!/^application\/[^/]+$/i.test(typ)) return [];
			return [{ place: inHeader(subject, 'typ'), fix: setString('Leave it out', 'typ', typ.slice(12)) }];
		},
	},
	{
		id: 'type-case',
		severity: 'note',
		message: '“typ” is best written “JWT”, in capitals',
		reference: 'RFC 7519 §5.1',
		check: (subject) => {
			const typ = stringOf(subject.header, 'typ') ?? '';
			if (typ === 'JWT' || typ.toLowerCase() !== 'jwt') return [];
			return [{ place: inHeader(subject, 'typ'), fix: setString('Write JWT', 'typ', 'JWT') }];
		},
	},
	{
		id: 'compressed',
		severity: 'warning',
		message: 'Compression before encryption leaks what is encrypted by its length',
		reference: 'RFC 8725 §3.6',
		check: (subject) => (valueOf(subject.header, 'zip') ? [{ place: inHeader(subject, 'zip') }] : []),
	},
	{
		id: 'replicated-claim-differs',
		severity: 'error',
		message: '“{name}” in the header differs from the claim',
		reference: 'RFC 7519 §5.3',
		check: (subject) =>
			['iss', 'sub', 'aud'].flatMap((name) => {
				const copy = valueOf(subject.header, name);
				const claim = valueOf(subject.wholeClaims, name);
				if (!copy || !claim) return [];
				const { header, payload } = subject.reading;
				const same =
					copy.type === 'string' && claim.type === 'string'
						? copy.value === claim.value
						: header?.text?.slice(copy.from, copy.to).replace(/\s/g, '') ===
							payload?.text?.slice(claim.from, claim.to).replace(/\s/g, '');
				const also = placeIn('payload', claim);
				return same ? [] : [{ place: inHeader(subject, name), also: also ? [also] : [], detail: { name } }];
			}),
	},
];
