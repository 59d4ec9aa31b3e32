import { pause } from '#lib/state/in-slices.ts';
import { loadKeyParts } from '#lib/state/load-key-parts.ts';

/** A file's text, or why it cannot be had; `of` is its name. */
export type FileText =
	{ readonly of: string; readonly text: string } | { readonly of: string; readonly problem: string };

/** In bytes: a browser holds a text of this size, and the list of its tokens, without trouble. */
const largestFile = 100_000_000;
const chunk = 1_000_000;

/** The first bytes of files that people drop by mistake, in hexadecimal, and what they are. */
const others: readonly (readonly [RegExp, string])[] = [
	[/^(89504e47|ffd8ff|474946383|52494646|424d)/, 'is a picture'],
	[/^25504446/, 'is a PDF'],
	[/^(504b0304|1f8b|28b52ffd|425a68|fd377a58)/, 'is compressed: unpack it first'],
];

/**
 * Reads a file as text: UTF-8, or UTF-16 with its mark, whose mark is dropped. Of a binary file, the key or certificate
 * in it as text.
 */
export async function readFile(file: File): Promise<FileText> {
	const of = file.name;
	if (file.size > largestFile)
		return { of, problem: `${of} is larger than 100 MB: cut out of it what is of interest.` };
	try {
		const bytes = new Uint8Array(await file.arrayBuffer());
		const start = Array.from(bytes.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
		const other = others.find(([begins]) => begins.test(start))?.[1];
		if (other !== undefined && bytes.includes(0))
			return { of, problem: `${of} ${other}. It holds no token and no key.` };
		const text = (await textOf(bytes, start)) ?? (await loadKeyParts()).readKeyBytes(bytes, of);
		if (!/\S/.test(text)) return { of, problem: 'The file is empty.' };
		return text.startsWith('-----BEGIN BINARY FILE')
			? { of, problem: `${of} is no text, and it is no key either.` }
			: { of, text };
	} catch {
		return { of, problem: `${of} could not be read.` };
	}
}

/** Undefined for what is no text in its encoding, or holds a byte that no text does. */
async function textOf(bytes: Uint8Array, start: string): Promise<string | undefined> {
	const encoding = start.startsWith('fffe') ? 'utf-16le' : start.startsWith('feff') ? 'utf-16be' : 'utf-8';
	const decoder = new TextDecoder(encoding, { fatal: true });
	const parts: string[] = [];
	try {
		for (let at = 0; at < bytes.length; at += chunk) {
			const some = bytes.subarray(at, at + chunk);
			if (encoding === 'utf-8' && some.includes(0)) return undefined;
			parts.push(decoder.decode(some, { stream: true }));
			if (at > 0) await pause();
		}
		return parts.join('') + decoder.decode();
	} catch {
		return undefined;
	}
}
