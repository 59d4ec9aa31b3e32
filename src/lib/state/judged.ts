import type { DecryptOptions, DecryptOutcome } from '#lib/core/jose/encryption/jwe.ts';
import type { SealOutcome } from '#lib/core/jose/encryption/seal.ts';
import type { SignatureOutcome } from '#lib/core/jose/key.ts';
import type { Reading } from '#lib/core/token/reading.ts';
import type { Command, Given } from './debugger-commands.ts';
import type { SdJwtState } from './sd-jwt.svelte.ts';

/** What is judged: the workbench, as far as judging needs to know it. */
export interface Judged {
	readonly given: Given;
	readonly reading: Reading;
	/** The token without what only a key can open. */
	readonly sealed: Reading;
	/** The token as it came. */
	readonly original: Reading;
	readonly edited: boolean;
	readonly algorithm: string | undefined;
	/** Counts changes: a signature made for an older state is dropped. */
	readonly edits: number;
	run(command: Command): void;
	completeWith(command: Extract<Command, { verb: 'sign' | 'encrypt' | 'open-inner' }>): void;
}

/** What is said of other forms than a plain signed token; it comes after the judgement of those. */
export interface FormsView {
	readonly decryption: {
		readonly outcome: DecryptOutcome | undefined;
		readonly plaintext: Uint8Array | undefined;
		readonly answer: { readonly unavailable: boolean; retry(): void };
		/** Allows more for the token at hand, and tries again. */
		allow(options: DecryptOptions): void;
	};
	readonly sdJwt: SdJwtState;
	/** Each signature of a general JSON Serialization by itself, in its order; undefined while they are checked. */
	readonly signatures: { readonly current: readonly SignatureOutcome[] | undefined };
	/** Why an edited content could not be encrypted; undefined when it could. */
	readonly sealFault: Extract<SealOutcome, { state: 'impossible' }> | undefined;
	/** Leaves an encrypted token as it is, instead of opening the token within it at once. */
	stayAt(token: string): void;
	/** Encrypts the content as it is in the panel; false where there is none, or no key for every recipient. */
	seal(atWord: boolean): Promise<boolean>;
}
