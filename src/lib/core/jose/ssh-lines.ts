import type { TextRange } from '../problem.ts';

/** A public key of OpenSSH within a text; its range covers type and base64. */
export interface SshLine extends TextRange {
	readonly base64: string;
	/** What stands behind the key on its line. */
	readonly comment: string;
}

/** The name of the type (RFC 4251 §6), then its base64, which begins with the length of that name: below 256. */
const publicKey =
	/(?:^|[ \t,"'])(?:ssh|ecdsa|sk-ssh|sk-ecdsa|webauthn-sk-ecdsa)-[A-Za-z0-9@.-]{1,80}[ \t]+(AAAA[A-Za-z0-9+/]*={0,2})([^\r\n]*)/gm;

/** Every public key of OpenSSH in a text, at most one a line: options may stand before it; `#` begins a comment. */
export function findSshLines(text: string): readonly SshLine[] {
	if (!text.includes('AAAA')) return [];
	return [...text.matchAll(publicKey)].flatMap((found) => {
		const [whole, base64 = '', comment = ''] = found;
		const lineStart = text.lastIndexOf('\n', found.index) + 1;
		if (/^[ \t]*#/.test(text.slice(lineStart, found.index + 1))) return [];
		const from = found.index + (/^[ \t,"']/.test(whole) ? 1 : 0);
		const clean = comment.replace(/["',]+$/, '').trim();
		return [{ base64, comment: clean, from, to: found.index + whole.length - comment.length }];
	});
}
