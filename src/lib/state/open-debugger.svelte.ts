import type { Sample } from '#lib/core/samples/sample.ts';
import { plainPolicy } from '#lib/core/acceptance/policy.ts';
import { draftOf } from '#lib/core/token/edit-draft.ts';
import type { App } from './context.ts';
import { plainOrigin } from './debugger-commands.ts';
import { loadJose } from './load-jose.ts';
import { Workbench } from './workbench.svelte.ts';

/**
 * The debugger's workbench: the one of an earlier visit to the screen, or a new one with a sample open. In a
 * browser the sample is moved to the present and signed anew, so that its life can be watched.
 */
export function openDebugger(app: App, sample: Sample): Workbench {
	if (app.workbench) return app.workbench;
	const make = () =>
		new Workbench(
			{
				draft: draftOf(sample.token),
				origin: { ...plainOrigin('sample'), name: sample.title, text: sample.token },
				keyText: sample.keyText,
				keyHint: sample.keyHint,
				demoKey: true,
				policy: plainPolicy,
				signEdits: true,
			},
			app.clock,
		);
	if (typeof document === 'undefined') return make();
	// The workbench outlives the screen that made it: a visit to another page must not lose a token.
	let workbench!: Workbench;
	$effect.root(() => {
		workbench = make();
	});
	app.workbench = workbench;
	void freshen(workbench, app, sample);
	return workbench;
}

async function freshen(workbench: Workbench, app: App, sample: Sample): Promise<void> {
	const jose = await loadJose().catch(() => undefined);
	if (!jose || app.clock.now === undefined) return;
	const fresh = await jose.freshSample(sample, app.clock.now);
	workbench.replaceUntouched({ verb: 'open-sample', title: sample.title, ...fresh });
}
