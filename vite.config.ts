import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vitest/config';
import { chunkModules } from './scripts/chunk-modules.ts';

export default defineConfig({
	plugins: [tailwindcss(), sveltekit(), chunkModules()],
	// jsonc-parser's main file is UMD, whose names Node cannot see; bundling takes its ES module instead.
	ssr: { noExternal: ['jsonc-parser'] },
	build: {
		target: 'es2022',
		// Small assets would become data: addresses, which the security policy blocks.
		assetsInlineLimit: 0,
	},
	test: {
		server: { deps: { inline: ['jsonc-parser'] } },
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
