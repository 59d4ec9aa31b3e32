import { encodeBase64url } from '#lib/core/encoding/base64url.ts';
import { setMember } from '#lib/core/encoding/json-edit.ts';
import { valueOf } from '#lib/core/encoding/json-tree.ts';
import { readJson } from '#lib/core/encoding/json.ts';
import { encodeUtf8 } from '#lib/core/encoding/utf8.ts';
import { convertForm } from '#lib/core/token/convert-form.ts';
import type { App } from '#lib/state/context.ts';
import type { Workbench } from '#lib/state/workbench.svelte.ts';
import { describeConversion } from '../words/describe-conversion.ts';

/** Adds an empty signature to a JWS, which becomes one in the general form (RFC 7515 §7.2.1), and shows it. */
export function addSignature(workbench: Workbench, { announce }: App): void {
	const converted = convertForm(workbench.sealed, 'general');
	if (!converted.ok) return announce(describeConversion(converted.fault));
	const { text } = converted;
	const list = valueOf(readJson(text).root, 'signatures');
	if (list?.type !== 'array') return;
	const header = encodeBase64url(encodeUtf8('{"alg":"ES256"}'));
	const items = list.items.map(({ from, to }) => text.slice(from, to));
	const entries = [...items, `{\n      "protected": "${header}",\n      "signature": ""\n    }`];
	workbench.run({
		verb: 'edit-token',
		text: setMember(text, 'signatures', `[\n    ${entries.join(',\n    ')}\n  ]`),
	});
	workbench.run({ verb: 'select', index: list.items.length });
	announce('A second signature was added: give it a key and sign.');
}
