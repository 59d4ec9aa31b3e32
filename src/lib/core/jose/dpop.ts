import type { Reading } from '../token/reading.ts';
import { dpopReferences, failed, notReached, passed } from './dpop-check.ts';
import type { DpopCheck, DpopCheckId, DpopOutcome, DpopQuestion } from './dpop-check.ts';
import {
	boundKeyCheck,
	freshnessCheck,
	identifierCheck,
	methodCheck,
	nonceCheck,
	targetCheck,
	tokenHashCheck,
} from './dpop-claims.ts';
import { algorithmCheck, criticalCheck, proofKey, signatureCheck, typeCheck } from './dpop-header.ts';
import type { ProofKey } from './dpop-header.ts';

/**
 * Checks a DPoP proof as a server must (RFC 9449 §4.3), all of it, in that order: a check that fails hides none of
 * the others. That the proof was not used before, only a server can tell. Total: any text gives all checks.
 */
export async function checkDpop(question: DpopQuestion): Promise<readonly DpopCheck[]> {
	const { proof } = question;
	const key = await keyOf(proof);
	const outcomes: Readonly<Record<DpopCheckId, DpopOutcome>> = {
		readable: isJwt(proof) ? passed('readable') : failed('not-a-jwt'),
		...(await headerChecks(proof, key)),
		...claimChecks(question),
		...(await bindingChecks(question, key)),
	};
	return (Object.keys(dpopReferences) as DpopCheckId[]).map((id) => named(id, outcomes[id]));
}

/** An access token that names a key, and a proof: whether they belong together (RFC 9449 §4.3 (12), §6.1). */
export async function checkDpopBinding(
	question: Pick<DpopQuestion, 'proof' | 'accessToken'>,
): Promise<readonly DpopCheck[]> {
	const key = await keyOf(question.proof);
	const { ath, 'bound-key': boundKey } = await bindingChecks(question, key);
	return [named('ath', ath), named('bound-key', boundKey)];
}

/**
 * The same checks at another time: only how old the proof is depends on it, so that a clock that ticks asks nothing
 * anew.
 */
export function checkedAt(
	checks: readonly DpopCheck[],
	proof: Reading,
	now: number,
	maximumAge?: number,
): readonly DpopCheck[] {
	const claims = claimsOf(proof);
	if (!claims) return checks;
	const fresh = named('iat', freshnessCheck(claims, { now, maximumAge }));
	return checks.map((check) => (check.id === 'iat' ? fresh : check));
}

const isJwt = (proof: Reading) =>
	proof.wellFormed && (proof.kind === 'jws' || proof.kind === 'unsecured') && proof.tail === '';

const headerOf = ({ kind, header }: Reading) =>
	kind !== 'unknown' && header?.json?.root?.type === 'object' ? header.json.root : undefined;
const claimsOf = ({ payload }: Reading) =>
	payload?.json?.root?.type === 'object' ? payload.json.root : undefined;

async function keyOf(proof: Reading): Promise<ProofKey | undefined> {
	const header = headerOf(proof);
	return header && proofKey(header);
}

async function headerChecks(proof: Reading, key: ProofKey | undefined) {
	const header = headerOf(proof);
	const unread = notReached('header-unread');
	if (!header || !key) {
		return { typ: unread, alg: unread, crit: unread, jwk: unread, 'jwk-public': unread, signature: unread };
	}
	return {
		typ: typeCheck(header),
		alg: algorithmCheck(header),
		crit: criticalCheck(header),
		jwk: key.present,
		'jwk-public': key.isPublic,
		signature: await signatureCheck(proof, key.read?.key),
	};
}

function claimChecks(question: DpopQuestion) {
	const claims = claimsOf(question.proof);
	const unread = notReached('claims-unread');
	if (!claims) return { jti: unread, htm: unread, htu: unread, nonce: unread, iat: unread };
	return {
		jti: identifierCheck(claims),
		htm: methodCheck(claims, question.method),
		htu: targetCheck(claims, question.uri),
		nonce: nonceCheck(claims, question.nonce),
		iat: freshnessCheck(claims, question),
	};
}

async function bindingChecks(
	{ proof, accessToken }: Pick<DpopQuestion, 'proof' | 'accessToken'>,
	key: ProofKey | undefined,
) {
	const claims = claimsOf(proof);
	return {
		ath: claims ? await tokenHashCheck(claims, accessToken) : notReached('claims-unread'),
		'bound-key': boundKeyCheck(accessToken, key?.read?.key?.thumbprint),
	};
}

function named(id: DpopCheckId, { state, code, detail = {} }: DpopOutcome): DpopCheck {
	return { id, state, code, detail, reference: dpopReferences[id] };
}
