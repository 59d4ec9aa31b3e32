import { mapOffsets } from '#lib/core/encoding/json-layout.ts';
import type { Finding } from '#lib/core/findings/find.ts';
import type { Problem, TextRange } from '#lib/core/problem.ts';
import type { TokenProblemCode } from '#lib/core/token/reading.ts';
import type { Mark } from '#lib/editor/annotations.ts';
import type { describeProblem } from './describe-problem.ts';

/** A finding about the whole text would underline all of it, and so point at nothing. */
const longestMark = 60;

type Problems = readonly Problem<TokenProblemCode>[];

/** Problems of a part's own text, with the places that they have in its panel. */
export function inPanel(rawText: string, panel: string, problems: Problems): Problems {
	const places = rangesInPanel(
		rawText,
		panel,
		problems.map(({ place }) => place),
	);
	return problems.map((problem, index) => ({ ...problem, place: { ...problem.place, ...places[index]! } }));
}

/**
 * Where problems and findings stand in a panel's text, which may be laid out otherwise than what they count in.
 * @param describe gives a problem's sentence; the part of the page that has them comes after the marks
 */
export function markPanel(
	part: 'header' | 'payload',
	rawText: string,
	panel: string,
	problems: Problems,
	findings: readonly Finding[],
	describe?: typeof describeProblem,
): readonly Mark[] {
	const marked: (TextRange & { style: string; title?: string })[] = inPanel(rawText, panel, problems).map(
		(problem) => ({
			...problem.place,
			style: 'error',
			...(describe && { title: describe(problem, panel) }),
		}),
	);
	for (const { place, also, severity, message } of findings) {
		if (severity === 'note') continue;
		const places = (place ? [place, ...also] : also).filter(
			(where) => where.in === part && !isWide(where, rawText),
		);
		for (const range of rangesInPanel(rawText, panel, places))
			marked.push({ ...range, style: severity, title: message });
	}
	return marked.sort((one, other) => one.from - other.from);
}

function isWide({ from, to }: TextRange, text: string): boolean {
	return to - from > longestMark || (from === 0 && to >= text.length);
}

function rangesInPanel(rawText: string, panel: string, ranges: readonly TextRange[]): readonly TextRange[] {
	if (rawText === panel) return ranges;
	const offsets = [...new Set(ranges.flatMap(({ from, to }) => [from, Math.max(from, to - 1)]))];
	offsets.sort((one, other) => one - other);
	const mapped = new Map(mapOffsets(rawText, panel, offsets).map((at, index) => [offsets[index]!, at]));
	return ranges.map(({ from, to }) => {
		const start = mapped.get(from)!;
		return { from: start, to: to > from ? mapped.get(to - 1)! + 1 : start };
	});
}
