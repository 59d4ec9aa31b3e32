import { mapOffsets } from '#lib/core/encoding/json-layout.ts';
import type { Finding } from '#lib/core/findings/find.ts';
import type { Problem, TextRange } from '#lib/core/problem.ts';
import type { TokenProblemCode } from '#lib/core/token/reading.ts';
import type { Mark } from '#lib/editor/annotations.ts';
import { describeProblem } from './describe-problem.ts';

/** A finding about the whole text would underline all of it, and so point at nothing. */
const longestMark = 60;

/** Where a position of a part's own text stands in its panel, which may be laid out otherwise. */
export function placeInPanel(rawText: string, panel: string, at: number): number {
	return mapOffsets(rawText, panel, [at])[0] ?? 0;
}

/** Where problems and findings stand in a panel's text, which may be laid out otherwise than what they count in. */
export function markPanel(
	part: 'header' | 'payload',
	rawText: string,
	panel: string,
	problems: readonly Problem<TokenProblemCode>[],
	findings: readonly Finding[],
): readonly Mark[] {
	const marked: (TextRange & { style: string; title: string })[] = problems.map((problem) => ({
		...problem.place,
		style: 'error',
		title: describeProblem(problem, rawText),
	}));
	for (const { place, also, severity, message } of findings) {
		if (severity === 'note') continue;
		for (const where of place ? [place, ...also] : also) {
			const isAll = where.from === 0 && where.to >= rawText.length;
			if (where.in !== part || isAll || where.to - where.from > longestMark) continue;
			marked.push({ ...where, style: severity, title: message });
		}
	}
	marked.sort((one, other) => one.from - other.from);
	const starts = mapOffsets(
		rawText,
		panel,
		marked.map(({ from }) => from),
	);
	return marked.map(({ from, to, style, title }, index) => {
		const start = starts[index]!;
		return { from: start, to: Math.min(start + to - from, panel.length), style, title };
	});
}
