import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vitest/config';
import { chunkModules } from './scripts/chunk-modules.ts';
import { leanEditor, namedFromSvelte, scriptsInOrder } from './scripts/bundle.ts';

export default defineConfig({
	plugins: [tailwindcss(), sveltekit(), namedFromSvelte(), leanEditor(), scriptsInOrder(), chunkModules()],
	build: {
		target: 'es2022',
		// Small assets would become data: addresses, which the security policy blocks.
		assetsInlineLimit: 0,
	},
	test: {
		// One for each core: by default one core is left to whoever watches, and half the time is lost on two.
		maxWorkers: '100%',
		projects: [
			{
				extends: true,
				test: {
					name: 'core',
					// Properties run thousands of times; a busy machine takes a while.
					testTimeout: 120_000,
					environment: 'node',
					include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
					exclude: ['src/**/*.svelte.test.ts'],
				},
			},
			{
				extends: true,
				// Runes need a document: in Node's environment an effect never runs.
				resolve: { conditions: ['browser'] },
				test: {
					name: 'state',
					environment: 'happy-dom',
					include: ['src/**/*.svelte.test.ts'],
				},
			},
		],
	},
});
