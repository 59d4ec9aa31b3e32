import type { BoundCheckState } from '#lib/core/jose/bound-token-check.ts';
import type { DpopCheck, DpopCheckId, DpopCode, DpopOutcome } from '#lib/core/jose/dpop-check.ts';
import { tokenHashNamed } from '#lib/core/jose/token-hashes.ts';
import type { TokenHashCheck } from '#lib/core/jose/token-hashes.ts';
import { describeDpopCheck, describeTokenHashCheck } from './describe-bound-token.ts';

/** One line of a list of checks, in words. */
export interface BoundLine {
	readonly id: string;
	readonly state: BoundCheckState;
	readonly sentence: string;
	readonly reference: string;
	/** What was compared, side by side: long values that no sentence can hold. */
	readonly values: readonly (readonly [name: string, value: string])[];
}

export interface BoundVerdict {
	readonly tone: 'good' | 'bad' | 'warning' | 'none' | 'waiting';
	readonly title: string;
	readonly sentence: string;
}

/** What the two values of a check are called: the one that the token holds, and the one that belongs there. */
const valueNames: Partial<Record<DpopCheckId, readonly [found: string, expected: string]>> = {
	ath: ['ath in the proof', 'of the access token'],
	'bound-key': ['the proof’s key', 'cnf.jkt in the token'],
};

/** The line of a check of a DPoP proof. */
export function proofLine(check: DpopCheck): BoundLine {
	const { id, state, reference, detail } = check;
	return {
		id,
		state,
		reference,
		sentence: describeDpopCheck(check),
		values: valuesOf(detail, valueNames[id]),
	};
}

/** The line of a hash in an ID token. */
export function hashLine(check: TokenHashCheck): BoundLine {
	const { id, state, reference, detail } = check;
	const names = [`${id} in the token`, 'what belongs there'] as const;
	return { id, state, reference, sentence: describeTokenHashCheck(check), values: valuesOf(detail, names) };
}

function valuesOf(
	{ found, expected }: DpopCheck['detail'],
	names: readonly [string, string] | undefined,
): BoundLine['values'] {
	if (names === undefined || expected === undefined) return [];
	const here = found === undefined ? [] : [[names[0], String(found)] as const];
	return [...here, [names[1], String(expected)]];
}

const nonceSentences: Partial<Record<DpopCode, string>> = {
	'nonce-matches': 'nonce is the one that was sent along with the request',
	'nonce-differs': 'nonce is another than the one that was sent: this ID token answers another request',
	'nonce-missing': 'It has no nonce',
	'nonce-not-asked': 'nonce is not compared: give the one that was sent with the request',
	'nonce-absent': 'It has no nonce',
	'claim-not-a-string': 'nonce is not a string',
	ambiguous: 'Ambiguous: nonce stands there more than once',
};

/** The line of an ID token's nonce. */
export function nonceLine({ state, code, detail = {} }: DpopOutcome): BoundLine {
	return {
		id: 'nonce',
		state,
		reference: 'OIDC Core §3.1.3.7 (11)',
		sentence: nonceSentences[code] ?? '',
		values: valuesOf(detail, ['nonce in the token', 'the one sent']),
	};
}

/** What is left to be given of a request before a proof is said to fit it. */
const missing: Partial<Record<DpopCode, string>> = {
	'method-not-asked': 'the method',
	'target-not-asked': 'the address',
	'request-not-a-uri': 'a full address',
	'nonce-not-asked': 'the server’s nonce',
	'token-hash-not-asked': 'the access token',
};
const ofRequest: ReadonlySet<DpopCheckId> = new Set(['htm', 'htu', 'nonce', 'ath', 'bound-key']);

/**
 * What the checks of a proof come to.
 * @param checks undefined while they are being made
 */
export function proofVerdict(checks: readonly DpopCheck[] | undefined): BoundVerdict {
	if (!checks) return { tone: 'waiting', title: 'Checking…', sentence: '' };
	const failed = checks.filter(({ state }) => state === 'failed');
	if (failed.length > 0) {
		const isMisfit = failed.every(({ id }) => ofRequest.has(id));
		return {
			tone: 'bad',
			title: isMisfit ? 'This proof does not fit the request' : 'A server would refuse this proof',
			sentence: failed.map(describeDpopCheck).join(' · '),
		};
	}
	if (checks.some(({ state }) => state === 'not-reached'))
		return { tone: 'warning', title: 'This proof cannot be checked in full here', sentence: '' };
	const lacking = checks.map(({ code }) => missing[code]).filter((name) => name !== undefined);
	if (lacking.length > 0) {
		return {
			tone: 'none',
			title: 'Nothing is wrong, as far as was asked',
			sentence: `Give ${listed(lacking)} to know more.`,
		};
	}
	return {
		tone: 'good',
		title: 'This proof fits the request',
		sentence: 'Whether it was used before (jti), only the server knows.',
	};
}

/** What the checks of an ID token's hashes and nonce come to; undefined while they are being made. */
export function companionsVerdict(lines: readonly BoundLine[] | undefined): BoundVerdict {
	if (!lines) return { tone: 'waiting', title: 'Checking…', sentence: '' };
	const count = (state: BoundCheckState) => lines.filter((line) => line.state === state).length;
	if (count('failed') > 0) {
		const title = 'What came along does not belong to this ID token';
		return { tone: 'bad', title, sentence: '' };
	}
	if (count('passed') === lines.length) {
		const title = 'What came along belongs to this ID token';
		return { tone: 'good', title, sentence: 'Whether the ID token itself is right, its signature says.' };
	}
	if (count('not-reached') > 0)
		return { tone: 'warning', title: 'This cannot be checked in full', sentence: '' };
	return { tone: 'none', title: 'Nothing is wrong, as far as was asked', sentence: '' };
}

/** How the hashes of an ID token are made, in one line. */
export function describeHashing(alg: string | undefined): string {
	const hash = tokenHashNamed(alg);
	const named = alg === undefined ? 'A header without alg' : `alg ${alg.slice(0, 20)}`;
	if (hash === undefined) return `${named} defines no hash: these claims cannot be checked.`;
	return `${named} brings ${hash} along: the left half of the hash, as base64url.`;
}

function listed(items: readonly string[]): string {
	const [last, ...before] = items.toReversed();
	return before.length === 0 ? (last ?? '') : `${before.toReversed().join(', ')} and ${last ?? ''}`;
}
