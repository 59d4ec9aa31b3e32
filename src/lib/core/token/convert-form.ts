// The same token in another serialization: signatures stay good, since what was signed stays the same characters.

import { stringOf, valueOf } from '../encoding/json-tree.ts';
import type { JsonNode } from '../encoding/json-tree.ts';
import { compactJson, prettyJson } from '../encoding/json-layout.ts';
import { readJson } from '../encoding/json.ts';
import { jsonFormOf } from './json-form.ts';
import type { Reading, SegmentRole, Serialization } from './reading.ts';

/** Why a token has no such form. */
export type ConvertFault =
	| 'not-a-token'
	/** The Compact Serialization has no place for members that are not protected, nor for AAD. */
	| 'unprotected-members'
	| 'no-protected-header'
	/** Only one signature, or recipient, has a place in it: `count` are there. */
	| 'several'
	/** RFC 7797 §5.2: the dots of an unencoded payload would be taken for those between the parts. */
	| 'unencoded-dot';

export type Converted =
	{ readonly ok: true; readonly text: string } | { readonly ok: false; readonly fault: ConvertFault };

type Members = Readonly<Record<string, unknown>>;

/** One signature or recipient, and what is shared by all. */
interface Whole {
	readonly encrypted: boolean;
	readonly shared: Members;
	readonly entries: readonly Members[];
	readonly tail: string;
}

/**
 * Writes a token in another serialization (RFC 7515 §7, RFC 7516 §7, RFC 9901 §8). Its parts keep their characters; a
 * general form with several signatures or recipients has no other form.
 */
export function convertForm(reading: Reading, to: Serialization): Converted {
	const whole = takeApart(reading);
	if (whole === undefined) return { ok: false, fault: 'not-a-token' };
	if (to === 'compact') return compact(whole, reading);
	if (to === 'flattened' && whole.entries.length !== 1) return { ok: false, fault: 'several' };
	const { encrypted, shared, entries } = whole;
	const list = encrypted ? 'recipients' : 'signatures';
	const object = to === 'general' ? { ...shared, [list]: entries } : { ...shared, ...entries[0] };
	return { ok: true, text: written(object) };
}

/** JSON laid out in lines; what comes from a token's JSON keeps its exact values. */
function written(object: Members): string {
	const compacted = compactJson(jsonOf(object));
	return compacted === undefined ? jsonOf(object) : prettyJson(compacted);
}

/** Objects of this file's own making, which are three levels deep at most. */
function jsonOf(value: unknown): string {
	if (value instanceof Raw) return value.text;
	if (Array.isArray(value)) return `[${value.map(jsonOf).join(',')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}:${jsonOf(member)}`);
	return `{${members.join(',')}}`;
}

class Raw {
	readonly text: string;
	constructor(text: string) {
		this.text = text;
	}
}

function takeApart(reading: Reading): Whole | undefined {
	if (reading.kind === 'unknown') return undefined;
	return reading.form ? ofJson(reading) : ofCompact(reading);
}

const without = (members: Record<string, unknown>): Members =>
	Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));

function ofCompact({ kind, segments, tail }: Reading): Whole | undefined {
	const encoded = (role: SegmentRole) => segments.find((segment) => segment.role === role)?.encoded;
	const filled = (role: SegmentRole) => encoded(role) || undefined;
	if (kind === 'jwe') {
		if (segments.length !== 5) return undefined;
		const shared = without({
			protected: encoded('header'),
			iv: filled('initialization-vector'),
			ciphertext: encoded('ciphertext'),
			tag: filled('authentication-tag'),
		});
		return {
			encrypted: true,
			shared,
			entries: [without({ encrypted_key: filled('encrypted-key') })],
			tail: '',
		};
	}
	if (segments.length !== 3) return undefined;
	// A payload that is empty is detached or empty; RFC 7515 Appendix F leaves the member out.
	const shared = without({ payload: filled('payload') });
	const entry = without({
		protected: encoded('header'),
		header: disclosed(tail),
		signature: encoded('signature'),
	});
	return { encrypted: false, shared, entries: [entry], tail: '' };
}

/** RFC 9901 §8.1: disclosures and Key Binding JWT in the header that is not protected. */
function disclosed(tail: string): Members | undefined {
	if (tail === '') return undefined;
	const parts = tail.split('~').slice(1);
	const binding = parts.pop() || undefined;
	return without({ disclosures: parts, kb_jwt: binding });
}

function ofJson({ text, form }: Reading): Whole | undefined {
	const { root } = readJson(text);
	const first = jsonFormOf(root, 0);
	if (root?.type !== 'object' || first === undefined || form === undefined) return undefined;
	const list = valueOf(root, first.encrypted ? 'recipients' : 'signatures');
	const holders: readonly JsonNode[] = list?.type === 'array' ? list.items : [root];
	const own = first.encrypted ? ['header', 'encrypted_key'] : ['protected', 'header', 'signature'];
	const entries = holders.map((holder) => membersOf(text, holder, (name) => own.includes(name)));
	const lists = ['recipients', 'signatures'];
	const shared = membersOf(text, root, (name) => !own.includes(name) && !lists.includes(name));
	return { encrypted: first.encrypted, shared, entries, tail: '' };
}

function membersOf(text: string, node: JsonNode, takes: (name: string) => boolean): Members {
	if (node.type !== 'object') return {};
	const found = new Map<string, unknown>();
	for (const { name, value } of node.members)
		if (value && takes(name)) found.set(name, new Raw(text.slice(value.from, value.to)));
	return Object.fromEntries(found);
}

function compact({ encrypted, entries }: Whole, reading: Reading): Converted {
	const fault = (why: ConvertFault): Converted => ({ ok: false, fault: why });
	if (reading.form === undefined) return { ok: true, text: reading.text };
	if (entries.length !== 1) return fault('several');
	if (!reading.header?.encoded) return fault('no-protected-header');
	const { root } = readJson(reading.text);
	const tail = tailOf(reading);
	if (tail === undefined || stringOf(root, 'aad') !== undefined) return fault('unprotected-members');
	const roles: readonly SegmentRole[] = encrypted
		? ['header', 'encrypted-key', 'initialization-vector', 'ciphertext', 'authentication-tag']
		: ['header', 'payload', 'signature'];
	const parts = roles.map((role) => reading.segments.find((segment) => segment.role === role)?.encoded ?? '');
	if (reading.unencoded && parts[1]!.includes('.')) return fault('unencoded-dot');
	return { ok: true, text: parts.join('.') + tail };
}

/** What the members that are not protected become; undefined where they have no place. */
function tailOf({ form }: Reading): string | undefined {
	const headers = form?.unprotected.filter(({ members }) => members.length > 0) ?? [];
	if (headers.length === 0) return '';
	const [header] = headers;
	const known = ['disclosures', 'kb_jwt'];
	const list = valueOf(header, 'disclosures');
	if (
		headers.length > 1 ||
		list?.type !== 'array' ||
		header!.members.some(({ name }) => !known.includes(name))
	)
		return undefined;
	const disclosures = list.items.map((item) => (item.type === 'string' ? item.value : ''));
	return ['', ...disclosures, stringOf(header, 'kb_jwt') ?? ''].join('~');
}
