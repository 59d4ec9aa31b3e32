// For the tests, and never in the bundle: the smallest token that fires each rule, and a near miss.

import { algorithmExamples } from './examples/algorithm.ts';
import { keyExamples } from './examples/key.ts';
import { bindingExamples } from './examples/binding.ts';
import { certificateExamples } from './examples/certificate.ts';
import { criticalExamples } from './examples/critical.ts';
import { encryptionExamples } from './examples/encryption.ts';
import { headerExamples } from './examples/header.ts';
import { headerTypeExamples } from './examples/header-type.ts';
import { keyAddressExamples } from './examples/key-address.ts';
import { keyBindingExamples } from './examples/key-binding.ts';
import { keyParameterExamples } from './examples/key-parameters.ts';
import { proofExamples } from './examples/proof.ts';
import { sdJwtExamples } from './examples/sd-jwt.ts';
import { formatExamples } from './examples/format.ts';
import { timesExamples } from './examples/times.ts';
import { accessTokenExamples } from './examples/access-token.ts';
import { idTokenExamples } from './examples/id-token.ts';
import { logoutTokenExamples } from './examples/logout-token.ts';
import { clientAssertionExamples } from './examples/client-assertion.ts';
import { expectedExamples } from './examples/expected.ts';
import { claimsExamples } from './examples/claims.ts';
import { valuesExamples } from './examples/values.ts';
import { keyStrengthExamples } from './examples/key-strength.ts';
import { namesExamples } from './examples/names.ts';
import { partsExamples } from './examples/parts.ts';
import { sessionExamples } from './examples/session.ts';
import { signatureExamples } from './examples/signature.ts';
import { textExamples } from './examples/text.ts';
import type { Examples } from './examples/example.ts';

export const examples: Examples = {
	...algorithmExamples,
	...keyExamples,
	...headerExamples,
	...headerTypeExamples,
	...keyAddressExamples,
	...certificateExamples,
	...criticalExamples,
	...encryptionExamples,
	...keyParameterExamples,
	...bindingExamples,
	...proofExamples,
	...sdJwtExamples,
	...keyBindingExamples,
	...formatExamples,
	...timesExamples,
	...accessTokenExamples,
	...idTokenExamples,
	...logoutTokenExamples,
	...clientAssertionExamples,
	...expectedExamples,
	...claimsExamples,
	...keyStrengthExamples,
	...namesExamples,
	...partsExamples,
	...sessionExamples,
	...signatureExamples,
	...textExamples,
	...valuesExamples,
};
