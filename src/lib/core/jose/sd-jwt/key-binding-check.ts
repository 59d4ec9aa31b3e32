import type { Reading } from '../../token/reading.ts';
import type { HolderKey, HolderKeyFault } from './holder-key.ts';
import type { SdJwtReading } from './sd-jwt-reading.ts';

/** Each check of a Key Binding JWT with the section that asks for it, in the order in which they are made. */
export const keyBindingReferences = {
	present: 'RFC 9901 §7.3',
	readable: 'RFC 9901 §4.3',
	'holder-key': 'RFC 9901 §4.1.2',
	algorithm: 'RFC 9901 §4.3',
	signature: 'RFC 9901 §7.3',
	type: 'RFC 9901 §4.3',
	'issued-at': 'RFC 9901 §7.3',
	audience: 'RFC 9901 §7.3',
	nonce: 'RFC 9901 §7.3',
	'presentation-hash': 'RFC 9901 §4.3.1',
	critical: 'RFC 7515 §4.1.11',
	lifetime: 'RFC 7519 §4.1.4',
} as const;

export type KeyBindingCheckId = keyof typeof keyBindingReferences;

/** Stable names of what a check can find; `describe-disclosure.ts` has the sentence of each. */
export type KeyBindingCode =
	| 'present'
	| 'missing'
	| 'not-required'
	| 'not-reached'
	| 'readable'
	| 'unreadable'
	| 'holder-key-found'
	| HolderKeyFault
	| 'algorithm-fits'
	| 'algorithm-none'
	| 'algorithm-mac'
	| 'algorithm-unusable'
	| 'signature-matches'
	| 'signature-failed'
	| 'type-matches'
	| 'type-missing'
	| 'type-differs'
	| 'claim-missing'
	| 'claim-ambiguous'
	| 'claim-of-wrong-type'
	| 'issued-at-present'
	| 'issued-in-window'
	| 'issued-in-future'
	| 'issued-too-long-ago'
	| 'audience-present'
	| 'audience-matches'
	| 'audience-differs'
	| 'nonce-present'
	| 'nonce-matches'
	| 'nonce-differs'
	| 'hash-matches'
	| 'hash-differs'
	| 'hash-unavailable'
	| 'critical-none'
	| 'critical-present'
	| 'lifetime-unlimited'
	| 'lifetime-not-asked'
	| 'lifetime-includes-now'
	| 'expired'
	| 'not-yet-valid';

/** `not-asked`: nothing was expected, or an earlier failure left nothing to ask. */
export type KeyBindingState = 'passed' | 'failed' | 'not-asked';

export interface KeyBindingCheck {
	readonly id: KeyBindingCheckId;
	readonly state: KeyBindingState;
	readonly code: KeyBindingCode;
	readonly detail: Readonly<Record<string, string | number>>;
	readonly section: string;
}

/** What a verifier expects of a Key Binding JWT. All times in seconds, `now` since the epoch. */
export interface KeyBindingExpectations {
	/** Whether a presentation without Key Binding is refused; true unless said otherwise (RFC 9901 §7.3 step 1). */
	readonly required?: boolean;
	readonly aud?: string;
	readonly nonce?: string;
	readonly now?: number;
	/** How long ago it may have been made. */
	readonly maximumAge?: number;
	/** How far clocks may differ; 0 unless said otherwise. */
	readonly leeway?: number;
}

/** What a check found: its state, its code, and the figures that a sentence about it needs. */
export type Finding =
	| readonly [KeyBindingCheck['state'], KeyBindingCheck['code']]
	| readonly [KeyBindingCheck['state'], KeyBindingCheck['code'], KeyBindingCheck['detail']];

/** What the checks look at. */
export interface KeyBindingCase {
	readonly reading: SdJwtReading;
	/** The Key Binding JWT. */
	readonly binding: Reading;
	readonly holder: HolderKey;
	readonly expected: KeyBindingExpectations;
}
