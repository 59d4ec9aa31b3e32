import type { JsonNode, JsonObject } from '../encoding/json-tree.ts';
import { stringOf, valueOf } from '../encoding/json-tree.ts';
import { readJson } from '../encoding/json.ts';
import { jsonFormOf, type JsonForm } from './json-form.ts';
import type { ReadOptions, Reading, Segment } from './reading.ts';
import { readSegment } from './read-segment.ts';
import { isSignedUnencoded } from './unencoded-payload.ts';

/**
 * Reads a JSON Serialization (RFC 7515 §7.2, RFC 7516 §7.2), as seen from one of its signatures or recipients;
 * undefined for a text that is none. Places count in the JSON text.
 */
export function readJsonForm(text: string, { selected = 0, content }: ReadOptions): Reading | undefined {
	const json = readJson(text, 'token');
	const form = jsonFormOf(json.root, selected);
	if (form === undefined) return undefined;
	const protectedHeader = segmentOf(form, 'header');
	const joseHeader = jointHeader(protectedHeader?.json?.root, form.unprotected);
	// RFC 7797 §3: `b64` counts only where it is protected.
	const unencoded = isSignedUnencoded(protectedHeader?.json?.root);
	const segments = form.slots.flatMap(({ role }) => {
		if (role === 'header') return protectedHeader ?? [];
		return segmentOf(form, role, role === 'payload' && unencoded) ?? [];
	});
	const standing = segments.find(({ role }) => role === 'payload');
	const detached = !form.encrypted && content !== undefined && !standing?.encoded;
	const payload =
		content !== undefined && (detached || form.encrypted)
			? readSegment('payload', content, 0, { unencoded, beside: true })
			: standing;
	const signature = segments.find(({ role }) => role === 'signature');
	return {
		text,
		kind: kindOf(form, joseHeader),
		serialization: form.serialization,
		segments,
		header: protectedHeader,
		joseHeader,
		payload,
		signature,
		signingInput: form.encrypted ? undefined : `${protectedHeader?.encoded ?? ''}.${payload?.encoded ?? ''}`,
		beside: form.encrypted && content !== undefined ? 'decrypted' : detached ? 'detached' : undefined,
		unencoded,
		form: { count: form.count, selected: form.selected, unprotected: form.unprotected },
		tail: '',
		wellFormed:
			json.wellFormed &&
			form.problems.length === 0 &&
			segments.every(({ problems }) => problems.length === 0) &&
			joseHeader?.type === 'object',
		problems: [...json.problems, ...form.problems, ...segments.flatMap(({ problems }) => problems)],
	};
}

function segmentOf(form: JsonForm, role: Segment['role'], unencoded = false): Segment | undefined {
	const node = form.slots.find((slot) => slot.role === role)?.node;
	if (node === undefined) return undefined;
	// An empty protected header is as good as none (RFC 7515 §7.2.1).
	if (role === 'header' && node.value === '') return undefined;
	return {
		...readSegment(role, node.value, node.from + 1, { unencoded }),
		range: { from: node.from + 1, to: node.to - 1 },
	};
}

/**
 * The JOSE Header: the union of the protected and the unprotected members (RFC 7515 §4, RFC 7516 §4). A name in
 * both stands in it twice, which is how a repeated name is told.
 */
function jointHeader(
	protectedRoot: JsonNode | undefined,
	unprotected: readonly JsonObject[],
): JsonNode | undefined {
	if (unprotected.length === 0) return protectedRoot;
	const own = protectedRoot?.type === 'object' ? protectedRoot : undefined;
	const { from, to } = own ?? unprotected[0]!;
	return {
		type: 'object',
		from,
		to,
		members: [...(own?.members ?? []), ...unprotected.flatMap(({ members }) => members)],
	};
}

function kindOf(form: JsonForm, header: JsonNode | undefined): Reading['kind'] {
	if (form.encrypted) return 'jwe';
	// RFC 9901 §8.1: the disclosures stand in the unprotected header.
	if (form.unprotected.some((node) => valueOf(node, 'disclosures')?.type === 'array')) return 'sd-jwt';
	return stringOf(header, 'alg') === 'none' ? 'unsecured' : 'jws';
}
