import type { Plugin } from 'vite';

const kitClient = /@sveltejs\/kit\/src\/runtime\/client\/client\.js$/;
const takesAll = 'const { onMount, tick } = svelte;';
const takesTwo = 'const onMount = svelte.onMount, tick = svelte.tick;';

/**
 * Fault prevented: a first page that carries all of Svelte's face, used or not. Kit's client takes two functions out
 * of the namespace as a whole, which keeps a bundler from leaving out the rest; naming them one by one says the same.
 */
export function namedFromSvelte(): Plugin {
	return {
		name: 'jwt-lab:named-from-svelte',
		apply: 'build',
		transform(code, id) {
			if (!kitClient.test(id)) return undefined;
			if (!code.includes(takesAll))
				this.error('Kit’s client takes from Svelte in another way now: see whether this is still needed.');
			return { code: code.replace(takesAll, takesTwo), map: null };
		},
	};
}

const editorView = /@codemirror\/view\/dist\/index\.js$/;
const editorLook = /(?<=const baseTheme\$1 = .*\{\n)[\s\S]*?(?=^\}, lightDarkIDs\);)/m;
const ruleOfLook = /^ {4}"([^"]+)": \{(?:.*\},?\n|\n[\s\S]*?^ {4}\},?\n)/gm;
/** What the page's editors do not have. Whoever gives them one of these takes it off the list. */
const notInEditors =
	/\.cm-(activeLine|button|dialog|gutter|highlight|lineNumbers|panels|placeholder|textfield|trailingSpace)/;

/** Fault prevented: an editor that carries the look of gutters, panels and dialogs which the page never shows. */
export function leanEditor(): Plugin {
	return {
		name: 'jwt-lab:lean-editor',
		apply: 'build',
		transform(code, id) {
			if (!editorView.test(id)) return undefined;
			const lean = code.replace(editorLook, (look) =>
				look.replace(ruleOfLook, (rule, selector: string) => (notInEditors.test(selector) ? '' : rule)),
			);
			if (lean === code)
				this.error('CodeMirror writes its look in another way now: see what is still needed.');
			return { code: lean, map: null };
		},
	};
}

interface Graph {
	getModuleInfo(id: string): { readonly importers: readonly string[] } | null;
}

const ofShell =
	/\/src\/routes\/\+layout\.(svelte|ts)$|\/runtime\/client\/entry\.js$|\/generated\/client(-optimized)?\/app\.js$/;
const ofDebugger = /\/src\/routes\/\+page\.svelte$/;
/** What edits, signs and verifies comes together. */
const ofWork = /\/src\/lib\/(components\/debugger\/later|state\/jose-parts)\.ts$/;
const ofOther = /\/src\/routes\/(.+\/\+page|\+error)\.svelte$/;
/** Parts of Svelte that no first page uses: fields that are bound, and sizes that are watched. */
const ofLateSvelte = /\/svelte\/src\/internal\/client\/dom\/elements\/bindings\/(input|select|size)\.js$/;

/**
 * Fault prevented: a first page in a dozen small scripts, which compress worse and are asked for one by one. What the
 * shell needs before anything is asked for is one script; what the debugger reads a token with, another; and what it edits,
 * signs and verifies with, a third. What that shares with the first page of another screen is a script of its own.
 */
export function scriptsInOrder(): Plugin {
	const wants = (id: string, graph: Graph) => {
		const importers = importersOf(id, graph);
		const by = (pages: RegExp) => importers.some((importer) => pages.test(importer));
		// What other pages need too must not make them load the debugger.
		if (ofLateSvelte.test(id) || (by(ofWork) && by(ofOther) && !by(ofShell) && !by(ofDebugger)))
			return 'common';
		if (by(ofShell) || (by(ofDebugger) && by(ofOther))) return 'shell';
		return by(ofDebugger) ? 'debugger' : by(ofWork) ? 'work' : null;
	};
	const group = (name: string, priority: number) => ({
		name: (id: string, graph: Graph) => (wants(id, graph) === name ? name : null),
		priority,
	});
	// Each holds what is wanted in it and no more; what is wanted in none goes where the bundler sees fit.
	const groups = [group('shell', 4), group('debugger', 3), group('common', 2), group('work', 1)];
	return {
		name: 'jwt-lab:scripts-in-order',
		apply: 'build',
		// Nothing happens when they are loaded: without this the shell would load them for the sake of it.
		transform: (code, id) =>
			ofLateSvelte.test(id) ? { code, map: null, moduleSideEffects: false } : undefined,
		config: (_config, { isSsrBuild }) =>
			isSsrBuild === true
				? undefined
				: {
						build: {
							rolldownOptions: {
								preserveEntrySignatures: 'allow-extension' as const,
								output: { codeSplitting: { groups, includeDependenciesRecursively: false } },
							},
						},
					},
	};
}

/** A module and all from which a chain of static imports leads to it. */
function importersOf(id: string, graph: Graph): readonly string[] {
	const found = new Set([id]);
	for (const module of found)
		for (const importer of graph.getModuleInfo(module)?.importers ?? []) found.add(importer);
	return [...found];
}
