// What stands in names and values, wherever it stands.

import { claimNamed } from '../../token/claims.ts';
import type { Hit, Rule } from '../rule.ts';
import { placeIn, type Subject, type Visit } from '../subject.ts';

const valuePlace = (visit: Visit) => placeIn(visit.in, visit.node);
const namePlace = (visit: Visit) => placeIn(visit.in, visit.member?.nameRange);

/** Hits at the string values of the payload that a test holds for. */
const stringsThat = ({ visits }: Subject, holds: (value: string) => boolean): readonly Hit[] =>
	visits.flatMap((visit) => {
		const { node, member } = visit;
		const hit = visit.in === 'payload' && node.type === 'string' && holds(node.value);
		return hit ? [{ place: valuePlace(visit), detail: { name: member?.name ?? 'a list' } }] : [];
	});

/** A loop, since `/0+$/` begins anew at every zero: a number of a hundred thousand digits would take seconds. */
function withoutFinalZeros(digits: string): string {
	let end = digits.length;
	while (digits[end - 1] === '0') end--;
	return digits.slice(0, end);
}

/** A number's sign, digits and power of ten, without zeros at either end: equal for equal numbers. */
function normalNumber(lexeme: string): string {
	const [, sign, whole = '', fraction = '', exponent = '0'] =
		/^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(lexeme) ?? [];
	const digits = (whole + fraction).replace(/^0+/, '');
	const significant = withoutFinalZeros(digits);
	const power = Number(exponent) - fraction.length + digits.length - significant.length;
	return significant === '' ? '0' : `${sign}${significant}e${power}`;
}

/** Bidirectional controls, zero-width and control characters; a joiner only where no script needs one. */
const hidden =
	/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|[\u200c\u200d](?=[\x20-\x7e]|$)/;

const secretName =
	/^(password|passwd|pwd|secret|client_secret|api_?key|private_?key|cvv|cvc|ssn|card_?number)$/i;
const secretValue = /-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b/;
const cardNumber = /^(4\d{15}|5[1-5]\d{14}|3[47]\d{13})$/;

/** The check digit of payment cards (ISO/IEC 7812). */
function passesLuhn(digits: string): boolean {
	const sum = [...digits].toReversed().reduce((total, digit, index) => {
		const doubled = Number(digit) * (index % 2 === 0 ? 1 : 2);
		return total + (doubled > 9 ? doubled - 9 : doubled);
	}, 0);
	return sum % 10 === 0;
}

function isSecret(value: string): boolean {
	const digits = value.replace(/[ -]/g, '');
	return secretValue.test(value) || (cardNumber.test(digits) && passesLuhn(digits));
}

/** The stretch between a tag and its handler is bounded, and the name begins a word: a long value costs little. */
const hostile =
	/^\s*(javascript|vbscript):|^\s*data:[^,]*(html|script)|<(script|img|svg|iframe|a)\b|<\/?[a-z]+ [^>]{0,200}\bon\w{1,30}\s{0,20}=|'\s*(or|and)\s+['\d]|\bunion\s+select\b|;\s*drop\s+table\b/i;

const token = /^eyJ[\w-]{8,}\.[\w-]*\.[\w-]*(\.[\w-]*\.[\w-]*)?$/;

const personal = ['email', 'phone_number', 'address', 'birthdate'];

export const valueRules: readonly Rule[] = [
	{
		id: 'secret-in-payload',
		severity: 'error',
		message: '“{name}” holds a secret, and anyone can read the payload',
		reference: 'RFC 7519 §12',
		check: (subject) => {
			const named = subject.visits
				.filter(
					({ in: part, member, node }) =>
						part === 'payload' &&
						member &&
						node.type !== 'boolean' &&
						node.type !== 'null' &&
						secretName.test(member.name),
				)
				.map((visit) => ({ place: valuePlace(visit), detail: { name: visit.member?.name ?? '' } }));
			const places = new Set(named.map(({ place }) => place?.from));
			return [...named, ...stringsThat(subject, isSecret).filter(({ place }) => !places.has(place?.from))];
		},
	},
	{
		id: 'imprecise-number',
		severity: 'warning',
		message: '{lexeme} becomes {becomes} in JavaScript',
		reference: 'RFC 7493 §2.2',
		check: ({ visits }) =>
			visits.flatMap((visit) => {
				const { node, member } = visit;
				if (node.type !== 'number' || /^-?\d{1,15}$/.test(node.lexeme)) return [];
				const becomes = String(Number(node.lexeme));
				if (normalNumber(node.lexeme) === normalNumber(becomes)) return [];
				// A date that is no number is told as such.
				const isDate = visit.depth === 2 && claimNamed(member?.name ?? '')?.kind === 'numeric-date';
				if (isDate && !Number.isFinite(Number(node.lexeme))) return [];
				return [{ place: valuePlace(visit), detail: { lexeme: node.lexeme, becomes } }];
			}),
	},
	{
		id: 'prototype-name',
		severity: 'warning',
		message: '“{name}” as a name is a probe for prototype pollution',
		reference: 'OWASP Prototype Pollution Prevention',
		check: ({ visits }) =>
			visits
				.filter(({ member }) => /^(__proto__|constructor|prototype)$/.test(member?.name ?? ''))
				.map((visit) => ({ place: namePlace(visit), detail: { name: visit.member?.name ?? '' } })),
	},
	{
		id: 'deep-nesting',
		severity: 'warning',
		message: 'Nested deeper than 64 levels: some parsers will fail',
		reference: 'RFC 8259 §9',
		check: ({ visits, reading }) => {
			const deep = visits.find(({ depth }) => depth > 64);
			const unread = reading.problems.find(({ code }) => code === 'json-too-deep');
			return deep ? [{ place: valuePlace(deep) }] : unread ? [{ place: unread.place }] : [];
		},
	},
	{
		id: 'hidden-character',
		severity: 'warning',
		message: 'A hidden character, {code}, in the {part} “{name}”',
		reference: 'RFC 8725 §3.10',
		check: ({ visits }) =>
			visits.flatMap((visit): readonly Hit[] => {
				const { node, member } = visit;
				const name = member?.name ?? '';
				const inName = hidden.exec(name);
				const found = inName ?? (node.type === 'string' ? hidden.exec(node.value) : null);
				if (!found) return [];
				const code = `U+${found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
				const place = inName ? namePlace(visit) : valuePlace(visit);
				return [{ place, detail: { code, part: inName ? 'name' : 'value of', name } }];
			}),
	},
	{
		id: 'hostile-value',
		severity: 'warning',
		message: '“{name}” looks like an attack on whoever displays or stores it',
		reference: 'RFC 8725 §3.10',
		check: (subject) => stringsThat(subject, (value) => hostile.test(value)),
	},
	{
		id: 'token-in-token',
		severity: 'note',
		message: '“{name}” is itself a token',
		reference: 'RFC 7519 §5.2',
		check: (subject) => (subject.claims ? stringsThat(subject, (value) => token.test(value)) : []),
	},
	{
		id: 'personal-data',
		severity: 'note',
		message: 'Personal data that anyone can read: {names}',
		reference: 'RFC 7519 §12',
		check: ({ visits }) => {
			const found = visits.filter(
				({ in: part, depth, member }) =>
					part === 'payload' && depth === 2 && personal.includes(member?.name ?? ''),
			);
			const [first, ...rest] = found;
			if (!first) return [];
			const names = [...new Set(found.map(({ member }) => member?.name ?? ''))].join(', ');
			const also = rest.map(valuePlace).filter((place) => place !== undefined);
			return [{ place: valuePlace(first), also, detail: { names } }];
		},
	},
];
