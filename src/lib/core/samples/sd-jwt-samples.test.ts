import { describe, expect, it } from 'vitest';
import { readSdJwt } from '../jose/sd-jwt/read-sd-jwt.ts';
import { sdJwtInputOf } from '../jose/sd-jwt/sd-jwt-input.ts';
import { vcRemarks } from '../jose/sd-jwt/vc-remarks.ts';
import { isKeyBound, verifyKeyBinding } from '../jose/sd-jwt/verify-key-binding.ts';
import { readToken } from '../token/read-token.ts';
import { credentialSample, sdJwtSamples } from './sd-jwt-samples.ts';

describe('the SD-JWT samples', () => {
	it.each([credentialSample, ...sdJwtSamples])('$id: every disclosure belongs to it', async ({ token }) => {
		const reading = await readSdJwt(sdJwtInputOf(readToken(token)));
		expect(reading.valid).toBe(true);
		expect(reading.disclosures.map(({ state }) => state)).not.toContain('unmatched');
		expect(vcRemarks(readToken(token).header?.json?.root, reading)).toEqual([]);
	});

	it('the credential is bound to its holder, for the verifier that its note names', async () => {
		const reading = await readSdJwt(sdJwtInputOf(readToken(credentialSample.token)));
		const [, aud, nonce] = /(https:\S+) with the nonce (\S+)\.$/.exec(credentialSample.note)!;
		const checks = await verifyKeyBinding(reading, { aud: aud!, nonce: nonce!, now: 1_800_000_000 });
		expect(isKeyBound(checks)).toBe(true);
		expect(checks.map(({ state }) => state)).not.toContain('not-asked');
	});
});
