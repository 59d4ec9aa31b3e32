import { removeMemberAt, setMember } from '../../encoding/json-edit.ts';
import type { EncryptRequest } from './encrypt-request.ts';
import { readHeaderText } from './jose-header.ts';
import type { Wrapped } from './key-scheme.ts';

/** The header texts of a JWE to be; those that there are none of are '' or undefined, as in the request. */
export interface HeaderTexts {
	readonly protectedText: string;
	readonly sharedText: string | undefined;
	readonly headerTexts: readonly (string | undefined)[];
}

/**
 * Sets the parameters that encrypting gave. A sole recipient's are set where they stand already, else in the protected
 * header; each of several recipients has them in its own header, and what stood in a common one is taken out there.
 */
export function withParameters(request: EncryptRequest, all: readonly Wrapped[]): HeaderTexts {
	const { protectedText, sharedText, recipients } = request;
	const headerTexts = recipients.map(({ headerText }) => headerText);
	const [sole] = all;
	if (all.length === 1 && sole) return forSoleRecipient({ protectedText, sharedText, headerTexts }, sole);
	const names = all.flatMap(({ parameters }) => Object.keys(parameters));
	return {
		protectedText: without(protectedText, names),
		sharedText: sharedText === undefined ? undefined : without(sharedText, names),
		headerTexts: all.map(({ parameters }, index) => withMembers(headerTexts[index], parameters)),
	};
}

function forSoleRecipient(texts: HeaderTexts, { parameters }: Wrapped): HeaderTexts {
	let { protectedText, sharedText } = texts;
	let [headerText] = texts.headerTexts;
	for (const [name, json] of Object.entries(parameters)) {
		if (headerText !== undefined && has(headerText, name)) headerText = setMember(headerText, name, json);
		else if (sharedText !== undefined && has(sharedText, name))
			sharedText = setMember(sharedText, name, json);
		else if (protectedText === '') headerText = setMember(headerText ?? '{}', name, json);
		else protectedText = setMember(protectedText, name, json);
	}
	return { protectedText, sharedText, headerTexts: [headerText] };
}

function withMembers(
	headerText: string | undefined,
	parameters: Readonly<Record<string, string>>,
): string | undefined {
	const members = Object.entries(parameters);
	if (members.length === 0) return headerText;
	return members.reduce((text, [name, json]) => setMember(text, name, json), headerText ?? '{}');
}

function without(text: string, names: readonly string[]): string {
	const root = readHeaderText(text);
	if (root?.type !== 'object') return text;
	// From the end, so that the places of the others stay.
	return root.members.reduceRight(
		(rest, { name }, index) => (names.includes(name) ? removeMemberAt(rest, index) : rest),
		text,
	);
}

function has(text: string, name: string): boolean {
	const root = readHeaderText(text);
	return root?.type === 'object' && root.members.some((member) => member.name === name);
}
