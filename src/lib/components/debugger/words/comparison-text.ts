import type { Comparison, Row } from '#lib/core/comparison/comparison.ts';
import { pathText } from '#lib/core/comparison/path-text.ts';
import { describeRow, describeSignatures, describeTail, markWords, roleWords } from './describe-row.ts';
import { utcTime } from './time-words.ts';

/** What the two sides are called. */
export interface SideNames {
	readonly a: string;
	readonly b: string;
}

/** The differences as plain text, to be put into a message. Times are in UTC: whoever reads it may live elsewhere. */
export function comparisonAsText(comparison: Comparison, summary: string, names: SideNames): string {
	const lines = differingRows(comparison).flatMap((row) => {
		const note = noteOf(row);
		return [
			`${row.part} ${pathText(row.path)}: ${markWords[row.mark]}${note === '' ? '' : ` (${note})`}`,
			...(row.a === '' ? [] : [`  A: ${valueText(row, 'a')}`]),
			...(row.b === '' ? [] : [`  B: ${valueText(row, 'b')}`]),
		];
	});
	const others = otherLines(comparison);
	return [`A: ${names.a}`, `B: ${names.b}`, summary, '', ...lines, ...others].join('\n').trimEnd() + '\n';
}

/** The differences as a Markdown table, for an issue or a review. */
export function comparisonAsMarkdown(comparison: Comparison, summary: string, names: SideNames): string {
	const rows = differingRows(comparison).map((row) => {
		const note = noteOf(row);
		const what = `${markWords[row.mark]}${note === '' ? '' : `: ${note}`}`;
		const cells = [
			`${row.part} ${code(pathText(row.path))}`,
			plain(what),
			valueCode(row, 'a'),
			valueCode(row, 'b'),
		];
		return `| ${cells.join(' | ')} |`;
	});
	const table =
		rows.length > 0 ? ['| Member | What | A | B |', '| --- | --- | --- | --- |', ...rows, ''] : [];
	const others = otherLines(comparison).map((line) => `- ${plain(line)}`);
	const sides = [`- **A**: ${plain(names.a)}`, `- **B**: ${plain(names.b)}`, ''];
	return [...sides, plain(summary), '', ...table, ...others].join('\n').trimEnd() + '\n';
}

function differingRows({ parts }: Comparison): readonly Row[] {
	return parts.flatMap(({ rows }) => rows).filter(({ mark }) => mark !== 'same');
}

/** What is said of a row, with the items that only one has. */
function noteOf(row: Row): string {
	const { added = [], removed = [] } = row.items ?? {};
	return [describeRow(row), ...removed.map((item) => `− ${item}`), ...added.map((item) => `+ ${item}`)]
		.filter((text) => text !== '')
		.join(', ');
}

function valueText(row: Row, side: 'a' | 'b'): string {
	const seconds = row.time?.[side];
	return seconds === undefined ? row[side] : `${row[side]} (${utcTime(seconds)})`;
}

function valueCode(row: Row, side: 'a' | 'b'): string {
	if (row[side] === '') return '';
	const seconds = row.time?.[side];
	return seconds === undefined ? code(row[side]) : `${code(row[side])} ${utcTime(seconds)}`;
}

function otherLines({ parts, signature, tail, encoded }: Comparison): readonly string[] {
	return [
		...parts
			.filter(({ rows, mark }) => rows.length === 0 && mark !== 'same')
			.map(({ part, mark }) => `${part}: ${markWords[mark]}`),
		...(['none', 'same'].includes(signature) ? [] : [describeSignatures(signature)]),
		...(tail && tail.mark !== 'same' ? [describeTail(tail)] : []),
		...encoded.map(({ role, mark }) => `${roleWords[role]}: ${markWords[mark]}`),
	];
}

/** Text in which Markdown sees nothing of its own. */
function plain(text: string): string {
	return text.replace(/[\\`*_{}[\]<>|~]/g, '\\$&').replace(/\s+/g, ' ');
}

/** Text as code in a table's cell: with more backticks around it than it holds. */
function code(text: string): string {
	const line = text.replace(/\s*\n\s*/g, ' ').replace(/\|/g, '\\|');
	const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
	const fence = '`'.repeat(longest + 1);
	const pad = longest > 0 || line.trim() === '' ? ' ' : '';
	return `${fence}${pad}${line}${pad}${fence}`;
}
