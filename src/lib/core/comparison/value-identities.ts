import type { JsonNode } from '../encoding/json-tree.ts';

/** What a value is, as numbers that are equal for equal values. */
export interface ValueIdentity {
	/** Equal for values that differ in their spelling only: white space, escapes, how a number is written. */
	readonly value: number;
	/** Equal too for objects whose members stand in another order, on any level (RFC 8259 §1: an unordered collection). */
	readonly unordered: number;
}

const missing: ValueIdentity = { value: 0, unordered: 0 };

/**
 * Tells which values of several JSON trees are the same. Each value is looked at once, however often it is asked for.
 * The reader of JSON ends at 512 levels, and so does the recursion here.
 */
export class ValueIdentities {
	readonly #known = new Map<string, number>();
	readonly #of = new Map<JsonNode, ValueIdentity>();

	/** A value's identity; that of a member whose text breaks off before its value is its own. */
	of(node: JsonNode | undefined): ValueIdentity {
		if (node === undefined) return missing;
		let identity = this.#of.get(node);
		if (identity === undefined) this.#of.set(node, (identity = this.#workOut(node)));
		return identity;
	}

	#workOut(node: JsonNode): ValueIdentity {
		switch (node.type) {
			case 'object': {
				const members = node.members.map(({ name, value }) => {
					const identity = this.of(value);
					return { name: this.#number(`n${name}`), value: identity.value, unordered: identity.unordered };
				});
				const value = this.#number(`{${members.map((member) => `${member.name}:${member.value}`).join()}`);
				// Sorting is stable: of repeated names the last still counts.
				const sorted = [...members].sort((one, other) => one.name - other.name);
				const names = sorted.map((member) => `${member.name}:${member.unordered}`).join();
				return { value, unordered: this.#number(`(${names}`) };
			}
			case 'array': {
				const items = node.items.map((item) => this.of(item));
				return {
					value: this.#number(`[${items.map((item) => item.value).join()}`),
					unordered: this.#number(`<${items.map((item) => item.unordered).join()}`),
				};
			}
			case 'string':
				return this.#scalar(`s${node.value}`);
			case 'number':
				return this.#scalar(`#${decimal(node.lexeme)}`);
			default:
				return this.#scalar(String(node.value));
		}
	}

	#scalar(key: string): ValueIdentity {
		const number = this.#number(key);
		return { value: number, unordered: number };
	}

	#number(key: string): number {
		let number = this.#known.get(key);
		if (number === undefined) this.#known.set(key, (number = this.#known.size + 1));
		return number;
	}
}

/** A number's value without its spelling, exactly, whatever its size: digits and a power of ten. */
function decimal(lexeme: string): string {
	const [, sign = '', whole = '', fraction = '', power = '0'] =
		/^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(lexeme) ?? [];
	const all = withoutLeadingZeros(whole + fraction);
	if (all === '') return '0';
	const digits = withoutTrailingZeros(all);
	const exponent = Number(power) - fraction.length + (all.length - digits.length);
	return Number.isSafeInteger(exponent) ? `${sign}${digits}e${exponent}` : lexeme;
}

function withoutLeadingZeros(digits: string): string {
	let from = 0;
	while (digits[from] === '0') from++;
	return digits.slice(from);
}

function withoutTrailingZeros(digits: string): string {
	let to = digits.length;
	while (digits[to - 1] === '0') to--;
	return digits.slice(0, to);
}
