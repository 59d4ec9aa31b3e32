import { everyForm } from './form-commands.ts';
import { FormsJudgement } from './forms-judgement.svelte.ts';
import type { Workbench } from './workbench.svelte.ts';

/** Gives a workbench all forms of a token, and its judgement what to say of them, once. */
export function beginForms(workbench: Workbench): void {
	const { judgement } = workbench;
	if (!judgement || judgement.forms) return;
	$effect.root(() => {
		judgement.forms = new FormsJudgement(workbench, judgement);
	});
	workbench.takeForms(everyForm);
}
