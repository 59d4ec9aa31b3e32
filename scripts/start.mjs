// Fault prevented: a newcomer needing more than one command, or a port that is taken, before seeing the page.
import { fileURLToPath } from 'node:url';
import { buildIfNeeded } from './build-if-needed.mjs';
import { serve } from './serve.mjs';

buildIfNeeded();
const { url } = await serve({
	root: fileURLToPath(new URL('../build', import.meta.url)),
	host: process.env.HOST ?? '127.0.0.1',
	port: Number(process.env.PORT ?? 4173),
});
console.log(`JWT Lab is at ${url} (stop it with Ctrl+C)`);
