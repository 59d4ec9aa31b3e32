import { lastPart, type LastPart } from './last-part.ts';
import { withoutFinalDots } from './without-final-dots.ts';

/**
 * How far a token has come that is read piece by piece; behind a `~` that of the Key Binding JWT, which is a JWS
 * of its own (RFC 9901 §4.3). It holds counts instead of the text, so that a long token is not read for each line.
 */
export interface TokenProgress {
	readonly header: string;
	readonly parts: number;
	/** Characters of the part that is being read. */
	readonly length: number;
	/** What the header tells; undefined until it is read. */
	readonly end: LastPart | undefined;
}

/** `part`: more must follow; `open`: more may follow; `whole`: nothing can. */
export type TokenState = 'part' | 'open' | 'whole';

const nothingYet: TokenProgress = { header: '', parts: 1, length: 0, end: undefined };

/** How far a token has come with the next piece of its text. */
export function advance(progress: TokenProgress | undefined, piece: string): TokenProgress {
	const tilde = piece.lastIndexOf('~');
	const base = (tilde === -1 ? progress : undefined) ?? nothingYet;
	const pieces = piece.slice(tilde + 1).split('.');
	const header = base.parts === 1 ? base.header + pieces[0]! : base.header;
	const parts = base.parts + pieces.length - 1;
	return {
		header,
		parts,
		length: pieces.at(-1)!.length + (pieces.length === 1 ? base.length : 0),
		end: parts === 1 ? undefined : (base.end ?? lastPart(header)),
	};
}

/** Whether a token can end or go on where it stands. */
export function tokenState({ header, parts, length, end }: TokenProgress): TokenState {
	if (header === '') return 'open';
	if (end === undefined || parts < end.count) return 'part';
	if (parts > end.count) return 'whole';
	const longest = Math.max(0, ...end.lengths);
	if (end.lengths.includes(length)) return length === longest ? 'whole' : 'open';
	return length === 0 || length < longest ? 'part' : 'open';
}

/** What of a piece can belong to a token: not the full stop behind it; undefined where it has too many parts. */
export function fittingPiece(progress: TokenProgress, piece: string): string | undefined {
	const bare = withoutFinalDots(piece);
	const fits = (some: string) => {
		const { header, parts, end } = advance(progress, some);
		return end === undefined || (header !== '' && parts <= end.count);
	};
	return [piece, `${bare}.`, bare].find((some) => some !== '' && some.length <= piece.length && fits(some));
}
