import { plainPolicy, type Policy } from '#lib/core/acceptance/policy.ts';
import type { Profile } from '#lib/core/findings/profile.ts';
import { automaticHint, type KeyHint } from '#lib/core/jose/key.ts';
import { compactForms, type TokenForms } from '#lib/core/token/compact-forms.ts';
import type { Draft, DraftPart } from '#lib/core/token/draft.ts';
import type { DraftOf, PanelText } from '#lib/core/token/edit-draft.ts';
import type { Surroundings } from '#lib/core/token/found-token.ts';

/** Where the token on the screen came from, and what it was before anything was changed. */
export interface Origin {
	readonly kind: 'sample' | 'pasted' | 'typed' | 'made' | 'cleared' | 'inner';
	/** The token's text as it came. */
	readonly text: string;
	/** For a sample: its title; for a token found in other text: the name it bore there. */
	readonly name: string | undefined;
	readonly surroundings: Surroundings | undefined;
	/** White space was taken out of the token. */
	readonly unwrapped: boolean;
	/** What is expected of it, where that came with it: it goes with it, too. */
	readonly policy?: Policy | undefined;
}

/** A token within which the one on the screen was found (RFC 7519 §5.2, nested JWTs). */
export interface OuterLayer {
	readonly draft: Draft;
	readonly origin: Origin;
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
	/** What the person said the token is, and of which one, as it came. */
	readonly profile?: { readonly id: Profile; readonly of: string } | undefined;
	/** Edits of header and payload are signed again when a key that can is at hand. */
	readonly signEdits: boolean;
	/** The tokens around this one, the outermost first. */
	readonly outer: readonly OuterLayer[];
}

/** A change that only tokens of other forms know than a plain signed one. */
export type FormCommand =
	/** Which signature or recipient of a JSON Serialization the panels show. */
	| { readonly verb: 'select'; readonly index: number }
	/** Another text of the token, made in one go: a presentation of an SD-JWT, or the claims issued as one. */
	| { readonly verb: 'present'; readonly token: string }
	/** A JWE's text with its content encrypted in it. */
	| { readonly verb: 'encrypt'; readonly token: string }
	/** Takes the payload out of the token's text, or puts a detached one into it (RFC 7515 Appendix F). */
	| { readonly verb: 'detach' }
	| { readonly verb: 'attach' }
	/** A detached payload as it is signed, for bytes that no panel could hold. */
	| { readonly verb: 'set-content'; readonly encoded: string }
	/** Both panels at once, in one step. */
	| { readonly verb: 'edit-texts'; readonly header: PanelText; readonly payload: PanelText }
	/** Goes into a token that stands in the payload, and out again with what was made of it. */
	| { readonly verb: 'open-inner'; readonly token: string }
	| { readonly verb: 'open-outer'; readonly level: number }
	/** What the token is taken for; undefined for what it looks like. */
	| { readonly verb: 'set-profile'; readonly profile: Profile | undefined }
	/** A token with its key, as both were at hand before. */
	| { readonly verb: 'reopen'; readonly state: TokenState };

/** What of all that was given belongs to the token: all but what is expected of it. */
export type TokenState = Omit<Given, 'policy' | 'signEdits'>;

/** A change of the debugger, as data: undo, links and lessons replay these. */
export type Command = OpenCommand | EditCommand | FormCommand;

/** What the page's first script can do: open a token. */
type OpenCommand =
	| { readonly verb: 'open'; readonly token: string; readonly origin: Omit<Origin, 'text'> }
	| {
			readonly verb: 'open-sample';
			readonly title: string;
			readonly token: string;
			readonly keyText: string;
			readonly keyHint: KeyHint;
			/** What is expected of it, where it is more than of any token. */
			readonly policy?: Policy;
	  };

/** What there is to be done with a token once the page can edit. */
export type EditCommand =
	| { readonly verb: 'open-texts'; readonly headerText: string; readonly payloadText: string }
	| { readonly verb: 'edit-token'; readonly text: string }
	| {
			readonly verb: 'edit-part';
			readonly part: 'header' | 'payload';
			readonly panel: PanelText;
			/** The payload does not stand in the token's text: it is detached, or the content of a JWE. */
			readonly beside?: boolean;
			/** The content of a JWE whose header is edited, to be encrypted anew. */
			readonly content?: DraftPart;
	  }
	| { readonly verb: 'edit-signature'; readonly encoded: string }
	| { readonly verb: 'sign'; readonly signature: string }
	| { readonly verb: 'restore' }
	| { readonly verb: 'clear' }
	| { readonly verb: 'set-key'; readonly text: string; readonly hint?: KeyHint }
	| { readonly verb: 'set-key-hint'; readonly hint: KeyHint }
	| { readonly verb: 'set-policy'; readonly policy: Policy }
	| { readonly verb: 'set-sign-edits'; readonly signEdits: boolean };

/** The forms of a token that the page can work on, and what it can do with them: at first, open a compact one. */
export interface PageForms extends TokenForms {
	readonly apply: (given: Given, command: EditCommand | FormCommand, draftOf: DraftOf) => Given;
}

export const firstForms: PageForms = { ...compactForms, apply: (given) => given };

/**
 * What a command makes of what was given. Pure: the same command on the same state gives the same.
 * @param forms the forms of a token that the page can work on so far
 */
export function apply(given: Given, command: Command, forms: PageForms): Given {
	const { draftOf } = forms;
	switch (command.verb) {
		case 'open':
			return {
				...given,
				draft: draftOf(command.token),
				outer: [],
				origin: { ...command.origin, text: command.token },
				// A sample's key and expectations belong to the sample; what the user set stays.
				...(given.demoKey ? { keyText: '', keyHint: automaticHint, demoKey: false } : {}),
				policy: ownPolicy(given),
			};
		case 'open-sample':
			return {
				...given,
				draft: draftOf(command.token),
				outer: [],
				origin: {
					...plainOrigin('sample'),
					name: command.title,
					text: command.token,
					policy: command.policy,
				},
				keyText: command.keyText,
				keyHint: command.keyHint,
				demoKey: command.keyText !== '',
				policy: command.policy ?? plainPolicy,
			};
		default:
			return forms.apply(given, command, draftOf);
	}
}

/** What the person expects, without what came with the token at hand. */
export function ownPolicy({ policy, origin }: Given): Policy {
	return policy === origin.policy ? plainPolicy : policy;
}

export function plainOrigin(kind: Origin['kind']): Omit<Origin, 'text'> {
	return { kind, name: undefined, surroundings: undefined, unwrapped: false };
}
