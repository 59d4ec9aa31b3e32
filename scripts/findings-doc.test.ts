// Fault prevented: a rule that nobody can look up, or a page about rules that are no more. docs/findings.md is written from
// the registry: `UPDATE_DOCS=1 npx vitest run scripts/findings-doc.test.ts` writes it anew.
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withRevision } from '../src/lib/core/findings/references.ts';
import { rules, subjects } from '../src/lib/core/findings/registry.ts';
import type { Rule } from '../src/lib/core/findings/rule.ts';

const path = new URL('../docs/findings.md', import.meta.url);

const introduction = `# Findings

What the page remarks on a token: ${String(rules.length)} rules. An _error_ is forbidden by a specification, a _warning_ is dangerous or likely a
mistake, a _note_ is worth knowing; some are lighter or graver for what the token is (its profile), and words in braces come
from the token. A token cannot prove what a server checks: that it has no findings does not make a service safe.
`;

/** In Markdown, the sentence's own characters. */
const plain = (text: string) => text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&');

const entry = ({ id, severity, message, reference, why }: Rule) =>
	`- \`${id}\` (${severity}): ${plain(message)}. ${plain(why)} _${plain(withRevision(reference))}_`;

const document = [
	introduction,
	...subjects.map(({ title, rules: own }) => `## ${title}\n\n${own.map(entry).join('\n')}\n`),
].join('\n');

test('every rule stands in docs/findings.md, as it is', () => {
	if (process.env['UPDATE_DOCS']) writeFileSync(path, document);
	expect(readFileSync(path, 'utf8')).toBe(document);
});
