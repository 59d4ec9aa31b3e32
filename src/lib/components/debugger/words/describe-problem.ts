import type { Problem } from '#lib/core/problem.ts';
import type { TokenProblemCode } from '#lib/core/token/reading.ts';

type Words = (detail: Problem['detail'], at: string) => string;

const said = (detail: Problem['detail'], name: string) => String(detail[name] ?? '');
const quoted = (detail: Problem['detail']) => {
	const found = said(detail, 'found');
	// What cannot be seen is told by its number.
	if (/^[\p{C}\p{Z}]/u.test(found))
		return `U+${found.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
	return found === '' ? 'the end' : `“${found.length > 12 ? `${found.slice(0, 12)}…` : found}”`;
};

const words: Record<TokenProblemCode, Words> = {
	'token-empty': () => 'There is no token yet.',
	'part-count': (detail) =>
		said(detail, 'shortened') === '1'
			? 'It looks shortened: three dots stand where characters are missing. Copy the whole token.'
			: said(detail, 'found') === '1'
				? 'This does not look like a token: a token has parts joined by dots.'
				: said(detail, 'found') === said(detail, 'expected')
					? `${said(detail, 'found')} parts, but neither header nor payload is JSON: this is no token.`
					: said(detail, 'found') === '5'
						? '5 parts, as an encrypted token has, but the header names no encryption (enc).'
						: `${said(detail, 'found')} parts where a token has 3 (signed) or 5 (encrypted).`,
	'part-empty': (detail) =>
		said(detail, 'part') === 'extra'
			? 'There is an empty part too many.'
			: `The ${said(detail, 'part')} is empty.`,
	'base64url-character': (detail, at) => `${quoted(detail)} at ${at} is no base64url character.`,
	'base64url-padding': (_, at) => `“=” at ${at}: base64url in tokens has no padding.`,
	'base64url-length': (detail) =>
		`The ${said(detail, 'part')} is cut off: no base64url text has this length.`,
	'base64url-stray-bits': (detail, at) =>
		`The ${said(detail, 'part')}’s last character (at ${at}) spells the same bytes as another character would: the text was changed, or badly written.`,
	'base64-standard-alphabet': (detail, at) =>
		`${quoted(detail)} at ${at} is base64, not base64url (- and _).`,
	'white-space': (_, at) => `White space at ${at} is no part of a token.`,
	'utf8-invalid': (detail) =>
		`Byte ${Number(detail['byte']) + 1} of the ${said(detail, 'part')} is not UTF-8.`,
	'not-an-object': (detail) =>
		`The ${said(detail, 'part')} is JSON, but ${article(said(detail, 'found'))}, not an object.`,
	'json-member-type': (detail) =>
		`“${said(detail, 'name')}” is ${article(said(detail, 'found'))}, where ${article(said(detail, 'wanted'))} belongs.`,
	'json-member-repeated': (detail) =>
		`“${said(detail, 'name')}” stands ${said(detail, 'count')} times: readers disagree which one counts; the last is shown.`,
	'json-member-empty': (detail) => `“${said(detail, 'name')}” is empty: nobody signed, or can decrypt it.`,
	'json-forms-mixed': (detail) =>
		`Members of the flattened form stand beside “${said(detail, 'name')}” of the general one: only one may.`,
	'unencoded-dot': (_, at) =>
		`The unencoded payload holds a dot at ${at}, which the compact form does not allow (RFC 7797 §5.2).`,
	'text-lone-surrogate': (_, at) => `The half of a character at ${at} cannot be written as UTF-8.`,
	'json-empty': () => 'It is empty: there is no text in it.',
	'json-too-deep': (detail, at) =>
		`Nested deeper than ${said(detail, 'limit')} levels at ${at}: shown as text only.`,
	'json-byte-order-mark': () => 'It begins with a byte-order mark, which JSON must not have.',
	'json-unexpected-character': (detail, at) => `Not JSON at ${at}: ${quoted(detail)} is not expected here.`,
	'json-number-format': (_, at) => `The number at ${at} is not one that JSON allows.`,
	'json-name-expected': (_, at) => `A member’s name in double quotes is missing at ${at}.`,
	'json-value-expected': (_, at) => `A value is missing at ${at}.`,
	'json-colon-expected': (_, at) => `A colon is missing at ${at}.`,
	'json-comma-expected': (_, at) => `A comma is missing at ${at}.`,
	'json-unclosed-object': (_, at) => `The text ends at ${at} with an object still open: “}” is missing.`,
	'json-unclosed-array': (_, at) => `The text ends at ${at} with an array still open: “]” is missing.`,
	'json-text-after-end': (_, at) => `Text follows at ${at}, after the JSON has ended.`,
	'json-comment': (_, at) => `JSON has no comments (at ${at}).`,
	'json-unclosed-string': (_, at) => `The string that begins at ${at} is not closed.`,
	'json-escape': (_, at) => `The string at ${at} has an escape that JSON does not know.`,
	'json-control-character': (_, at) => `The string at ${at} holds a control character that must be escaped.`,
	'json-trailing-comma': (_, at) => `JSON allows no comma before a closing bracket (at ${at}).`,
	'json-single-quotes': (_, at) => `JSON wants double quotes, not single ones (at ${at}).`,
};

function article(type: string): string {
	return type === 'array' || type === 'object' ? `an ${type}` : type === 'null' ? 'null' : `a ${type}`;
}

/**
 * One plain sentence about a fault of a token's text. Positions count from 1, as people do.
 * @param text what the fault's place counts in: where it has several lines, the place is told by line and column
 */
export function describeProblem(problem: Problem<TokenProblemCode>, text = ''): string {
	return words[problem.code](problem.detail, placeWords(problem.place.from, text));
}

function placeWords(at: number, text: string): string {
	if (!text.includes('\n')) return String(at + 1);
	const before = text.slice(0, at).split('\n');
	return `line ${before.length}, column ${before.at(-1)!.length + 1}`;
}
