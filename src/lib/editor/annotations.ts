import { StateEffect, StateField, type EditorState } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';

/** Words beside a line, which are no part of the text. */
export interface Annotation {
	/** A position in the line that the words stand at the end of. */
	readonly at: number;
	readonly text: string;
	readonly tone: 'quiet' | 'good' | 'bad' | 'warning';
	/** Said when the pointer rests on the words. */
	readonly title?: string;
}

/** A range drawn in a style of its own. */
export interface Mark {
	readonly from: number;
	readonly to: number;
	/** A class that the editor's theme knows: `rose`, `violet`, `cyan`, `error`, `warning`, `quiet`. */
	readonly style: string;
	/** Said when the pointer rests on it. */
	readonly title?: string | undefined;
}

class AnnotationWidget extends WidgetType {
	constructor(readonly annotation: Annotation) {
		super();
	}
	override eq(other: AnnotationWidget) {
		const { text, tone, title } = this.annotation;
		return (
			other.annotation.text === text && other.annotation.tone === tone && other.annotation.title === title
		);
	}
	override toDOM() {
		const element = document.createElement('span');
		element.className = `annotation ${this.annotation.tone}`;
		element.textContent = this.annotation.text;
		element.title = this.annotation.title ?? '';
		// The table view says the same in words of its own; here they would break up the text being edited.
		element.setAttribute('aria-hidden', 'true');
		return element;
	}
	override ignoreEvent() {
		return false;
	}
}

export const setAnnotations = StateEffect.define<readonly Annotation[]>();
export const setMarks = StateEffect.define<readonly Mark[]>();

function decorateLines(state: EditorState, annotations: readonly Annotation[]): DecorationSet {
	const widgets = annotations.flatMap((annotation) => {
		if (annotation.at > state.doc.length) return [];
		const widget = Decoration.widget({ widget: new AnnotationWidget(annotation), side: 1 });
		return [widget.range(state.doc.lineAt(annotation.at).to)];
	});
	return Decoration.set(widgets, true);
}

function decorateRanges(state: EditorState, marks: readonly Mark[]): DecorationSet {
	const ranges = marks.flatMap(({ from, to, style, title }) => {
		if (to > state.doc.length || from >= to) return [];
		const attributes = title === undefined ? {} : { attributes: { title } };
		return [Decoration.mark({ class: style, ...attributes }).range(from, to)];
	});
	return Decoration.set(ranges, true);
}

/** Decorations that follow the text until the next ones come. */
function field<T>(
	effect: ReturnType<typeof StateEffect.define<readonly T[]>>,
	decorate: (state: EditorState, values: readonly T[]) => DecorationSet,
) {
	return StateField.define<DecorationSet>({
		create: () => Decoration.none,
		update(decorations, transaction) {
			const given = transaction.effects.findLast((candidate) => candidate.is(effect));
			if (given) return decorate(transaction.state, given.value);
			return transaction.docChanged ? decorations.map(transaction.changes) : decorations;
		},
		provide: (self) => EditorView.decorations.from(self),
	});
}

export const annotationField = field(setAnnotations, decorateLines);
export const markField = field(setMarks, decorateRanges);
