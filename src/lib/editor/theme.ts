import { EditorView } from '@codemirror/view';

// Colours come from the page's custom properties, which reach into the editor's shadow root.

export const editorTheme = EditorView.theme({
	'&': { color: 'var(--color-ink)', fontSize: 'inherit', backgroundColor: 'transparent' },
	'&.cm-focused': { outline: 'none' },
	'.cm-scroller': {
		fontFamily: 'var(--font-mono)',
		lineHeight: '1.55',
		maxHeight: 'var(--editor-max-height, 60vh)',
		minHeight: 'var(--editor-min-height, 0)',
		overflow: 'auto',
	},
	// Room below the last line for what is drawn under its words.
	'.cm-content': { padding: '0 0 3px', caretColor: 'var(--color-ink)' },
	'.cm-line': { padding: '0' },
	'.cm-cursor': { borderLeftColor: 'var(--color-ink)' },
	'.cm-selectionBackground, &.cm-focused .cm-selectionBackground, ::selection': {
		backgroundColor: 'var(--color-selection)',
	},
	'.annotation': {
		marginInlineStart: '1.25em',
		fontSize: '0.92em',
		color: 'var(--color-muted)',
		userSelect: 'none',
	},
	'.annotation.good': { color: 'var(--color-good)' },
	'.annotation.bad': { color: 'var(--color-bad)' },
	'.annotation.warning': { color: 'var(--color-warning)' },
	'.json-name': { color: 'var(--editor-name, var(--color-payload))' },
	'.json-value': { color: 'var(--color-number)' },
	'.rose': { color: 'var(--color-header)' },
	'.violet': { color: 'var(--color-payload)' },
	'.cyan': { color: 'var(--color-signature)' },
	'.quiet': { color: 'var(--color-muted)' },
	'.error, .warning': { textDecorationLine: 'underline', textDecorationStyle: 'wavy' },
	'.error, .warning, .note': { textDecorationThickness: '1.5px', textUnderlineOffset: '3px' },
	'.error': { textDecorationColor: 'var(--color-bad)' },
	'.warning': { textDecorationColor: 'var(--color-warning)' },
	'.cm-specialChar': { color: 'var(--color-bad)' },
});

/** One unbroken word, as tokens are, wraps at any character. */
export const breakAnywhere = EditorView.theme({
	'.cm-lineWrapping': { wordBreak: 'break-all', overflowWrap: 'anywhere' },
});
