import type { TextRange } from '../problem.ts';
import type { Surroundings } from './found-token.ts';

/** What any name ends with: asked first, since the name itself is sought from each character on. */
const assignment = /[:=]\s*\\?["']?(?:Bearer\s+|JWT\s+|DPoP\s+)?$/i;
const namedBefore = /([A-Za-z_][\w.-]*)\\?["']?\s*[:=]\s*\\?["']?(?:Bearer\s+|JWT\s+|DPoP\s+)?$/i;

/**
 * What stands around a token in a text, and the name that it goes by there.
 * @param isFirst no other token stands before it: only then can there be nothing else in the text
 */
export function surroundingsOf(
	text: string,
	{ from, to }: TextRange,
	isCurl: boolean,
	isFirst: boolean,
): { surroundings: Surroundings; name: string | undefined } {
	const back = text.slice(Math.max(0, from - 400), from);
	const before = back.slice(back.lastIndexOf('\n') + 1);
	const name = assignment.test(before) ? namedBefore.exec(before)?.[1] : undefined;
	const line = before.toLowerCase();
	const around = isFirst ? [text.slice(0, from).trim(), text.slice(to).trim()] : undefined;
	return { surroundings: kindOfSurroundings(line, around, name, isCurl), name: namePart(name) };
}

function namePart(name: string | undefined): string | undefined {
	return name !== undefined && /^(authorization|https?|bearer)$/i.test(name) ? undefined : name;
}

function kindOfSurroundings(
	line: string,
	around: readonly string[] | undefined,
	name: string | undefined,
	isCurl: boolean,
): Surroundings {
	if (around?.every((side) => side === '')) return 'white-space';
	if (around?.every((side) => /^["'`,]*$/.test(side))) return 'quotes';
	if (/set-cookie:/.test(line)) return 'set-cookie';
	if (/cookie:/.test(line)) return 'cookie';
	if (isCurl) return 'curl';
	if (/authorization\\?["']?\s*[:=]/.test(line)) return 'authorization-header';
	if (/^(bearer|jwt|dpop)\s*$/.test(line.trim())) return 'bearer';
	if (name && /https?:\/\/\S*#\S*$/.test(line)) return 'url-fragment';
	if (name && /(https?:\/\/|\/)\S*\?\S*$/.test(line)) return 'url-query';
	if (name && /["']\s*:\s*["'][^"']*$/.test(line)) return 'json';
	return 'text';
}
