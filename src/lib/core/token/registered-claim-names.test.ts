import { expect, test } from 'vitest';
import { claims } from './claims.ts';
import { isRegisteredClaim } from './registered-claim-names.ts';

test.each(['iss', 'at_hash', '_claim_names', 'trust_anchor', '...', 'cnonce', 'sub_id', 'resOwnerId'])(
	'%s is registered',
	(name) => expect(isRegisteredClaim(name)).toBe(true),
);

test.each(['role', 'scp', 'Iss', '', 'constructor', '__proto__', 'cnonce exi', 'https://example.com/role'])(
	'%j is not',
	(name) => expect(isRegisteredClaim(name)).toBe(false),
);

test('what the better known claims say of it holds', () => {
	for (const { name, registered } of claims) expect(isRegisteredClaim(name), name).toBe(registered);
});
