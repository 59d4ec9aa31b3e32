import type { DecryptOutcome } from '../jose/encryption/jwe.ts';
import type { SignatureOutcome } from '../jose/key.ts';
import type { Reading } from '../token/reading.ts';
import type { Case, Check, CheckCode } from './check.ts';
import {
	checkAudience,
	checkExpiry,
	checkIssuedAt,
	checkIssuer,
	checkNotBefore,
	checkScope,
	checkType,
} from './claim-checks.ts';
import type { Policy } from './policy.ts';
import { respond, type ApiResponse } from './respond.ts';
import { checkAlgorithm, checkCritical, checkKey, checkReadable, checkSignature } from './token-checks.ts';

/**
 * `undecided`: nothing speaks against the token, but what it would take to verify it is not at hand;
 * `checking`: the signature is still being verified.
 */
export type Verdict = 'accepted' | 'refused' | 'undecided' | 'checking';

export interface Acceptance {
	/** In the order in which an API makes them. */
	readonly checks: readonly Check[];
	readonly verdict: Verdict;
	/** What an API with this policy and these keys would answer; undefined while that is not known. */
	readonly response: ApiResponse | undefined;
}

export interface AcceptRequest {
	readonly reading: Reading;
	readonly signature: SignatureOutcome | 'checking';
	/** For a JWE: what decrypting gave. */
	readonly decryption?: DecryptOutcome | undefined;
	/** For an SD-JWT: whether its disclosures are what RFC 9901 §7.1 takes. */
	readonly disclosuresValid?: boolean | undefined;
	readonly policy: Policy;
	/** Seconds since the epoch. */
	readonly now: number;
}

/** Failures that say nothing of the token, only that its signature cannot be checked here. */
const lacking: ReadonlySet<CheckCode> = new Set([
	'key-missing',
	'key-unreadable',
	'key-unusable',
	'signature-unsupported',
	'encrypted',
]);

/**
 * Answers as an API would (RFC 7519 §7.2, RFC 8725 §3, RFC 6750 §3): every check is made that can be, so that
 * all that is wrong is seen at once; the first that failed decides the response, the mere lack of a key last. Total.
 */
export function accept(request: AcceptRequest): Acceptance {
	const { reading, signature, decryption, disclosuresValid, policy, now } = request;
	const header = reading.joseHeader;
	const root = reading.payload?.json?.root;
	const claims = root?.type === 'object' ? root : undefined;
	const subject: Case = { reading, header, claims, signature, decryption, disclosuresValid, policy, now };

	const before = [checkReadable(subject), checkAlgorithm(subject), checkCritical(subject), checkKey(subject)];
	const checks = [
		...before,
		checkSignature(subject, before.some(failed)),
		...[checkType, checkExpiry, checkNotBefore, checkIssuedAt, checkIssuer, checkAudience, checkScope].map(
			(make) => make(subject),
		),
	];
	const verdict = verdictOf(checks);
	const response = verdict === 'checking' ? undefined : respond(decisiveOf(checks, verdict), policy);
	return { checks, verdict, response };
}

const failed = ({ state }: Check): boolean => state === 'failed';

/**
 * The check that the response names. A token that is refused is refused by an API that has its key as well, so
 * that API's answer is given; only where nothing else is amiss does the lack of a key make the answer.
 */
function decisiveOf(checks: readonly Check[], verdict: Verdict): Check | undefined {
	const counts = (check: Check) => failed(check) && (verdict !== 'refused' || !lacking.has(check.code));
	return checks.find(counts);
}

function verdictOf(checks: readonly Check[]): Verdict {
	const decisive = checks.findIndex(failed);
	const open = checks.findIndex(({ code }) => code === 'signature-checking');
	// What comes before the signature decides without it; what comes after may yet be overtaken by it.
	if (open >= 0 && (decisive < 0 || decisive > open)) return 'checking';
	if (decisive < 0) return 'accepted';
	return checks.every((check) => !failed(check) || lacking.has(check.code)) ? 'undecided' : 'refused';
}
