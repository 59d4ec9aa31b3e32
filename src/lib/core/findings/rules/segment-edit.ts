import type { Reading, Segment } from '../../token/reading.ts';
import type { Fix } from '../rule.ts';

/**
 * A fix that writes some parts of the token anew and keeps all that is between and around them. Undefined when no part
 * would change, so that a fault beside the parts is left to the person.
 */
export function segmentFix(
	label: string,
	{ segments }: Reading,
	mend: (segment: Segment) => string,
): Fix | undefined {
	const edits = segments.flatMap((segment) => {
		const mended = mend(segment);
		return mended === segment.encoded ? [] : [{ ...segment.range, mended }];
	});
	if (edits.length === 0) return undefined;
	const apply = (text: string) =>
		edits.reduceRight((whole, { from, to, mended }) => whole.slice(0, from) + mended + whole.slice(to), text);
	return { label, segment: 'token', apply };
}
