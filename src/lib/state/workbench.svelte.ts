import { stringOf } from '#lib/core/encoding/json-tree.ts';
import { compactJson, prettyJson } from '#lib/core/encoding/json-layout.ts';
import { partIndex, type DraftPart } from '#lib/core/token/draft.ts';
import { panelText } from '#lib/core/token/edit-draft.ts';
import type { FoundToken } from '#lib/core/token/found-token.ts';
import { encodeBase64url } from '#lib/core/encoding/base64url.ts';
import { readSegment } from '#lib/core/token/read-segment.ts';
import type { Reading } from '#lib/core/token/reading.ts';
import { encodeContent, encodePart, writeToken } from '#lib/core/token/write-token.ts';
import { apply, firstForms, plainOrigin } from './debugger-commands.ts';
import type { Command, Given, PageForms } from './debugger-commands.ts';
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
const signedAgain = new Set<Command['verb']>(['edit-part', 'open-texts', 'open-outer']);

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

	/** What of all forms of a token can be worked on so far. */
	#forms = $state.raw<PageForms>(firstForms);

	given = $derived.by(() => this.#history.present);
	tokenText = $derived(writeToken(this.given.draft));
	#content = $derived(encodeContent(this.given.draft));
	#selected = $derived(this.given.draft.frame?.selected ?? 0);
	/** The token as its text alone has it, with what the person put beside it: a JWE still closed. */
	sealed = $derived.by(() => {
		const options = {
			selected: this.#selected,
			...(this.#content !== undefined && { content: this.#content }),
		};
		return (this.#lastReading = this.#forms.read(this.tokenText, this.#lastReading, options));
	});
	/** The token with all that can be read of it: a JWE opened, where a key at hand decrypts it. */
	reading = $derived.by((): Reading => {
		const { sealed } = this;
		const plaintext = sealed.beside === undefined ? this.judgement?.plaintext : undefined;
		if (sealed.kind !== 'jwe' || plaintext === undefined) return sealed;
		const payload = readSegment('payload', encodeBase64url(plaintext), 0, { beside: true });
		return { ...sealed, payload, beside: 'decrypted' };
	});
	header = $derived(panelText(this.given.draft.parts[partIndex.header], this.reading.header));
	payload = $derived(panelText(this.#payloadPart(), this.reading.payload));
	#originText = $derived(this.given.origin.text);
	/** The token as it came, read once however often the copy is edited. */
	original = $derived.by(() => this.#forms.read(this.#originText, undefined, { selected: this.#selected }));
	/** A token that was begun here is no copy of anything. */
	edited = $derived(this.#originText !== '' && this.tokenText !== this.#originText);
	algorithm = $derived(stringOf(this.reading.joseHeader, 'alg'));
	/** What is said of the token, and signing; undefined until that part of the page is there. */
	judgement = $state.raw<Judgement | undefined>();

	/** What was given before, as far back as undo goes, the oldest first. */
	get past(): readonly Given[] {
		return this.#history.past;
	}
	get canUndo(): boolean {
		return this.#history.canUndo;
	}
	get canRedo(): boolean {
		return this.#history.canRedo;
	}

	/** A signature over no payload: most often one over a payload that is sent apart. */
	get isBare(): boolean {
		return !!this.reading.signature?.encoded && !this.reading.payload?.encoded;
	}

	/** The payload's part of the draft: beside the token's text, or in it; none for a JWE that nobody has edited. */
	#payloadPart(): DraftPart | undefined {
		const { parts, content } = this.given.draft;
		return content?.part ?? (this.reading.beside === 'decrypted' ? undefined : parts[partIndex.payload]);
	}

	/** Takes on the forms that the page can work on now; a token that is there already is read anew. */
	takeForms(forms: PageForms): void {
		this.#forms = forms;
		if (this.given.draft.frame || !this.tokenText.trimStart().startsWith('{')) return;
		this.#history.amend({ ...this.given, draft: forms.draftOf(this.tokenText) });
	}

	/** Carries out a command; the one way in which the screen's state changes. */
	run(command: Command): void {
		const kind = typed.has(command.verb) ? kindOf(command, this.given) : undefined;
		this.#edits++;
		const before = this.#before(command);
		const passed = command.verb === 'open-outer' ? this.tokenText !== this.#originText : true;
		this.#history.push(this.#apply(command), kind, performance.now());
		if (passed && signedAgain.has(command.verb) && this.given.signEdits)
			void this.judgement?.signAgain(before);
	}

	#apply(command: Command): Given {
		return apply(this.given, this.#completed(command), this.#forms);
	}

	/** Where an edit goes that is made in the payload's panel: into the token's text, or beside it. */
	#completed(command: Command): Command {
		const { reading, given } = this;
		if (command.verb !== 'edit-part' || this.tokenText === '') return command;
		const isJwe = reading.kind === 'jwe';
		if (command.part === 'payload') {
			const beside = isJwe || this.isBare || given.draft.content !== undefined;
			return beside ? { ...command, beside } : command;
		}
		// The header of a JWE is sealed together with its content, which must then be at hand.
		const { payload } = reading;
		if (!isJwe || given.draft.content !== undefined || !payload) return command;
		return { ...command, content: { kind: 'encoded', encoded: payload.encoded } };
	}

	/** The token that an edit changes: what its signature was before decides whether it is signed again. */
	#before(command: Command): Reading | undefined {
		if (command.verb === 'edit-part') return this.reading;
		// A token that is made of two texts is new: nothing was signed before.
		if (command.verb !== 'open-outer') return undefined;
		const draft = this.given.outer.at(-1)?.draft;
		return draft && this.#forms.read(writeToken(draft), undefined, { selected: draft.frame?.selected ?? 0 });
	}

	/** Carries out a command without a step of history, and only while the person has changed nothing. */
	replaceUntouched(command: Command): void {
		if (this.#edits > 0) return;
		// A signature that is being made is for the token as it was.
		this.#edits++;
		this.#history.amend(this.#apply(command));
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

	/** Completes the edit before with its signature, its ciphertext or its key; no step of its own. */
	completeWith(command: Extract<Command, { verb: 'sign' | 'encrypt' | 'open-inner' | 'set-key' }>): void {
		this.#history.amend(this.#apply(command));
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
