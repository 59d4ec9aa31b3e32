import { traceCsv } from '#lib/core/simulation/refresh/trace-csv.ts';
import { traceJson } from '#lib/core/simulation/refresh/trace-json.ts';
import type { Timeline } from '#lib/state/timeline.svelte.ts';
import { saveBlob, saveFile } from '../../ui/save-file.ts';
import { paintSvg } from './paint-svg.ts';
import { svgText } from './svg-text.ts';

/** The forms in which a run can be taken away. */
export type ExportForm = 'png' | 'svg' | 'csv' | 'json';

/**
 * Gives a run to the browser as a file: its picture as it is on the screen, or its events.
 * @param svg the picture; undefined while it is not shown
 * @returns whether there was something to give
 */
export async function exportRun(
	form: ExportForm,
	{ trace, metrics, given }: Timeline,
	svg: SVGSVGElement | undefined,
): Promise<boolean> {
	const name = `jwt-lab-timeline${given.scenario === undefined ? '' : `-${given.scenario}`}.${form}`;
	const background = getComputedStyle(document.documentElement).backgroundColor;
	switch (form) {
		case 'csv':
			saveFile(name, traceCsv(trace));
			return true;
		case 'json':
			saveFile(name, traceJson(trace, metrics));
			return true;
		case 'svg':
			if (svg) saveFile(name, svgText(svg, background));
			return svg !== undefined;
		case 'png': {
			const painted = svg && (await paintSvg(svg, background));
			if (painted) saveBlob(name, painted);
			return painted !== undefined;
		}
	}
}
