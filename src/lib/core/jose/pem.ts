// Finds PEM (RFC 7468) in whatever text it comes in: a .env line, JSON, an e-mail, a log.

import type { TextRange } from '../problem.ts';

/** One armoured block. Its range covers the armour; `closed` is false when the END line is missing. */
export interface PemBlock extends TextRange {
	readonly label: string;
	readonly body: TextRange;
	readonly closed: boolean;
}

const begin = /-----BEGIN ([A-Z0-9][A-Z0-9 ]*)-----/g;

/** Every armoured block of a text in its order; other text around and between them is passed over. */
export function findPemBlocks(text: string): readonly PemBlock[] {
	const starts = [...text.matchAll(begin)];
	return starts.map((start, index) => {
		const from = start.index;
		const label = start[1]!;
		const bodyFrom = from + start[0].length;
		const limit = starts[index + 1]?.index ?? text.length;
		const end = /-----END [A-Z0-9 ]*-----/.exec(text.slice(bodyFrom, limit));
		const bodyTo = end === null ? limit : bodyFrom + end.index;
		const to = end === null ? limit : bodyTo + end[0].length;
		return { label, from, to, body: { from: bodyFrom, to: bodyTo }, closed: end !== null };
	});
}

/** The base64 of a block's body, or the place of the first character that is none. */
export type PemBody =
	| { readonly state: 'base64'; readonly base64: string }
	| { readonly state: 'fault'; readonly at: number }
	| { readonly state: 'encrypted' };

/** Takes white space, literal `\n` and `\r` out of a block's body. */
export function readPemBody(text: string, block: PemBlock): PemBody {
	const body = text.slice(block.body.from, block.body.to);
	// RFC 1421 §4.6: the header that OpenSSL's traditional form writes before an encrypted body.
	if (/Proc-Type:[^\n]*ENCRYPTED/.test(body)) return { state: 'encrypted' };
	const blanked = body.replace(/\\r|\\n/g, '  ').replace(/["'\\]\s*$/, '');
	const fault = blanked.search(/[^A-Za-z0-9+/=\s]/);
	if (fault !== -1) return { state: 'fault', at: block.body.from + fault };
	return { state: 'base64', base64: blanked.replace(/\s+/g, '') };
}
