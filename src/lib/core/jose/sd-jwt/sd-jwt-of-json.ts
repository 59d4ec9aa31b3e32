import { decodeBase64url } from '../../encoding/base64url.ts';
import { stringOf, valueOf } from '../../encoding/json-tree.ts';
import type { JsonNode } from '../../encoding/json-tree.ts';
import { readJson } from '../../encoding/json.ts';
import { decodeUtf8 } from '../../encoding/utf8.ts';
import type { SdJwtInput, TailPart } from './sd-jwt-reading.ts';
import type { SdJwtProblem, SdJwtProblemCode } from './sd-jwt-problems.ts';

/**
 * Takes an SD-JWT in JWS JSON Serialization apart (RFC 9901 §8): disclosures and Key Binding JWT stand in the first
 * unprotected header. Total: what is missing is as if it were empty, and what is misplaced is told.
 * @param root the token's syntax tree; places are those of its text
 * @param index which of several signatures is meant, from 0
 */
export function sdJwtOfJson(root: JsonNode, index = 0): SdJwtInput {
	const problems: SdJwtProblem[] = [];
	const report: Report = (code, { from, to }, detail = {}) =>
		problems.push({ code, place: { in: 'token', from, to }, detail, disclosure: undefined });
	const list = valueOf(root, 'signatures');
	const signatures = list?.type === 'array' ? list.items : [root];
	const header = valueOf(signatures[0], 'header');
	for (const other of signatures.slice(1)) reportMisplaced(valueOf(other, 'header'), report);
	const payloadPart = stringOf(root, 'payload') ?? '';
	const signed = signatures[index] ?? root;
	const issuerSigned = [
		stringOf(signed, 'protected') ?? '',
		payloadPart,
		stringOf(signed, 'signature') ?? '',
	].join('.');
	const disclosures = disclosuresOf(valueOf(header, 'disclosures'), report);
	return {
		issuerSigned,
		payload: readJson(decodeUtf8(decodeBase64url(payloadPart).bytes).text, 'payload'),
		disclosures,
		keyBinding: keyBindingOf(valueOf(header, 'kb_jwt'), report),
		// The Compact form is made for the digest alone (RFC 9901 §8.1).
		covered: [issuerSigned, ...disclosures.map(({ encoded }) => encoded), ''].join('~'),
		problems,
	};
}

type Report = (code: SdJwtProblemCode, node: JsonNode, detail?: SdJwtProblem['detail']) => void;

function disclosuresOf(list: JsonNode | undefined, report: Report): readonly TailPart[] {
	if (list === undefined) return [];
	if (list.type !== 'array') {
		report('json-disclosures-malformed', list, { found: list.type });
		return [];
	}
	const wrong = list.items.find(({ type }) => type !== 'string');
	if (wrong) report('json-disclosures-malformed', wrong, { found: wrong.type });
	return list.items.flatMap((item) =>
		item.type === 'string' ? [{ encoded: item.value, range: { from: item.from, to: item.to } }] : [],
	);
}

function keyBindingOf(node: JsonNode | undefined, report: Report): TailPart | undefined {
	if (node === undefined) return undefined;
	if (node.type === 'string') return { encoded: node.value, range: { from: node.from, to: node.to } };
	report('json-key-binding-malformed', node, { found: node.type });
	return undefined;
}

/** RFC 9901 §8.3: both stand in the first unprotected header, and in no other. */
function reportMisplaced(header: JsonNode | undefined, report: Report): void {
	for (const name of ['disclosures', 'kb_jwt']) {
		const value = valueOf(header, name);
		if (value) report('json-header-misplaced', value, { name });
	}
}
