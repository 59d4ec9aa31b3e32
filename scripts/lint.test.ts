// Fault prevented: a lint rule that a change of the configuration has switched off. Each ban is tried on a line that
// must be reported, under the path where it applies.
import { ESLint } from 'eslint';
import { fileURLToPath } from 'node:url';
import ts from 'typescript-eslint';
import { expect, it } from 'vitest';

const cwd = fileURLToPath(new URL('..', import.meta.url));
// The bans need no types; reading them for files that do not exist is an error, so type-aware rules are left out.
const eslint = new ESLint({
	cwd,
	overrideConfig: {
		languageOptions: { parserOptions: { projectService: false, project: null } },
		rules: { ...ts.configs.disableTypeChecked.rules },
	},
});

const core = 'src/lib/core/token/example.ts';
const state = 'src/lib/state/example.ts';
const component = 'src/lib/components/Example.svelte';

const bans: readonly (readonly [code: string, file: string, rule: string])[] = [
	['{@html text}', component, 'svelte/no-at-html-tags'],
	['<p style="color: red">text</p>', component, 'svelte/no-inline-styles'],
	['<p style:color="red">text</p>', component, 'svelte/no-inline-styles'],
	['<script lang="ts">\n\tconsole.warn(1);\n</script>\n', component, 'no-console'],
	['export const f = (e: Element) => { e.innerHTML = "x"; };', state, 'no-restricted-syntax'],
	['export const f = (e: Element) => { e.outerHTML = "x"; };', state, 'no-restricted-syntax'],
	[
		'export const f = (e: Element) => { e.insertAdjacentHTML("beforeend", "x"); };',
		state,
		'no-restricted-syntax',
	],
	['document.write("x");', state, 'no-restricted-syntax'],
	['export const n = Math.random();', state, 'no-restricted-syntax'],
	['export default 1;', state, 'no-restricted-syntax'],
	['console.log(1);', state, 'no-console'],
	['import "$lib/core/problem.ts";', state, 'no-restricted-imports'],
	['export const t = Date.now();', core, 'no-restricted-syntax'],
	['export const t = new Date();', core, 'no-restricted-syntax'],
	['export const n = Math.random();', core, 'no-restricted-syntax'],
	['export const r = fetch("x");', core, 'no-restricted-globals'],
	['export const w = window.name;', core, 'no-restricted-globals'],
	['export const d = document.title;', core, 'no-restricted-globals'],
	['it.only("x", () => {});', 'src/lib/core/token/example.test.ts', 'no-restricted-syntax'],
	['test.skip("x", () => {});', 'tests/e2e/example.spec.ts', 'no-restricted-syntax'],
	['test.describe.only("x", () => {});', 'tests/e2e/example.spec.ts', 'no-restricted-syntax'],
];

it.each(bans)('%s in %s', { timeout: 30_000 }, async (code, filePath, rule) => {
	const [result] = await eslint.lintText(code, { filePath });
	expect(result?.messages.map(({ ruleId }) => ruleId)).toContain(rule);
});

it('lets a Date with an argument through in the core', async () => {
	const [result] = await eslint.lintText('export const t = new Date(0);\n', { filePath: core });
	expect(result?.messages).toEqual([]);
});
