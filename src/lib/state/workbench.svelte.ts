import { accept } from '#lib/core/acceptance/accept.ts';
import { findings } from '#lib/core/findings/find.ts';
import { stringOf } from '#lib/core/encoding/json-tree.ts';
import { setMember } from '#lib/core/encoding/json-edit.ts';
import { algorithmNamed } from '#lib/core/jose/algorithms.ts';
import type { Key } from '#lib/core/jose/key.ts';
import { recogniseKeyText } from '#lib/core/jose/recognise-key-text.ts';
import { panelText, partIndex } from '#lib/core/token/edit-draft.ts';
import { extractTokens, type FoundToken } from '#lib/core/token/extract-tokens.ts';
import { readJsonPair } from '#lib/core/token/read-json-pair.ts';
import { readToken } from '#lib/core/token/read-token.ts';
import type { Reading } from '#lib/core/token/reading.ts';
import { encodePart, writeToken } from '#lib/core/token/write-token.ts';
import { Answer } from './answer.svelte.ts';
import type { Clock } from './clock.svelte.ts';
import { apply, automaticHint, plainOrigin, type Command, type Given } from './debugger-commands.ts';
import { History } from './history.svelte.ts';
import { loadJose } from './load-jose.ts';

/** Commands that come as a run of keystrokes, undone together. */
const typed = new Set<Command['verb']>([
	'edit-token',
	'edit-part',
	'edit-signature',
	'set-key',
	'set-policy',
]);
/** Edits that a key at hand signs again; typing in the token's own text never does. */
const signedAgain = new Set<Command['verb']>(['edit-part', 'open-texts']);

/**
 * The debugger's state: it owns what the user gave, and all else follows from it. Everything that changes
 * it is a `Command`; the only other writer is signing, which completes the edit that asked for it.
 */
export class Workbench {
	readonly #history: History<Given>;
	readonly #clock: Clock;
	/** The reading before this one, whose unchanged parts need not be read again. */
	#lastReading: Reading | undefined;
	/** Counts edits, so that a signature for an older one is dropped. */
	#edits = 0;

	constructor(given: Given, clock: Clock) {
		this.#history = new History(given);
		this.#clock = clock;
	}

	given = $derived.by(() => this.#history.present);
	tokenText = $derived(writeToken(this.given.draft));
	reading = $derived.by(() => (this.#lastReading = readToken(this.tokenText, this.#lastReading)));
	header = $derived(panelText(this.given.draft.parts[partIndex.header], this.reading.header));
	payload = $derived(panelText(this.given.draft.parts[partIndex.payload], this.reading.payload));
	edited = $derived(this.tokenText !== this.given.origin.text);
	algorithm = $derived(stringOf(this.reading.header?.json?.root, 'alg'));
	/** The key's form and whether it holds a secret, known at once; what the keys are takes `keys`. */
	keyGuess = $derived(recogniseKeyText(this.given.keyText, this.given.keyHint));

	#keyQuestion = $derived({ text: this.given.keyText, hint: this.given.keyHint });
	keys = new Answer(
		() => this.#keyQuestion,
		async ({ text, hint }) => (await loadJose()).readKeys(text, hint),
	);

	#signatureQuestion = $derived.by(() => {
		const keys = this.keys.current;
		return keys && { reading: this.reading, keys };
	});
	signature = new Answer(
		() => this.#signatureQuestion,
		async ({ reading, keys }) => (await loadJose()).verify(reading, keys),
	);

	#diagnosisQuestion = $derived.by(() => {
		const outcome = this.signature.current;
		const keyReading = this.keys.current;
		if (!keyReading || !outcome || outcome.state === 'verified' || keyReading.form === 'empty')
			return undefined;
		const original = this.edited ? readToken(this.given.origin.text) : undefined;
		return { reading: this.reading, keyReading, outcome, ...(original ? { original } : {}) };
	});
	/** Why a signature does not verify, where a reason was found. */
	diagnosis = new Answer(
		() => this.#diagnosisQuestion,
		async (question) => (await loadJose()).diagnose(question),
	);

	acceptance = $derived.by(() => {
		const { now } = this.#clock;
		if (now === undefined) return undefined;
		const signature = this.signature.current ?? 'checking';
		return accept({ reading: this.reading, signature, policy: this.given.policy, now });
	});

	/** Findings know no seconds: working them out anew each minute is enough. */
	#minute = $derived.by(() => {
		const { now } = this.#clock;
		return now === undefined ? undefined : now - (now % 60);
	});

	findings = $derived.by(() => {
		const now = this.#minute;
		if (now === undefined) return [];
		const keys = this.keys.current;
		const signature = this.signature.current;
		return findings({
			reading: this.reading,
			now,
			...(keys ? { keys } : {}),
			...(signature ? { signature } : {}),
		});
	});

	/** The first key at hand that can make a signature of the token's algorithm. */
	signingKey = $derived.by(() => this.#fittingKey(this.algorithm));

	#fittingKey(alg: string | undefined): Key | undefined {
		const row = algorithmNamed(alg);
		return this.keys.current?.keys.find(
			(key) =>
				key.private && key.type === row?.keyType && (row.curve === undefined || key.curve === row.curve),
		);
	}

	get canUndo(): boolean {
		return this.#history.canUndo;
	}
	get canRedo(): boolean {
		return this.#history.canRedo;
	}

	/** Carries out a command; the one way in which the screen's state changes. */
	run(command: Command): void {
		const kind = typed.has(command.verb)
			? `${command.verb} ${'part' in command ? command.part : ''}`
			: undefined;
		this.#edits++;
		this.#history.push(apply(this.given, command), kind, performance.now());
		if (signedAgain.has(command.verb) && this.given.signEdits) void this.signNow(false);
	}

	/** Carries out a command without a step of history, and only while the person has changed nothing. */
	replaceUntouched(command: Command): void {
		if (this.#edits === 0) this.#history.amend(apply(this.given, command));
	}

	undo(): void {
		this.#edits++;
		this.#history.undo();
	}
	redo(): void {
		this.#edits++;
		this.#history.redo();
	}

	/**
	 * Signs the token with the key at hand; nothing happens when none fits.
	 * @param asStep true makes it a step of its own to undo; else it completes the edit before
	 */
	async signNow(asStep: boolean): Promise<void> {
		const edit = this.#edits;
		const { draft } = this.given;
		const alg = this.algorithm;
		if (alg === undefined) return;
		const jose = await loadJose().catch(() => undefined);
		if (!jose) return;
		const key = this.#fittingKey(alg);
		const outcome = await jose.sign(draft, key, alg);
		if (outcome.state !== 'signed' || edit !== this.#edits) return;
		const command: Command = { verb: 'sign', signature: outcome.signature };
		if (asStep) this.run(command);
		else this.#history.amend(apply(this.given, command));
	}

	/**
	 * Takes any text that was pasted or dropped: a token in it is opened, a key becomes the key, a
	 * `{header, payload}` object becomes a token.
	 * @returns the tokens to choose from, when there are several
	 */
	take(text: string): readonly FoundToken[] {
		const pair = readJsonPair(text);
		if (pair) {
			this.run({ verb: 'open-texts', ...pair });
			return [];
		}
		const found = extractTokens(text);
		if (found.length > 1) return found;
		if (found[0]) this.openFound(found[0]);
		else if (isKeyText(text)) this.run({ verb: 'set-key', text, hint: automaticHint });
		else this.run({ verb: 'open', token: text.trim(), origin: plainOrigin('pasted') });
		return [];
	}

	/** Opens a token that was found in other text. */
	openFound({ token, surroundings, name, wrapped }: FoundToken): void {
		this.run({ verb: 'open', token, origin: { kind: 'pasted', name, surroundings, unwrapped: wrapped } });
	}

	/** Sets a member of the header or the payload to a JSON text, keeping all other text. */
	setMember(part: 'header' | 'payload', name: string, jsonText: string): void {
		this.editText(part, (text) => setMember(text, name, jsonText));
	}

	/** Edits the text of a panel, keeping how it is laid out. */
	editText(part: 'header' | 'payload', edit: (text: string) => string): void {
		const panel = this[part];
		const text = edit(panel.text);
		if (text !== panel.text) this.run({ verb: 'edit-part', part, panel: { ...panel, text } });
	}

	/** The encoded signature as it stands. */
	get signatureText(): string {
		const part = this.given.draft.parts[partIndex.signature];
		return part ? encodePart(part) : '';
	}
}

function isKeyText(text: string): boolean {
	const { form } = recogniseKeyText(text, automaticHint);
	return form !== 'secret' && form !== 'empty' && form !== 'unreadable';
}
