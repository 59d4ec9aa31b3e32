import { valueOf } from '../encoding/json-tree.ts';
import { readNumericDate, secondsOf } from '../token/numeric-date.ts';
import type { Reading, Segment, SegmentRole } from '../token/reading.ts';
import { comparePart, type Text } from './compare-part.ts';
import { compareTail } from './compare-tail.ts';
import type {
	ComparedPart,
	Comparison,
	EncodedDifference,
	Mark,
	PartComparison,
	SignatureRelation,
	TokenForm,
} from './comparison.ts';

/** The parts that are compared as they are encoded, in the order in which a token has them. */
const encodedRoles: readonly SegmentRole[] = [
	'encrypted-key',
	'initialization-vector',
	'ciphertext',
	'authentication-tag',
	'extra',
];

/**
 * Two tokens side by side, from the one to the other: headers and payload member by member, all else part by part.
 * Total: any two readings give a comparison, and only texts that are the same, byte for byte, one without a difference.
 */
export function compareTokens(a: Reading, b: Reading): Comparison {
	const closed = { a: isClosed(a), b: isClosed(b) };
	const parts = [
		segments('header', a.header, b.header),
		unprotected(a, b),
		...(closed.a || closed.b ? [] : [segments('payload', a.payload, b.payload)]),
	].filter((part) => part !== undefined);
	const signature = signatureRelation(a, b);
	const encoded = encodedRoles.flatMap((role) =>
		encodedDifference(role, encodedOf(a, role), encodedOf(b, role)),
	);
	const tail = compareTail(a.tail, b.tail);
	const form = { a: formOf(a), b: formOf(b) };
	const isSameForm = JSON.stringify(form.a) === JSON.stringify(form.b);
	const isTold =
		parts.some(({ mark }) => mark !== 'same') ||
		encoded.length > 0 ||
		(tail && tail.mark !== 'same') ||
		!['none', 'same'].includes(signature);
	return {
		same: a.text === b.text,
		form: { ...form, same: isSameForm },
		parts,
		closed,
		signature,
		encoded: isTold ? encoded : encodedDifference('token', a.text, b.text),
		tail,
		lifetime: { a: lifetimeOf(a), b: lifetimeOf(b) },
		counts: countsOf(parts),
	};
}

const isClosed = ({ kind, payload }: Reading) => kind === 'jwe' && payload === undefined;

function formOf({ kind, serialization, form, text }: Reading): TokenForm {
	return { kind, serialization, count: form?.count ?? (text === '' ? 0 : 1) };
}

function segments(
	part: ComparedPart,
	a: Segment | undefined,
	b: Segment | undefined,
): PartComparison | undefined {
	if (!a && !b) return undefined;
	const texts = { a: a?.text ?? '', b: b?.text ?? '' };
	const [one, other] = [textOf(a), textOf(b)];
	if (one && other) {
		const rows = comparePart(part, one, other);
		return { part, mark: wholeMark(a?.encoded === b?.encoded, rows), rows, ...texts };
	}
	return { part, mark: plainMark(a, b), rows: [], ...texts };
}

function textOf(segment: Segment | undefined): Text | undefined {
	const root = segment?.json?.root;
	return root?.type === 'object' ? { text: segment?.text ?? '', root } : undefined;
}

/** Of a part that is no JSON object in both tokens. */
function plainMark(a: Segment | undefined, b: Segment | undefined): Mark {
	if (a?.encoded === b?.encoded) return 'same';
	if (!a?.encoded) return 'added';
	if (!b?.encoded) return 'removed';
	return a.text === b.text && a.utf8 && b.utf8 ? 'spelling' : 'changed';
}

function wholeMark(isSame: boolean, rows: PartComparison['rows']): Mark {
	const marks = new Set(rows.map(({ mark }) => mark));
	if (isSame) return 'same';
	if (marks.has('changed') || marks.has('added') || marks.has('removed')) return 'changed';
	return marks.has('reordered') ? 'reordered' : 'spelling';
}

/** The headers of the JSON Serializations that nothing protects, as one object each. */
function unprotected(a: Reading, b: Reading): PartComparison | undefined {
	const [one, other] = [unprotectedOf(a), unprotectedOf(b)];
	if (one.root.members.length === 0 && other.root.members.length === 0) return undefined;
	const texts = { a: memberTexts(one), b: memberTexts(other) };
	const rows = comparePart('unprotected', one, other);
	return { part: 'unprotected', mark: wholeMark(texts.a === texts.b, rows), rows, ...texts };
}

function unprotectedOf({ text, form }: Reading): Text {
	const members = (form?.unprotected ?? []).flatMap((header) => header.members);
	return { text, root: { type: 'object', from: 0, to: 0, members } };
}

function memberTexts({ text, root }: Text): string {
	return root.members
		.map(({ nameRange, value }) => text.slice(nameRange.from, value?.to ?? nameRange.to))
		.join();
}

function signatureRelation(a: Reading, b: Reading): SignatureRelation {
	const [one, other] = [a.signature?.encoded ?? '', b.signature?.encoded ?? ''];
	const sameInput = a.signingInput === b.signingInput;
	if (one === '' && other === '') return 'none';
	if (one === '') return 'added';
	if (other === '') return 'removed';
	if (one === other) return sameInput ? 'same' : 'kept';
	return sameInput ? 'signed-anew' : 'different';
}

/** The characters of all parts in one role: a token with too many parts has several that are `extra`. */
function encodedOf({ segments: all }: Reading, role: SegmentRole): string {
	return all
		.filter((segment) => segment.role === role)
		.map(({ encoded }) => encoded)
		.join('.');
}

function encodedDifference(
	role: EncodedDifference['role'],
	a: string,
	b: string,
): readonly EncodedDifference[] {
	if (a === b) return [];
	return [{ role, mark: a === '' ? 'added' : b === '' ? 'removed' : 'changed', a, b }];
}

function lifetimeOf({ payload }: Reading): number | undefined {
	const secondsAt = (name: string) => secondsOf(readNumericDate(valueOf(payload?.json?.root, name)));
	const expires = secondsAt('exp');
	const begins = secondsAt('iat') ?? secondsAt('nbf');
	return expires === undefined || begins === undefined ? undefined : expires - begins;
}

function countsOf(parts: readonly PartComparison[]): Comparison['counts'] {
	const counts = { same: 0, added: 0, removed: 0, changed: 0, reordered: 0, spelling: 0 };
	for (const { rows } of parts) for (const { mark } of rows) counts[mark]++;
	return counts;
}
