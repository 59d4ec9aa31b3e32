import { readCritical } from '../../token/critical-parameters.ts';
import type { Bytes } from './bytes.ts';
import { joinHeaders } from './jose-header.ts';
import type { JoseHeader } from './jose-header.ts';
import { fault, given } from './jwe.ts';
import type { DecryptOptions, JweInput, JweRecipient, JweResult } from './jwe.ts';
import { readKeyParameters } from './key-parameters.ts';
import type { KeyParameters } from './key-parameters.ts';
import { readChoice } from './read-choice.ts';
import type { Choice } from './read-choice.ts';

/** All that a recipient's header and the token say before there is a key. */
export interface PreparedRecipient extends Choice {
	readonly parameters: KeyParameters;
	readonly encryptedKey: Bytes;
}

/** Reads a recipient's JOSE Header, and holds the parts' lengths against it (RFC 7516 §5.2 steps 3–10). */
export function prepareRecipient(
	input: JweInput,
	recipient: JweRecipient,
	options: DecryptOptions,
): JweResult<PreparedRecipient> {
	const isProtected = input.protectedText !== '';
	const header = joinHeaders(recipient.headers, isProtected);
	if (!header.ok) return header;
	const critical = checkCritical(header.value, recipient);
	if (!critical.ok) return critical;
	const choice = readChoice(header.value);
	if (!choice.ok) return choice;
	const parts = checkParts(input, recipient, choice.value);
	if (!parts.ok) return parts;
	const parameters = readKeyParameters(choice.value.row, header.value, options);
	if (!parameters.ok) return parameters;
	const encryptedKey = new Uint8Array(recipient.encryptedKey);
	return given({ ...choice.value, parameters: parameters.value, encryptedKey });
}

/** RFC 7516 §4.1.13: what `crit` lists must be understood; of JWE's extensions none is. */
function checkCritical(header: JoseHeader, { headers }: JweRecipient): JweResult<true> {
	if (header.get('crit') === undefined) return given(true);
	if (!header.protects('crit')) return fault('crit-unprotected');
	const critical = readCritical(headers[0]);
	if (critical.state === 'malformed')
		return fault('crit-malformed', { fault: critical.fault, name: critical.name });
	return critical.state === 'names' ? fault('crit-unknown', { name: critical.names[0]! }) : given(true);
}

/** RFC 7518 §5.2–5.3 for the lengths, which are never shortened; RFC 7516 §5.2 step 10 for the encrypted key. */
function checkParts(
	{ iv, tag }: JweInput,
	{ encryptedKey }: JweRecipient,
	{ row, enc }: Choice,
): JweResult<true> {
	if (iv.length !== enc.ivBytes) return fault('iv-wrong-length', { expected: enc.ivBytes, found: iv.length });
	if (tag.length !== enc.tagBytes)
		return fault('tag-wrong-length', { expected: enc.tagBytes, found: tag.length });
	if (row.direct && encryptedKey.length > 0) return fault('encrypted-key-not-empty', { name: row.name });
	if (!row.direct && encryptedKey.length === 0) return fault('encrypted-key-missing', { name: row.name });
	return given(true);
}
