// The tables of docs/algorithms.md: what the algorithm tables say, beside where each row was measured to run.
import { catalogue, whereAll } from '../../src/lib/core/jose/algorithm-catalogue.ts';
import type { AlgorithmUse, CatalogueRow } from '../../src/lib/core/jose/algorithm-catalogue.ts';

/** By engine (`Node 20`), then by name: where it runs, in the words of the page. */
export type Measured = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Where this engine runs each algorithm; in a browser, the page's own table says it. */
export async function measure(): Promise<Readonly<Record<string, string>>> {
	const found = [...(await whereAll())].map(([{ name }, where]) => [name, where] as const);
	return Object.fromEntries(found);
}

/** The columns that each table has beside those of the engines. */
const columns: Readonly<Record<AlgorithmUse, readonly (readonly [string, (row: CatalogueRow) => string])[]>> =
	{
		signature: [
			['`alg`', ({ name }) => `\`${name}\``],
			['what it is', ({ meaning }) => meaning],
			['key', ({ key }) => key],
			['bytes', ({ bytes }) => bytes],
		],
		'key-management': [
			['`alg`', ({ name }) => `\`${name}\``],
			['what it is', ({ meaning }) => meaning],
			['key', ({ key }) => key],
		],
		content: [
			['`enc`', ({ name }) => `\`${name}\``],
			['what it is', ({ meaning }) => meaning],
			['key', ({ key }) => key],
			['bytes of IV and tag', ({ bytes }) => bytes],
		],
	};

/** The lines of each table in Markdown, in the order of the page's headings. */
export function renderAlgorithms(measured: Measured): readonly (readonly string[])[] {
	const engines = Object.keys(measured);
	return (Object.keys(columns) as AlgorithmUse[]).map((use) => {
		const head = [...columns[use].map(([title]) => title), 'section', 'advice', ...engines];
		const rows = catalogue
			.filter((row) => row.use === use)
			.map((row) => [
				...columns[use].map(([, cell]) => cell(row)),
				row.section,
				row.status,
				...engines.map((engine) => measured[engine]?.[row.name] ?? ''),
			]);
		return [head, head.map(() => '-'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
	});
}

const isRow = (line: string): boolean => line.startsWith('|');

/** The page with its tables written anew, in their order; a formatter lines up their columns. */
export function withTables(markdown: string, tables: readonly (readonly string[])[]): string {
	let next = 0;
	return markdown
		.split('\n')
		.flatMap((line, index, lines) => {
			if (!isRow(line)) return [line];
			// The first line of a table stands for all of it.
			return isRow(lines[index - 1] ?? '') ? [] : (tables[next++] ?? []);
		})
		.join('\n');
}

/** The rows of a page's tables, with all that a formatter may change taken out. */
export function tablesIn(markdown: string): readonly string[] {
	return markdown
		.split('\n')
		.filter(isRow)
		.map((line) => line.replace(/\s*\|\s*/g, '|').replace(/\|-+(?=\|)/g, '|-'));
}
