import type { JsonObject } from '../encoding/json-tree.ts';
import type { Redaction } from './redaction.ts';
import type { TextEdit } from './text-edit.ts';

/** What has been taken out so far. */
export interface Tally {
	/** Signatures, tokens within values included. */
	signatures: number;
	/** Encrypted keys, ciphertexts and authentication tags. */
	encrypted: number;
	/** Claims whose values went, each name once. */
	readonly claims: Set<string>;
	disclosures: number;
	/** Tokens within values. */
	nested: number;
	/** Keys and certificates, private keys included. */
	keys: number;
	/** The strings and numbers that went, so that nothing else repeats them. */
	readonly values: Set<string>;
}

/** One token being redacted: what is wanted, and how parts of other kinds are done. */
export interface RedactionJob {
	readonly redaction: Redaction;
	readonly tally: Tally;
	/** A token within the token, redacted; undefined for a text that is none. */
	readonly redactToken: (text: string) => string | undefined;
	/** Redacts an object that is a token in a JSON Serialization; false for one that is none. */
	readonly redactForm: (node: JsonObject, edits: TextEdit[]) => boolean;
}

/** Nothing taken out yet. */
export function emptyTally(): Tally {
	return {
		signatures: 0,
		encrypted: 0,
		claims: new Set(),
		disclosures: 0,
		nested: 0,
		keys: 0,
		values: new Set(),
	};
}
