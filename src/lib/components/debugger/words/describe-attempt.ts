import type { Attempt, SignatureOutcome } from '#lib/core/jose/key.ts';

const results: Record<Attempt['result'], (alg: string) => string> = {
	verified: () => 'the signature matches',
	'no-match': () => 'tried: the signature does not match',
	'wrong-type': (alg) => `not tried: ${alg} takes keys of another type or curve`,
	'forbidden-by-jwk': () => 'not tried: its own alg, use or key_ops forbids it',
	unusable: () => 'tried: this browser refuses the key',
};

/** What came of one key, in words. */
export function describeAttempt(result: Attempt['result'], alg: string): string {
	return results[result](alg);
}

/** Which of several keys is used, and why; or that none is. */
export function describeChoice(outcome: SignatureOutcome, kid: string | undefined): string {
	if (outcome.state !== 'verified') {
		return kid === undefined ? 'None of them fits.' : `None of them fits; the token names the key “${kid}”.`;
	}
	const { key } = outcome;
	const used = `Key ${key.index + 1} is used`;
	if (kid === undefined) return `${used}: the first whose signature matches. The token names no key.`;
	if (key.kid === kid) return `${used}: the token names it by its kid, and the signature matches.`;
	return `${used}: the signature matches, although the token names another one, “${kid}”.`;
}
