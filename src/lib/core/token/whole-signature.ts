import { lastPart } from './last-part.ts';

/** Whether so many characters are a whole signature by the `alg` of an encoded header. */
export function isWholeSignature(header: string, length: number): boolean {
	const { count, lengths } = lastPart(header);
	return count === 3 && lengths.includes(length);
}
