import { Annotation as TransactionNote, Compartment, EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightSpecialChars, keymap } from '@codemirror/view';
import {
	annotationField,
	markField,
	setAnnotations,
	setMarks,
	type Annotation,
	type Mark,
} from './annotations.ts';
import { movement } from './movement.ts';
import { privacyAttributes } from './privacy-attributes.ts';
import { jsonPainting } from './json-painting.ts';
import { breakAnywhere, editorTheme } from './theme.ts';

export interface EditorOptions {
	/** An element whose open shadow root will hold the editor: style elements in the page are blocked by its policy. */
	readonly host: HTMLElement;
	readonly text: string;
	/** The accessible name. */
	readonly label: string;
	readonly language: 'json' | 'text';
	readonly readOnly: boolean;
	/** Called with the whole text after each edit of the user's, never after `setText`. */
	readonly onEdit: (text: string) => void;
	/** A paste that is handled elsewhere is answered with true. */
	readonly onPaste?: ((text: string) => boolean) | undefined;
	readonly onUndo: () => void;
	readonly onRedo: () => void;
}

export interface Editor {
	/** Shows another text by the smallest change, so that caret and scroll position stay where they can. */
	setText(text: string): void;
	setAnnotations(annotations: readonly Annotation[]): void;
	setMarks(marks: readonly Mark[]): void;
	setReadOnly(readOnly: boolean): void;
	/** Selects a range and brings it into view. */
	reveal(from: number, to: number): void;
	focus(): void;
	destroy(): void;
}

const fromOutside = TransactionNote.define<boolean>();

/** Creates an editor; it knows text and ranges, and reports edits as text. */
export function createEditor(options: EditorOptions): Editor {
	const root = options.host.shadowRoot ?? options.host.attachShadow({ mode: 'open' });
	const readOnly = new Compartment();
	let shown = options.text;
	const view = new EditorView({
		root,
		parent: root,
		state: EditorState.create({
			doc: options.text,
			extensions: [
				// Only line feeds end lines: a carriage return is a character of the text, shown and kept.
				EditorState.lineSeparator.of('\n'),
				extensionsFor(options),
				readOnly.of(EditorState.readOnly.of(options.readOnly)),
				EditorView.updateListener.of((update) => {
					if (!update.docChanged) return;
					shown = update.state.doc.toString();
					if (!update.transactions.some((transaction) => transaction.annotation(fromOutside)))
						options.onEdit(shown);
				}),
			],
		}),
	});
	return {
		setText(text) {
			if (text === shown) return;
			const changes = smallestChange(shown, text);
			// What undo or a button changes is shown to the person who is in the text, and gone on from.
			const there = view.hasFocus && !options.readOnly;
			view.dispatch({
				changes,
				annotations: fromOutside.of(true),
				...(there
					? { selection: { anchor: changes.from + changes.insert.length }, scrollIntoView: true }
					: {}),
			});
		},
		setAnnotations: (annotations) => view.dispatch({ effects: setAnnotations.of(annotations) }),
		setMarks: (marks) => view.dispatch({ effects: setMarks.of(marks) }),
		setReadOnly: (value) => view.dispatch({ effects: readOnly.reconfigure(EditorState.readOnly.of(value)) }),
		reveal(from, to) {
			const end = Math.min(to, view.state.doc.length);
			view.dispatch({ selection: { anchor: Math.min(from, end), head: end }, scrollIntoView: true });
			view.focus();
		},
		focus: () => view.focus(),
		destroy: () => view.destroy(),
	};
}

function extensionsFor({ label, language, onPaste, onUndo, onRedo }: EditorOptions): Extension {
	const run = (act: () => void) => () => {
		act();
		return true;
	};
	return [
		annotationField,
		markField,
		highlightSpecialChars(),
		drawSelection(),
		EditorView.lineWrapping,
		editorTheme,
		language === 'json' ? jsonPainting : breakAnywhere,
		// The index says to those who look at markup what an editable element is anyway: it can be focused.
		EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0', ...privacyAttributes }),
		keymap.of([
			{ key: 'Mod-z', run: run(onUndo), preventDefault: true },
			{ key: 'Mod-y', mac: 'Mod-Shift-z', run: run(onRedo), preventDefault: true },
			{ key: 'Mod-Shift-z', run: run(onRedo), preventDefault: true },
			...movement,
		]),
		EditorView.domEventHandlers({
			paste: (event) => {
				const text = event.clipboardData?.getData('text/plain') ?? '';
				return onPaste?.(text) ?? false;
			},
			// What a phone's or a menu's "undo" sends.
			beforeinput: (event) => {
				if (event.inputType === 'historyUndo') onUndo();
				else if (event.inputType === 'historyRedo') onRedo();
				else return false;
				return true;
			},
		}),
	];
}

/** The change that turns one text into another, without their common start and end. */
function smallestChange(before: string, after: string): { from: number; to: number; insert: string } {
	let from = 0;
	const shortest = Math.min(before.length, after.length);
	while (from < shortest && before.charCodeAt(from) === after.charCodeAt(from)) from++;
	let end = 0;
	while (
		end < shortest - from &&
		before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
	)
		end++;
	return { from, to: before.length - end, insert: after.slice(from, after.length - end) };
}
