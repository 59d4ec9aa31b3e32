import { decodeBase64url } from '../../encoding/base64url.ts';
import type { JsonNode, JsonReading } from '../../encoding/json-tree.ts';
import { readJson } from '../../encoding/json.ts';
import { decodeUtf8 } from '../../encoding/utf8.ts';
import type { DisclosureContents, DisclosureForm, TailPart } from './sd-jwt-reading.ts';
import type { SdJwtProblem, SdJwtProblemCode } from './sd-jwt-problems.ts';

/** What one disclosure says, and the faults of its text; where it belongs is not known yet. */
export interface ReadDisclosure {
	readonly contents: DisclosureContents;
	readonly problems: readonly SdJwtProblem[];
}

type Report = (code: SdJwtProblemCode, detail?: SdJwtProblem['detail']) => void;

const reservedNames: ReadonlySet<string> = new Set(['_sd', '...']);

const nothing = {
	form: undefined,
	salt: undefined,
	name: undefined,
	nameRange: undefined,
	value: undefined,
	valueText: undefined,
} as const;

/**
 * Reads one disclosure (RFC 9901 §4.2.1, §4.2.2). Total: a text that is none gives what could be read of it, and why.
 * @param index its place among all, from 0
 */
export function readDisclosure({ encoded, range }: TailPart, index: number): ReadDisclosure {
	const problems: SdJwtProblem[] = [];
	const report: Report = (code, detail = {}) =>
		problems.push({ code, place: { in: 'token', ...range }, detail, disclosure: index });
	if (encoded === '') {
		report('disclosure-empty');
		return { contents: { encoded, range, text: '', ...nothing }, problems };
	}
	const { bytes, problems: faults } = decodeBase64url(encoded);
	if (faults[0]) report('disclosure-not-base64url', { reason: faults[0].code, at: faults[0].from });
	const { text, invalidAt } = decodeUtf8(bytes);
	if (invalidAt.length > 0) report('disclosure-not-json', { reason: 'utf8-invalid' });
	const read = invalidAt.length > 0 ? nothing : membersOf(readJson(text), report);
	return { contents: { encoded, range, text, ...read }, problems };
}

type Members = Omit<DisclosureContents, 'encoded' | 'range' | 'text'>;

function membersOf({ root, wellFormed, text, problems }: JsonReading, report: Report): Members {
	if (!wellFormed || root === undefined) {
		report('disclosure-not-json', { reason: problems[0]?.code ?? 'json-empty' });
		return nothing;
	}
	if (root.type !== 'array') {
		report('disclosure-not-an-array', { found: root.type });
		return nothing;
	}
	const form = forms.get(root.items.length);
	if (form === undefined) {
		report('disclosure-wrong-length', { found: root.items.length });
		return nothing;
	}
	const [salt, second] = root.items;
	const nameNode = form === 'member' ? second : undefined;
	const value = root.items.at(-1)!;
	if (salt?.type !== 'string') report('disclosure-salt-not-a-string', { found: salt?.type ?? '' });
	return {
		form,
		salt: salt?.type === 'string' ? salt.value : undefined,
		name: form === 'member' ? nameOf(nameNode, report) : undefined,
		nameRange: nameNode,
		value,
		valueText: text.slice(value.from, value.to),
	};
}

const forms: ReadonlyMap<number, DisclosureForm> = new Map<number, DisclosureForm>([
	[2, 'element'],
	[3, 'member'],
]);

function nameOf(node: JsonNode | undefined, report: Report): string | undefined {
	if (node?.type !== 'string') {
		report('disclosure-name-not-a-string', { found: node?.type ?? '' });
		return undefined;
	}
	if (reservedNames.has(node.value)) report('disclosure-name-reserved', { name: node.value });
	return node.value;
}
