import { setMember } from '../../encoding/json-edit.ts';
import { membersNamed, stringOf, valueOf } from '../../encoding/json-tree.ts';
import type { JsonNode } from '../../encoding/json-tree.ts';
import type { TextRange } from '../../problem.ts';
import type { Reading } from '../../token/reading.ts';
import type { Key } from '../key.ts';
import { compactJwe } from './compact-jwe.ts';
import { encrypt } from './encrypt.ts';
import type { EncryptedJwe, EncryptOptions, RecipientRequest } from './encrypt-request.ts';
import { encryptingKey } from './encrypting-key.ts';
import { jsonJweOf, type JsonJwe } from './json-jwe-input.ts';
import type { JweDetail, JweReason } from './jwe.ts';
import { joinHeaders } from './jose-header.ts';

export type SealOutcome =
	| { readonly state: 'sealed'; readonly token: string }
	| {
			readonly state: 'impossible';
			/** `no-key`, too, where none of the keys is one for this `recipient`, from 0. */
			readonly reason: JweReason;
			readonly detail: JweDetail;
			readonly recipient: number | undefined;
	  };

/**
 * Encrypts a JWE anew with another content (RFC 7516 §5.1), in the serialization that it has and for all recipients that
 * it has: each needs a key of its own among the keys, since the content key is another. All text of the token that is not
 * about it stays as it is. Never throws.
 * @param reading the JWE, its header as edited
 */
export async function seal(
	reading: Reading,
	plaintext: Uint8Array,
	keys: readonly Key[],
	options: EncryptOptions = {},
): Promise<SealOutcome> {
	const json = jsonJweOf(reading);
	const places = json ? json.input.recipients.map(({ headers }) => headers) : [headersOf(reading)];
	const recipients: RecipientRequest[] = [];
	for (const [recipient, headers] of places.entries()) {
		const header = joinHeaders(headers, reading.header !== undefined);
		if (!header.ok) return { state: 'impossible', ...header.fault, recipient };
		const named = (name: string) => {
			const value = header.value.get(name);
			return value?.type === 'string' ? value.value : undefined;
		};
		const key = encryptingKey(keys, named('alg'), named('enc'), named('kid'));
		// An algorithm that is missing or unknown is told as that, and not as the lack of a key.
		const asked = key ?? keys[0];
		if (asked === undefined) return { state: 'impossible', reason: 'no-key', detail: {}, recipient };
		const own = json && ownHeader(reading.text, json, recipient);
		recipients.push({ key: asked, ...(own === undefined ? {} : { headerText: own }) });
	}
	const shared = json && valueOf(json.root, 'unprotected');
	const outcome = await encrypt(
		{
			protectedText: reading.header?.text ?? '',
			...(shared ? { sharedText: slice(reading.text, shared) } : {}),
			aad: json?.input.aad,
			plaintext,
			recipients,
		},
		options,
	);
	if (outcome.state === 'impossible') return outcome;
	const token = json ? writeJson(reading.text, json, outcome) : compactJwe(outcome);
	return token === undefined
		? { state: 'impossible', reason: 'header-unreadable', detail: {}, recipient: undefined }
		: { state: 'sealed', token };
}

const headersOf = ({ joseHeader }: Reading): readonly JsonNode[] => (joseHeader ? [joseHeader] : []);

const slice = (text: string, { from, to }: TextRange) => text.slice(from, to);

function ownHeader(text: string, { holders }: JsonJwe, index: number): string | undefined {
	const header = valueOf(holders[index], 'header');
	return header?.type === 'object' ? slice(text, header) : undefined;
}

/** Writes what encrypting gave into the JSON, from its end to its beginning, so that places stay good. */
function writeJson(text: string, { root, holders, input }: JsonJwe, sealed: EncryptedJwe): string {
	const quoted = (value: string) => JSON.stringify(value);
	const inRecipient = (object: string, index: number) => {
		const { encryptedKey, headerText } = sealed.recipients[index]!;
		const keyed =
			encryptedKey === '' && stringOf(holders[index], 'encrypted_key') === undefined
				? object
				: setMember(object, 'encrypted_key', quoted(encryptedKey));
		return headerText === undefined ? keyed : setMember(keyed, 'header', headerText);
	};
	let out = text;
	for (const [index, holder] of [...holders.entries()].reverse()) {
		if (holder === root) continue;
		out = out.slice(0, holder.from) + inRecipient(slice(text, holder), index) + out.slice(holder.to);
	}
	const isFlat = holders[0] === root;
	let object = isFlat ? inRecipient(out, 0) : out;
	if (
		sealed.encodedProtected !== '' ||
		input.protectedText !== '' ||
		membersNamed(root, 'protected').length > 0
	)
		object = setMember(object, 'protected', quoted(sealed.encodedProtected));
	if (sealed.sharedText !== undefined) object = setMember(object, 'unprotected', sealed.sharedText);
	for (const name of ['iv', 'ciphertext', 'tag'] as const)
		object = setMember(object, name, quoted(sealed[name]));
	return object;
}
