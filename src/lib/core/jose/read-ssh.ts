import { decodeBase64url } from '../encoding/base64url.ts';
import type { Problem, TextRange } from '../problem.ts';
import type { Key, KeyForm, KeyProblemCode } from './key.ts';
import { describeKey, longestModulus } from './describe-key.ts';
import { readSshPrivate, readSshPublic } from './ssh-key.ts';
import type { ReadSsh } from './ssh-key.ts';
import { findSshLines } from './ssh-lines.ts';

export interface FoundSsh {
	readonly form: KeyForm;
	readonly keys: readonly Key[];
	readonly problems: readonly Problem<KeyProblemCode>[];
}

type Report = (code: KeyProblemCode, range: TextRange, detail?: Problem['detail']) => void;

/** Of public keys in one text: an `authorized_keys` file of a whole team is far below it. */
const mostLines = 1000;

/**
 * Reads OpenSSH's public keys, one a line, with options before and a comment behind (sshd(8), AUTHORIZED_KEYS FILE
 * FORMAT; RFC 4253 §6.6). Types that no JWT algorithm uses are problems that name them.
 */
export async function readSshLines(text: string): Promise<FoundSsh> {
	const problems: Problem<KeyProblemCode>[] = [];
	const lines = findSshLines(text);
	const keys = await Promise.all(
		lines.slice(0, mostLines).map((line, index) => {
			const report: Report = (code, { from, to }, detail = {}) =>
				problems.push({ code, place: { in: 'key', from, to }, detail: { index, ...detail } });
			const { bytes } = decodeBase64url(line.base64.replace(/=+$/, ''));
			return keyOfSsh(readSshPublic(bytes), line.comment, index, line, report);
		}),
	);
	if (lines.length > mostLines) {
		const place = { in: 'key' as const, from: 0, to: text.length };
		problems.push({ code: 'key-too-large', place, detail: { keys: lines.length, limit: mostLines } });
	}
	return { form: 'ssh-public', keys: keys.flatMap((key) => key ?? []), problems };
}

/** A block of SSH's own armour, and all that reading it needs. */
interface SshBlock {
	readonly form: KeyForm;
	/** The text between its lines. */
	readonly body: string;
	readonly index: number;
	readonly range: TextRange;
	readonly report: Report;
}

/** Reads what stands in SSH's own armour: a public key (RFC 4716), or OpenSSH's private one. */
export function readSshBlock(
	bytes: Uint8Array,
	{ form, body, index, range, report }: SshBlock,
): Promise<Key | undefined> {
	// RFC 4716 §3.3.2.
	const comment = /^Comment: *(.{0,1000})$/im.exec(body)?.[1] ?? '';
	const read = form === 'ssh-public' ? readSshPublic(bytes) : readSshPrivate(bytes);
	const unquoted = comment.trim().replace(/^"(.*)"$/, '$1');
	return keyOfSsh(read, unquoted, index, range, report);
}

/** Makes a key of what SSH's data held; what it held instead is reported. */
async function keyOfSsh(
	read: ReadSsh,
	comment: string,
	index: number,
	range: TextRange,
	report: Report,
): Promise<Key | undefined> {
	const refuse = (code: KeyProblemCode, detail: Problem['detail'] = {}) => {
		report(code, range, detail);
		return undefined;
	};
	if (read.state === 'damaged') return refuse('key-openssh');
	if (read.state === 'encrypted') return refuse('key-encryption-unsupported', { scheme: 'openssh' });
	if (read.state === 'type') return refuse('key-type-unsupported', { type: read.type });
	const { bytes } = decodeBase64url(read.publicJwk.n ?? '');
	if (bytes.length * 8 > longestModulus)
		return refuse('key-too-large', { bits: bytes.length * 8, limit: longestModulus });
	const attributes = { kid: undefined, alg: undefined, use: undefined, keyOps: undefined };
	const key = await describeKey(read.jwk, read.publicJwk, attributes, index, range, report);
	const named = comment.trim() === '' ? read.comment.trim() : comment.trim();
	return key === undefined || named === '' ? key : { ...key, comment: named };
}
