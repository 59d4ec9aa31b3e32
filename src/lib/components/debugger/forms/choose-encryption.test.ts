import { expect, test } from 'vitest';
import { withAlgorithm } from './choose-encryption.ts';

test.each([
	[
		'what the algorithm before had written goes',
		'{"alg":"ECDH-ES+A128KW","enc":"A128GCM","epk":{"kty":"EC"},"apu":"QQ","kid":"a"}',
		'A256KW',
		'{"alg":"A256KW","enc":"A128GCM","kid":"a"}',
	],
	[
		'what both write stays',
		'{"alg":"ECDH-ES+A128KW","epk":{"kty":"EC"},"apu":"QQ"}',
		'ECDH-ES',
		'{"alg":"ECDH-ES","epk":{"kty":"EC"},"apu":"QQ"}',
	],
	[
		'from a password to AES-GCM',
		'{\n  "p2s": "AA",\n  "p2c": 1000,\n  "alg": "PBES2-HS256+A128KW"\n}',
		'A128GCMKW',
		'{\n  "alg": "A128GCMKW"\n}',
	],
	['a first alg', '{"enc":"A128GCM"}', 'dir', '{"enc":"A128GCM","alg":"dir"}'],
	['a broken header stays as it is', '{"enc":', 'dir', '{"enc":'],
])('%s', (_, before, alg, after) => {
	expect(withAlgorithm(before, alg)).toBe(after);
});
