// Every algorithm of JOSE's three tables in one list, for people: what each is, and where it runs here.

import { algorithms, exactRows } from './algorithms.ts';
import type { Algorithm, AlgorithmStatus } from './algorithms.ts';
import type { RunsOn } from './capabilities.ts';
import { contentEncryptions } from './encryption/content-encryption.ts';
import type { ContentEncryption } from './encryption/content-encryption.ts';
import { keyManagements } from './encryption/key-management.ts';
import type { KeyManagement } from './encryption/key-management.ts';
import { whereEncrypted } from './encryption/where-encrypted.ts';
import { registeredAlgorithmNamed } from './registered-algorithms.ts';
import { whereSigned } from './where-computed.ts';

/** What an algorithm is for: `alg` of a JWS, `alg` and `enc` of a JWE. */
export type AlgorithmUse = 'signature' | 'key-management' | 'content';

/** Where a part of an algorithm is computed; `nowhere` for one that is only explained, `nothing` where none is needed. */
export interface RunsWhere {
	/** The curve that it is said of, where they may differ; else undefined. */
	readonly curve: string | undefined;
	readonly where: RunsOn | 'nowhere' | 'nothing';
}

export interface CatalogueRow {
	readonly use: AlgorithmUse;
	readonly name: string;
	readonly meaning: string;
	/** The key that it takes. */
	readonly key: string;
	/** Bytes of the signature, or of initialization vector and tag; empty for key management. */
	readonly bytes: string;
	readonly section: string;
	readonly status: AlgorithmStatus;
	/** Where it runs in this engine, asked by trying. */
	readonly whereHere: () => Promise<readonly RunsWhere[]>;
}

/** Every algorithm that this page computes or explains, in the order of its tables. */
export const catalogue: readonly CatalogueRow[] = [
	...algorithms.map(signatureRow),
	...keyManagements.map(keyManagementRow),
	...contentEncryptions.map(contentRow),
];

function signatureRow(row: Algorithm): CatalogueRow {
	const exact = exactRows(row);
	return {
		use: 'signature',
		name: row.name,
		meaning: registeredAlgorithmNamed(row.name)?.meaning ?? '',
		key: signatureKey(row),
		bytes: exact[0]?.signatureBytes === 'modulus' ? 'as the modulus' : lengthsOf(exact),
		section: row.section,
		status: row.status,
		whereHere: () =>
			Promise.all(
				exact.map(async ({ name, curve }) => ({
					curve: exact.length > 1 ? curve : undefined,
					where: (await whereSigned(name)) ?? 'nothing',
				})),
			),
	};
}

function lengthsOf(rows: readonly Algorithm[]): string {
	return rows.map(({ signatureBytes }) => signatureBytes).join(' or ');
}

function signatureKey(row: Algorithm): string {
	if (row.keyType === undefined) return 'none';
	if (row.keyType === 'oct' || row.keyType === 'RSA')
		return `${row.keyType}, ${row.minimumKeyBits} bits or more`;
	const names = exactRows(row).map(({ curve, parameterSet }) => curve ?? parameterSet);
	return `${row.keyType} ${names.join(' or ')}`;
}

function keyManagementRow(row: KeyManagement): CatalogueRow {
	const { name, section, status, curves } = row;
	return {
		use: 'key-management',
		name,
		meaning: registeredAlgorithmNamed(name)?.meaning ?? row.formula,
		key: managementKey(row),
		bytes: '',
		section,
		status,
		whereHere: async () => {
			if (status === 'prohibited') return [{ curve: undefined, where: 'nowhere' }];
			if (row.family === 'direct') return [{ curve: undefined, where: 'nothing' }];
			if (curves.length === 0) return [{ curve: undefined, where: await whereEncrypted(row) }];
			return Promise.all(curves.map(async (curve) => ({ curve, where: await whereEncrypted(row, curve) })));
		},
	};
}

function managementKey({ family, keyTypes, secretBits, curves }: KeyManagement): string {
	if (family === 'PBES2') return 'a password';
	if (secretBits === 'content-key') return 'oct, as long as enc needs';
	if (secretBits !== undefined) return `oct, ${secretBits} bits`;
	return curves.length > 0 ? curves.join(', ') : `${keyTypes.join(' or ')}, 2048 bits or more`;
}

function contentRow(row: ContentEncryption): CatalogueRow {
	return {
		use: 'content',
		name: row.name,
		meaning: row.formula,
		key: `${row.keyBits} bits`,
		bytes: `${row.ivBytes} and ${row.tagBytes}`,
		section: row.section,
		status: row.status,
		whereHere: async () => [{ curve: undefined, where: await whereEncrypted(row) }],
	};
}

const words: Readonly<Record<RunsWhere['where'], string>> = {
	webcrypto: 'WebCrypto',
	noble: 'library',
	nowhere: 'nowhere',
	nothing: 'nothing to compute',
};

/** Where an algorithm runs, in a few words: what holds of most of its curves, then those of which another does. */
export function whereText(found: readonly RunsWhere[]): string {
	const count = (where: RunsWhere['where']) => found.filter((one) => one.where === where).length;
	const most = found.toSorted((one, other) => count(other.where) - count(one.where))[0]?.where;
	if (most === undefined) return '';
	const others = found.filter(({ where }) => where !== most);
	return [words[most], ...others.map(({ curve, where }) => `${curve ?? ''}: ${words[where]}`)].join('; ');
}

/** Where each algorithm runs in this engine, by `use` and name. */
export async function whereAll(): Promise<ReadonlyMap<CatalogueRow, string>> {
	const found = catalogue.map(async (row) => [row, whereText(await row.whereHere())] as const);
	return new Map(await Promise.all(found));
}
