import type { Sample } from '#lib/core/samples/sample.ts';
import type { App } from './context.ts';
import { editableForms } from './edit-commands.ts';
import { Judgement } from './judgement.svelte.ts';
import { loadJose } from './load-jose.ts';
import type { Workbench } from './workbench.svelte.ts';

/**
 * Gives a workbench its judgement, once; an arrival sample that nobody has touched is moved to the present and
 * signed anew, so that its life can be watched.
 */
export async function beginJudging(workbench: Workbench, app: App, sample: Sample): Promise<void> {
	if (workbench.judgement) return;
	workbench.takeForms(editableForms);
	$effect.root(() => {
		workbench.judgement = new Judgement(workbench, app.clock);
	});
	const jose = await loadJose().catch(() => undefined);
	const { now } = app.clock;
	if (!jose || now === undefined) return;
	const fresh = await jose.freshSample(sample, now);
	workbench.replaceUntouched({ verb: 'open-sample', title: sample.title, ...fresh });
}
