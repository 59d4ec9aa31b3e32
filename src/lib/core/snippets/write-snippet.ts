import { algorithmNamed } from '../jose/algorithms.ts';
import type { Library, NoSnippetCode, Snippet, SnippetAction, SnippetSubject, Written } from './library.ts';
import { libraries } from './registry.ts';

/** The code, or why there is none. */
export type SnippetOutcome =
	| ({ readonly state: 'code' } & Snippet)
	| {
			readonly state: 'none';
			readonly code: NoSnippetCode;
			readonly detail: Readonly<Record<string, string>>;
	  };

/** True when a library has code for this action on this subject. */
function isAble(library: Library, action: SnippetAction, subject: SnippetSubject): boolean {
	const { algorithm, curve } = subject;
	if (subject.form === 'jwe') {
		const opens = library.decrypts?.includes(algorithm) ?? false;
		return action === 'verify' && opens && library.decrypt !== undefined && curve !== 'X448';
	}
	if (action === 'sign' && library.sign === undefined) return false;
	if (!library.algorithms.includes(algorithm)) return false;
	// A polymorphic name is as good as what the library does of the curves that it stands for.
	return algorithmNamed(algorithm)?.oneOf === undefined || library.edwards.includes(curve ?? '');
}

/**
 * The code that verifies or signs with a library. Total: what the library cannot do gives the reason, and names the
 * libraries that can.
 */
export function writeSnippet(
	library: Library,
	action: SnippetAction,
	subject: SnippetSubject,
): SnippetOutcome {
	if (subject.form === 'jwe' && action === 'sign')
		return { state: 'none', code: 'encrypted-signing', detail: {} };
	if (action === 'sign' && library.sign === undefined)
		return { state: 'none', code: 'no-signing', detail: { library: titleOf(library) } };
	if (!isAble(library, action, subject)) {
		const able = libraries.filter((one) => isAble(one, action, subject)).map(titleOf);
		const curve = algorithmNamed(subject.algorithm)?.oneOf ? subject.curve : undefined;
		const detail = {
			algorithm: curve === undefined ? subject.algorithm : `${subject.algorithm} (${curve})`,
			library: titleOf(library),
			action,
			able: able.join(', '),
		};
		return { state: 'none', code: subject.form === 'jwe' ? 'encrypted' : 'unsupported', detail };
	}
	if (action === 'verify' && subject.keySource === 'jwks' && !library.keySources.includes('jwks'))
		return { state: 'none', code: 'no-key-set', detail: { library: titleOf(library) } };
	const written = writtenBy(library, action, subject);
	return {
		state: 'code',
		file: library.files[action],
		install: written.install ?? library.install,
		code: written.code,
		notes: [...subject.notes, ...(written.notes ?? [])],
	};
}

function writtenBy(library: Library, action: SnippetAction, subject: SnippetSubject): Written {
	if (subject.form === 'jwe') return library.decrypt!(subject);
	return action === 'sign' ? library.sign!(subject) : library.verify(subject);
}

/** Language and library, as the list shows them. */
export const titleOf = ({ language, name }: Library): string => `${language} (${name})`;
