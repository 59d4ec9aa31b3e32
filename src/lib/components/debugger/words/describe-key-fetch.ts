import type { AddressProblem } from '#lib/core/jose/key-set-address.ts';
import type { KeyFetchFailure, KeyFetchFault } from '#lib/state/key-fetch.svelte.ts';

const addresses: Readonly<Record<AddressProblem, string>> = {
	empty: 'Nothing is asked for until you write an address and say so.',
	'too-long': 'This is longer than any address of keys.',
	character:
		'An address holds no spaces, backslashes or invisible characters: this one would not go where it seems to.',
	'no-scheme': 'A full address begins with https://.',
	scheme: 'Only https:// addresses are asked.',
	'not-a-url': 'This is no address that a browser understands.',
	credentials: 'An address with a name or password before an @ is not asked: the host is what follows the @.',
	fragment: 'Leave out what follows the #: servers never see it.',
	insecure: 'Keys must come over https; http is for this computer only (localhost, 127.0.0.1).',
	query: 'An issuer has no query (RFC 8414 §2): leave out what follows the ?.',
};

/** Why an address cannot be asked, or that there is none. */
export function describeAddressProblem(problem: AddressProblem): string {
	return addresses[problem];
}

/** A value from elsewhere, fit to stand in a sentence. */
function told(value: string | undefined): string {
	const line = [...(value ?? '').replace(/[\p{C}\p{Z}]+/gu, ' ')];
	return `“${line.length > 80 ? `${line.slice(0, 79).join('')}…` : line.join('')}”`;
}

type Sentence = (failure: KeyFetchFailure) => string;
const sentences: Readonly<Record<KeyFetchFault, Sentence>> = {
	unreachable: ({ host }) =>
		`${host} could not be asked. Either it cannot be reached, or it does not let other sites read its answer (CORS): browsers do not tell which.`,
	'unreachable-from-https': ({ host }) =>
		`${host} could not be asked. This page came over https, and your browser may refuse to ask over http; or nothing listens there, or it does not let other sites read its answer (CORS).`,
	status: ({ host, status }) => `${host} answered ${String(status)}${statuses(status)}.`,
	'too-large': ({ host }) =>
		`What ${host} sends is over 1 MB: that is no key set, and it was not read to its end.`,
	timeout: ({ host }) => `${host} did not answer within 10 seconds.`,
	blocked: ({ host }) =>
		`A policy forbids this: ${host} sends on to an address that is not https, or whoever hosts this page forbids fetching keys.`,
	frame: () => 'The frame that fetches did not load. Are you offline?',
	stopped: () => 'Stopped.',
	'web-page': ({ host }) => `${host} sent a web page, not keys. Is this the address of a sign-in page?`,
	'not-json': ({ host }) => `What ${host} sent is neither JSON nor PEM.`,
	'not-keys': ({ host }) => `What ${host} sent is JSON, but no key set: it has no list “keys”.`,
	'not-an-object': ({ host }) => `What ${host} sent is not an issuer’s metadata.`,
	ambiguous: () =>
		'The issuer’s metadata names its issuer or its keys twice: readers disagree which one counts.',
	'issuer-differs': ({ found }) =>
		`The metadata is that of another issuer: it says ${told(found)}. It must be exactly the issuer that was asked (RFC 8414 §3.3), down to a final slash.`,
	'no-jwks-uri': ({ host }) => `What ${host} sent does not say where the keys are (jwks_uri).`,
	'bad-jwks-uri': ({ found }) =>
		`The metadata names an address for the keys that is not asked: ${told(found)}.`,
};

function statuses(status: number | undefined): string {
	if (status === 404) return ': there is nothing at this address';
	if (status === 401 || status === 403) return ': it does not let everybody see this';
	return (status ?? 0) >= 500 ? ': it is in trouble' : '';
}

/** One or two plain sentences about why there are no keys. */
export function describeKeyFetchFailure(failure: KeyFetchFailure): string {
	return sentences[failure.code](failure);
}
