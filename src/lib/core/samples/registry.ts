// Every sample that the page offers, in the order of its menu. To add one, add it to the file of its group, whose
// header says how; the tests walk this list and hold every sample to what it expects.

import { algorithmSamples } from './algorithm-samples.ts';
import { encryptedSamples } from './encrypted-samples.ts';
import { rfcSamples } from './rfc-samples.ts';
import type { Sample } from './sample.ts';
import { credentialSample, sdJwtSamples } from './sd-jwt-samples.ts';
import { useSamples } from './use-samples.ts';

export type { Sample } from './sample.ts';

export const samples: readonly Sample[] = [
	...useSamples,
	credentialSample,
	...encryptedSamples,
	...algorithmSamples,
	...rfcSamples,
	...sdJwtSamples,
];
