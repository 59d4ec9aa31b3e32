import { decodeUtf8 } from '../../encoding/utf8.ts';
import { hexOf } from './hex-of.ts';
import type { KeyHint, SecretEncoding } from '../key.ts';
import { readSecret } from '../read-secret.ts';
import type { GuessedSecret } from './guesser.ts';

const latin1 = new TextDecoder('latin1');

/** A guessed secret's line as people read it. */
export function guessedText({ line }: Pick<GuessedSecret, 'line'>): string {
	const { text, invalidAt } = decodeUtf8(line);
	return invalidAt.length === 0 ? text : latin1.decode(line);
}

/**
 * What to put into a field for keys, and how it is to be read there, so that it gives exactly the key's bytes: the text that
 * was guessed where it can be, else the bytes in hexadecimal. No text gives the empty key: a byte of zeros is the same one to
 * HMAC (RFC 2104 §2).
 */
export function guessedKeyText(guessed: GuessedSecret): { readonly text: string; readonly hint: KeyHint } {
	const { spelling } = guessed;
	const bytes = guessed.bytes.length === 0 ? new Uint8Array(1) : guessed.bytes;
	const encoding: SecretEncoding =
		spelling === 'base64' || spelling === 'base64url' || spelling === 'hex' ? spelling : 'utf8';
	const text = guessedText(guessed) + (spelling === 'newline' ? '\n' : '');
	const read = readSecret(text, encoding);
	const isSame = read.state === 'read' && hexOf(read.bytes) === hexOf(bytes);
	return isSame
		? { text, hint: { readAs: 'secret', encoding } }
		: { text: hexOf(bytes), hint: { readAs: 'secret', encoding: 'hex' } };
}
