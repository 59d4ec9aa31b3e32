import { compactJson, prettyJson } from '../encoding/json-layout.ts';
import { readJson } from '../encoding/json.ts';
import { readDisclosure } from '../jose/sd-jwt/read-disclosure.ts';
import { sdJwtInputOf } from '../jose/sd-jwt/sd-jwt-input.ts';
import { sdJwtOfJson } from '../jose/sd-jwt/sd-jwt-of-json.ts';
import { readToken } from '../token/read-token.ts';
import type { Reading, Segment } from '../token/reading.ts';
import { codeBlock, codeSpan } from './markdown.ts';
import { redactContent, redactToken } from './redact-token.ts';
import type { Redaction } from './redaction.ts';

/** What of a token stands in a report: blocks of Markdown, what went, and a sentence that says so. */
export interface ReportContents {
	readonly blocks: readonly string[];
	/** The strings and numbers that went. */
	readonly values: ReadonlySet<string>;
	readonly notice: string;
}

const mostNames = 30;

/** The token, its header and its claims as they may be told; all blocks are read from the redacted token, not from this one. */
export function reportContents(reading: Reading, redaction: Redaction): ReportContents {
	const redacted = redactToken(reading.text, redaction);
	if (redacted.state === 'impossible') {
		const notice = 'The text is left out: it is no token, or its JSON is broken.';
		return { blocks: [], values: new Set(), notice };
	}
	const { token, tally } = redacted;
	const shown = readToken(token, undefined, { selected: reading.form?.selected ?? 0 });
	const beside = reading.beside && reading.payload && besideOf(reading.payload, redaction);
	const claims = [...new Set([...tally.claims, ...(beside?.tally.claims ?? [])])];
	const names = claims.slice(0, mostNames).map((name) => codeSpan(name, 60));
	const left = claims.length > mostNames ? ` and ${claims.length - mostNames} more` : '';
	const notice = [
		...(tally.signatures > 0 ? ['The signature is replaced: the token below verifies nowhere.'] : []),
		...(tally.encrypted > 0 ? ['The encrypted content is replaced: no key opens the token below.'] : []),
		...(claims.length > 0 ? [`Redacted values: ${names.join(', ')}${left}.`] : []),
		...(tally.disclosures > 0 ? ['Digests of redacted disclosures no longer match.'] : []),
	].join(' ');
	const payload = beside?.text ?? textOf(shown.payload);
	const title = { decrypted: '## Decrypted content', detached: '## Detached payload', none: '## Claims' };
	return {
		blocks: [
			'## Token',
			codeBlock(token, 'text'),
			...headers(shown),
			...(payload === undefined || payload === ''
				? []
				: [title[reading.beside ?? 'none'], jsonBlock(payload)]),
			...disclosures(shown),
		],
		values: new Set([...tally.values, ...(beside?.tally.values ?? [])]),
		notice,
	};
}

function besideOf(payload: Segment, redaction: Redaction): ReturnType<typeof redactContent> {
	return redactContent(textOf(payload) ?? '', redaction);
}

/** A part's text; bytes that are none are told by their number. */
function textOf(segment: Segment | undefined): string | undefined {
	if (segment?.utf8 !== false) return segment?.text;
	return `${segment.bytes.length} bytes that are no text`;
}

function headers(shown: Reading): readonly string[] {
	const text = textOf(shown.header);
	const unprotected = shown.form?.unprotected ?? [];
	return [
		...(text === undefined ? [] : ['## Header', jsonBlock(text)]),
		...unprotected.flatMap(({ from, to }) => [
			'## Header that nothing protects',
			jsonBlock(shown.text.slice(from, to)),
		]),
	];
}

/** JSON evenly laid out; any other text as it stands. */
function jsonBlock(text: string): string {
	const { wellFormed } = readJson(text);
	const compact = wellFormed ? compactJson(text) : undefined;
	return compact === undefined ? codeBlock(text, 'text') : codeBlock(prettyJson(compact), 'json');
}

function disclosures(shown: Reading): readonly string[] {
	if (shown.kind !== 'sd-jwt') return [];
	const root = shown.form ? readJson(shown.text).root : undefined;
	const input = root ? sdJwtOfJson(root, shown.form?.selected) : sdJwtInputOf(shown);
	const lines = input.disclosures.map((part, index) => {
		const { form, text } = readDisclosure(part, index).contents;
		return form === undefined ? part.encoded : (compactJson(text) ?? text);
	});
	const binding = input.keyBinding && readToken(input.keyBinding.encoded);
	return [
		...(lines.length > 0 ? ['## Disclosures', codeBlock(lines.join('\n'), 'text')] : []),
		...(binding
			? [
					'## Key Binding JWT',
					jsonBlock(textOf(binding.header) ?? ''),
					jsonBlock(textOf(binding.payload) ?? ''),
				]
			: []),
	];
}
