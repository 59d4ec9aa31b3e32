import type { DecryptOptions, DecryptOutcome } from '#lib/core/jose/encryption/jwe.ts';
import type { KeyReading } from '#lib/core/jose/key.ts';
import type { Reading } from '#lib/core/token/reading.ts';
import { Answer } from './answer.svelte.ts';
import { loadEncryption } from './load-encryption.ts';

interface Asked {
	readonly sealed: Reading;
	readonly keys: KeyReading;
	readonly options: DecryptOptions;
}

const nothingAllowed: DecryptOptions = {};

/** A JWE under the keys at hand: opened, or why not. */
export class Decryption {
	/** What the person allowed for one token, by its text: more iterations, more to inflate, a key that its JWK forbids. */
	#allowed = $state.raw<{ readonly token: string; readonly options: DecryptOptions }>();
	readonly #sealed: () => Reading;
	readonly #keys: () => KeyReading | undefined;
	readonly answer: Answer<Asked, DecryptOutcome>;

	/** Must be made inside an effect root. */
	constructor(sealed: () => Reading, keys: () => KeyReading | undefined) {
		this.#sealed = sealed;
		this.#keys = keys;
		this.answer = new Answer(
			() => this.#question,
			async ({ sealed: reading, keys: { keys: list }, options }) => {
				const { decrypt, jweInputOf } = await loadEncryption();
				const input = jweInputOf(reading);
				if (input) return decrypt(input, list, options);
				return { state: 'impossible', reason: 'header-unreadable', detail: {}, tried: [] };
			},
		);
	}

	#question = $derived.by((): Asked | undefined => {
		const sealed = this.#sealed();
		const keys = sealed.kind === 'jwe' ? this.#keys() : undefined;
		const allowed = this.#allowed?.token === sealed.text ? this.#allowed.options : nothingAllowed;
		return keys && { sealed, keys, options: allowed };
	});

	/** Allows more for the token at hand, and tries again. */
	allow(options: DecryptOptions): void {
		const token = this.#sealed().text;
		const before = this.#allowed?.token === token ? this.#allowed.options : nothingAllowed;
		this.#allowed = { token, options: { ...before, ...options } };
	}

	/** Undefined for what is no JWE, and while it is being decrypted. */
	get outcome(): DecryptOutcome | undefined {
		return this.answer.current;
	}

	get plaintext(): Uint8Array | undefined {
		const outcome = this.answer.current;
		return outcome?.state === 'decrypted' ? outcome.plaintext : undefined;
	}
}
