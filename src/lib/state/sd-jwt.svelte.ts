import { readJson } from '#lib/core/encoding/json.ts';
import { holderKeyOf } from '#lib/core/jose/sd-jwt/holder-key.ts';
import { present } from '#lib/core/jose/sd-jwt/present.ts';
import { processedAs } from '#lib/core/jose/sd-jwt/processed-as.ts';
import { readSdJwt } from '#lib/core/jose/sd-jwt/read-sd-jwt.ts';
import { sdJwtInputOf } from '#lib/core/jose/sd-jwt/sd-jwt-input.ts';
import { sdJwtOfJson } from '#lib/core/jose/sd-jwt/sd-jwt-of-json.ts';
import type { SdJwtReading } from '#lib/core/jose/sd-jwt/sd-jwt-reading.ts';
import { verifyKeyBinding } from '#lib/core/jose/sd-jwt/verify-key-binding.ts';
import { readToken } from '#lib/core/token/read-token.ts';
import type { Reading } from '#lib/core/token/reading.ts';
import { Answer } from './answer.svelte.ts';
import { everyMatched, withoutBranch, withTick } from './disclosure-choice.ts';

const nothing: ReadonlySet<number> = new Set();

/** What the verifier is said to ask of a Key Binding JWT; '' for what it does not ask. */
export interface KeyBindingAsked {
	readonly aud: string;
	readonly nonce: string;
}

/** The SD-JWT at hand (RFC 9901): its disclosures, what is chosen of them, and the holder's binding. */
export class SdJwtState {
	readonly #sealed: () => Reading;

	/** Must be made inside an effect root. */
	constructor(sealed: () => Reading) {
		this.#sealed = sealed;
	}

	#question = $derived.by(() => {
		const token = this.#sealed();
		return token.kind === 'sd-jwt' ? { token } : undefined;
	});
	answer = new Answer(
		() => this.#question,
		({ token }) => readSdJwt(inputOf(token)),
	);

	/** Undefined for what is no SD-JWT, and while its digests are worked out. */
	get reading(): SdJwtReading | undefined {
		return this.answer.current;
	}

	/** What was chosen, and of which token: another one begins with everything. */
	#chosen = $state.raw<{ readonly token: string; readonly indices: ReadonlySet<number> }>();

	/** The disclosures that were ticked; at first all that belong to the token. */
	chosen = $derived.by((): ReadonlySet<number> => {
		if (this.#chosen?.token === this.#sealed().text) return this.#chosen.indices;
		return this.reading ? everyMatched(this.reading) : nothing;
	});
	presentation = $derived.by(() => this.reading && present(this.reading, this.chosen));
	/** What a verifier sees of the presentation, as compact JSON. */
	seen = $derived.by(
		() => this.reading && this.presentation && processedAs(this.reading, this.presentation.disclosures),
	);

	chooseAll(): void {
		if (this.reading) this.choose(everyMatched(this.reading));
	}

	choose(indices: ReadonlySet<number>): void {
		this.#chosen = { token: this.#sealed().text, indices };
	}

	/** Ticks a disclosure, or unticks it with all that stand within it: they could not be disclosed without it. */
	tick(index: number, isTicked: boolean): void {
		if (!this.reading) return;
		this.choose(isTicked ? withTick(this.chosen, index) : withoutBranch(this.reading, this.chosen, index));
	}

	asked = $state.raw<KeyBindingAsked>({ aud: '', nonce: '' });

	#bindingText = $derived.by(() => this.reading?.input.keyBinding?.encoded);
	/** The Key Binding JWT (RFC 9901 §4.3). */
	binding = $derived.by(() => (this.#bindingText === undefined ? undefined : readToken(this.#bindingText)));
	/** The checks of the Key Binding JWT, before anything is asked of its claims. */
	checks = new Answer(
		() => (this.binding ? this.reading : undefined),
		(reading) => verifyKeyBinding(reading),
	);
	/** The holder's key as the payload names it. */
	holder = new Answer(
		() => this.reading,
		(reading) => holderKeyOf(reading),
	);

	/** Whether the claims at hand are being made into an SD-JWT. */
	issuing = $state(false);
}

function inputOf(token: Reading) {
	const root = token.form ? readJson(token.text).root : undefined;
	return root ? sdJwtOfJson(root, token.form?.selected) : sdJwtInputOf(token);
}
