import type { Acceptance } from '#lib/core/acceptance/accept.ts';

export interface VerdictWords {
	readonly tone: 'good' | 'bad' | 'warning' | 'none' | 'waiting';
	readonly title: string;
	readonly sentence: string;
	readonly reasons: Readonly<Record<number, string>>;
}

const reasons = { 200: 'OK', 401: 'Unauthorized', 403: 'Forbidden' };

/** Says whether an API would accept the token, as far as that is known. */
export function describeVerdict(acceptance: Acceptance | undefined, edited: boolean): VerdictWords {
	const token = edited ? 'your edited copy' : 'it';
	const decisive = acceptance?.checks.find(({ state }) => state === 'failed')?.code;
	if (decisive === 'no-token')
		return { tone: 'none', title: 'No token yet', sentence: 'Without one, an API answers 401.', reasons };
	const sealed = acceptance?.checks.some(({ id, code }) => id === 'signature' && code === 'encrypted');
	if (sealed && acceptance?.verdict === 'undecided')
		return {
			tone: 'none',
			title: 'Not known: the content is encrypted',
			sentence: 'An API that holds the key would decrypt it first, then check the claims.',
			reasons,
		};
	switch (acceptance?.verdict) {
		case undefined:
		case 'checking':
			return { tone: 'waiting', title: 'Checking…', sentence: '', reasons };
		case 'accepted':
			return {
				tone: 'good',
				title: `An API would accept ${token}`,
				sentence: 'Every check that was asked for has passed.',
				reasons,
			};
		case 'undecided':
			return {
				tone: 'none',
				title: 'Not known yet: the signature is unchecked',
				sentence: 'Nothing else speaks against it.',
				reasons,
			};
		case 'refused':
			return acceptance.response?.status === 403
				? { tone: 'bad', title: `An API would take ${token}, but not allow this`, sentence: '', reasons }
				: { tone: 'bad', title: `An API would refuse ${token}`, sentence: '', reasons };
	}
}
