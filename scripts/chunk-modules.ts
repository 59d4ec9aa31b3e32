import { mkdirSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Plugin } from 'vite';

/** What the size check needs to know of a built script: what it loads and what it was made from. */
export interface ChunkRecord {
	readonly imports: readonly string[];
	readonly dynamicImports: readonly string[];
	/** The source file that was asked for when the script is loaded by `import()`, relative to the project. */
	readonly asked: string | undefined;
	/** Source files by bytes in the chunk, relative to the project. */
	readonly modules: Readonly<Record<string, number>>;
}

/**
 * Fault prevented: a size check that can only say "too big". It writes which modules ended up in which script
 * of the site to `.svelte-kit/modules.json`, so that `scripts/sizes.mjs` can name what leaked.
 */
export function chunkModules(): Plugin {
	let isServer = false;
	let root = '.';
	return {
		name: 'jwt-lab:chunk-modules',
		apply: 'build',
		configResolved(config) {
			isServer = Boolean(config.build.ssr);
			root = config.root;
		},
		generateBundle(_options, bundle) {
			if (isServer || this.environment.name !== 'client') return;
			const chunks: Record<string, ChunkRecord> = {};
			for (const chunk of Object.values(bundle)) {
				if (chunk.type !== 'chunk') continue;
				const modules = Object.entries(chunk.modules).map(
					([id, { renderedLength }]) => [relative(root, id), renderedLength] as const,
				);
				chunks[chunk.fileName] = {
					imports: chunk.imports,
					dynamicImports: chunk.dynamicImports,
					asked: chunk.facadeModuleId === null ? undefined : relative(root, chunk.facadeModuleId),
					modules: Object.fromEntries(modules),
				};
			}
			mkdirSync(`${root}/.svelte-kit`, { recursive: true });
			writeFileSync(`${root}/.svelte-kit/modules.json`, JSON.stringify(chunks, null, '\t'));
		},
	};
}
