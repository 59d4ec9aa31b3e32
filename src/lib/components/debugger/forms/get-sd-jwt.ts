import { getJudgement } from '#lib/state/context.ts';
import type { SdJwtState } from '#lib/state/sd-jwt.svelte.ts';

/** The state of the SD-JWT at hand; only for components that are shown once that part of the page has begun. */
export function getSdJwt(): SdJwtState {
	const { forms } = getJudgement();
	if (!forms) throw new Error('This component is to be shown only once all forms of a token are there.');
	return forms.sdJwt;
}
