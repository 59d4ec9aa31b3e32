import { plainPolicy, type Policy } from '#lib/core/acceptance/policy.ts';
import { automaticHint, type KeyHint } from '#lib/core/jose/key.ts';
import { partIndex, type Draft, type DraftPart } from '#lib/core/token/draft.ts';
import {
	draftOf,
	draftOfTexts,
	withPart,
	withTokenText,
	type PanelText,
} from '#lib/core/token/edit-draft.ts';
import type { Surroundings } from '#lib/core/token/found-token.ts';
import { writeToken } from '#lib/core/token/write-token.ts';

/** Where the token on the screen came from, and what it was before anything was changed. */
export interface Origin {
	readonly kind: 'sample' | 'pasted' | 'typed' | 'made' | 'cleared';
	/** The token's text as it came. */
	readonly text: string;
	/** For a sample: its title; for a token found in other text: the name it bore there. */
	readonly name: string | undefined;
	readonly surroundings: Surroundings | undefined;
	/** White space was taken out of the token. */
	readonly unwrapped: boolean;
}

/** All that the user gave to the debugger; everything else on the screen follows from it. */
export interface Given {
	readonly draft: Draft;
	readonly origin: Origin;
	readonly keyText: string;
	readonly keyHint: KeyHint;
	/** The key is one of the samples', which everybody knows: it need not be hidden. */
	readonly demoKey: boolean;
	readonly policy: Policy;
	/** Edits of header and payload are signed again when a key that can is at hand. */
	readonly signEdits: boolean;
}

/** A change of the debugger, as data: undo, links and lessons replay these. */
export type Command =
	| { readonly verb: 'open'; readonly token: string; readonly origin: Omit<Origin, 'text'> }
	| {
			readonly verb: 'open-sample';
			readonly title: string;
			readonly token: string;
			readonly keyText: string;
			readonly keyHint: KeyHint;
	  }
	| { readonly verb: 'open-texts'; readonly headerText: string; readonly payloadText: string }
	| { readonly verb: 'edit-token'; readonly text: string }
	| { readonly verb: 'edit-part'; readonly part: 'header' | 'payload'; readonly panel: PanelText }
	| { readonly verb: 'edit-signature'; readonly encoded: string }
	| { readonly verb: 'sign'; readonly signature: string }
	| { readonly verb: 'restore' }
	| { readonly verb: 'clear' }
	| { readonly verb: 'set-key'; readonly text: string; readonly hint?: KeyHint }
	| { readonly verb: 'set-key-hint'; readonly hint: KeyHint }
	| { readonly verb: 'set-policy'; readonly policy: Policy }
	| { readonly verb: 'set-sign-edits'; readonly signEdits: boolean };

/** What a command makes of what was given. Pure: the same command on the same state gives the same. */
export function apply(given: Given, command: Command): Given {
	switch (command.verb) {
		case 'open':
			return {
				...given,
				draft: draftOf(command.token),
				origin: { ...command.origin, text: command.token },
				// A sample's key and expectations belong to the sample; what the user set stays.
				...(given.demoKey ? { keyText: '', keyHint: automaticHint, demoKey: false } : {}),
			};
		case 'open-sample':
			return {
				...given,
				draft: draftOf(command.token),
				origin: { ...plainOrigin('sample'), name: command.title, text: command.token },
				keyText: command.keyText,
				keyHint: command.keyHint,
				demoKey: command.keyText !== '',
				policy: plainPolicy,
			};
		case 'open-texts': {
			const draft = draftOfTexts(command.headerText, command.payloadText);
			return { ...given, draft, origin: { ...plainOrigin('made'), text: writeToken(draft) } };
		}
		case 'edit-token': {
			const draft = withTokenText(given.draft, command.text);
			const typed = given.origin.kind === 'cleared' || given.origin.kind === 'typed';
			return {
				...given,
				draft,
				...(typed ? { origin: { ...plainOrigin('typed'), text: command.text } } : {}),
			};
		}
		case 'edit-part':
			if (writeToken(given.draft) === '') return begun(given, command.part, command.panel.text);
			return withDraftPart(given, partIndex[command.part], { kind: 'text', ...command.panel });
		case 'edit-signature':
		case 'sign': {
			const encoded = command.verb === 'sign' ? command.signature : command.encoded;
			return withDraftPart(given, partIndex.signature, { kind: 'encoded', encoded });
		}
		case 'restore':
			return { ...given, draft: draftOf(given.origin.text) };
		case 'clear':
			return {
				...given,
				draft: draftOf(''),
				origin: { ...plainOrigin('cleared'), text: '' },
				keyText: '',
				keyHint: automaticHint,
				demoKey: false,
				policy: plainPolicy,
			};
		case 'set-key': {
			// Another text in its place is another key: what was said of the one before does not hold for it.
			const goesOn = isEditOf(given.keyText, command.text);
			const keyHint = command.hint ?? (goesOn ? given.keyHint : automaticHint);
			return { ...given, keyText: command.text, keyHint, demoKey: false };
		}
		case 'set-key-hint':
			return { ...given, keyHint: command.hint };
		case 'set-policy':
			return { ...given, policy: command.policy };
		case 'set-sign-edits':
			return { ...given, signEdits: command.signEdits };
	}
}

export function plainOrigin(kind: Origin['kind']): Omit<Origin, 'text'> {
	return { kind, name: undefined, surroundings: undefined, unwrapped: false };
}

/** Whether a text may be another edited by hand: by a keystroke, or with its beginning or end kept. */
function isEditOf(before: string, after: string): boolean {
	if (before === '' || Math.abs(before.length - after.length) <= 1) return true;
	return before.slice(0, 8) === after.slice(0, 8) || before.slice(-8) === after.slice(-8);
}

/** The header that a token begins with when its payload is typed first. */
const firstHeader = '{"alg":"HS256","typ":"JWT"}';

/** A token that is begun in one of its panels: the other part is there too, so that it is one from the start. */
function begun(given: Given, part: 'header' | 'payload', text: string): Given {
	const texts = part === 'header' ? draftOfTexts(text, '{}') : draftOfTexts(firstHeader, text);
	const draft = draftOf(writeToken(texts));
	return { ...given, draft, origin: { ...plainOrigin('made'), text: '' } };
}

function withDraftPart(given: Given, index: number, part: DraftPart): Given {
	return { ...given, draft: withPart(given.draft, index, part) };
}
