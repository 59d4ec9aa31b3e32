// What stands in names and values, wherever it stands.

import type { Hit, Rule } from '../rule.ts';
import { isCardNumber, isPrivateJwk, isSecretText, namesSecret } from '../secret-shapes.ts';
import { placeIn, type Subject, type Visit } from '../subject.ts';

const valuePlace = (visit: Visit) => placeIn(visit.in, visit.node);

const nameOf = ({ member }: Visit): string => member?.name ?? 'a list';

/** Hits at the string values of the payload that a test holds for. */
const stringsThat = ({ visits }: Subject, holds: (value: string) => boolean): readonly Hit[] =>
	visits.flatMap((visit) => {
		const { node } = visit;
		const hit = visit.in === 'payload' && node.type === 'string' && holds(node.value);
		return hit ? [{ place: valuePlace(visit), detail: { name: nameOf(visit) } }] : [];
	});

/** True for a secret in the payload: by its name, where there is a value, or by what it looks like. */
function holdsSecret({ in: part, node, member }: Visit): boolean {
	if (part !== 'payload' || node.type === 'boolean' || node.type === 'null') return false;
	if (member && namesSecret(member.name)) return node.type !== 'string' || node.value !== '';
	return node.type === 'string' ? isSecretText(node.value) : isPrivateJwk(node);
}

/** What is meant to run where the value ends up: in a page, a query, a log. Each stretch is bounded or anchored. */
const hostile: readonly RegExp[] = [
	/^\s*(javascript|vbscript):/i,
	/^\s*data:[^,]*(html|script)/i,
	/<(script|img|svg|iframe|a)\b/i,
	/'\s*(or|and)\s+['\d]/i,
	/\bunion\s+select\b/i,
	/;\s*drop\s+table\b/i,
	// Log4Shell, CVE-2021-44228
	/\$\{jndi:/i,
];

const handler = /\bon\w{1,30}\s{0,20}=/gi;
const openTag = /<\/?[a-z]+ [^>]*$/i;
/** Between a tag’s beginning and its handler; what is further away costs too much to look for. */
const nearEnough = 200;

/** True for a tag with something to run when something happens to it: `<b onclick=…`. */
const hasHandler = (value: string): boolean =>
	[...value.matchAll(handler)].some(({ index }) =>
		openTag.test(value.slice(Math.max(0, index - nearEnough), index)),
	);

const isHostile = (value: string): boolean => hostile.some((shape) => shape.test(value)) || hasHandler(value);

const token = /^eyJ[\w-]{8,}\.[\w-]*\.[\w-]*(\.[\w-]*\.[\w-]*)?$/;

/** OIDC Core §5.1, OIDC for Identity Assurance §4, and what applications call the same. */
const personal = [
	'email',
	'phone_number',
	'phone',
	'address',
	'birthdate',
	'birthday',
	'date_of_birth',
	'place_of_birth',
	'nationalities',
	'msisdn',
];

export const valueRules: readonly Rule[] = [
	{
		id: 'secret-in-payload',
		severity: 'error',
		message: '“{name}” holds a secret, and anyone can read the payload',
		reference: 'RFC 7519 §12',
		why: 'A signature hides nothing: the payload is plain text in base64url, and tokens end up in logs and browsers. Take the secret out, and replace it, since it is no longer one.',
		check: ({ visits }) =>
			visits
				.filter(holdsSecret)
				.map((visit) => ({ place: valuePlace(visit), detail: { name: nameOf(visit) } })),
	},
	{
		id: 'card-number',
		severity: 'warning',
		message: '“{name}” looks like the number of a payment card, for anyone to read',
		reference: 'RFC 7519 §12',
		why: 'Its check digit is that of a payment card. Anyone who sees the token can read it, and card rules forbid storing it in the clear. Send a reference to the card instead.',
		check: ({ visits }) =>
			visits.flatMap((visit) => {
				const { node } = visit;
				const text = node.type === 'string' ? node.value : node.type === 'number' ? node.lexeme : '';
				const name = visit.member?.name ?? '';
				// By its name it is a secret already.
				if (visit.in !== 'payload' || namesSecret(name) || !isCardNumber(text, name)) return [];
				return [{ place: valuePlace(visit), detail: { name: nameOf(visit) } }];
			}),
	},
	{
		id: 'hostile-value',
		severity: 'warning',
		message: '“{name}” looks like an attack on whoever displays or stores it',
		reference: 'RFC 8725 §3.10',
		why: 'Whoever puts this value into a page, a query or a log may run it. Treat claims as text of a stranger: escape them where they are shown, and bind them in queries.',
		check: (subject) => stringsThat(subject, isHostile),
	},
	{
		id: 'token-in-token',
		severity: 'note',
		message: '“{name}” is itself a token',
		reference: 'RFC 7519 §5.2',
		why: 'Whoever can read this token can use the one inside, too. That one has its own signature and its own expiry, which nobody checks by checking this one: open it by itself.',
		check: (subject) => (subject.claims ? stringsThat(subject, (value) => token.test(value)) : []),
	},
	{
		id: 'personal-data',
		severity: 'note',
		message: 'Personal data that anyone can read: {names}',
		reference: 'RFC 7519 §12',
		why: 'The payload is not encrypted: everyone who handles the token can read it, as can logs and browser extensions. Leave out what the receiver does not need, or encrypt the token.',
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
