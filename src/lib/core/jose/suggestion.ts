import type { KeyHint } from './key.ts';

/** Why a signature does not verify; the detail's members are named behind each. */
export type SuggestionCode =
	/** The secret verifies when its text is read with another encoding: `encoding`. */
	| 'secret-encoding'
	/** The secret verifies without the white space around it. */
	| 'secret-white-space'
	/** The secret verifies with a line break at its end, as a file has it. */
	| 'secret-line-break'
	/** The secret verifies without the quotation marks around it. */
	| 'secret-quotes'
	/** The text is a key that verifies, but the field is told to take it as a secret. */
	| 'text-is-a-key'
	/** The key is of another type: `type`, `curve`, the `alg` of the token, and the algorithms it `fits`. */
	| 'key-of-another-type'
	/** The token's `kid` is none of the set's. */
	| 'kid-not-in-set'
	/** A key verifies that its JWK forbids to use so: `kid`, and its `alg` and `use`. */
	| 'verifies-with-forbidden-key'
	/** The signature is that of another algorithm than the header names: `alg`. */
	| 'signed-with-another-algorithm'
	/** An ECDSA signature in DER; JWS wants the two numbers side by side. */
	| 'signature-is-der'
	/** The signature is written in base64 instead of base64url. */
	| 'signature-in-base64'
	/** The signature's last character was lost: `character`. */
	| 'signature-lacks-last-character'
	/** The token's first characters were lost: `characters`. */
	| 'token-lacks-first-character'
	/** The signature is shorter than its algorithm's: `bytes` of `expected`. */
	| 'signature-cut'
	/** The header named another algorithm when the token came: the signature is `before`'s, not `after`'s. */
	| 'algorithm-changed'
	/** It verifies with the key in its own header `parameter`, which proves nothing. */
	| 'verifies-with-own-key'
	/** The signature belongs to the token as it was before a change. */
	| 'token-changed';

export type SuggestedChange =
	| { readonly kind: 'key-hint'; readonly hint: KeyHint }
	| { readonly kind: 'key-text'; readonly text: string; readonly hint: KeyHint }
	| { readonly kind: 'token'; readonly text: string };

/** One cause that was found, and the change that mends it where there is one. */
export interface Suggestion {
	readonly code: SuggestionCode;
	readonly detail: Readonly<Record<string, string | number>>;
	readonly apply?: SuggestedChange;
}
