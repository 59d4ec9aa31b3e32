import type { KeyHint, SignatureOutcome } from '../jose/key.ts';

/** A token to try things with, its key, and what to say of it. */
export interface Sample {
	readonly id: string;
	readonly title: string;
	readonly group: 'use' | 'encrypted' | 'algorithm' | 'rfc';
	/** What there is to see in it. */
	readonly note: string;
	readonly token: string;
	/** The text for the Key field: it signs as well as verifies, and decrypts as well as encrypts. Empty for an unsecured token. */
	readonly keyText: string;
	readonly keyHint: KeyHint;
	/** Moved to the present when opened: its times keep their distances. */
	readonly shift: boolean;
	/** The state of its signature under its key; `decrypted` for an encrypted one, which its key opens. */
	readonly expect: SignatureOutcome['state'] | 'decrypted';
}
