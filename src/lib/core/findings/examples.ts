// For the tests, and never in the bundle: the smallest token that fires each rule, and a near miss.

import { algorithmExamples } from './examples/algorithm.ts';
import { keyExamples } from './examples/key.ts';
import { headerExamples } from './examples/header.ts';
import { formatExamples } from './examples/format.ts';
import { claimsExamples } from './examples/claims.ts';
import { valuesExamples } from './examples/values.ts';
import type { Examples } from './examples/example.ts';

export const examples: Examples = {
	...algorithmExamples,
	...keyExamples,
	...headerExamples,
	...formatExamples,
	...claimsExamples,
	...valuesExamples,
};
