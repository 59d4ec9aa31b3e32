import { accept } from '#lib/core/acceptance/accept.ts';
import type { findings } from '#lib/core/findings/find.ts';
import { algorithmNamed } from '#lib/core/jose/algorithms.ts';
import type { KeyHint } from '#lib/core/jose/key.ts';
import { keyFitness } from '#lib/core/jose/key-fitness.ts';
import { stringOf } from '#lib/core/encoding/json-tree.ts';
import { signingKey } from '#lib/core/jose/signing-key.ts';
import { recogniseKeyText } from '#lib/core/jose/recognise-key-text.ts';
import type { Reading } from '#lib/core/token/reading.ts';
import { Answer } from './answer.svelte.ts';
import type { Clock } from './clock.svelte.ts';
import { fetchOnce } from './fetch-once.ts';
import type { FormsView, Judged } from './judged.ts';
import { loadJose } from './load-jose.ts';

/** Why a signature does not verify is told last: a page that can verify does not wait for it. */
const loadDiagnosis = fetchOnce(() => import('#lib/core/jose/diagnose.ts'));

/** What an answer about signing again is for. */
interface Subject {
	readonly token: string;
	readonly keyText: string;
	readonly keyHint: KeyHint;
}

/** What the page says of a token with a key and expectations: all derived from the workbench and the clock. */
export class Judgement {
	readonly #workbench: Judged;
	readonly #clock: Clock;

	/** Must be made inside an effect root. */
	constructor(workbench: Judged, clock: Clock) {
		this.#workbench = workbench;
		this.#clock = clock;
		// A passphrase does not outlive the key that it was typed for.
		$effect(() => {
			if (this.#keyText === '') this.passphrase = '';
		});
	}

	/** What is said of encrypted tokens and of several signatures; undefined until that part of the page is there. */
	forms = $state.raw<FormsView | undefined>();

	/** The content of an encrypted token, where a key at hand opens it. */
	get plaintext(): Uint8Array | undefined {
		return this.forms?.decryption.plaintext;
	}

	/** The key's form and whether it holds a secret, known at once; what the keys are takes `keys`. */
	keyGuess = $derived.by(() => recogniseKeyText(this.#keyText, this.#keyHint));

	// Each by itself, so that an edit of the token is no new question about the key.
	#keyText = $derived.by(() => this.#workbench.given.keyText);
	/** What opens an encrypted private key. It is kept here and nowhere else: not in the history of undo, nor in a link. */
	passphrase = $state('');
	#givenHint = $derived.by(() => this.#workbench.given.keyHint);
	#keyHint = $derived.by(() => {
		const { passphrase } = this;
		return passphrase === '' ? this.#givenHint : { ...this.#givenHint, passphrase };
	});
	keyQuestion = $derived({ text: this.#keyText, hint: this.#keyHint });
	keys = new Answer(
		() => this.keyQuestion,
		async ({ text, hint }) => (await loadJose()).readKeys(text, hint),
	);

	signatureQuestion = $derived.by(() => {
		const keys = this.keys.current;
		return keys && { reading: this.#workbench.reading, keys };
	});
	signature = new Answer(
		() => this.signatureQuestion,
		async ({ reading, keys }) => (await loadJose()).verify(reading, keys),
	);

	#diagnosisQuestion = $derived.by(() => {
		const outcome = this.signature.current;
		const keyReading = this.keys.current;
		if (!keyReading || !outcome || outcome.state === 'verified') return undefined;
		const original = this.#workbench.edited ? this.#workbench.original : undefined;
		return { reading: this.#workbench.reading, keyReading, outcome, ...(original ? { original } : {}) };
	});
	/** Why a signature does not verify, where a reason was found. */
	diagnosis = new Answer(
		() => this.#diagnosisQuestion,
		async (question) => (await loadDiagnosis()).diagnose(question),
	);

	acceptance = $derived.by(() => {
		const { now } = this.#clock;
		if (now === undefined) return undefined;
		const signature = this.signature.current ?? 'checking';
		const { reading, given } = this.#workbench;
		const decryption = this.forms?.decryption.outcome;
		const disclosuresValid = this.forms?.sdJwt.reading?.valid;
		return accept({ reading, signature, decryption, disclosuresValid, policy: given.policy, now });
	});

	/** Findings know no seconds: working them out anew each minute is enough. */
	#minute = $derived.by(() => {
		const { now } = this.#clock;
		return now === undefined ? undefined : now - (now % 60);
	});

	/** What finds; undefined until that part of the page is there. */
	find = $state.raw<typeof findings | undefined>();

	findings = $derived.by(() => {
		const now = this.#minute;
		if (now === undefined || !this.find) return [];
		const keys = this.keys.current;
		const signature = this.signature.current;
		return this.find({
			reading: this.#workbench.reading,
			now,
			...(keys ? { keys } : {}),
			...(signature ? { signature } : {}),
		});
	});

	#kid = $derived.by(() => stringOf(this.#workbench.reading.joseHeader, 'kid'));

	/** The key at hand that makes a signature of the token's algorithm. */
	signingKey = $derived.by(() =>
		signingKey(this.keys.current?.keys ?? [], this.#workbench.algorithm, this.#kid),
	);

	/** There are keys, and none is of the type and curve that the token's algorithm takes. */
	noKeyFits = $derived.by(() => {
		const row = algorithmNamed(this.#workbench.algorithm);
		const keys = this.keys.current?.keys ?? [];
		if (row?.keyType === undefined || keys.length === 0) return false;
		return keys.every((key) => keyFitness(key, row, 'verify') === 'wrong-type');
	});

	/** Whether edits are signed again: asked once for each token and key, of the token before its first edit. */
	#signs: (Subject & { readonly answer: Promise<boolean> }) | undefined;

	/**
	 * Completes an edit with its signature, if the token before it was signed with the key at hand: a key that it was
	 * not signed with would make a wrong signature look right.
	 * @param before the token before the edit; undefined for a new one
	 */
	async signAgain(before: Reading | undefined): Promise<void> {
		const { edits } = this.#workbench;
		if (!(await this.#signsAgain(before)) || edits !== this.#workbench.edits) return;
		const { original, reading } = this.#workbench;
		// An edit that is taken back by hand gives the token back as it came, not a new signature of the same.
		if (reading.kind === 'jwe') return void (await this.forms?.seal(false));
		const came = original.signingInput === reading.signingInput ? original.signature?.encoded : undefined;
		if (came) this.#workbench.completeWith({ verb: 'sign', signature: came });
		else await this.#sign(false);
	}

	/** Signs the token at the person's word, as a step of its own to undo; gives false when it could not. */
	async signNow(): Promise<boolean> {
		const isJwe = this.#workbench.reading.kind === 'jwe';
		const signed = (await (isJwe ? this.forms?.seal(true) : this.#sign(true))) ?? false;
		if (signed) this.#signs = { ...this.#subject(), answer: Promise.resolve(true) };
		return signed;
	}

	#subject(): Subject {
		return { token: this.#workbench.given.origin.text, keyText: this.#keyText, keyHint: this.#keyHint };
	}

	#signsAgain(before: Reading | undefined): Promise<boolean> {
		const subject = this.#subject();
		const { token, keyText, keyHint } = subject;
		let last = this.#signs;
		if (last?.token !== token || last.keyText !== keyText || last.keyHint !== keyHint) {
			// A token that was begun here, or never signed, has no signature that could be lost.
			const isSigned = before?.signature?.encoded && token !== '';
			const answer = isSigned ? this.#verifies(before) : Promise.resolve(true);
			last = this.#signs = { ...subject, answer };
		}
		return last.answer;
	}

	async #verifies(reading: Reading): Promise<boolean> {
		const jose = await loadJose().catch(() => undefined);
		if (!jose) return false;
		const keys = this.keys.current ?? (await jose.readKeys(this.#keyText, this.#keyHint));
		return (await jose.verify(reading, keys)).state === 'verified';
	}

	/** @param atWord the person's own act: it takes a key even where its JWK forbids this use */
	async #sign(atWord: boolean): Promise<boolean> {
		const workbench = this.#workbench;
		const { edits, algorithm } = workbench;
		if (algorithm === undefined) return false;
		const jose = await loadJose().catch(() => undefined);
		if (!jose || edits !== workbench.edits) return false;
		// A key that was just given may still be being read.
		const { keys } = this.keys.current ?? (await jose.readKeys(this.#keyText, this.#keyHint));
		const key = signingKey(keys, algorithm, this.#kid);
		const outcome = await jose.sign(workbench.given.draft, key, algorithm, { ignoreJwkRestrictions: atWord });
		if (outcome.state !== 'signed' || edits !== workbench.edits) return false;
		if (atWord) workbench.run({ verb: 'sign', signature: outcome.signature });
		else workbench.completeWith({ verb: 'sign', signature: outcome.signature });
		return true;
	}
}
