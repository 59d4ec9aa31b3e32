import type { Reading } from '../../token/reading.ts';
import type { SdJwtInput, TailPart } from './sd-jwt-reading.ts';
import type { SdJwtProblem } from './sd-jwt-problems.ts';

/**
 * Takes a Compact SD-JWT or SD-JWT+KB apart (RFC 9901 §4). What stands behind the last `~` is the Key Binding JWT,
 * unless it has no dot: then it is a disclosure whose `~` was left out, which is told.
 */
export function sdJwtInputOf({ text, tail, payload }: Reading): SdJwtInput {
	const from = text.length - tail.length;
	const parts = partsOf(tail, from);
	const last = parts.pop();
	const problems: SdJwtProblem[] = [];
	if (tail === '' || (last !== undefined && last.encoded !== '' && !last.encoded.includes('.'))) {
		if (last !== undefined) parts.push(last);
		const place = { in: 'token', from: text.length, to: text.length } as const;
		problems.push({ code: 'final-tilde-missing', place, detail: {}, disclosure: undefined });
	}
	const keyBinding = last?.encoded.includes('.') ? last : undefined;
	return {
		issuerSigned: text.slice(0, from),
		payload: payload?.json,
		disclosures: parts,
		keyBinding,
		covered: text.slice(0, keyBinding?.range.from ?? text.length),
		problems,
	};
}

/** The parts between and behind the tildes; none for a text without any. */
function partsOf(tail: string, from: number): TailPart[] {
	let at = from;
	return tail
		.split('~')
		.slice(1)
		.map((encoded) => {
			const range = { from: at + 1, to: at + 1 + encoded.length };
			at = range.to;
			return { encoded, range };
		});
}
