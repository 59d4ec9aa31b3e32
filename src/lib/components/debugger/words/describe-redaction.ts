import type { RedactedToken } from '#lib/core/share/redact-token.ts';
import type { TokenKind } from '#lib/core/token/reading.ts';

type Redacted = Extract<RedactedToken, { state: 'redacted' }>;

const reasons: Readonly<Record<Extract<RedactedToken, { state: 'impossible' }>['reason'], string>> = {
	'no-token': 'There is no token yet.',
	'not-a-token': 'This is no token: its header cannot be read.',
	'broken-json':
		'Its JSON is broken, and what stands outside of what can be read could not be redacted. Mend it first.',
};

/** Why a text has no redacted form. */
export function describeRefusedRedaction(reason: keyof typeof reasons): string {
	return reasons[reason];
}

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

/** What is in a redacted token and what is not, for whoever is about to hand it out; the gravest first. */
export function describeRedactedToken({ tally }: Redacted, kind: TokenKind, isMute: boolean): string {
	const said: string[] = [];
	if (kind === 'jwe') said.push('Encrypted key, content and tag are replaced: no key opens it.');
	else if (kind === 'unsecured')
		said.push('It is unsecured (alg is none) and stays so: whoever takes such tokens would take this one.');
	else if (tally.signatures > 0) said.push('The signature is replaced: nobody can use this token.');
	else said.push('It has no signature, and stays without one.');
	if (kind === 'jwe') said.push('Only its header can be read.');
	else if (tally.claims.size > 0)
		said.push(`${count(tally.claims.size, 'claim has its value', 'claims have their values')} redacted.`);
	else said.push(isMute ? 'Claims are there without their values.' : 'Claims are readable.');
	return [...said, ...asides(tally)].join(' ');
}

function asides({ disclosures, nested, keys }: Redacted['tally']): readonly string[] {
	return [
		...(disclosures > 0
			? [`Digests no longer match ${count(disclosures, 'disclosure', 'disclosures')}.`]
			: []),
		...(nested > 0 ? [`${count(nested, 'token', 'tokens')} within it went through the same.`] : []),
		...(keys > 0 ? [`${count(keys, 'key or certificate', 'keys or certificates')} went too.`] : []),
	];
}

/** That values which were redacted still stand elsewhere; '' where none does. */
export function describeEchoes(number: number): string {
	if (number === 0) return '';
	return `${count(number, 'redacted value still stands', 'redacted values still stand')} elsewhere in it, as in the header or in another claim: look before you hand it out.`;
}
