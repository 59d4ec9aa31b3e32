import type { JsonObject } from '../../encoding/json-tree.ts';
import type { TextRange } from '../../problem.ts';

/** A range of a text and what takes its place. */
export interface TextEdit extends TextRange {
	readonly text: string;
}

/** Edits of one text that do not overlap; all characters they are not about stay as they are. */
export class TextEdits {
	readonly #text: string;
	#edits: TextEdit[] = [];

	constructor(text: string) {
		this.#text = text;
	}

	/** Adds an edit, which swallows those within its range: what they said is part of its text. */
	add(edit: TextEdit): void {
		this.#edits = this.#edits.filter(({ from, to }) => to <= edit.from || from >= edit.to);
		this.#edits.push(edit);
	}

	/** A range's text, with the edits within it. */
	textOf({ from, to }: TextRange): string {
		const within = this.#edits
			.filter((edit) => edit.from >= from && edit.to <= to)
			.sort((one, other) => one.from - other.from);
		let at = from;
		let out = '';
		for (const edit of within) {
			out += this.#text.slice(at, edit.from) + edit.text;
			at = edit.to;
		}
		return out + this.#text.slice(at, to);
	}
}

/** A member to be added: its name and its value as JSON. */
export interface NewMember {
	readonly name: string;
	readonly value: string;
}

/**
 * An object's text without some of its members and with others added at its end, laid out as those that stay are; of an
 * object that loses all, as its first member was.
 * @param removed the places of members, from 0
 */
export function rewriteObject(
	text: string,
	object: JsonObject,
	edits: TextEdits,
	removed: ReadonlySet<number>,
	added: readonly NewMember[],
): string {
	const { members } = object;
	const kept: string[] = [];
	let before = '';
	let gap = '';
	let end = object.from + 1;
	members.forEach(({ nameRange, value }, at) => {
		const to = value?.to ?? nameRange.to;
		// The comma before a member stands somewhere in the white space: it is written anew.
		const lead = text.slice(end, nameRange.from).replace(',', '');
		if (at === 0 || !removed.has(at)) {
			before = lead;
			gap = text.slice(nameRange.to, value?.from ?? to).replace(':', '');
		}
		if (!removed.has(at)) kept.push(lead + edits.textOf({ from: nameRange.from, to }));
		end = to;
	});
	const labels = added.map(({ name, value }) => `${before}${JSON.stringify(name)}:${gap}${value}`);
	return `{${[...kept, ...labels].join(',')}${text.slice(end, object.to - 1)}}`;
}
