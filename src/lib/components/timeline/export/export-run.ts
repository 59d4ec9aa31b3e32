import { traceCsv } from '#lib/core/simulation/refresh/trace-csv.ts';
import { traceJson } from '#lib/core/simulation/refresh/trace-json.ts';
import { scenarioOf } from '#lib/core/simulation/refresh/scenarios.ts';
import { durationText } from '#lib/core/token/duration.ts';
import type { Timeline } from '#lib/state/timeline.svelte.ts';
import { saveBlob, saveFile } from '../../ui/save-file.ts';
import type { PictureFrame } from './picture-frame.ts';
import { paintSvg } from './paint-svg.ts';
import { svgText } from './svg-text.ts';
import { durationClock } from '../words/duration-clock.ts';
import { scenarioWords, variantLabels } from '../words/scenario-words.ts';

/** The forms in which a run can be taken away. */
export type ExportForm = 'png' | 'svg' | 'csv' | 'json';

/**
 * Gives a run to the browser as a file: its picture as it is on the screen, or its events.
 * @param svg the picture; undefined while it is not shown
 * @returns whether there was something to give
 */
export async function exportRun(
	form: ExportForm,
	timeline: Timeline,
	svg: SVGSVGElement | undefined,
): Promise<boolean> {
	const { trace, metrics, given } = timeline;
	const name = `jwt-lab-timeline${given.scenario === undefined ? '' : `-${given.scenario}`}.${form}`;
	switch (form) {
		case 'csv':
			saveFile(name, traceCsv(trace));
			return true;
		case 'json':
			saveFile(name, traceJson(trace, metrics));
			return true;
		case 'svg':
			if (svg) saveFile(name, svgText(svg, frameOf(timeline)));
			return svg !== undefined;
		case 'png': {
			const painted = svg && (await paintSvg(svg, frameOf(timeline)));
			if (painted) saveBlob(name, painted);
			return painted !== undefined;
		}
	}
}

function frameOf({ given, params, player }: Timeline): PictureFrame {
	const { backgroundColor, color } = getComputedStyle(document.documentElement);
	const { scenario } = given;
	const title = scenario === undefined ? undefined : scenarioWords[scenarioOf(scenario)?.id ?? '']?.title;
	const variant = scenario === undefined ? undefined : variantLabels[scenario];
	const lifetime = `access tokens live for ${durationText(params.atTtlS)}`;
	const parts = [
		title ?? 'A run of your own',
		variant,
		lifetime,
		`the cursor is at ${durationClock(player.t)}`,
	];
	return {
		background: backgroundColor,
		ink: color,
		caption: `JWT Lab, timeline. ${parts.filter((part) => part !== undefined).join(' · ')}`,
	};
}
