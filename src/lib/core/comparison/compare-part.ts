import type { JsonArray, JsonMember, JsonNode, JsonObject } from '../encoding/json-tree.ts';
import { claimNamed } from '../token/claims.ts';
import { readNumericDate, secondsOf } from '../token/numeric-date.ts';
import { changesOf, compareItems, matchItems, type Item, type Matching } from './compare-items.ts';
import type { ComparedPart, Mark, Row, Step } from './comparison.ts';
import { movedPlaces } from './moved-places.ts';
import { stringListOf } from './string-list.ts';
import { ValueIdentities } from './value-identities.ts';

/** A JSON value with the text that its places count in. */
export interface Text {
	readonly text: string;
	readonly root: JsonObject;
}

/**
 * The members of two objects, side by side and as deep as they differ: a row for each that is the same, and for each
 * that differs in itself, objects within objects by their path.
 */
export function comparePart(part: ComparedPart, a: Text, b: Text): readonly Row[] {
	const comparing = new Comparing(part, a.text, b.text);
	comparing.objects([], a.root, b.root);
	return comparing.rows;
}

interface Place {
	readonly step: Step & { readonly name: string };
	readonly member: JsonMember;
	readonly index: number;
}

class Comparing {
	readonly rows: Row[] = [];
	readonly #part: ComparedPart;
	readonly #aText: string;
	readonly #bText: string;
	readonly #identities = new ValueIdentities();

	constructor(part: ComparedPart, aText: string, bText: string) {
		this.#part = part;
		this.#aText = aText;
		this.#bText = bText;
	}

	/** All members, in the order of the one object; what only the other has follows what it follows there. */
	objects(path: readonly Step[], a: JsonObject, b: JsonObject): void {
		const one = places(a);
		const other = places(b);
		const common = [...one.keys()].filter((key) => other.has(key));
		const moved = movedPlaces(common.map((key) => other.get(key)?.index ?? 0));
		const movedKeys = new Set(common.filter((_, index) => moved.has(index)));
		const added = addedAfter(one, other);
		const add = (key: string | undefined) => {
			for (const { step, member } of added.get(key) ?? []) {
				this.#row([...path, step], 'added', undefined, member.value);
			}
		};
		add(undefined);
		for (const [key, { step, member }] of one) {
			const within = [...path, step];
			const counterpart = other.get(key);
			if (counterpart) this.#values(within, member.value, counterpart.member.value, movedKeys.has(key));
			else this.#row(within, 'removed', member.value, undefined);
			add(key);
		}
	}

	#values(path: readonly Step[], a: JsonNode | undefined, b: JsonNode | undefined, moved: boolean): void {
		const [one, other] = [this.#identities.of(a), this.#identities.of(b)];
		if (one.unordered === other.unordered) {
			const isSpelling = one.value === other.value && this.#a(a) !== this.#b(b);
			const isReordered = moved || one.value !== other.value;
			this.#row(path, isReordered ? 'reordered' : isSpelling ? 'spelling' : 'same', a, b, { moved });
		} else if (a?.type === 'object' && b?.type === 'object') {
			if (moved) this.#row(path, 'reordered', a, b, { moved });
			this.objects(path, a, b);
		} else if (!this.#lists(path, a, b, moved)) {
			if (a?.type === 'array' && b?.type === 'array') this.#arrays(path, a, b, moved);
			else this.#row(path, 'changed', a, b, { moved });
		}
	}

	/** Claims that are lists in any of several forms: words in one text, one text, an array of texts. */
	#lists(path: readonly Step[], a: JsonNode | undefined, b: JsonNode | undefined, moved: boolean): boolean {
		const [only] = path;
		if (this.#part !== 'payload' || path.length !== 1 || only === undefined || !('name' in only))
			return false;
		const one = stringListOf(only.name, a);
		const other = stringListOf(only.name, b);
		if (!one || !other || (a?.type === 'array' && b?.type === 'array')) return false;
		const items = compareItems(one, other);
		const isSame = items.added.length === 0 && items.removed.length === 0;
		// One audience may be written with or without its brackets (RFC 7519 §4.1.3); of other claims that is not said.
		const isForm = isSame && (a?.type === b?.type || only.name === 'aud');
		const mark = !isForm ? 'changed' : items.reordered ? 'reordered' : 'spelling';
		this.#row(path, mark, a, b, { moved, items });
		return true;
	}

	#arrays(path: readonly Step[], a: JsonArray, b: JsonArray, moved: boolean): void {
		const one = this.#items(a, (node) => this.#a(node));
		const other = this.#items(b, (node) => this.#b(node));
		const matching = matchItems(one, other);
		// What stands at the same place in both and is an object in both has changed within.
		const within = matching.onlyA.filter((index) => isDeep(a.items[index], b.items[index]));
		const onlyB = new Set(matching.onlyB);
		const pairs = new Set(within.filter((index) => onlyB.has(index)));
		const rest: Matching = {
			...matching,
			onlyA: matching.onlyA.filter((index) => !pairs.has(index)),
			onlyB: matching.onlyB.filter((index) => !pairs.has(index)),
			kept: matching.kept + pairs.size,
		};
		const items = changesOf(one, other, rest);
		const isChanged = items.added.length > 0 || items.removed.length > 0;
		if (isChanged || items.reordered || moved) {
			this.#row(path, isChanged ? 'changed' : 'reordered', a, b, { moved, items });
		}
		for (const index of pairs) this.#values([...path, { index }], a.items[index], b.items[index], false);
	}

	#items({ items }: JsonArray, text: (node: JsonNode) => string): readonly Item[] {
		return items.map((node) => ({ identity: this.#identities.of(node).unordered, text: text(node) }));
	}

	#row(
		path: readonly Step[],
		mark: Mark,
		a: JsonNode | undefined,
		b: JsonNode | undefined,
		more: Pick<Row, 'items'> & { readonly moved: boolean } = { moved: false },
	): void {
		const time = timeOf(path, a, b);
		const row = { part: this.#part, path, mark, a: this.#a(a), b: this.#b(b), ...more };
		this.rows.push(time ? { ...row, time } : row);
	}

	#a(node: JsonNode | undefined): string {
		return node ? this.#aText.slice(node.from, node.to) : '';
	}
	#b(node: JsonNode | undefined): string {
		return node ? this.#bText.slice(node.from, node.to) : '';
	}
}

function isDeep(a: JsonNode | undefined, b: JsonNode | undefined): boolean {
	return a?.type === b?.type && (a?.type === 'object' || a?.type === 'array');
}

/** An object's members by their names; one that is repeated is told apart by its count. */
function places({ members }: JsonObject): ReadonlyMap<string, Place> {
	const counts = new Map<string, number>();
	return new Map(
		members.map((member, index) => {
			const count = (counts.get(member.name) ?? 0) + 1;
			counts.set(member.name, count);
			return [`${count} ${member.name}`, { step: { name: member.name, count }, member, index }];
		}),
	);
}

/** What only the other has, by the last member before it that both have. */
function addedAfter(
	one: ReadonlyMap<string, Place>,
	other: ReadonlyMap<string, Place>,
): ReadonlyMap<string | undefined, readonly Place[]> {
	const added = new Map<string | undefined, Place[]>();
	let after: string | undefined;
	for (const [key, place] of other) {
		if (one.has(key)) after = key;
		else if (added.has(after)) added.get(after)?.push(place);
		else added.set(after, [place]);
	}
	return added;
}

function timeOf(path: readonly Step[], a: JsonNode | undefined, b: JsonNode | undefined): Row['time'] {
	const [only] = path;
	if (path.length !== 1 || only === undefined || !('name' in only)) return undefined;
	if (claimNamed(only.name)?.kind !== 'numeric-date') return undefined;
	return { a: secondsOf(readNumericDate(a)), b: secondsOf(readNumericDate(b)) };
}
