import { partIndex, type Draft, type DraftPart } from '#lib/core/token/draft.ts';
import { withPart, withTokenText, type DraftOf } from '#lib/core/token/edit-draft.ts';
import { writeToken } from '#lib/core/token/write-token.ts';
import { allForms } from '#lib/core/token/forms.ts';
import { ownPolicy, plainOrigin, type FormCommand, type Given, type PageForms } from './debugger-commands.ts';
import { applyEditCommand, isEditCommand } from './edit-commands.ts';

/** Parts of a JWE (RFC 7516 §7.1). */
const jweParts = 5;

/** All forms of a token and all that can be done with them. */
export const everyForm: PageForms = {
	...allForms,
	apply: (given, command, draftOf) =>
		isEditCommand(command)
			? applyEditCommand(given, command, draftOf)
			: applyFormCommand(given, command, draftOf),
};

/** What a command for encrypted, detached, nested and JSON tokens makes of what was given. Pure. */
function applyFormCommand(given: Given, command: FormCommand, draftOf: DraftOf): Given {
	switch (command.verb) {
		case 'select': {
			const { content } = given.draft;
			const draft = draftOf(writeToken(given.draft), command.index);
			return { ...given, draft: { ...draft, ...(content && { content }) } };
		}
		case 'present':
			return { ...given, draft: withTokenText(given.draft, command.token, draftOf) };
		case 'encrypt': {
			const { content } = given.draft;
			// The header's panel keeps its text where the encryption put nothing into it.
			const draft = withTokenText(given.draft, command.token, draftOf);
			const sealed = content && { content: { part: content.part, sealedIn: command.token } };
			return { ...given, draft: { ...draft, ...sealed } };
		}
		case 'detach': {
			const part = given.draft.parts[partIndex.payload];
			if (part === undefined) return given;
			const draft = withPart(given.draft, partIndex.payload, { kind: 'encoded', encoded: '' });
			return { ...given, draft: { ...draft, content: { part } } };
		}
		case 'attach': {
			const { content, ...rest } = given.draft;
			return content ? { ...given, draft: withPart(rest, partIndex.payload, content.part) } : given;
		}
		case 'set-content':
			return {
				...given,
				draft: { ...given.draft, content: { part: { kind: 'encoded', encoded: command.encoded } } },
			};
		case 'edit-texts': {
			const header = withPart(given.draft, partIndex.header, { kind: 'text', ...command.header });
			const payload: DraftPart = { kind: 'text', ...command.payload };
			const { content } = given.draft;
			const draft = content
				? { ...header, content: { part: payload } }
				: withPart(header, partIndex.payload, payload);
			return { ...given, draft };
		}
		case 'open-inner':
			return {
				...given,
				outer: [...given.outer, { draft: given.draft, origin: given.origin }],
				draft: draftOf(command.token),
				origin: { ...plainOrigin('inner'), text: command.token },
			};
		case 'open-outer':
			return openOuter(given, command.level);
		case 'set-profile': {
			const { profile } = command;
			return { ...given, profile: profile && { id: profile, of: given.origin.text } };
		}
		case 'reopen':
			return { ...given, ...command.state, policy: command.state.origin.policy ?? ownPolicy(given) };
	}
}

/**
 * Goes out to a token around this one. What was changed goes along as its payload or content, and then only one layer
 * far: that layer must be signed or encrypted again before the next can hold it.
 */
function openOuter(given: Given, wanted: number): Given {
	const inner = writeToken(given.draft);
	const changed = inner !== given.origin.text;
	const level = changed ? given.outer.length - 1 : wanted;
	const layer = given.outer[level];
	if (layer === undefined) return given;
	const draft = changed ? withInner(layer.draft, inner) : layer.draft;
	return { ...given, draft, origin: layer.origin, outer: given.outer.slice(0, level) };
}

/** A draft with another token within it: as the content of a JWE or of a detached JWS, else as the payload. */
function withInner(draft: Draft, inner: string): Draft {
	const part: DraftPart = { kind: 'text', text: inner, layout: 'as-is' };
	const isJwe = draft.parts.length === jweParts;
	return isJwe || draft.content ? { ...draft, content: { part } } : withPart(draft, partIndex.payload, part);
}
