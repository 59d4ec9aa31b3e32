import {
	Decoration,
	ViewPlugin,
	type DecorationSet,
	type EditorView,
	type ViewUpdate,
} from '@codemirror/view';
import { RangeSetBuilder } from '@codemirror/state';

// Colours JSON by its lexical grammar (RFC 8259 §2), for what is in sight only. A parser would cost a third of
// the editor's size and its time on a megabyte; what is wrong with a text is told by the core, not by colours.

/** A string that is not closed ends with its line, so that a slip of the hand repaints no more than that. */
const lexeme = /"(?:[^"\\\n]|\\.)*"?(\s*:)?|-?\d[\d.eE+-]*|\b(?:true|false|null)\b/g;
/** A line is painted from its start, or colours would change while scrolling; a very long one from here. */
const longestLead = 5000;

const styles = {
	name: Decoration.mark({ class: 'json-name' }),
	value: Decoration.mark({ class: 'json-value' }),
};

function paint(view: EditorView): DecorationSet {
	const builder = new RangeSetBuilder<Decoration>();
	let painted = -1;
	for (const { from, to } of view.visibleRanges) {
		const line = view.state.doc.lineAt(from);
		const start = Math.max(line.from, from - longestLead, painted);
		const text = view.state.doc.sliceString(start, to);
		for (const match of text.matchAll(lexeme)) {
			const isString = match[0].startsWith('"');
			const style = isString ? (match[1] === undefined ? undefined : styles.name) : styles.value;
			const end = match[0].length - (match[1]?.length ?? 0);
			if (style && start + match.index >= painted)
				builder.add(start + match.index, start + match.index + end, style);
		}
		painted = to;
	}
	return builder.finish();
}

/** Paints names, numbers and words of JSON in the editor's colours. */
export const jsonPainting = ViewPlugin.fromClass(
	class {
		decorations: DecorationSet;
		constructor(view: EditorView) {
			this.decorations = paint(view);
		}
		update(update: ViewUpdate) {
			if (update.docChanged || update.viewportChanged) this.decorations = paint(update.view);
		}
	},
	{ decorations: (plugin) => plugin.decorations },
);
