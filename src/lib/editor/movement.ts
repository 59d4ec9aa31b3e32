import { EditorSelection, type SelectionRange } from '@codemirror/state';
import type { Command, EditorView, KeyBinding } from '@codemirror/view';

// Keys that reach beyond what is drawn, and so cannot be left to the browser. All other movement and editing is
// the browser's own, as its users know it; the editor's command library would weigh a quarter of the editor.

const select = (view: EditorView, range: SelectionRange): true => {
	view.dispatch({ selection: EditorSelection.create([range]), scrollIntoView: true });
	return true;
};

/** Goes to a position that depends on where the caret is; with `extend`, the selection grows there. */
const go =
	(to: (view: EditorView, head: SelectionRange) => number, extend: boolean): Command =>
	(view) => {
		const { main } = view.state.selection;
		const head = to(view, main);
		return select(view, EditorSelection.range(extend ? main.anchor : head, head));
	};

const page = (forward: boolean) => (view: EditorView, main: SelectionRange) =>
	view.moveVertically(main, forward, view.scrollDOM.clientHeight * 0.9).head;
/** A step to a side; words beside a line, which are no part of the text, take no step. */
const step = (forward: boolean, extend: boolean) => (view: EditorView, main: SelectionRange) => {
	if (!extend && !main.empty) return forward ? main.to : main.from;
	return view.moveByChar(main, forward).head;
};
const start = () => 0;
const end = (view: EditorView) => view.state.doc.length;

/** A new line begins as the one before does. */
const newLine: Command = (view) => {
	if (view.state.readOnly) return false;
	const { from } = view.state.selection.main;
	const line = view.state.doc.lineAt(from);
	const indentation = /^[ \t]*/.exec(line.text.slice(0, from - line.from))?.[0] ?? '';
	view.dispatch(view.state.replaceSelection(`\n${indentation}`), {
		scrollIntoView: true,
		userEvent: 'input',
	});
	return true;
};

export const movement: readonly KeyBinding[] = [
	{ key: 'ArrowLeft', run: go(step(false, false), false), shift: go(step(false, true), true) },
	{ key: 'ArrowRight', run: go(step(true, false), false), shift: go(step(true, true), true) },
	{ key: 'Mod-a', run: (view) => select(view, EditorSelection.range(0, view.state.doc.length)) },
	{ key: 'Mod-Home', mac: 'Cmd-ArrowUp', run: go(start, false), shift: go(start, true) },
	{ key: 'Mod-End', mac: 'Cmd-ArrowDown', run: go(end, false), shift: go(end, true) },
	{ key: 'PageUp', run: go(page(false), false), shift: go(page(false), true) },
	{ key: 'PageDown', run: go(page(true), false), shift: go(page(true), true) },
	{ key: 'Enter', run: newLine },
];
