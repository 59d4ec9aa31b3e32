// What the header says that the token is.

import { membersNamed, stringOf } from '../../encoding/json-tree.ts';
import type { Rule } from '../rule.ts';
import { inHeader, wholeHeaderPlace } from '../subject.ts';
import { setString } from './header.ts';

export const headerTypeRules: readonly Rule[] = [
	{
		id: 'no-type',
		severity: 'note',
		message: 'No “typ”: one kind of token may be taken for another',
		reference: 'RFC 8725 §3.11',
		why: 'An issuer signs many kinds of tokens with the same key. Without “typ” a program may accept one that was made for another purpose, as an ID token where an access token is due. Write the kind, as “at+jwt”, and check it.',
		check: (subject) =>
			subject.wholeHeader && membersNamed(subject.wholeHeader, 'typ').length === 0
				? [{ place: wholeHeaderPlace(subject) }]
				: [],
	},
	{
		id: 'type-prefix',
		severity: 'note',
		message: '“application/” is better left out of “typ”',
		reference: 'RFC 7515 §4.1.9',
		why: 'It means the same with and without, but programs that compare the characters take the two for different types. The short form is the recommended one.',
		check: (subject) => {
			const typ = stringOf(subject.header, 'typ') ?? '';
			if (!/^application\/[^/]+$/i.test(typ)) return [];
			const fix = setString(subject, 'Leave it out', 'typ', typ.slice('application/'.length));
			return [{ place: inHeader(subject, 'typ'), fix }];
		},
	},
	{
		id: 'type-case',
		severity: 'note',
		message: '“typ” is best written “JWT”, in capitals',
		reference: 'RFC 7519 §5.1',
		why: 'Types are compared without regard to case, but older programs compare the characters and know only the capitals. Nothing is wrong with the token; capitals are the safe way to write it.',
		check: (subject) => {
			const typ = stringOf(subject.header, 'typ') ?? '';
			if (typ === 'JWT' || typ.toLowerCase() !== 'jwt') return [];
			return [{ place: inHeader(subject, 'typ'), fix: setString(subject, 'Write JWT', 'typ', 'JWT') }];
		},
	},
];
