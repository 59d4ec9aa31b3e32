/** What a field that may hold a token or a key tells browsers and extensions that send or change what is typed. */
export const privacyAttributes = {
	autocomplete: 'off',
	autocorrect: 'off',
	autocapitalize: 'off',
	spellcheck: 'false',
	writingsuggestions: 'false',
	translate: 'no',
	'data-gramm': 'false',
	'data-1p-ignore': 'true',
	'data-lpignore': 'true',
} as const;

/** Puts the privacy attributes on a field as soon as it stands in the page. */
export function keepPrivate(field: Element): void {
	for (const [name, value] of Object.entries(privacyAttributes)) field.setAttribute(name, value);
}
