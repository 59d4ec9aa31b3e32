import { decodeBase64url } from '../encoding/base64url.ts';
import { readJson } from '../encoding/json.ts';
import { decodeUtf8 } from '../encoding/utf8.ts';
import { compareItems, type Item } from './compare-items.ts';
import type { Mark, TailComparison } from './comparison.ts';

/** What follows the first `~` of two tokens (RFC 9901 §4); undefined where neither has such a thing. */
export function compareTail(a: string, b: string): TailComparison | undefined {
	if (a === '' && b === '') return undefined;
	const [one, other] = [split(a), split(b)];
	const disclosures = compareItems(one.disclosures, other.disclosures);
	return {
		mark: markOf(a, b, disclosures.reordered && one.keyBinding === other.keyBinding),
		disclosures,
		keyBinding: { a: one.keyBinding, b: other.keyBinding },
	};
}

function markOf(a: string, b: string, isOrder: boolean): Mark {
	if (a === b) return 'same';
	if (a === '') return 'added';
	if (b === '') return 'removed';
	return isOrder && a.length === b.length ? 'reordered' : 'changed';
}

/** The disclosures and the Key Binding JWT, which stands behind the last `~`. */
function split(tail: string): { disclosures: readonly Item[]; keyBinding: string } {
	const parts = tail.split('~').slice(1);
	const keyBinding = parts.pop() ?? '';
	return {
		disclosures: parts.filter((part) => part !== '').map((part) => ({ identity: part, text: legible(part) })),
		keyBinding,
	};
}

/** A disclosure's JSON, `["salt", "name", value]`; one that holds none as it is encoded. */
function legible(encoded: string): string {
	const { text } = decodeUtf8(decodeBase64url(encoded).bytes);
	return readJson(text).wellFormed ? text : encoded;
}
