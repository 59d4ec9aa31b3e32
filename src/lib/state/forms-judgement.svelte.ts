import type { SealOutcome } from '#lib/core/jose/encryption/seal.ts';
import { innerToken } from '#lib/core/token/inner-token.ts';
import { readSignatures } from '#lib/core/token/read-signatures.ts';
import { untrack } from 'svelte';
import { Answer } from './answer.svelte.ts';
import { Decryption } from './decryption.svelte.ts';
import type { FormsView, Judged } from './judged.ts';
import type { Judgement } from './judgement.svelte.ts';
import { loadEncryption } from './load-encryption.ts';
import { loadJose } from './load-jose.ts';
import { SdJwtState } from './sd-jwt.svelte.ts';

/** What the page says of a token in another form than a plain signed one; derived from workbench and judgement. */
export class FormsJudgement implements FormsView {
	readonly #workbench: Judged;
	readonly #judgement: Judgement;
	readonly decryption: Decryption;
	readonly sdJwt: SdJwtState;

	/** Must be made inside an effect root. */
	constructor(workbench: Judged, judgement: Judgement) {
		this.#workbench = workbench;
		this.#judgement = judgement;
		this.decryption = new Decryption(
			() => workbench.sealed,
			() => judgement.keys.current,
		);
		this.sdJwt = new SdJwtState(() => workbench.sealed);
		$effect(() => this.#follow());
	}

	#signaturesQuestion = $derived.by(() => {
		const { form, kind } = this.#workbench.sealed;
		return kind !== 'jwe' && form && form.count > 1 ? this.#judgement.signatureQuestion : undefined;
	});
	/** Each signature of a general JSON Serialization by itself, in its order. */
	signatures = new Answer(
		() => this.#signaturesQuestion,
		async ({ reading, keys }) => {
			const jose = await loadJose();
			return Promise.all(readSignatures(reading).map((one) => jose.verify(one, keys)));
		},
	);

	/** The encrypted token whose content was opened by itself, so that whoever goes back to it can stay there. */
	#followed: string | undefined;

	stayAt(token: string): void {
		this.#followed = token;
	}

	/** A token within an encrypted one is what its receiver is after: it is opened in one go. */
	#follow(): void {
		const { sealed, reading, given } = this.#workbench;
		if (reading.beside !== 'decrypted' || given.draft.content || this.#followed === sealed.text) return;
		const inner = innerToken(reading);
		if (inner === undefined) return;
		this.#followed = sealed.text;
		untrack(() => this.#workbench.completeWith({ verb: 'open-inner', token: inner }));
	}

	/** Why an edited content could not be encrypted; undefined when it could. */
	sealFault = $state.raw<Extract<SealOutcome, { state: 'impossible' }> | undefined>();

	/**
	 * Encrypts the content as it is in the panel; false where there is none, or no key for every recipient.
	 * @param atWord the person's own act: a step to undo, and it takes a key even where its JWK forbids this use
	 */
	async seal(atWord: boolean): Promise<boolean> {
		const workbench = this.#workbench;
		const { edits, reading } = workbench;
		if (!reading.payload) return false;
		const { text, hint } = this.#judgement.keyQuestion;
		const [parts, jose] = await Promise.all([loadEncryption(), loadJose()]).catch(() => []);
		if (!parts || !jose || edits !== workbench.edits) return false;
		const { keys } = this.#judgement.keys.current ?? (await jose.readKeys(text, hint));
		const outcome = await parts.seal(reading, reading.payload.bytes, keys, { ignoreJwkRestrictions: atWord });
		if (edits !== workbench.edits) return false;
		this.sealFault = outcome.state === 'sealed' ? undefined : outcome;
		if (outcome.state !== 'sealed') return false;
		if (atWord) workbench.run({ verb: 'encrypt', token: outcome.token });
		else workbench.completeWith({ verb: 'encrypt', token: outcome.token });
		return true;
	}
}
