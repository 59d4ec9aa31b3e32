import { membersNamed } from '../../encoding/json-tree.ts';
import { readJson } from '../../encoding/json.ts';
import type { Key } from '../key.ts';
import { readJwk } from '../read-jwk.ts';
import type { SdJwtReading } from './sd-jwt-reading.ts';

/** Why a credential names no key that its holder's signature could be verified with. */
export type HolderKeyFault =
	| 'holder-key-missing'
	| 'holder-key-ambiguous'
	/** `cnf` names the key instead of holding it (RFC 7800 §3.4, §3.5): nobody but its reader's own store has it. */
	| 'holder-key-by-reference'
	| 'holder-key-unreadable'
	/** A secret that stands in the credential is no secret, and a MAC no proof of who made it. */
	| 'holder-key-is-secret'
	/** Whoever sees the credential could sign in the holder's name. */
	| 'holder-key-is-private';

export type HolderKey =
	| { readonly ok: true; readonly key: Key }
	| { readonly ok: false; readonly code: HolderKeyFault; readonly detail: Readonly<Record<string, string>> };

/** The holder's key: `cnf.jwk` of the disclosed payload (RFC 9901 §4.1.2, RFC 7800 §3.2). */
export async function holderKeyOf({ processed }: SdJwtReading): Promise<HolderKey> {
	const confirmations = membersNamed(readJson(processed ?? '').root, 'cnf');
	const confirmation = confirmations.at(-1)?.value;
	const keys = membersNamed(confirmation, 'jwk');
	if (confirmations.length > 1 || keys.length > 1) return fault('holder-key-ambiguous');
	if (confirmation === undefined) return fault('holder-key-missing');
	const node = keys[0]?.value;
	if (node === undefined) {
		const methods = confirmation.type === 'object' ? confirmation.members.map(({ name }) => name) : [];
		if (methods.length === 0) return fault('holder-key-missing');
		return fault('holder-key-by-reference', { method: methods[0]! });
	}
	const { key, problems } = await readJwk(node, 0);
	if (key === undefined) return fault('holder-key-unreadable', { reason: problems[0]?.code ?? '' });
	if (key.type === 'oct') return fault('holder-key-is-secret');
	return key.private ? fault('holder-key-is-private') : { ok: true, key };
}

function fault(code: HolderKeyFault, detail: Readonly<Record<string, string>> = {}): HolderKey {
	return { ok: false, code, detail };
}
