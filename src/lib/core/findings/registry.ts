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

/** The rules by subject, as they are documented. */
export const subjects: readonly { readonly title: string; readonly rules: readonly Rule[] }[] = [
	{ title: 'Algorithm', rules: algorithmRules },
	{ title: 'Signature', rules: signatureRules },
	{ title: 'Key', rules: [...keyRules, ...keyStrengthRules] },
	{ title: 'Beside other tokens', rules: sessionRules },
	{ title: 'Header', rules: [...headerRules, ...keyAddressRules, ...criticalRules] },
	{ title: 'Certificates', rules: certificateRules },
	{ title: 'Encryption', rules: [...encryptionRules, ...keyParameterRules] },
	{ title: 'Proof of possession', rules: [...bindingRules, ...proofRules] },
	{ title: 'SD-JWT', rules: [...sdJwtRules, ...keyBindingRules] },
	{ title: 'Form', rules: [...formatRules, ...partsRules, ...namesRules] },
	{ title: 'Type', rules: headerTypeRules },
	{ title: 'Times', rules: timeRules },
	{ title: 'What is expected', rules: expectedRules },
	{ title: 'Access tokens', rules: accessTokenRules },
	{ title: 'ID tokens', rules: idTokenRules },
	{ title: 'Logout tokens', rules: logoutTokenRules },
	{ title: 'Client assertions', rules: clientAssertionRules },
	{ title: 'Claims', rules: claimsRules },
	{ title: 'Names and values', rules: [...textRules, ...valueRules] },
];

export const rules: readonly Rule[] = subjects.flatMap((subject) => subject.rules);
