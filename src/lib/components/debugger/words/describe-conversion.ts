import type { ConvertFault } from '#lib/core/token/convert-form.ts';

const words: Readonly<Record<ConvertFault, string>> = {
	'not-a-token': 'This is no token that could be written in another form.',
	'unprotected-members': 'The compact form has no place for an unprotected header or additional data.',
	'no-protected-header': 'The compact form needs a protected header, and there is none.',
	several: 'Only the general form has a place for several signatures or recipients.',
	'unencoded-dot': 'The compact form allows no dot in an unencoded payload (RFC 7797 §5.2).',
};

/** Why a token has no such form, in one sentence. */
export function describeConversion(fault: ConvertFault): string {
	return words[fault];
}
