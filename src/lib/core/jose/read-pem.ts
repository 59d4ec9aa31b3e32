import { decodeBase64url } from '../encoding/base64url.ts';
import type { Problem, TextRange } from '../problem.ts';
import { readKeyDer } from './key-der.ts';
import type { DerFault } from './key-der.ts';
import { keyOfDer } from './key-of-der.ts';
import type { Key, KeyForm, KeyProblemCode } from './key.ts';
import { findPemBlocks, readPemBody } from './pem.ts';
import type { PemBlock } from './pem.ts';
import { containerOfPemLabel, formOfPemLabel } from './pem-labels.ts';

export interface ReadPem {
	readonly form: KeyForm;
	readonly keys: readonly Key[];
	readonly problems: readonly Problem<KeyProblemCode>[];
}

type Report = (code: KeyProblemCode, range: TextRange, detail?: Problem['detail']) => void;

/** Labels of blocks that stand beside a key and are none: `openssl ecparam -genkey` writes the first. */
const companions: ReadonlySet<string> = new Set(['EC PARAMETERS', 'DH PARAMETERS']);

/** Of one text: more than any chain and bundle that holds a key for tokens. */
const mostBlocks = 100;

/**
 * Reads every armoured block of a text (RFC 7468); a block that cannot be read is a problem at its place.
 * @param passphrase opens encrypted private keys (RFC 5958 §3)
 * @param kidAt the `kid` of a block by its place, where the text around the blocks names it
 */
export async function readPem(
	text: string,
	passphrase?: string,
	kidAt: (at: number) => string | undefined = () => undefined,
): Promise<ReadPem> {
	const problems: Problem<KeyProblemCode>[] = [];
	const found = findPemBlocks(text).filter(({ label }) => !companions.has(label));
	const read = await Promise.all(
		found.slice(0, mostBlocks).map(async (block, index) => {
			const report: Report = (code, { from, to }, detail = {}) =>
				problems.push({
					code,
					place: { in: 'key', from, to },
					detail: { index, label: block.label, ...detail },
				});
			const entry = await readBlock({ text, block, index, passphrase, report });
			const kid = entry?.key && kidAt(block.from);
			return kid === undefined || !entry?.key ? entry : { ...entry, key: { ...entry.key, kid } };
		}),
	);
	if (found.length > mostBlocks) {
		const place = { in: 'key' as const, from: found[mostBlocks]!.from, to: text.length };
		problems.push({ code: 'key-too-large', place, detail: { keys: found.length, limit: mostBlocks } });
	}
	const keys = read.flatMap((entry) => entry?.key ?? []);
	const form = read.find((entry) => entry !== undefined)?.form ?? 'unreadable';
	return { form, keys, problems: problems.sort((one, other) => one.place.from - other.place.from) };
}

/** One block, and all that reading it needs. */
interface Reading {
	readonly text: string;
	readonly block: PemBlock;
	readonly index: number;
	readonly passphrase: string | undefined;
	readonly report: Report;
}

interface Entry {
	readonly form: KeyForm;
	readonly key: Key | undefined;
}

/** How a block's content is read, by the form that its label announces; all forms not named here are of DER. */
const readers: Partial<Record<KeyForm, (bytes: Uint8Array, reading: Reading) => Promise<Entry | undefined>>> =
	{
		encrypted: readEncrypted,
		'ssh-public': readSsh,
		'ssh-private': readSsh,
	};

async function readBlock(reading: Reading): Promise<Entry | undefined> {
	const { text, block, report } = reading;
	const refuse = (code: KeyProblemCode, range: TextRange = block, detail: Problem['detail'] = {}) => {
		report(code, range, detail);
		return undefined;
	};
	if (block.label === 'DSA PRIVATE KEY') return refuse('key-type-unsupported', block, { type: 'DSA' });
	const container = containerOfPemLabel(block.label);
	if (container !== undefined) return refuse('key-container', block, { container });
	const form = formOfPemLabel(block.label);
	if (form === undefined) return refuse('key-pem-label');
	const body = readPemBody(text, block);
	if (body.state === 'encrypted')
		return refuse('key-encryption-unsupported', block, { scheme: 'traditional' });
	if (body.state === 'fault') {
		if (!block.closed) return refuse('key-pem-truncated', block, { reason: 'no-end-line' });
		return refuse('key-base64', { from: body.at, to: body.at + 1 }, { reason: 'character' });
	}
	const { bytes } = decodeBase64url(body.base64.replace(/=+$/, ''));
	const entry = await (readers[form] ?? readDer)(bytes, reading);
	if (entry === undefined) return undefined;
	const reason = body.exact ? (block.closed ? 'armour' : 'no-end-line') : 'alphabet';
	if (!body.exact || !block.closed || !block.exact) report('key-pem-armour', block, { reason });
	return entry;
}

async function readDer(bytes: Uint8Array, { block, index, report }: Reading): Promise<Entry | undefined> {
	const der = readKeyDer(block.label === 'TRUSTED CERTIFICATE' ? firstElementOf(bytes) : bytes);
	if (typeof der !== 'string') return { form: der.form, key: await keyOfDer(der, index, block, report) };
	const code = block.closed ? codeOfFault[der] : 'key-pem-truncated';
	report(code, block.body, { reason: block.closed ? der : 'no-end-line' });
	return undefined;
}

async function readSsh(bytes: Uint8Array, { text, block, index, report }: Reading): Promise<Entry> {
	const { readSshBlock } = await import('./rare-keys.ts');
	const form = formOfPemLabel(block.label) ?? 'ssh-private';
	const body = text.slice(block.body.from, block.body.to);
	return { form, key: await readSshBlock(bytes, { form, body, index, range: block, report }) };
}

async function readEncrypted(
	bytes: Uint8Array,
	{ block, index, passphrase, report }: Reading,
): Promise<Entry> {
	const { keyOfEncrypted } = await import('./rare-keys.ts');
	const key = await keyOfEncrypted(bytes, passphrase, index, block, report);
	return { form: 'encrypted', key };
}

/** OpenSSL writes its trust settings behind the certificate. */
function firstElementOf(bytes: Uint8Array): Uint8Array {
	const length = bytes[1] === 0x82 ? 4 + bytes[2]! * 256 + bytes[3]! : bytes.length;
	return bytes.subarray(0, length);
}

const codeOfFault: Readonly<Record<DerFault, KeyProblemCode>> = {
	'not-der': 'key-der',
	truncated: 'key-pem-truncated',
	encrypted: 'key-encrypted',
	'unknown-shape': 'key-der',
};
