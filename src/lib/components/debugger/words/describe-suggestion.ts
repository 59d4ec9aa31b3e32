import type { Suggestion, SuggestionCode } from '#lib/core/jose/diagnose.ts';

export interface SuggestionWords {
	readonly sentence: string;
	/** What the button that applies it says. */
	readonly action: string;
}

type Detail = Suggestion['detail'];
const encodings: Readonly<Record<string, string>> = {
	utf8: 'plain text',
	base64: 'base64',
	base64url: 'base64url',
	hex: 'hexadecimal',
};
const encodingOf = (detail: Detail) => encodings[String(detail['encoding'])] ?? String(detail['encoding']);
const keyOf = (detail: Detail) =>
	detail['type'] === 'oct'
		? 'a shared secret'
		: `of type ${[detail['type'], detail['curve']].filter((part) => part !== '').join(' ')}`;
const nameOf = (detail: Detail, member: string) => String(detail[member]).slice(0, 40);
const namedKey = (detail: Detail) =>
	detail['kid'] === '' ? 'A key of the set' : `The key “${String(detail['kid'])}”`;

const words: Record<SuggestionCode, (detail: Detail) => SuggestionWords> = {
	'secret-encoding': (detail) => ({
		sentence: `It verifies when the secret is read as ${encodingOf(detail)}.`,
		action: `Read it as ${encodingOf(detail)}`,
	}),
	'secret-white-space': () => ({
		sentence: 'It verifies without the white space around the secret.',
		action: 'Take the white space away',
	}),
	'secret-line-break': () => ({
		sentence:
			'It verifies with a line break at the end of the secret: it was signed with a file’s whole content.',
		action: 'Add the line break',
	}),
	'secret-quotes': () => ({
		sentence: 'It verifies without the quotation marks around the secret.',
		action: 'Take them away',
	}),
	'text-is-a-key': () => ({
		sentence: 'The text is a key, and as a key it verifies.',
		action: 'Read it as a key',
	}),
	'key-of-another-type': (detail) => ({
		sentence: `The key is ${keyOf(detail)}: good for ${String(detail['fits']) || 'no algorithm here'}, not for ${String(detail['alg'])}.`,
		action: '',
	}),
	'kid-not-in-set': (detail) => ({
		sentence: `The token names the key “${String(detail['kid']).slice(0, 60)}”, which none of these ${String(detail['keys'])} is.`,
		action: '',
	}),
	'verifies-with-forbidden-key': (detail) => ({
		sentence: `${namedKey(detail)} would verify it, but its own alg, use or key_ops forbids this use.`,
		action: '',
	}),
	'signed-with-another-algorithm': (detail) => ({
		sentence: `It was signed with ${String(detail['alg'])}, although the header says otherwise.`,
		action: '',
	}),
	'signature-is-der': () => ({
		sentence: 'The signature is written as DER; a JWS holds the two numbers side by side (RFC 7518 §3.4).',
		action: 'Write it as R‖S',
	}),
	'signature-in-base64': () => ({
		sentence: 'The signature is base64; a token has base64url.',
		action: 'Write it as base64url',
	}),
	'signature-lacks-last-character': (detail) => ({
		sentence: `The last character is missing: with “${String(detail['character'])}” at the end it verifies.`,
		action: 'Add it',
	}),
	'token-lacks-first-character': (detail) => ({
		sentence: `The beginning is missing: with “${String(detail['characters'])}” in front it verifies.`,
		action: 'Add it',
	}),
	'signature-cut': (detail) => ({
		sentence: `The signature is cut off: ${String(detail['bytes'])} of ${String(detail['expected'])} bytes.`,
		action: '',
	}),
	'algorithm-changed': (detail) => ({
		sentence: `You changed alg from ${nameOf(detail, 'before')} to ${nameOf(detail, 'after')}; the signature is still the one for ${nameOf(detail, 'before')}. Sign the token with a key for ${nameOf(detail, 'after')}, or go back.`,
		action: 'Go back to it',
	}),
	'verifies-with-own-key': (detail) => ({
		sentence: `It matches the key that it carries in its own ${String(detail['parameter'])}. That proves nothing of its issuer: anyone can make such a token.`,
		action: '',
	}),
	'token-changed': () => ({
		sentence: 'The signature belongs to the token as it came, before it was changed.',
		action: 'Go back to it',
	}),
};

/** Says why a signature does not verify, and what one click would do about it. */
export function describeSuggestion({ code, detail }: Suggestion): SuggestionWords {
	return words[code](detail);
}
