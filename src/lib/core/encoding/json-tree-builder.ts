import type { JsonArray, JsonMember, JsonNode, JsonObject } from './json-tree.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type OpenObject = Omit<Writable<JsonObject>, 'members'> & { members: Writable<JsonMember>[] };
type OpenArray = Omit<Writable<JsonArray>, 'items'> & { items: JsonNode[] };

/** Puts a tree together from its values in the order of the text, keeping the stack of those still open. */
export class JsonTreeBuilder {
	root: JsonNode | undefined;
	readonly #open: (OpenObject | OpenArray)[] = [];
	#openObjects = 0;

	get depth(): number {
		return this.#open.length;
	}

	/** The kind of the innermost open value; undefined where none is open. */
	get innermost(): 'object' | 'array' | undefined {
		return this.#open.at(-1)?.type;
	}

	/** Whether a value of a kind is open. */
	has(type: 'object' | 'array'): boolean {
		return (type === 'object' ? this.#openObjects : this.#open.length - this.#openObjects) > 0;
	}

	/**
	 * Opens an object or array, which until it is closed reaches to the end of the text.
	 * @param attached false for one that stands where none may: it is followed to its end, and is no part of the tree
	 */
	begin(type: 'object' | 'array', from: number, to: number, attached: boolean): void {
		const node: OpenObject | OpenArray =
			type === 'object' ? { type, from, to, members: [] } : { type, from, to, items: [] };
		if (attached) this.add(node);
		this.#open.push(node);
		if (type === 'object') this.#openObjects++;
	}

	/** Closes the innermost open value. */
	end(to: number): void {
		const node = this.#open.pop();
		if (!node) return;
		node.to = to;
		if (node.type === 'object') this.#openObjects--;
	}

	/** Gives the innermost open object a member, whose value is the next that is added. */
	addName(name: string, from: number, to: number): void {
		const parent = this.#open.at(-1);
		if (parent?.type === 'object') parent.members.push({ name, nameRange: { from, to }, value: undefined });
	}

	/** Adds a value to what is open: an item, the value of the last name, or the whole tree. */
	add(node: JsonNode): void {
		const parent = this.#open.at(-1);
		if (parent === undefined) this.root ??= node;
		else if (parent.type === 'array') parent.items.push(node);
		else {
			const member = parent.members.at(-1);
			if (member && member.value === undefined) member.value = node;
		}
	}
}
