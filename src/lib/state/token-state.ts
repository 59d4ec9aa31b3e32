import type { Given, Origin, TokenState } from './debugger-commands.ts';

/** What of all that was given belongs to the token, without a passphrase. */
export function tokenStateOf(given: TokenState): TokenState {
	const { draft, origin, outer } = given;
	return { draft, origin, outer, ...keyChoiceOf(given) };
}

/** A key as it was chosen, without the passphrase, which must stand in no history. */
export function keyChoiceOf({
	keyText,
	keyHint: { readAs, encoding },
	demoKey,
}: TokenState): Pick<TokenState, 'keyText' | 'keyHint' | 'demoKey'> {
	return { keyText, keyHint: { readAs, encoding }, demoKey };
}

/** The same token with the same key, both come by the same way. */
export function isSameState(one: TokenState, other: TokenState): boolean {
	const isSameHint =
		one.keyHint.readAs === other.keyHint.readAs && one.keyHint.encoding === other.keyHint.encoding;
	const isSameKey = isSameHint && one.keyText === other.keyText && one.demoKey === other.demoKey;
	return isSameKey && one.draft === other.draft && one.origin === other.origin && one.outer === other.outer;
}

/** A token as it came, as against one that is being edited or typed. */
export function isOpened({ origin }: Given, token: string): boolean {
	return token === origin.text && ['sample', 'pasted', 'inner'].includes(origin.kind);
}

/** Two tokens are states of one: both came the same way as the same text, or are being typed. */
export function isSameOrigin(one: Origin | undefined, other: Origin): boolean {
	if (one === other) return true;
	return one?.kind === other.kind && (other.kind === 'typed' || one.text === other.text);
}
