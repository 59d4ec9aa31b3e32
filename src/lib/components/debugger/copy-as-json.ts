import { writeJsonPair } from '#lib/core/token/read-json-pair.ts';
import type { App } from '#lib/state/context.ts';
import type { Workbench } from '#lib/state/workbench.svelte.ts';
import { copyText } from './copy-text.ts';

/** Copies `{"header": …, "payload": …}` with both texts as they stand; says why when they are no JSON. */
export async function copyAsJson(workbench: Workbench, { announce }: App): Promise<void> {
	const { header, payload } = workbench.reading;
	if (!header?.json?.wellFormed || !payload?.json?.wellFormed) {
		return announce('Header and payload must both be JSON to be copied as JSON.');
	}
	const pair = { headerText: workbench.header.text, payloadText: workbench.payload.text };
	await copyText(writeJsonPair(pair), '{header, payload}', announce);
}
