import { decodeBase64url } from '../encoding/base64url.ts';
import type { Problem, TextRange } from '../problem.ts';
import { readKeyDer } from './key-der.ts';
import type { DerFault, DerKey } from './key-der.ts';
import { keyOfDer } from './key-of-der.ts';
import type { Key, KeyForm, KeyProblemCode } from './key.ts';
import { findPemBlocks, readPemBody } from './pem.ts';
import type { PemBlock } from './pem.ts';
import { formOfPemLabel } from './recognise-key-text.ts';

export interface ReadPem {
	readonly form: KeyForm;
	readonly keys: readonly Key[];
	readonly problems: readonly Problem<KeyProblemCode>[];
}

type Report = (code: KeyProblemCode, range: TextRange, detail?: Problem['detail']) => void;

/** Labels of blocks that stand beside a key and are none: `openssl ecparam -genkey` writes the first. */
const companions: ReadonlySet<string> = new Set(['EC PARAMETERS', 'DH PARAMETERS']);

/** Reads every armoured block of a text (RFC 7468); a block that cannot be read is a problem at its place. */
export async function readPem(text: string): Promise<ReadPem> {
	const problems: Problem<KeyProblemCode>[] = [];
	const blocks = findPemBlocks(text).filter(({ label }) => !companions.has(label));
	const read = await Promise.all(
		blocks.map(async (block, index) => {
			const report: Report = (code, { from, to }, detail = {}) =>
				problems.push({
					code,
					place: { in: 'key', from, to },
					detail: { index, label: block.label, ...detail },
				});
			const der = readBlock(text, block, report);
			return der && { form: der.form, key: await keyOfDer(der, index, block, report) };
		}),
	);
	const keys = read.flatMap((entry) => entry?.key ?? []);
	const form = read.find((entry) => entry !== undefined)?.form ?? 'unreadable';
	return { form, keys, problems: problems.sort((one, other) => one.place.from - other.place.from) };
}

function readBlock(text: string, block: PemBlock, report: Report): DerKey | undefined {
	const refuse = (code: KeyProblemCode, range: TextRange = block, detail: Problem['detail'] = {}) => {
		report(code, range, detail);
		return undefined;
	};
	if (block.label === 'OPENSSH PRIVATE KEY') return refuse('key-openssh');
	if (block.label === 'ENCRYPTED PRIVATE KEY') return refuse('key-encrypted');
	if (block.label === 'DSA PRIVATE KEY') return refuse('key-type-unsupported', block, { type: 'DSA' });
	if (formOfPemLabel(block.label) === undefined) return refuse('key-pem-label');
	if (!block.closed) return refuse('key-pem-truncated', block, { reason: 'no-end-line' });
	const body = readPemBody(text, block);
	if (body.state === 'encrypted') return refuse('key-encrypted');
	if (body.state === 'fault') {
		return refuse('key-base64', { from: body.at, to: body.at + 1 }, { reason: 'character' });
	}
	const { bytes } = decodeBase64url(body.base64.replace(/=+$/, ''));
	const der = readKeyDer(block.label === 'TRUSTED CERTIFICATE' ? firstElementOf(bytes) : bytes);
	return typeof der === 'string' ? refuse(codeOfFault[der], block.body, { reason: der }) : der;
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
