import { stringOf, valueOf } from '../../encoding/json-tree.ts';
import { readToken } from '../../token/read-token.ts';
import type { Reading } from '../../token/reading.ts';
import { algorithmOf, verify } from '../verify.ts';
import { holderKeyOf } from './holder-key.ts';
import { audience, issuedAt, lifetime, nonce, presentationHash } from './key-binding-claims.ts';
import { keyBindingReferences } from './key-binding-check.ts';
import type {
	Finding,
	KeyBindingCase,
	KeyBindingCheck,
	KeyBindingCheckId,
	KeyBindingExpectations,
} from './key-binding-check.ts';
import type { SdJwtReading } from './sd-jwt-reading.ts';

type CheckRow = readonly [KeyBindingCheckId, (given: KeyBindingCase) => Finding | Promise<Finding>];

/** The checks that need a Key Binding JWT, in order (RFC 9901 §7.3 step 5). To add one: add a row. */
const rows: readonly CheckRow[] = [
	['readable', readable],
	['holder-key', holderKey],
	['algorithm', algorithm],
	['signature', signature],
	['type', type],
	['issued-at', issuedAt],
	['audience', audience],
	['nonce', nonce],
	['presentation-hash', presentationHash],
	['critical', critical],
	['lifetime', lifetime],
];

/**
 * Verifies the Key Binding JWT of an SD-JWT+KB (RFC 9901 §4.3, §7.3): every check is made and told, in order. The holder's
 * key is the one in `cnf`, which is worth no more than the issuer's signature: that, and `reading.valid`, are the
 * caller's to ask. Total: a text that is no JWT fails its checks.
 */
export async function verifyKeyBinding(
	reading: SdJwtReading,
	expected: KeyBindingExpectations = {},
): Promise<readonly KeyBindingCheck[]> {
	const text = reading.input.keyBinding?.encoded;
	if (text === undefined) {
		const missing: Finding =
			expected.required === false ? ['not-asked', 'not-required'] : ['failed', 'missing'];
		return [checkOf('present', missing), ...rows.map(([id]) => checkOf(id, ['not-asked', 'not-reached']))];
	}
	const given = { reading, binding: readToken(text), holder: await holderKeyOf(reading), expected };
	const checks = [checkOf('present', ['passed', 'present'])];
	for (const [id, look] of rows) checks.push(checkOf(id, await look(given)));
	return checks;
}

const claimRows = { 'issued-at': issuedAt, audience, nonce, lifetime } as const;

/**
 * The same checks under other expectations. Clock and typing change these all the time, and only the claims depend on
 * them: no signature is verified again.
 * @param binding the Key Binding JWT that the checks are of
 */
export function expectAnew(
	checks: readonly KeyBindingCheck[],
	binding: Reading,
	expected: KeyBindingExpectations,
): readonly KeyBindingCheck[] {
	return checks.map((check) => {
		const look = claimRows[check.id as keyof typeof claimRows] as (typeof claimRows)['nonce'] | undefined;
		return look ? checkOf(check.id, look({ binding, expected })) : check;
	});
}

/** True when a Key Binding JWT was there and no check failed: expectations that were not given are not held against it. */
export function isKeyBound(checks: readonly KeyBindingCheck[]): boolean {
	const isPresent = checks.some(({ id, state }) => id === 'present' && state === 'passed');
	return isPresent && checks.every(({ state }) => state !== 'failed');
}

function checkOf(id: KeyBindingCheckId, [state, code, detail = {}]: Finding): KeyBindingCheck {
	return { id, state, code, detail, section: keyBindingReferences[id] };
}

function readable({ binding }: KeyBindingCase): Finding {
	const isJws = binding.kind === 'jws' || binding.kind === 'unsecured';
	return isJws && binding.wellFormed ? ['passed', 'readable'] : ['failed', 'unreadable'];
}

function holderKey({ holder }: KeyBindingCase): Finding {
	if (!holder.ok) return ['failed', holder.code, holder.detail];
	const { type: kty, curve } = holder.key;
	return ['passed', 'holder-key-found', { type: kty, curve: curve ?? '' }];
}

function algorithm({ binding }: KeyBindingCase): Finding {
	const found = algorithmOf(binding);
	if (typeof found === 'string') {
		return found === 'algorithm-none'
			? ['failed', 'algorithm-none']
			: ['failed', 'algorithm-unusable', { reason: found }];
	}
	const detail = { algorithm: found.name };
	return found.keyType === 'oct' ? ['failed', 'algorithm-mac', detail] : ['passed', 'algorithm-fits', detail];
}

async function signature({ binding, holder }: KeyBindingCase): Promise<Finding> {
	if (!holder.ok) return ['not-asked', 'not-reached'];
	const outcome = await verify(binding, [holder.key]);
	if (outcome.state === 'verified') return ['passed', 'signature-matches'];
	return ['failed', 'signature-failed', { reason: outcome.reason }];
}

function type({ binding }: KeyBindingCase): Finding {
	const header = binding.header?.json?.root;
	const found = stringOf(header, 'typ');
	if (valueOf(header, 'typ') === undefined) return ['failed', 'type-missing'];
	return found === 'kb+jwt' ? ['passed', 'type-matches'] : ['failed', 'type-differs', { found: found ?? '' }];
}

/** RFC 9901 defines no extension, and a signature under one that is not understood says nothing. */
function critical({ binding }: KeyBindingCase): Finding {
	const isThere = valueOf(binding.header?.json?.root, 'crit') !== undefined;
	return isThere ? ['failed', 'critical-present'] : ['passed', 'critical-none'];
}
