import type { Clock } from '#lib/state/clock.svelte.ts';
import { editMember } from '#lib/state/edit-member.ts';
import type { Workbench } from '#lib/state/workbench.svelte.ts';

/** Whether claims can be set by a button: in an object that is whole, and that text can hold. */
export function canSetClaims(workbench: Workbench): boolean {
	const json = workbench.reading.payload?.json;
	return json?.root?.type === 'object' && json.wellFormed && !workbench.holdsBytes('payload');
}

/** Sets a claim that is a time (RFC 7519 §2 NumericDate) to so many seconds from now. */
export function setTimeFromNow(workbench: Workbench, clock: Clock, name: string, after: number): void {
	editMember(workbench, 'payload', name, String(Math.round((clock.now ?? 0) + after)));
}
