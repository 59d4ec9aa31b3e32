import { setMember } from '#lib/core/encoding/json-edit.ts';
import { stringsOf } from '#lib/core/encoding/json-tree.ts';
import type { App } from '#lib/state/context.ts';
import type { Workbench } from '#lib/state/workbench.svelte.ts';

/**
 * Has the payload stand in the token as it is, or as base64url again (RFC 7797 §3, §6): `b64` and `crit` are set, and
 * what is signed is another text, so the token is signed again where that is possible.
 */
export async function toggleEncoding(workbench: Workbench, { announce }: App): Promise<void> {
	const { reading, header } = workbench;
	const text = reading.payload?.text ?? '';
	if (reading.header?.json?.root?.type !== 'object' || !reading.payload?.utf8)
		return announce('The header must be a JSON object, and the payload text.');
	const unencoded = !reading.unencoded;
	const others = (stringsOf(reading.header.json.root, 'crit') ?? []).filter((name) => name !== 'b64');
	const critical = JSON.stringify([...others, 'b64']);
	const edited = setMember(setMember(header.text, 'b64', String(!unencoded)), 'crit', critical);
	workbench.run({
		verb: 'edit-texts',
		header: { ...header, text: edited },
		payload: { text, layout: 'as-is' },
	});
	const signed = await workbench.signNow();
	if (!signed) announce('Another text is signed now: sign the token with its private key.');
}
