import { subtleCrypto } from '../engine.ts';
import type { Key } from '../key.ts';
import { AttemptBudget, mostRecipients } from './attempt-budget.ts';
import type { Bytes } from './bytes.ts';
import { inflate } from './inflate.ts';
import { hintIn, isReadableHeader } from './jose-header.ts';
import { fault, given } from './jwe.ts';
import type {
	DecryptOptions,
	DecryptOutcome,
	JweAttempt,
	JweFault,
	JweInput,
	JweReason,
	JweRecipient,
	JweResult,
} from './jwe.ts';
import { keyManagementFitness } from './key-management-fitness.ts';
import { openForKey } from './open-for-key.ts';
import { prepareRecipient } from './prepare-recipient.ts';
import type { PreparedRecipient } from './prepare-recipient.ts';

/** Bytes that are inflated unasked: more than any token needs, less than a page minds. */
const usualInflateLimit = 250_000;

/**
 * Decrypts a JWE (RFC 7516 §5.2) with the first of the user's keys that opens it for any of its recipients; what `kid`
 * names is tried first. The protected header is authenticated by its exact characters. Never throws.
 */
export async function decrypt(
	input: JweInput,
	keys: readonly Key[],
	options: DecryptOptions = {},
): Promise<DecryptOutcome> {
	const whole = checkWhole(input);
	if (!whole.ok) return refusal('impossible', whole.fault, []);
	const search: Search = { input, keys, options, budget: new AttemptBudget(options), tried: [] };
	const order = recipientsInOrder(input.recipients, keys);
	for (const index of order.slice(0, mostRecipients)) {
		const outcome = await tryRecipient(search, index);
		if (outcome !== undefined) return outcome;
	}
	return order.length > mostRecipients ? tooMany(search) : furthest(search.tried);
}

/** One call's question, and how far it has come. */
interface Search {
	readonly input: JweInput;
	readonly keys: readonly Key[];
	readonly options: DecryptOptions;
	readonly budget: AttemptBudget;
	readonly tried: JweAttempt[];
}

/** Tries a recipient's encrypted key with each key; undefined when the next recipient is to be tried. */
async function tryRecipient(search: Search, index: number): Promise<DecryptOutcome | undefined> {
	const { input, keys, options, budget, tried } = search;
	const recipient = input.recipients[index]!;
	const prepared = prepareRecipient(input, recipient, options);
	if (!prepared.ok) {
		tried.push(attempt(index, undefined, prepared.fault));
		return undefined;
	}
	if (keys.length === 0) return refusal('impossible', { reason: 'no-key', detail: {} }, tried);
	for (const key of inOrder(keys, hintIn(recipient.headers, 'kid'))) {
		if (!budget.takePair()) return tooMany(search);
		const fitness = fitnessOf(key, prepared.value, options);
		if (fitness.ok && !budget.takeAttempt(prepared.value, key)) return tooMany(search);
		const opened = fitness.ok ? await openForKey(input, prepared.value, key) : fitness;
		if (opened.ok) return finish(prepared.value, opened.value, key, index, tried, options);
		tried.push(attempt(index, key, opened.fault));
	}
	return undefined;
}

/** What stops all recipients alike. */
function checkWhole({ recipients, protectedText, unreadable }: JweInput): JweResult<true> {
	if (recipients.length === 0) return fault('no-recipient');
	if (protectedText !== '' && !isReadableHeader(protectedText)) return fault('header-unreadable');
	if (unreadable !== undefined) return fault('part-unreadable', { part: unreadable });
	return subtleCrypto() === undefined ? fault('unsupported-here', { name: 'WebCrypto' }) : given(true);
}

function fitnessOf(
	key: Key,
	{ row, enc }: PreparedRecipient,
	{ ignoreJwkRestrictions }: DecryptOptions,
): JweResult<true> {
	const fitness = keyManagementFitness(key, row, 'decrypt', enc);
	const overridden = !fitness.ok && ignoreJwkRestrictions && fitness.fault.reason === 'key-forbidden-by-jwk';
	return overridden ? given(true) : fitness;
}

/** Places of the recipients, those first that name one of the keys, then those that name none (RFC 7516 §4.1.6). */
function recipientsInOrder(recipients: readonly JweRecipient[], keys: readonly Key[]): readonly number[] {
	const names = new Set(keys.map(({ kid }) => kid));
	const ranks = recipients.map(({ headers }) => {
		const kid = hintIn(headers, 'kid');
		return kid === undefined ? 1 : names.has(kid) ? 0 : 2;
	});
	return [...recipients.keys()].sort((one, other) => ranks[one]! - ranks[other]!);
}

/** Keys whose `kid` is the recipient's first, then those without, then the others: it is a hint. */
function inOrder(keys: readonly Key[], kid: string | undefined): readonly Key[] {
	if (kid === undefined) return keys;
	const rank = (key: Key) => (key.kid === kid ? 0 : key.kid === undefined ? 1 : 2);
	return [...keys].sort((one, other) => rank(one) - rank(other));
}

/** The content is authentic: it is inflated where the header says so, and no other key is tried. */
async function finish(
	{ deflated, parameters }: PreparedRecipient,
	content: Bytes,
	key: Key,
	recipient: number,
	before: readonly JweAttempt[],
	{ inflateLimit = usualInflateLimit }: DecryptOptions,
): Promise<DecryptOutcome> {
	const tried = [...before, { recipient, key, result: 'decrypted', detail: {} } as const];
	const inflated = deflated ? await inflate(content, inflateLimit) : given(content);
	if (inflated.ok) {
		const { remarks } = parameters;
		return { state: 'decrypted', plaintext: inflated.value, key, recipient, remarks, tried };
	}
	if ('fault' in inflated) return refusal('impossible', inflated.fault, tried);
	const state = inflated.why === 'not-deflate' ? 'failed' : 'impossible';
	return refusal(state, inflateFaults[inflated.why](inflateLimit), tried);
}

const inflateFaults: Readonly<
	Record<'too-large' | 'not-deflate' | 'unsupported', (limit: number) => JweFault>
> = {
	'too-large': (limit) => ({ reason: 'inflated-too-large', detail: { limit } }),
	'not-deflate': () => ({ reason: 'not-deflate', detail: {} }),
	unsupported: () => ({ reason: 'unsupported-here', detail: { name: 'DEF' } }),
};

/** What was computed and did not fit, the step that comes last in decrypting first. */
const failures: readonly JweReason[] = [
	'content-padding',
	'content-not-authentic',
	'content-key-wrong-length',
	'key-not-unwrapped',
];

/** What could not be computed, in the order of how near it came. */
const obstacles: readonly JweReason[] = [
	'unsupported-here',
	'key-unusable',
	'epk-on-another-curve',
	'key-forbidden-by-jwk',
	'key-wrong-length',
	'key-is-public',
];

/** What to say when no key opened it: the attempt that came furthest decides, or else the first. */
function furthest(tried: readonly JweAttempt[]): DecryptOutcome {
	for (const [state, reasons] of [['failed', failures] as const, ['impossible', obstacles] as const]) {
		for (const reason of reasons) {
			const found = tried.find(({ result }) => result === reason);
			if (found) return refusal(state, { reason, detail: found.detail }, tried);
		}
	}
	const first = tried.find(({ key }) => key === undefined) ?? tried[0]!;
	return refusal('impossible', { reason: first.result as JweReason, detail: first.detail }, tried);
}

function tooMany({ input, keys, budget, tried }: Search): DecryptOutcome {
	const { attempts } = budget;
	const detail = { attempts, recipients: input.recipients.length, keys: keys.length };
	return refusal('impossible', { reason: 'too-many-attempts', detail }, tried);
}

function attempt(recipient: number, key: Key | undefined, { reason, detail }: JweFault): JweAttempt {
	return { recipient, key, result: reason, detail };
}

function refusal(
	state: 'failed' | 'impossible',
	{ reason, detail }: JweFault,
	tried: readonly JweAttempt[],
): DecryptOutcome {
	return { state, reason, detail, tried };
}
