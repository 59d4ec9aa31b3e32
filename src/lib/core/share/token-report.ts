import type { Acceptance } from '../acceptance/accept.ts';
import type { CheckState } from '../acceptance/check.ts';
import type { Policy } from '../acceptance/policy.ts';
import { stringOf } from '../encoding/json-tree.ts';
import type { Finding } from '../findings/find.ts';
import { durationText } from '../token/duration.ts';
import type { Reading } from '../token/reading.ts';
import { codeBlock, codeSpan, sentence } from './markdown.ts';
import { redactsClaim, type Redaction } from './redaction.ts';
import { reportContents } from './report-contents.ts';
import { timesTable } from './times-table.ts';
import { utcTime } from './utc-time.ts';
import { checkSentence, findingMessages, isWithheld } from './withheld.ts';

/** What the page says of the token, in its own words. */
export interface ReportWords {
	/** `JWS · compact`. */
	readonly kind: string;
	readonly verdict: string;
	readonly signature: string;
	readonly signatureSentence: string;
	/** What the key is, never the key: `RSA 2048 bits · public`; undefined where none is at hand. */
	readonly key: string | undefined;
}

export interface ReportInput {
	/** As far as it may be told: an encrypted token whose content is to be left out is given still closed. */
	readonly reading: Reading;
	/** Seconds since the epoch. */
	readonly now: number;
	readonly redaction: Redaction;
	/** Undefined to leave the checks out. */
	readonly acceptance: Acceptance | undefined;
	readonly policy: Policy;
	/** Undefined to leave them out. */
	readonly findings: readonly Finding[] | undefined;
	/** RFC 7638, of the key that verified the signature or of the first at hand; a secret has none. */
	readonly thumbprint: string | undefined;
	/** What no sentence may quote, whoever says it: the key's text. */
	readonly secrets: readonly string[];
	readonly words: ReportWords;
}

const states: Readonly<Record<CheckState, string>> = {
	passed: '✓ passed',
	failed: '✗ failed',
	'not-asked': '○ not asked',
	'not-reached': '○ not reached',
	waiting: '… waiting',
};

/**
 * A report on a token in Markdown, for a ticket. Its signature is redacted, and the claims that are chosen; nothing of
 * them stands in any sentence of it. Values of the token stand in code, and cannot become markup. It never holds a key.
 */
export function tokenReport(input: ReportInput): string {
	const { reading, now, redaction, words } = input;
	const { blocks, values, notice } = reportContents(reading, redaction);
	const root = reading.payload?.json?.root;
	const fact = (name: string, label: string) => {
		const value = stringOf(reading.joseHeader, name);
		return value === undefined ? [] : [`- ${label} (${name}): ${codeSpan(value)}`];
	};
	const facts = [
		...(words.kind === '' ? [] : [`- Kind: ${words.kind}`]),
		...fact('alg', 'Algorithm'),
		...fact('enc', 'Content encryption'),
		...fact('typ', 'Type'),
		...fact('kid', 'Key ID'),
	];
	return [
		`# Token report: ${sentence(words.verdict)}`,
		`Made ${utcTime(now)} with JWT Lab. ${notice}`,
		facts.join('\n'),
		...blocks,
		timesTable(root, now, redaction),
		...verdict(input),
		...signature(input),
		...remarks(input, new Set([...values, ...input.secrets])),
	]
		.filter((block) => block !== '')
		.join('\n\n')
		.concat('\n');
}

function verdict({ acceptance, policy, redaction, words }: ReportInput): readonly string[] {
	if (!acceptance) return [];
	const { response, checks } = acceptance;
	const decisive = checks.find(({ id }) => id === response?.decidedBy);
	const quotes = decisive !== undefined && isWithheld(decisive, redaction);
	const headers = quotes ? [] : (response?.headers ?? []).map(([name, value]) => `${name}: ${value}`);
	const answer = response ? [codeBlock([`HTTP ${response.status}`, ...headers].join('\n'), 'http')] : [];
	const list = checks.map(
		(check) =>
			`- ${states[check.state]}: ${sentence(checkSentence(check, redaction))} (${sentence(check.reference)})`,
	);
	return [
		'## Would an API accept it?',
		`${sentence(words.verdict)}.`,
		...answer,
		'### Checks',
		list.join('\n'),
		'### What was expected',
		expectations(policy, redaction).join('\n'),
	];
}

function expectations(policy: Policy, redaction: Redaction): readonly string[] {
	const lines: string[] = [];
	const say = (label: string, value: string | undefined, ...claims: readonly string[]) => {
		if (value === undefined || value === '') return;
		// Most often it is what the claim says.
		const goes = claims.some((name) => redactsClaim(redaction, name));
		lines.push(`- ${label}: ${goes ? 'redacted' : codeSpan(value)}`);
	};
	say('Algorithms', policy.algorithms?.join(', '));
	say('Type', policy.typ);
	say('Issuer', policy.issuer, 'iss');
	say('Audience', policy.audience?.join(', '), 'aud');
	say('Scope', policy.scope?.join(' '), 'scope', 'scp');
	say('Role', policy.role, 'role', 'roles');
	if (policy.maximumAge !== undefined) lines.push(`- Greatest age: ${durationText(policy.maximumAge)}`);
	lines.push(`- Leeway: ${durationText(policy.leeway)}`);
	lines.push(`- Expiry: ${policy.requireExpiry ? 'required' : 'not required'}`);
	return lines;
}

function signature({ words, thumbprint }: ReportInput): readonly string[] {
	const lines = [
		`- State: ${sentence(words.signature)}. ${sentence(words.signatureSentence)}`,
		...(words.key === undefined ? [] : [`- Key: ${sentence(words.key)}`]),
		...(thumbprint === undefined ? [] : [`- Thumbprint of the key (RFC 7638): ${codeSpan(thumbprint)}`]),
	];
	return ['## Signature', lines.join('\n')];
}

function remarks(
	{ findings, reading, redaction }: ReportInput,
	values: ReadonlySet<string>,
): readonly string[] {
	if (!findings) return [];
	const messages = findingMessages(findings, reading, redaction, values);
	const list = findings.map(({ severity, reference }, index) => {
		const source = reference === '' ? '' : ` (${sentence(reference)})`;
		return `- **${severity}**: ${sentence(messages[index]!)}${source}`;
	});
	return ['## Findings', list.length === 0 ? 'Nothing to remark on the token itself.' : list.join('\n')];
}
