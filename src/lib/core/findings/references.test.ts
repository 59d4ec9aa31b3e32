import { expect, test } from 'vitest';
import { rules } from './registry.ts';
import { withRevision } from './references.ts';

test.each([
	['RFC 8725 §3.1', 'RFC 8725 §3.1 (bis §3.1)'],
	['RFC 8725 §2.1, §3.2', 'RFC 8725 §2.1, §3.2 (bis §2.1, §2.11, §3.2)'],
	['RFC 8725 §3.6', 'RFC 8725 §3.6 (bis §3.6, §3.15)'],
	['RFC 8725 §3.10; UTS 39', 'RFC 8725 §3.10 (bis §3.10); UTS 39'],
	['RFC 7519 §4', 'RFC 7519 §4'],
	['RFC 8725bis §3.14', 'RFC 8725bis §3.14'],
	['RFC 8725 §2.1, RFC 8725bis §3.14', 'RFC 8725 §2.1, RFC 8725bis §3.14'],
	['RFC 8725', 'RFC 8725'],
	['RFC 8725 §9.9', 'RFC 8725 §9.9'],
])('%s is cited as %s', (reference, expected) => {
	expect(withRevision(reference)).toBe(expected);
});

test('every section of practices and threats has its counterpart of the same number', () => {
	const threats = Array.from({ length: 9 }, (_, index) => `2.${index + 1}`);
	const practices = Array.from({ length: 12 }, (_, index) => `3.${index + 1}`);
	for (const section of [...threats, ...practices])
		expect(withRevision(`RFC 8725 §${section}`)).toMatch(`RFC 8725 §${section} (bis §${section}`);
});

test('no rule cites a section of RFC 8725 that the table lacks', () => {
	for (const { reference } of rules)
		if (reference.includes('RFC 8725 §')) expect(withRevision(reference)).toContain('bis');
});
