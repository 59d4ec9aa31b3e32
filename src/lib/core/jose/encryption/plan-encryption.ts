import type { JsonNode } from '../../encoding/json-tree.ts';
import type { Key } from '../key.ts';
import type { ContentEncryption } from './content-encryption.ts';
import type { EncryptRequest, RecipientRequest } from './encrypt-request.ts';
import { joinHeaders, readHeaderText } from './jose-header.ts';
import type { JoseHeader } from './jose-header.ts';
import { fault, given } from './jwe.ts';
import type { JweResult } from './jwe.ts';
import { keyManagementFitness } from './key-management-fitness.ts';
import type { KeyManagement } from './key-management.ts';
import { readPresent } from './key-parameters.ts';
import type { KeyParameters } from './key-parameters.ts';
import { readChoice } from './read-choice.ts';

export interface PlannedRecipient {
	readonly row: KeyManagement;
	readonly key: Key;
	/** What the header says of the key's derivation: `apu`, `apv` and a sensible `p2c`. */
	readonly parameters: KeyParameters;
}

/** What a request asks for, found to be possible as far as that can be told without computing. */
export interface EncryptionPlan {
	readonly enc: ContentEncryption;
	readonly deflated: boolean;
	/** True when the one recipient's key gives the content key. */
	readonly direct: boolean;
	readonly recipients: readonly PlannedRecipient[];
}

/** A result, and the place of the recipient that a fault is about. */
export type RecipientResult<T> = JweResult<T> & { readonly recipient?: number };

/** Reads a request's headers and judges its keys (RFC 7516 §5.1 steps 1–3). */
export function planEncryption(
	request: EncryptRequest,
	ignoreJwkRestrictions: boolean,
): RecipientResult<EncryptionPlan> {
	const several = request.recipients.length > 1;
	const common = [request.protectedText || undefined, request.sharedText].map(treeOf);
	const recipients: PlannedRecipient[] = [];
	let shared: { enc: ContentEncryption; deflated: boolean } | undefined;
	for (const [recipient, asked] of request.recipients.entries()) {
		const header = headerOf(request, common, asked);
		const choice = header.ok ? readChoice(header.value) : header;
		if (!header.ok || !choice.ok) return { ...(choice as ReturnType<typeof fault>), recipient };
		const { row, enc, deflated } = choice.value;
		if (row.direct && several) return { ...fault('direct-with-several', { name: row.name }), recipient };
		// RFC 7516 §7.2.1: the content is encrypted once, so all must name the same `enc`.
		if (shared && shared.enc !== enc)
			return { ...fault('encryption-differs', { expected: shared.enc.name, found: enc.name }), recipient };
		shared = { enc, deflated };
		const planned = planRecipient(asked.key, row, enc, header.value, ignoreJwkRestrictions);
		if (!planned.ok) return { ...planned, recipient };
		recipients.push(planned.value);
	}
	if (shared === undefined) return fault('no-recipient');
	return given({ ...shared, direct: recipients[0]!.row.direct, recipients });
}

/** The tree of a header's text; null where the text is no JSON object, undefined where there is no text. */
function treeOf(text: string | undefined): JsonNode | null | undefined {
	return text === undefined ? undefined : (readHeaderText(text) ?? null);
}

function headerOf(
	{ protectedText }: EncryptRequest,
	common: readonly (JsonNode | null | undefined)[],
	{ headerText }: RecipientRequest,
): JweResult<JoseHeader> {
	const trees = [...common, treeOf(headerText)].filter((tree) => tree !== undefined);
	if (trees.includes(null)) return fault('header-unreadable');
	return joinHeaders(trees as readonly JsonNode[], protectedText !== '');
}

function planRecipient(
	key: Key,
	row: KeyManagement,
	enc: ContentEncryption,
	header: JoseHeader,
	ignoreJwkRestrictions: boolean,
): JweResult<PlannedRecipient> {
	const fitness = keyManagementFitness(key, row, 'encrypt', enc);
	const overridden = !fitness.ok && ignoreJwkRestrictions && fitness.fault.reason === 'key-forbidden-by-jwk';
	if (!fitness.ok && !overridden) return fitness;
	const parameters = readPresent(row.optionalParameters, header);
	if (!parameters.ok) return parameters;
	// A count that makes no sense is replaced, and so is no fault.
	const counted = row.parameters.includes('p2c') ? readPresent(['p2c'], header) : undefined;
	return given({
		row,
		key,
		parameters: { ...parameters.value, ...(counted?.ok && counted.value) },
	});
}
