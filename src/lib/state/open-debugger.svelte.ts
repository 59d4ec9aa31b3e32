import type { Sample } from '#lib/core/samples/sample.ts';
import { plainPolicy } from '#lib/core/acceptance/policy.ts';
import { draftOfCompact } from '#lib/core/token/edit-draft.ts';
import type { App } from './context.ts';
import { plainOrigin, type Given } from './debugger-commands.ts';
import { Workbench } from './workbench.svelte.ts';

/** What is given before anybody gave anything: a sample with its key. */
export const sampleGiven = (sample: Sample): Given => ({
	draft: draftOfCompact(sample.token),
	origin: { ...plainOrigin('sample'), name: sample.title, text: sample.token },
	keyText: sample.keyText,
	keyHint: sample.keyHint,
	demoKey: true,
	policy: plainPolicy,
	signEdits: true,
	outer: [],
});

/**
 * The debugger's workbench: the one of an earlier visit to the screen, or a new one with a sample open.
 */
export function openDebugger(app: App, sample: Sample): Workbench {
	if (app.workbench) return app.workbench;
	const make = () => new Workbench(sampleGiven(sample));
	if (typeof document === 'undefined') return make();
	// The workbench outlives the screen that made it: a visit to another page must not lose a token.
	let workbench!: Workbench;
	$effect.root(() => {
		workbench = make();
	});
	app.workbench = workbench;
	return workbench;
}
