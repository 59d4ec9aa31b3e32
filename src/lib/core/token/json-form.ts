// The JSON Serializations (RFC 7515 §7.2, RFC 7516 §7.2): which member of the JSON is which part of the token.

import { membersNamed, valueOf } from '../encoding/json-tree.ts';
import type { JsonNode, JsonObject, JsonString } from '../encoding/json-tree.ts';
import type { Problem } from '../problem.ts';
import type { SegmentRole, Serialization, TokenProblemCode } from './reading.ts';

/** The members that hold a token's parts, in the order of the Compact Serialization. */
const jwsMembers: readonly Member[] = [
	['header', 'protected', 'entry'],
	['payload', 'payload', 'whole'],
	['signature', 'signature', 'entry'],
];
const jweMembers: readonly Member[] = [
	['header', 'protected', 'whole'],
	['encrypted-key', 'encrypted_key', 'entry'],
	['initialization-vector', 'iv', 'whole'],
	['ciphertext', 'ciphertext', 'whole'],
	['authentication-tag', 'tag', 'whole'],
];
type Member = readonly [role: SegmentRole, name: string, holder: 'entry' | 'whole'];

/** Where one part of the token stands in the JSON. */
export interface JsonSlot {
	readonly role: SegmentRole;
	readonly name: string;
	/** The object that holds it, or would. */
	readonly holder: JsonObject;
	/** Undefined where the member is missing or is no string. */
	readonly node: JsonString | undefined;
}

/** A JSON Serialization, as far as one of its signatures or recipients goes. */
export interface JsonForm {
	readonly serialization: Exclude<Serialization, 'compact'>;
	readonly encrypted: boolean;
	/** How many signatures or recipients there are. */
	readonly count: number;
	/** Which of them this is about, from 0. */
	readonly selected: number;
	readonly slots: readonly JsonSlot[];
	/** The headers that are not integrity-protected: `unprotected` of all recipients, `header` of this one. */
	readonly unprotected: readonly JsonObject[];
	readonly problems: readonly Problem<TokenProblemCode>[];
}

/**
 * Finds the parts of a JWS or JWE in a JSON value; undefined for JSON that is neither.
 * @param selected of several signatures or recipients, the one that is wanted; beyond the last, the last
 */
export function jsonFormOf(root: JsonNode | undefined, selected: number): JsonForm | undefined {
	if (root?.type !== 'object') return undefined;
	const encrypted = valueOf(root, 'ciphertext') !== undefined;
	const list = valueOf(root, encrypted ? 'recipients' : 'signatures');
	const signed = valueOf(root, 'signature') !== undefined || list !== undefined;
	const isJws = signed && (valueOf(root, 'payload') !== undefined || isSignature(root, list));
	if (!encrypted && !isJws) return undefined;
	const entries = list?.type === 'array' ? list.items : [root];
	const index = Math.max(0, Math.min(selected, entries.length - 1));
	const entry = entries[index];
	const holder = entry?.type === 'object' ? entry : root;
	const slots = (encrypted ? jweMembers : jwsMembers).map(([role, name, place]): JsonSlot => {
		const within = place === 'entry' ? holder : root;
		const node = valueOf(within, name);
		return { role, name, holder: within, node: node?.type === 'string' ? node : undefined };
	});
	const unprotected = [encrypted ? valueOf(root, 'unprotected') : undefined, valueOf(holder, 'header')];
	return {
		serialization: list === undefined ? 'flattened' : 'general',
		encrypted,
		count: entries.length,
		selected: index,
		slots,
		unprotected: unprotected.filter((node) => node?.type === 'object'),
		problems: faultsOf(root, list, slots, encrypted),
	};
}

/** A detached JWS has no `payload` (RFC 7515 Appendix F), but still a header beside its signature. */
function isSignature(root: JsonObject, list: JsonNode | undefined): boolean {
	const first = list?.type === 'array' ? list.items[0] : root;
	const has = (name: string) => valueOf(first, name) !== undefined;
	return has('signature') && (has('protected') || has('header'));
}

function faultsOf(
	root: JsonObject,
	list: JsonNode | undefined,
	slots: readonly JsonSlot[],
	encrypted: boolean,
): Problem<TokenProblemCode>[] {
	const problems: Problem<TokenProblemCode>[] = [];
	const report = (code: TokenProblemCode, { from, to }: JsonNode, detail: Problem['detail']) =>
		problems.push({ code, place: { in: 'token', from, to }, detail });
	for (const { name, holder } of slots) {
		const members = membersNamed(holder, name);
		for (const { value } of members)
			if (value && value.type !== 'string')
				report('json-member-type', value, { name, found: value.type, wanted: 'string' });
		if (members.length > 1 && members[1]!.value)
			report('json-member-repeated', members[1]!.value, { name, count: members.length });
	}
	const name = encrypted ? 'recipients' : 'signatures';
	if (list && list.type !== 'array')
		report('json-member-type', list, { name, found: list.type, wanted: 'array' });
	if (list?.type === 'array' && list.items.length === 0) report('json-member-empty', list, { name });
	// RFC 7515 §7.2.2, RFC 7516 §7.2.2: the flattened members must not stand beside the list.
	const flat = valueOf(root, encrypted ? 'encrypted_key' : 'signature');
	if (list && flat) report('json-forms-mixed', flat, { name });
	return problems;
}
