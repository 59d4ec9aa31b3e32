import { decodeBase64url } from '../encoding/base64url.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import type { TextRange } from '../problem.ts';
import { bytesOfHex } from './der.ts';
import type { SecretEncoding } from './key.ts';

/** A secret's bytes, or the place of the first fault. */
export type ReadSecret =
	| { readonly state: 'read'; readonly bytes: Uint8Array<ArrayBuffer> }
	| ({
			readonly state: 'fault';
			readonly code: 'key-base64' | 'key-hex';
			readonly reason: SecretFault;
	  } & TextRange);

export type SecretFault = 'character' | 'length' | 'padding' | 'stray-bits';

/**
 * The bytes of a secret's text: UTF-8 exactly as it stands, a final line break included; base64 and base64url
 * (RFC 4648 §4, §5), whose padding may be left out; hexadecimal (RFC 4648 §8). White space around the three
 * encoded forms is passed over, since it cannot be meant; within them it is a fault.
 */
export function readSecret(text: string, encoding: SecretEncoding): ReadSecret {
	if (encoding === 'utf8') return { state: 'read', bytes: encodeUtf8(text) };
	const from = text.length - text.trimStart().length;
	const trimmed = text.trim();
	return encoding === 'hex' ? readHex(trimmed, from) : readBase64(trimmed, from, encoding);
}

function readHex(text: string, from: number): ReadSecret {
	const at = text.search(/[^0-9A-Fa-f]/);
	if (at !== -1) return fault('key-hex', 'character', from + at);
	if (text.length % 2 !== 0) return fault('key-hex', 'length', from + text.length - 1);
	return { state: 'read', bytes: bytesOfHex(text) };
}

function readBase64(text: string, from: number, encoding: 'base64' | 'base64url'): ReadSecret {
	const body = text.replace(/={1,2}$/, '');
	const at = body.search(encoding === 'base64' ? /[^A-Za-z0-9+/]/ : /[^A-Za-z0-9_-]/);
	if (at !== -1) return fault('key-base64', body[at] === '=' ? 'padding' : 'character', from + at);
	if (body !== text && text.length % 4 !== 0) return fault('key-base64', 'padding', from + body.length);
	const { bytes, problems } = decodeBase64url(body.replaceAll('+', '-').replaceAll('/', '_'));
	const [first] = problems;
	if (first === undefined) return { state: 'read', bytes };
	return fault(
		'key-base64',
		first.code === 'base64url-stray-bits' ? 'stray-bits' : 'length',
		from + first.from,
	);
}

function fault(code: 'key-base64' | 'key-hex', reason: SecretFault, at: number): ReadSecret {
	return { state: 'fault', code, reason, from: at, to: at + 1 };
}
