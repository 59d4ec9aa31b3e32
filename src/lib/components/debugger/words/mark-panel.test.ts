import { describe, expect, it } from 'vitest';
import { prettyJson } from '#lib/core/encoding/json-layout.ts';
import { readJson } from '#lib/core/encoding/json.ts';
import { describeProblem } from './describe-problem.ts';
import { inPanel, markPanel } from './mark-panel.ts';

const raw = '{"iss":"a b","aud":["x","y"]"exp":5}';
const panel = prettyJson(raw);
const { problems } = readJson(raw, 'payload');

describe('places in a panel', () => {
	it('are where the same characters stand in its layout', () => {
		const [missing] = inPanel(raw, panel, problems);
		expect(missing?.code).toBe('json-comma-expected');
		expect(panel.slice(missing?.place.from, missing?.place.to)).toBe('"exp"');
	});

	it('are told by the line and column that the person sees', () => {
		const [mark] = markPanel('payload', raw, panel, problems, [], describeProblem);
		const line = panel.split('\n').findIndex((text) => text.includes('"exp"')) + 1;
		expect(mark?.title).toBe(
			`A comma is missing at line ${line}, column ${panel.split('\n')[line - 1]!.indexOf('"exp"') + 1}.`,
		);
	});

	it('cover all of a value that is laid out over lines, and never the whole text', () => {
		const from = raw.indexOf('[');
		const finding = (start: number, to: number) => ({
			id: 'x',
			severity: 'warning' as const,
			message: 'm',
			reference: '',
			place: { in: 'payload' as const, from: start, to },
			also: [],
			why: '',
			fix: undefined,
		});
		const [mark, ...more] = markPanel(
			'payload',
			raw,
			panel,
			[],
			[finding(from, from + 9), finding(0, raw.length)],
		);
		expect(more).toEqual([]);
		expect(panel.slice(mark?.from, mark?.to)).toMatch(/^\[\s+"x",\s+"y"\s+\]$/);
	});
});
