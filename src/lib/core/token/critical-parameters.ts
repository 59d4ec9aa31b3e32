import { membersNamed, valueOf, type JsonNode } from '../encoding/json-tree.ts';
import { headerParameterNamed } from './header-parameters.ts';

/** What `crit` says, or what is wrong with it; `name` is the entry that a fault is about. */
export type CriticalReading =
	| { readonly state: 'absent' }
	| { readonly state: 'names'; readonly names: readonly string[] }
	| {
			readonly state: 'malformed';
			readonly fault: 'not-a-list' | 'empty' | 'not-a-string' | 'repeated' | 'standard' | 'missing';
			readonly name: string;
	  };

/**
 * Reads `crit` (RFC 7515 §4.1.11): a non-empty list of names that stand in the header, none repeated and none
 * of those that the specifications themselves define.
 */
export function readCritical(header: JsonNode | undefined): CriticalReading {
	if (membersNamed(header, 'crit').length === 0) return { state: 'absent' };
	const list = valueOf(header, 'crit');
	const malformed = (
		fault: (CriticalReading & { state: 'malformed' })['fault'],
		name = '',
	): CriticalReading => ({
		state: 'malformed',
		fault,
		name,
	});
	if (list?.type !== 'array') return malformed('not-a-list');
	if (list.items.length === 0) return malformed('empty');
	const names = new Set<string>();
	for (const item of list.items) {
		if (item.type !== 'string') return malformed('not-a-string');
		if (names.has(item.value)) return malformed('repeated', item.value);
		if (headerParameterNamed(item.value)?.base) return malformed('standard', item.value);
		if (!valueOf(header, item.value)) return malformed('missing', item.value);
		names.add(item.value);
	}
	return { state: 'names', names: [...names] };
}

/** The extensions that this page knows the meaning of: `b64` (RFC 7797). */
export function understandsExtension(name: string): boolean {
	return name === 'b64';
}

/** True when the payload is not base64url-encoded (RFC 7797 §3). */
export function isUnencoded(header: JsonNode | undefined): boolean {
	const value = valueOf(header, 'b64');
	return value?.type === 'boolean' && value.value === false;
}
