// Every rule, weightiest subject first: within a severity, findings are shown in this order.

import type { Rule } from './rule.ts';
import { algorithmRules } from './rules/algorithm.ts';
import { claimsRules } from './rules/claims.ts';
import { formatRules } from './rules/format.ts';
import { headerRules } from './rules/header.ts';
import { keyRules } from './rules/key.ts';
import { valueRules } from './rules/values.ts';

export const rules: readonly Rule[] = [
	...algorithmRules,
	...keyRules,
	...headerRules,
	...formatRules,
	...claimsRules,
	...valueRules,
];
