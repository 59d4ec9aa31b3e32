// The table of docs/algorithms.md: what the algorithm table says, beside where each row was measured to run.
import { algorithms, exactRows } from '../../src/lib/core/jose/algorithms.ts';
import type { Algorithm } from '../../src/lib/core/jose/algorithms.ts';
import type { RunsOn } from '../../src/lib/core/jose/capabilities.ts';
import { registeredAlgorithmNamed } from '../../src/lib/core/jose/registered-algorithms.ts';
import { whereSigned } from '../../src/lib/core/jose/where-computed.ts';

/** By engine (`Node 20`), then by `alg`. */
export type Measured = Readonly<Record<string, Readonly<Record<string, RunsOn>>>>;

const words: Readonly<Record<RunsOn, string>> = { webcrypto: 'WebCrypto', noble: 'noble' };

/** Where this engine runs each row that names one scheme; the same call in a page measures a browser. */
export async function measure(): Promise<Readonly<Record<string, RunsOn>>> {
	const found: Record<string, RunsOn> = {};
	for (const { name, oneOf } of algorithms) {
		const where = oneOf === undefined ? await whereSigned(name) : undefined;
		if (where !== undefined) found[name] = where;
	}
	return found;
}

/** The table's lines in Markdown, in the algorithm table's order. */
export function renderAlgorithms(measured: Measured): readonly string[] {
	const engines = Object.keys(measured);
	const head = ['`alg`', 'what it is', 'key', 'bytes', 'section', 'advice', ...engines];
	const rows = algorithms.map((row) => [
		`\`${row.name}\``,
		registeredAlgorithmNamed(row.name)?.meaning ?? '',
		keyOf(row),
		bytesOf(row),
		row.section,
		row.status,
		...engines.map((engine) => whereOf(row, measured[engine] ?? {})),
	]);
	return [head, head.map(() => '-'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

function keyOf(row: Algorithm): string {
	if (row.keyType === undefined) return 'none';
	if (row.keyType === 'oct' || row.keyType === 'RSA')
		return `${row.keyType}, ${row.minimumKeyBits} bits or more`;
	const names = exactRows(row).map(({ curve, parameterSet }) => curve ?? parameterSet);
	return `${row.keyType} ${names.join(' or ')}`;
}

function bytesOf(row: Algorithm): string {
	const lengths = exactRows(row).map(({ signatureBytes }) => signatureBytes);
	return lengths[0] === 'modulus' ? 'as the modulus' : lengths.join(' or ');
}

function whereOf(row: Algorithm, measured: Measured[string]): string {
	if (row.oneOf !== undefined) return `as ${row.oneOf.join(' or ')}`;
	const where = measured[row.name];
	return where === undefined ? '' : words[where];
}

/** The table within a page, with all that a formatter may change taken out. */
export function tableIn(markdown: string): readonly string[] {
	return markdown
		.split('\n')
		.filter((line) => line.startsWith('|'))
		.map((line) => line.replace(/\s*\|\s*/g, '|').replace(/\|-+(?=\|)/g, '|-'));
}
