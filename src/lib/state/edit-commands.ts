import { plainPolicy } from '#lib/core/acceptance/policy.ts';
import { automaticHint, type KeyHint } from '#lib/core/jose/key.ts';
import { compactForms } from '#lib/core/token/compact-forms.ts';
import { partIndex, type DraftPart } from '#lib/core/token/draft.ts';
import { draftOfTexts, withPart, withTokenText, type DraftOf } from '#lib/core/token/edit-draft.ts';
import { writeToken } from '#lib/core/token/write-token.ts';
import { plainOrigin, type EditCommand, type Given, type PageForms } from './debugger-commands.ts';

type EditPart = Extract<EditCommand, { verb: 'edit-part' }>;

/** What an edit makes of what was given. Pure. */
export function applyEditCommand(given: Given, command: EditCommand, draftOf: DraftOf): Given {
	switch (command.verb) {
		case 'open-texts': {
			const draft = draftOfTexts(command.headerText, command.payloadText);
			return { ...given, draft, outer: [], origin: { ...plainOrigin('made'), text: writeToken(draft) } };
		}
		case 'edit-token': {
			const draft = withTokenText(given.draft, command.text, draftOf);
			const typed = given.origin.kind === 'cleared' || given.origin.kind === 'typed';
			return {
				...given,
				draft,
				...(typed ? { origin: { ...plainOrigin('typed'), text: command.text } } : {}),
			};
		}
		case 'edit-part':
			if (writeToken(given.draft) === '') return begun(given, command.part, command.panel.text, draftOf);
			return editedPart(given, command);
		case 'edit-signature':
		case 'sign': {
			const encoded = command.verb === 'sign' ? command.signature : command.encoded;
			return withDraftPart(given, partIndex.signature, { kind: 'encoded', encoded });
		}
		case 'restore':
			return { ...given, draft: draftOf(given.origin.text, given.draft.frame?.selected) };
		case 'clear':
			return {
				...given,
				draft: draftOf(''),
				outer: [],
				origin: { ...plainOrigin('cleared'), text: '' },
				keyText: '',
				keyHint: automaticHint,
				demoKey: false,
				policy: plainPolicy,
			};
		case 'set-key': {
			// Another text in its place is another key: what was said of the one before does not hold for it.
			const goesOn = isEditOf(given.keyText, command.text);
			const keyHint = command.hint ? toKeep(command.hint) : goesOn ? given.keyHint : automaticHint;
			return { ...given, keyText: command.text, keyHint, demoKey: false };
		}
		case 'set-key-hint':
			return { ...given, keyHint: toKeep(command.hint) };
		case 'set-policy':
			return { ...given, policy: command.policy };
		case 'set-sign-edits':
			return { ...given, signEdits: command.signEdits };
	}
}

/** A hint without the passphrase, which must stand in no history and no link. */
function toKeep({ readAs, encoding }: KeyHint): KeyHint {
	return { readAs, encoding };
}

/** Whether a text may be another edited by hand: by a keystroke, or with its beginning or end kept. */
function isEditOf(before: string, after: string): boolean {
	if (before === '' || Math.abs(before.length - after.length) <= 1) return true;
	return before.slice(0, 8) === after.slice(0, 8) || before.slice(-8) === after.slice(-8);
}

/** The header that a token begins with when its payload is typed first. */
const firstHeader = '{"alg":"HS256","typ":"JWT"}';

/** A token that is begun in one of its panels: the other part is there too, so that it is one from the start. */
function begun(given: Given, part: 'header' | 'payload', text: string, draftOf: DraftOf): Given {
	const texts = part === 'header' ? draftOfTexts(text, '{}') : draftOfTexts(firstHeader, text);
	const draft = draftOf(writeToken(texts));
	return { ...given, draft, outer: [], origin: { ...plainOrigin('made'), text: '' } };
}

function editedPart(given: Given, { part, panel, beside, content }: EditPart): Given {
	const edited: DraftPart = { kind: 'text', ...panel };
	if (beside) return { ...given, draft: { ...given.draft, content: { part: edited } } };
	const draft = withPart(given.draft, partIndex[part], edited);
	return { ...given, draft: { ...draft, ...(content && { content: { part: content } }) } };
}

function withDraftPart(given: Given, index: number, part: DraftPart): Given {
	return { ...given, draft: withPart(given.draft, index, part) };
}

/** The verbs of this file, as against those of other forms. */
const verbs: Readonly<Record<EditCommand['verb'], true>> = {
	'open-texts': true,
	'edit-token': true,
	'edit-part': true,
	'edit-signature': true,
	sign: true,
	restore: true,
	clear: true,
	'set-key': true,
	'set-key-hint': true,
	'set-policy': true,
	'set-sign-edits': true,
};

/** True for an edit, false for what only other forms than a plain signed token know. */
export function isEditCommand(command: { readonly verb: string }): command is EditCommand {
	return command.verb in verbs;
}

/** What the page works on once it can edit: signed tokens in the Compact Serialization. */
export const editableForms: PageForms = {
	...compactForms,
	apply: (given, command, draftOf) =>
		isEditCommand(command) ? applyEditCommand(given, command, draftOf) : given,
};
