import type { KeyHint, SignatureOutcome } from '../jose/key.ts';

/** A token to try things with, its key, and what to say of it. */
export interface Sample {
	readonly id: string;
	readonly title: string;
	readonly group: 'use' | 'algorithm' | 'rfc';
	/** What there is to see in it. */
	readonly note: string;
	readonly token: string;
	/** The text for the Key field: it signs as well as verifies. Empty for an unsecured token. */
	readonly keyText: string;
	readonly keyHint: KeyHint;
	/** Moved to the present when opened: its times keep their distances. */
	readonly shift: boolean;
	/** The state of its signature under its key. */
	readonly expect: SignatureOutcome['state'];
}
