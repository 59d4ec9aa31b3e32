import { membersNamed, stringOf } from '../../encoding/json-tree.ts';
import type { JsonNode } from '../../encoding/json-tree.ts';
import { neverSelective } from './vc-claims.ts';
import type { SdJwtReading } from './sd-jwt-reading.ts';

/** What is to be said of an SD-JWT as a verifiable credential; all but `vc-type-older` forbid accepting it as one. */
export type VcRemarkCode =
	/** `typ` is `vc+sd-jwt`, which was `dc+sd-jwt`'s name until November 2024. */
	| 'vc-type-older'
	/** It has a `vct` but another `typ`. */
	| 'vc-type-missing'
	| 'vc-vct-missing'
	| 'vc-vct-ambiguous'
	| 'vc-vct-not-a-string'
	/** A claim that may not be disclosed selectively is. */
	| 'vc-claim-selective';

export interface VcRemark {
	readonly code: VcRemarkCode;
	readonly detail: Readonly<Record<string, string>>;
	/** The disclosure that it is about, from 0. */
	readonly disclosure: number | undefined;
	readonly section: string;
}

const sections: Readonly<Record<VcRemarkCode, string>> = {
	'vc-type-older': 'SD-JWT VC §2.2.1',
	'vc-type-missing': 'SD-JWT VC §2.2.1',
	'vc-vct-missing': 'SD-JWT VC §2.2.2.1',
	'vc-vct-ambiguous': 'RFC 7519 §4',
	'vc-vct-not-a-string': 'SD-JWT VC §2.2.2.1',
	'vc-claim-selective': 'SD-JWT VC §2.2.2.3',
};

const types: ReadonlySet<string | undefined> = new Set(['dc+sd-jwt', 'vc+sd-jwt']);

/** Whether a header says that the token is an SD-JWT VC, by its name of today or the older one. */
export function isVcType(header: JsonNode | undefined): boolean {
	return types.has(stringOf(header, 'typ'));
}

/**
 * What SD-JWT VC asks beyond RFC 9901. Nothing is said of a token that is no credential: one whose `typ` is another and
 * that has no `vct`.
 * @param header the issuer-signed JWT's header
 */
export function vcRemarks(header: JsonNode | undefined, reading: SdJwtReading): readonly VcRemark[] {
	const remarks: VcRemark[] = [];
	const remark = (code: VcRemarkCode, detail: VcRemark['detail'] = {}, disclosure?: number) =>
		remarks.push({ code, detail, disclosure, section: sections[code] });
	const type = stringOf(header, 'typ');
	const members = membersNamed(reading.input.payload?.root, 'vct');
	const value = members.at(-1)?.value;
	if (!isVcType(header) && value === undefined) return [];
	if (!isVcType(header)) remark('vc-type-missing', { found: type ?? '' });
	else if (type === 'vc+sd-jwt') remark('vc-type-older');
	if (value === undefined) remark('vc-vct-missing');
	else if (members.length > 1) remark('vc-vct-ambiguous');
	else if (value.type !== 'string' || value.value === '')
		remark('vc-vct-not-a-string', { found: value.type });
	for (const { index, path, state, name } of reading.disclosures) {
		const isTop = state === 'matched' && path?.length === 1;
		if (isTop && name !== undefined && neverSelective.has(name))
			remark('vc-claim-selective', { name }, index);
	}
	return remarks;
}
