import { encodeBase64url } from '#lib/core/encoding/base64url.ts';
import { decodeUtf8 } from '#lib/core/encoding/utf8.ts';
import type { App } from '#lib/state/context.ts';
import type { Workbench } from '#lib/state/workbench.svelte.ts';

const largest = 20_000_000;

/** Puts a chosen file beside the token as its detached payload, byte for byte where the payload is encoded. */
export async function takeDetachedFile(
	input: HTMLInputElement,
	workbench: Workbench,
	{ announce }: App,
): Promise<void> {
	const [file] = input.files ?? [];
	if (!file) return;
	input.value = '';
	if (file.size > largest) return announce('This file is larger than 20 MB.');
	const bytes = await file.arrayBuffer().then(
		(buffer) => new Uint8Array(buffer),
		() => undefined,
	);
	if (!bytes) return announce('The file could not be read.');
	const { text, invalidAt } = decodeUtf8(bytes);
	if (workbench.reading.unencoded && invalidAt.length > 0)
		return announce('This file is no text: an unencoded payload (b64: false) is taken here as text only.');
	const encoded = workbench.reading.unencoded ? text : encodeBase64url(bytes);
	workbench.run({ verb: 'set-content', encoded });
}
