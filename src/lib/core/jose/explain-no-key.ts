import { readBareDer } from './bare-der.ts';
import { noKeys, rangeOf } from './found-keys.ts';
import type { FoundKeys } from './found-keys.ts';

/** Why a text is no key, once its owner says that it is one. */
export function explainNoKey(text: string): FoundKeys {
	const bare = readBareDer(text);
	const range = rangeOf(text);
	if (bare?.state !== 'fault' || bare.fault === 'not-der') return noKeys('key-unreadable', range);
	return noKeys(bare.fault === 'truncated' ? 'key-pem-truncated' : 'key-der', range, { reason: bare.fault });
}
