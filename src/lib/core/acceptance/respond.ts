import type { Check, CheckId } from './check.ts';
import { describeCheck } from './describe-check.ts';
import type { Policy } from './policy.ts';

/** The HTTP answer of an API (RFC 6750 §3). */
export interface ApiResponse {
	readonly status: 200 | 401 | 403;
	readonly headers: readonly (readonly [name: string, value: string])[];
	readonly body?: string;
	/** The first check that failed; undefined when none did. */
	readonly decidedBy: CheckId | undefined;
}

/** What RFC 6750 §3 lets `error_description` hold: printable ASCII without quotation mark and backslash. */
export function headerText(text: string): string {
	return text
		.replace(/["“”‘’]/g, "'")
		.replace(/…/g, '...')
		.replace(/[^\x20-\x7e]|\\/g, '?');
}

/** What RFC 6750 §3 lets `scope` hold. */
const scopeText = (words: readonly string[]): string =>
	words
		.map((word) => word.replace(/[^\x21\x23-\x5b\x5d-\x7e]/g, ''))
		.filter((word) => word !== '')
		.join(' ');

/** The answer that the first failure makes: 401 for a token that is no good, 403 for one that permits too little. */
export function respond(failure: Check | undefined, policy: Policy): ApiResponse {
	if (!failure) return { status: 200, headers: [], decidedBy: undefined };
	const answer = (status: 401 | 403, challenge: string): ApiResponse => ({
		status,
		headers: [['WWW-Authenticate', challenge]],
		decidedBy: failure.id,
	});
	// Without a token there is nothing to find fault with: RFC 6750 §3.1 wants no error code.
	if (failure.code === 'no-token') return answer(401, 'Bearer');
	const description = `error_description="${headerText(describeCheck(failure))}"`;
	if (failure.code === 'scope-missing' || failure.code === 'role-missing') {
		const scope = scopeText(policy.scope ?? []);
		const wanted = scope === '' ? '' : `, scope="${scope}"`;
		return answer(403, `Bearer error="insufficient_scope", ${description}${wanted}`);
	}
	return answer(401, `Bearer error="invalid_token", ${description}`);
}
