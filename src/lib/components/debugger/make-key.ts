import { algorithmNamed } from '#lib/core/jose/algorithms.ts';
import type { GenerateOptions } from '#lib/core/jose/generate-key.ts';
import type { App } from '#lib/state/context.ts';
import { loadKeyParts } from '#lib/state/load-key-parts.ts';
import type { Workbench } from '#lib/state/workbench.svelte.ts';
import { forms } from './forms-part.ts';

/** Puts a fresh key for the token's algorithm into the Key field; the token stays as it is until it is signed. */
export async function makeKey(workbench: Workbench, app: App, options: GenerateOptions = {}): Promise<void> {
	const { announce } = app;
	if (workbench.reading.kind === 'jwe') return forms.current?.makeEncryptionKey(workbench, app);
	const alg = algorithmNamed(workbench.algorithm)?.name;
	if (alg === undefined) return;
	const { edits } = workbench;
	if ((options.modulusBits ?? 0) > 2048) announce(`Making an RSA key of ${options.modulusBits} bits…`);
	const made = await loadKeyParts()
		.then((parts) => parts.generateKey(alg, options))
		.catch(() => undefined);
	if (!made) return announce(`This browser could not make a key for ${alg}.`);
	// Making an RSA key takes a while: what was changed meanwhile stays.
	if (edits !== workbench.edits) return;
	workbench.run({ verb: 'set-key', ...made });
	announce(`A fresh key for ${alg}. The token is unchanged until you sign it.`);
}
