import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import forms from '../../../../tests/vectors/key-forms.json' with { type: 'json' };
import { forgetCapabilities } from './capabilities.ts';
import { decryptPkcs8 } from './decrypt-pkcs8.ts';

const derOf = (pem: string) => Uint8Array.from(Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64'));
const openable = forms
	.filter(({ passphrase, thumbprints }) => passphrase !== undefined && thumbprints.length > 0)
	.map(({ title, text }) => ({ title, der: derOf(text) }));

afterEach(() => {
	vi.restoreAllMocks();
	forgetCapabilities();
});

describe('decryptPkcs8', () => {
	it.each(openable)('opens the same without what browsers lack: $title', async ({ der }) => {
		const expected = await decryptPkcs8(der, 'correct-horse');
		expect(expected.state).toBe('decrypted');
		forgetCapabilities();
		const lacking = new DOMException('', 'NotSupportedError');
		const { subtle } = globalThis.crypto;
		vi.spyOn(subtle, 'importKey').mockRejectedValue(lacking);
		expect(await decryptPkcs8(der, 'correct-horse')).toEqual(expected);
		expect((await decryptPkcs8(der, 'another')).state).toBe('wrong');
	});

	it('is locked without a passphrase, and opens with any that is right, of any characters', async () => {
		const { der } = openable[0]!;
		expect(await decryptPkcs8(der, undefined)).toEqual({ state: 'locked' });
		expect(await decryptPkcs8(der, '')).toEqual({ state: 'locked' });
		expect(await decryptPkcs8(der, 'pässwörd \u{1F511}')).toEqual({ state: 'wrong' });
	});

	it('never throws, whatever is changed in the DER, and stays within its limits', async () => {
		const changes = fc.array(fc.tuple(fc.nat(110), fc.integer({ min: 0, max: 255 })), { maxLength: 3 });
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...openable), changes, fc.nat(300), async ({ der }, edits, end) => {
				const changed = Uint8Array.from(der);
				for (const [at, byte] of edits) changed[at] = byte;
				// Without a passphrase: the limits are judged, and nothing is computed for long.
				for (const bytes of [changed, changed.subarray(0, end)])
					expect(['locked', 'damaged', 'unsupported', 'costly']).toContain(
						(await decryptPkcs8(bytes, undefined)).state,
					);
			}),
			{ numRuns: 400 },
		);
	});
});
