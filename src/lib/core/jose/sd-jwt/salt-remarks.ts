import { encodeUtf8 } from '../../encoding/utf8.ts';
import type { DisclosureContents } from './sd-jwt-reading.ts';
import type { SdJwtProblem } from './sd-jwt-problems.ts';

interface SaltRemark {
	readonly code: 'salt-repeated' | 'salt-short';
	readonly detail: SdJwtProblem['detail'];
}

/** Characters that base64url needs for the 128 bits that RFC 9901 §9.3 recommends. */
const recommendedLength = 22;

/**
 * What is to be said of the salts (RFC 9901 §4.2.1, §9.3), by disclosure: a verifier accepts them all, but a claim whose
 * salt can be guessed is not hidden. Equal disclosures are told as that, and not for their salts.
 */
export function saltRemarks(disclosures: readonly DisclosureContents[]): ReadonlyMap<number, SaltRemark> {
	const firsts = new Map<string, number>();
	const remarks = new Map<number, SaltRemark>();
	disclosures.forEach(({ salt, encoded }, index) => {
		if (salt === undefined) return;
		const first = firsts.get(salt);
		const length = encodeUtf8(salt).length;
		if (first === undefined) firsts.set(salt, index);
		else if (disclosures[first]!.encoded !== encoded) {
			remarks.set(index, { code: 'salt-repeated', detail: { first } });
			return;
		}
		if (length < recommendedLength) {
			remarks.set(index, { code: 'salt-short', detail: { length, recommended: recommendedLength } });
		}
	});
	return remarks;
}
