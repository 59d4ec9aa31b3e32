import { stringOf } from '#lib/core/encoding/json-tree.ts';
import { compactJson, prettyJson } from '#lib/core/encoding/json-layout.ts';
import { partIndex } from '#lib/core/token/draft.ts';
import { panelText } from '#lib/core/token/edit-draft.ts';
import type { FoundToken } from '#lib/core/token/found-token.ts';
import { readToken } from '#lib/core/token/read-token.ts';
import type { Reading } from '#lib/core/token/reading.ts';
import { encodePart, writeToken } from '#lib/core/token/write-token.ts';
import { apply, plainOrigin, type Command, type Given } from './debugger-commands.ts';
import { History } from './history.svelte.ts';
import type { Judgement } from './judgement.svelte.ts';

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
	/** The reading before this one, whose unchanged parts need not be read again. */
	#lastReading: Reading | undefined;
	/** Counts edits, so that a signature for an older one is dropped. */
	#edits = 0;

	constructor(given: Given) {
		this.#history = new History(given);
	}

	given = $derived.by(() => this.#history.present);
	tokenText = $derived(writeToken(this.given.draft));
	reading = $derived.by(() => (this.#lastReading = readToken(this.tokenText, this.#lastReading)));
	header = $derived(panelText(this.given.draft.parts[partIndex.header], this.reading.header));
	payload = $derived(panelText(this.given.draft.parts[partIndex.payload], this.reading.payload));
	#originText = $derived(this.given.origin.text);
	/** The token as it came, read once however often the copy is edited. */
	original = $derived(readToken(this.#originText));
	/** A token that was begun here is no copy of anything. */
	edited = $derived(this.#originText !== '' && this.tokenText !== this.#originText);
	algorithm = $derived(stringOf(this.reading.joseHeader, 'alg'));
	/** What is said of the token, and signing; undefined until that part of the page is there. */
	judgement = $state.raw<Judgement | undefined>();

	get canUndo(): boolean {
		return this.#history.canUndo;
	}
	get canRedo(): boolean {
		return this.#history.canRedo;
	}

	/** Carries out a command; the one way in which the screen's state changes. */
	run(command: Command): void {
		const kind = typed.has(command.verb) ? kindOf(command, this.given) : undefined;
		this.#edits++;
		// A token that is made of two texts is new: nothing was signed before.
		const before = command.verb === 'edit-part' ? this.reading : undefined;
		this.#history.push(apply(this.given, command), kind, performance.now());
		if (signedAgain.has(command.verb) && this.given.signEdits) void this.judgement?.signAgain(before);
	}

	/** Carries out a command without a step of history, and only while the person has changed nothing. */
	replaceUntouched(command: Command): void {
		if (this.#edits > 0) return;
		// A signature that is being made is for the token as it was.
		this.#edits++;
		this.#history.amend(apply(this.given, command));
	}

	undo(): void {
		this.#edits++;
		this.#history.undo();
	}
	redo(): void {
		this.#edits++;
		this.#history.redo();
	}

	/** Counts changes: a signature made for an older state is dropped. */
	get edits(): number {
		return this.#edits;
	}

	/** Signs the token with the key at hand, as a step of its own to undo. Gives false when it could not be signed. */
	async signNow(): Promise<boolean> {
		return (await this.judgement?.signNow()) ?? false;
	}

	/** Completes the edit before with its signature; no step of its own. */
	completeWith(signature: string): void {
		this.#history.amend(apply(this.given, { verb: 'sign', signature }));
	}

	/** Opens a text as it stands, without the white space around it. */
	openText(text: string): void {
		this.run({ verb: 'open', token: text.trim(), origin: plainOrigin('pasted') });
	}

	/** Opens a token that was found in other text. */
	openFound({ token, surroundings, name, wrapped }: FoundToken): void {
		this.run({ verb: 'open', token, origin: { kind: 'pasted', name, surroundings, unwrapped: wrapped } });
	}

	/** The encoded parts whose bytes are no UTF-8 and which the person wants edited as text all the same. */
	#editedAsText = $state.raw<readonly string[]>([]);

	/** Whether a part holds bytes that no text can: editing it would replace them, so it takes the person's word. */
	holdsBytes(part: 'header' | 'payload'): boolean {
		const segment = this.reading[part];
		return segment?.utf8 === false && !this.#editedAsText.includes(segment.encoded);
	}

	/** Takes the person's word that a part may be edited although bytes of it will be replaced. */
	editAsText(part: 'header' | 'payload'): void {
		this.#editedAsText = [...this.#editedAsText, this.reading[part]?.encoded ?? ''];
	}

	/** Edits the text of a panel, keeping how it is laid out; nothing where it holds bytes that no text can. */
	editText(part: 'header' | 'payload', edit: (text: string) => string): void {
		if (this.holdsBytes(part)) return;
		const panel = this[part];
		const edited = edit(panel.text);
		// What is laid out stays laid out: a first member gets a line of its own.
		const compact = panel.layout === 'pretty' ? compactJson(edited) : undefined;
		const text = compact === undefined ? edited : prettyJson(compact);
		if (text !== panel.text) this.run({ verb: 'edit-part', part, panel: { ...panel, text } });
	}

	/** The encoded signature as it stands. */
	get signatureText(): string {
		const part = this.given.draft.parts[partIndex.signature];
		return part ? encodePart(part) : '';
	}
}

/** What a run of keystrokes is about: one panel, or one expectation. */
function kindOf(command: Command, { policy }: Given): string {
	if (command.verb !== 'set-policy') return `${command.verb} ${'part' in command ? command.part : ''}`;
	const all = new Set([...Object.keys(policy), ...Object.keys(command.policy)] as (keyof typeof policy)[]);
	return `${command.verb} ${[...all].filter((name) => policy[name] !== command.policy[name]).join(' ')}`;
}
