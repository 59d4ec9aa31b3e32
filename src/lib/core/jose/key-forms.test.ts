import { describe, expect, it } from 'vitest';
import cases from '../../../../tests/vectors/key-forms.json' with { type: 'json' };
import { holdsEncryptedKey, recogniseKeyText } from './recognise-key-text.ts';
import { automaticHint } from './key.ts';
import { readKeys } from './read-keys.ts';

describe('readKeys', () => {
	it.each(cases)('$title ($section)', async ({ text, passphrase, form, thumbprints, problems, comment }) => {
		const hint = passphrase === undefined ? automaticHint : { ...automaticHint, passphrase };
		const reading = await readKeys(text, hint);
		expect(reading.problems.map(({ code }) => code)).toEqual(problems);
		expect(reading.form).toBe(form);
		expect(reading.keys.flatMap(({ thumbprint }) => thumbprint ?? [])).toEqual(thumbprints);
		if (comment !== undefined) expect(reading.keys[0]?.comment).toBe(comment);
	});

	it.each(cases)(
		'$title is masked before it is read exactly when it holds a secret',
		({ text, private: secret }) => {
			expect(recogniseKeyText(text, automaticHint).holdsSecret).toBe(secret);
		},
	);

	it('asks for a passphrase where one opens the key', () => {
		const locked = cases.filter(({ text }) => holdsEncryptedKey(text)).map(({ form }) => form);
		expect(new Set(locked)).toEqual(new Set(['encrypted']));
	});
});
