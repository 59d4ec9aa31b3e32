// Fault prevented: code that type-checks and still breaks a promise: markup from text, a clock or chance in the core,
// a style attribute that the security policy blocks, a test that is switched off.
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const htmlSinks = [
	...['innerHTML', 'outerHTML', 'srcdoc'].map((name) => ({
		selector: `AssignmentExpression > MemberExpression.left[property.name='${name}']`,
		message: `${name} makes markup of text: set textContent, or render with Svelte.`,
	})),
	...['insertAdjacentHTML', 'createContextualFragment', 'parseFromString', 'setHTMLUnsafe'].map((name) => ({
		selector: `CallExpression[callee.property.name='${name}']`,
		message: `${name} makes markup of text: set textContent, or render with Svelte.`,
	})),
	{
		selector: "CallExpression[callee.object.name='document'][callee.property.name=/^write(ln)?$/]",
		message: 'document.write makes markup of text.',
	},
];

const noChance = {
	selector: "MemberExpression[object.name='Math'][property.name='random']",
	message: 'Math.random is neither secure nor repeatable: use crypto.getRandomValues, or a seeded generator.',
};

const noDefaultExport = {
	selector: 'ExportDefaultDeclaration',
	message: 'Named exports only: a name that every importer chooses anew cannot be searched for.',
};

const pureCore = [
	{
		selector: "MemberExpression[object.name='Date'][property.name='now']",
		message: 'The core is given the time.',
	},
	{
		selector: "NewExpression[callee.name='Date'][arguments.length=0]",
		message: 'The core is given the time.',
	},
	{ selector: "CallExpression[callee.name='Date']", message: 'The core is given the time.' },
	{
		selector: "MemberExpression[object.name='performance'][property.name='now']",
		message: 'The core is given the time.',
	},
];

const outsideCore = [
	'fetch',
	'XMLHttpRequest',
	'WebSocket',
	'window',
	'document',
	'localStorage',
	'sessionStorage',
];

const tsFiles = ['**/*.ts', '**/*.svelte'];

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', '.cache/', 'node_modules/', 'playwright-report/', 'test-results/'] },
	{
		files: tsFiles,
		extends: [ts.configs.recommendedTypeChecked],
		languageOptions: {
			parserOptions: {
				projectService: true,
				tsconfigRootDir: import.meta.dirname,
				extraFileExtensions: ['.svelte'],
			},
		},
		rules: {
			'no-undef': 'off', // TypeScript's own check is the better one
			// A lazy part's type is named where it is loaded: `typeof import('…')` loads nothing.
			'@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true },
			],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
		},
	},
	svelte.configs.recommended,
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
		rules: {
			'svelte/no-at-html-tags': 'error',
			'svelte/no-unused-svelte-ignore': 'off', // svelte-check knows more warnings than this rule does
			'svelte/no-inline-styles': ['error', { allowTransitions: false }],
			'svelte/no-target-blank': 'error',
			'svelte/button-has-type': 'error',
		},
	},
	{
		files: ['**/*.svelte'],
		rules: {
			// Props are destructured with `let`.
			'prefer-const': 'off',
			'svelte/prefer-const': 'error',
			// Without svelte-check's reading of components, snippets and imported components count as `any` here.
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off',
		},
	},
	{
		// It runs where there is no document, so it stands in a project of its own (scripts/tsconfig.service-worker.json).
		files: ['src/service-worker.ts'],
		extends: [ts.configs.disableTypeChecked],
		languageOptions: { parserOptions: { projectService: false, project: null } },
		rules: { '@typescript-eslint/switch-exhaustiveness-check': 'off' },
	},
	{
		files: ['**/*.{js,mjs,cjs}'],
		languageOptions: { globals: globals.node },
		rules: {
			'no-undef': 'error',
			'no-unused-vars': 'error',
			'no-unreachable': 'error',
			'prefer-const': 'error',
		},
	},
	{
		// Its code runs in Node, and its callbacks in the page.
		files: ['tests/bench/**', 'scripts/make-icons.mjs'],
		languageOptions: { globals: { ...globals.node, ...globals.browser } },
	},
	{
		files: ['static/**/*.js'],
		languageOptions: { sourceType: 'script', globals: globals.browser },
	},
	{
		files: ['src/**/*.{ts,svelte}'],
		rules: {
			'no-console': 'error',
			'no-eval': 'error',
			'no-restricted-syntax': ['error', ...htmlSinks, noChance],
			'no-restricted-imports': [
				'error',
				{
					patterns: [{ group: ['$lib', '$lib/*'], message: 'Import with #lib/… and the file’s extension.' }],
				},
			],
		},
	},
	{
		files: ['src/lib/**/*.ts'],
		rules: { 'no-restricted-syntax': ['error', ...htmlSinks, noChance, noDefaultExport] },
	},
	{
		files: ['src/lib/core/**/*.ts'],
		ignores: ['**/*.test.ts'],
		rules: {
			'no-restricted-syntax': ['error', ...htmlSinks, noChance, noDefaultExport, ...pureCore],
			'no-restricted-globals': [
				'error',
				...outsideCore.map((name) => ({ name, message: 'The core knows neither the page nor the network.' })),
				...['setTimeout', 'setInterval'].map((name) => ({ name, message: 'The core is given the time.' })),
			],
		},
	},
	{
		files: ['**/*.test.ts', 'tests/**/*.ts'],
		rules: {
			'no-restricted-syntax': [
				'error',
				noChance,
				{
					selector:
						'CallExpression MemberExpression[property.name=/^(only|skip|fixme|todo)$/][object.name=/^(test|it|describe)$/]',
					message: 'Every test runs: mend it or delete it.',
				},
				{
					selector:
						"CallExpression[callee.property.name=/^(only|skip|fixme)$/][callee.object.property.name='describe']",
					message: 'Every test runs: mend it or delete it.',
				},
			],
		},
	},
);
