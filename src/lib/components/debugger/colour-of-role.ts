import type { SegmentRole } from '#lib/core/token/reading.ts';

const colours: Partial<Record<SegmentRole, string>> = {
	header: 'rose',
	payload: 'violet',
	signature: 'cyan',
	extra: 'quiet',
};

/** The colour that a part of a token has everywhere; the parts of a JWE behind its header have the payload's. */
export function colourOfRole(role: SegmentRole): string {
	return colours[role] ?? 'violet';
}
