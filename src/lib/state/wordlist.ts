// A list of secrets, read piece by piece: a file may be larger than a page's memory.

/** Bytes that hold one secret a line. */
export interface Wordlist {
	readonly size: number;
	read(from: number, to: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** What keeps a file from being read as lines. */
export type WordlistFault = 'unreadable' | 'empty' | 'utf-16' | 'compressed';

/** A file as a list; none of it is read yet. */
export function wordlistOfFile(file: Blob): Wordlist {
	return {
		size: file.size,
		read: async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
	};
}

/** Bytes at hand as a list. */
export function wordlistOfBytes(bytes: Uint8Array): Wordlist {
	return {
		size: bytes.length,
		read: (from, to) => Promise.resolve(new Uint8Array(bytes.slice(from, to))),
	};
}

const signatures: readonly (readonly [WordlistFault, readonly number[]])[] = [
	['utf-16', [0xff, 0xfe]],
	['utf-16', [0xfe, 0xff]],
	['compressed', [0x1f, 0x8b]],
	['compressed', [0x50, 0x4b, 0x03, 0x04]],
	['compressed', [0x42, 0x5a, 0x68]],
	['compressed', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
	['compressed', [0x28, 0xb5, 0x2f, 0xfd]],
	['compressed', [0x37, 0x7a, 0xbc, 0xaf]],
];

/** Whether a list can be read as lines, by how it begins; undefined when it can. */
export async function wordlistFault(list: Wordlist): Promise<WordlistFault | undefined> {
	if (list.size === 0) return 'empty';
	const start = await list.read(0, 8).catch(() => undefined);
	if (!start) return 'unreadable';
	return signatures.find(([, bytes]) => bytes.every((byte, at) => start[at] === byte))?.[0];
}
