// What a verifier must understand, and what of the header the signature or the encryption protects.

import { membersNamed, valueOf } from '../../encoding/json-tree.ts';
import { isUnencoded, readCritical, understandsExtension } from '../../token/critical-parameters.ts';
import type { Rule } from '../rule.ts';
import { inHeader, placeIn, type Subject } from '../subject.ts';

const criticalFault: Readonly<Record<string, string>> = {
	'not-a-list': 'not a list',
	empty: 'empty',
	'not-a-string': 'an entry is not a string',
	repeated: 'repeats',
	standard: 'must not list',
	missing: 'absent from the header:',
};

/** RFC 7515 §4.1.11, RFC 7797 §3, RFC 7516 §4.1.3: those that may stand in the protected header only. */
const protectedOnly = ['crit', 'b64', 'zip'];

const namesCritical = ({ header }: Subject, name: string): boolean => {
	const critical = readCritical(header);
	return critical.state === 'names' && critical.names.includes(name);
};

export const criticalRules: readonly Rule[] = [
	{
		id: 'invalid-crit',
		severity: 'error',
		message: '“crit” is invalid: {fault} {name}',
		reference: 'RFC 7515 §4.1.11',
		why: '“crit” lists the extensions that a verifier must understand or else refuse the token. A list that is itself faulty must be refused, too. Leave “crit” out unless there is an extension, and list the extensions’ names only.',
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
		why: '“crit” says that the token means something else without this extension. Libraries that pass over “crit” accept it all the same (CVE-2025-59420). Make sure that every verifier knows the extension, or do without it.',
		check: (subject) => {
			const critical = readCritical(subject.header);
			if (critical.state !== 'names') return [];
			return critical.names
				.filter((name) => !understandsExtension(name))
				.map((name) => ({ place: inHeader(subject, 'crit'), detail: { name } }));
		},
	},
	{
		id: 'extension-not-critical',
		severity: 'error',
		message: '“b64” is false, and “crit” must list it',
		reference: 'RFC 7797 §6',
		why: 'A verifier that does not know “b64” would read the payload in another way than the signer meant it. Only “crit” makes it refuse the token instead: add “crit”: ["b64"].',
		unless: ['invalid-crit', 'unprotected-parameter'],
		check: (subject) =>
			isUnencoded(subject.header) && !namesCritical(subject, 'b64')
				? [{ place: inHeader(subject, 'b64') }]
				: [],
	},
	{
		id: 'unprotected-parameter',
		severity: 'error',
		message: '“{name}” may stand in the protected header only',
		reference: 'RFC 7515 §4.1.11',
		why: 'Nothing protects what stands in the other header: whoever passes the token on can change it or take it away, and with it how the token is read. Move it into the protected header.',
		check: ({ reading }) =>
			(reading.form?.unprotected ?? []).flatMap((header) =>
				protectedOnly.flatMap((name) => {
					const value = valueOf(header, name);
					return value ? [{ place: placeIn('token', value), detail: { name } }] : [];
				}),
			),
	},
	{
		id: 'unprotected-algorithm',
		severity: 'warning',
		message: '“alg” is not protected: anyone on the way can change it',
		reference: 'RFC 7515 §10.7',
		why: 'The signature does not cover this header. Whoever passes the token on can name another algorithm, to have it verified in a weaker way. Put “alg” into the protected header, and let verifiers accept their own algorithms only.',
		check: (subject) => {
			const { form, header, kind } = subject.reading;
			// A JWE for several recipients names each one's algorithm there (RFC 7516 §7.2.1).
			if (!form || kind === 'jwe' || membersNamed(header?.json?.root, 'alg').length > 0) return [];
			const place = inHeader(subject, 'alg');
			return place ? [{ place }] : [];
		},
	},
	{
		id: 'repeated-across-headers',
		severity: 'error',
		message: '“{name}” stands in the protected and in another header',
		reference: 'RFC 7515 §7.2.1',
		why: 'Each name may stand in one of the headers only. Where it stands in two, some programs take the protected value and some the other one, which anybody can write. Such a token must be refused.',
		check: ({ reading }) => {
			const own = reading.header?.json?.root;
			const names = new Set(own?.type === 'object' ? own.members.map(({ name }) => name) : []);
			return (reading.form?.unprotected ?? []).flatMap(({ members }) =>
				members
					.filter(({ name }) => names.has(name))
					.map(({ name, nameRange }) => ({ place: placeIn('token', nameRange), detail: { name } })),
			);
		},
	},
];
