// Every rule, weightiest subject first: within a severity, findings are shown in this order.

import type { Rule } from './rule.ts';
import { accessTokenRules } from './rules/access-token.ts';
import { algorithmRules } from './rules/algorithm.ts';
import { bindingRules } from './rules/binding.ts';
import { certificateRules } from './rules/certificate.ts';
import { claimsRules } from './rules/claims.ts';
import { criticalRules } from './rules/critical.ts';
import { encryptionRules } from './rules/encryption.ts';
import { clientAssertionRules } from './rules/client-assertion.ts';
import { expectedRules } from './rules/expected.ts';
import { formatRules } from './rules/format.ts';
import { headerTypeRules } from './rules/header-type.ts';
import { headerRules } from './rules/header.ts';
import { keyAddressRules } from './rules/key-address.ts';
import { keyBindingRules } from './rules/key-binding.ts';
import { keyParameterRules } from './rules/key-parameters.ts';
import { keyRules } from './rules/key.ts';
import { keyStrengthRules } from './rules/key-strength.ts';
import { namesRules } from './rules/names.ts';
import { partsRules } from './rules/parts.ts';
import { sessionRules } from './rules/session.ts';
import { signatureRules } from './rules/signature.ts';
import { textRules } from './rules/text.ts';
import { proofRules } from './rules/proof.ts';
import { sdJwtRules } from './rules/sd-jwt.ts';
import { idTokenRules } from './rules/id-token.ts';
import { logoutTokenRules } from './rules/logout-token.ts';
import { timeRules } from './rules/times.ts';
import { valueRules } from './rules/values.ts';

export const rules: readonly Rule[] = [
	...algorithmRules,
	...signatureRules,
	...keyRules,
	...keyStrengthRules,
	...sessionRules,
	...headerRules,
	...keyAddressRules,
	...certificateRules,
	...criticalRules,
	...encryptionRules,
	...keyParameterRules,
	...bindingRules,
	...proofRules,
	...sdJwtRules,
	...keyBindingRules,
	...formatRules,
	...partsRules,
	...namesRules,
	...headerTypeRules,
	...timeRules,
	...expectedRules,
	...accessTokenRules,
	...idTokenRules,
	...logoutTokenRules,
	...clientAssertionRules,
	...claimsRules,
	...textRules,
	...valueRules,
];
