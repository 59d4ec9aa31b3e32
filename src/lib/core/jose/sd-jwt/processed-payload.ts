import type { JsonArray, JsonNode, JsonObject } from '../../encoding/json-tree.ts';
import type { TextRange } from '../../problem.ts';
import type { Matching } from './match-disclosures.ts';
import type { DisclosureContents } from './sd-jwt-reading.ts';

interface Task {
	readonly node: JsonNode;
	/** The text that the node's ranges count in. */
	readonly text: string;
}

/**
 * Writes the Processed SD-JWT Payload (RFC 9901 §7.1 steps 3.c–f) as compact JSON. Names, strings and numbers are copied
 * from the texts they stand in, character by character; disclosed claims follow those that stand in the clear. It
 * keeps a stack of its own, for how deep disclosures nest is the sender's choice.
 */
export function processedPayload(
	payload: JsonNode,
	text: string,
	disclosures: readonly DisclosureContents[],
	{ insertions, elements }: Matching,
): string {
	const out: string[] = [];
	const stack: (string | Task)[] = [{ node: payload, text }];
	const slice = ({ from, to }: TextRange, within: string) => within.slice(from, to);

	const members = (node: JsonObject, within: string): (string | Task)[] => {
		const parts: (string | Task)[] = [];
		const add = (name: string, value: JsonNode, valueText: string) =>
			parts.push(parts.length > 0 ? `,${name}:` : `${name}:`, { node: value, text: valueText });
		for (const { name, nameRange, value } of node.members) {
			const isControl = name === '_sd' || (name === '_sd_alg' && node === payload);
			if (value && !isControl) add(slice(nameRange, within), value, within);
		}
		for (const index of insertions.get(node) ?? []) {
			const { name, nameRange, value, text: own } = disclosures[index]!;
			const isControl = name === '_sd_alg' && node === payload;
			if (nameRange && value && !isControl) add(slice(nameRange, own), value, own);
		}
		return parts;
	};

	const items = (node: JsonArray, within: string): (string | Task)[] => {
		const parts: (string | Task)[] = [];
		for (const item of node.items) {
			const index = elements.get(item);
			if (index === undefined && elements.has(item)) continue;
			const disclosed = index === undefined ? undefined : disclosures[index];
			const task = disclosed?.value
				? { node: disclosed.value, text: disclosed.text }
				: { node: item, text: within };
			if (parts.length > 0) parts.push(',');
			parts.push(task);
		}
		return parts;
	};

	for (let task = stack.pop(); task !== undefined; task = stack.pop()) {
		if (typeof task === 'string') out.push(task);
		else if (task.node.type === 'object' || task.node.type === 'array') {
			const isObject = task.node.type === 'object';
			const parts = task.node.type === 'object' ? members(task.node, task.text) : items(task.node, task.text);
			out.push(isObject ? '{' : '[');
			stack.push(isObject ? '}' : ']');
			for (let at = parts.length - 1; at >= 0; at--) stack.push(parts[at]!);
		} else out.push(slice(task.node, task.text));
	}
	return out.join('');
}
