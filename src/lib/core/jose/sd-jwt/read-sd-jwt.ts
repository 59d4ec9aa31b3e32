import { membersNamed } from '../../encoding/json-tree.ts';
import type { JsonReading } from '../../encoding/json-tree.ts';
import type { TextRange } from '../../problem.ts';
import { findDigests } from './find-digests.ts';
import { defaultHash, digestOf, isHashAlgorithm } from './hash-algorithm.ts';
import type { HashAlgorithm } from './hash-algorithm.ts';
import { matchDisclosures } from './match-disclosures.ts';
import type { Matching } from './match-disclosures.ts';
import { pathOf } from './path.ts';
import { processedPayload } from './processed-payload.ts';
import { readDisclosure } from './read-disclosure.ts';
import type { ReadDisclosure } from './read-disclosure.ts';
import { saltRemarks } from './salt-remarks.ts';
import { mostDisclosures } from './sd-jwt-reading.ts';
import type { Disclosure, DisclosureState, SdJwtInput, SdJwtReading } from './sd-jwt-reading.ts';
import { sdJwtProblemKinds } from './sd-jwt-problems.ts';
import type { SdJwtProblem, SdJwtProblemCode } from './sd-jwt-problems.ts';
import { validityClaims } from './vc-claims.ts';

/**
 * Reads an SD-JWT's disclosures, matches them with the payload's digests and puts the disclosed payload together
 * (RFC 9901 §7.1 steps 1 and 3–5). Total: every text gives a reading, each fault told by its own code. Neither
 * signature nor time is judged: that is `verify`'s and acceptance's matter.
 */
export async function readSdJwt(input: SdJwtInput): Promise<SdJwtReading> {
	const { payload } = input;
	const reads = input.disclosures.slice(0, mostDisclosures).map(readDisclosure);
	const contents = reads.map((read) => read.contents);
	const named = hashOf(payload);
	const hash = 'hash' in named ? named.hash : undefined;
	const digests = await Promise.all(
		contents.map(async ({ encoded }) => (hash === undefined ? undefined : digestOf(encoded, hash))),
	);
	const root = payload?.wellFormed && payload.root?.type === 'object' ? payload.root : undefined;
	const matchables = reads.map((read, index) => ({
		contents: read.contents,
		digest: digests[index],
		sound: read.problems.length === 0,
	}));
	const matching = root && matchDisclosures(root, matchables);
	const disclosures = disclosuresOf(reads, digests, matching);
	const problems = [
		...input.problems,
		...('problem' in named ? [named.problem] : []),
		...wholeProblems(input, root !== undefined, hash !== undefined && digests.includes(undefined)),
		...faultsOf(matching, reads),
		...disclosures.flatMap((disclosure) => disclosure.problems),
	];
	return {
		input,
		hash,
		disclosures,
		undisclosed: (matching?.undisclosed ?? []).map((found) => ({ ...found, path: pathOf(found.path) })),
		processed:
			root && payload && matching ? processedPayload(root, payload.text, contents, matching) : undefined,
		valid: !problems.some(({ code }) => sdJwtProblemKinds[code].rejects),
		problems,
	};
}

/** What is to be said of the SD-JWT as a whole. */
function wholeProblems(
	{ payload, disclosures }: SdJwtInput,
	isLegible: boolean,
	isUnhashed: boolean,
): readonly SdJwtProblem[] {
	const problems: SdJwtProblem[] = [];
	if (isUnhashed) problems.push(inPayload('hash-unavailable', { from: 0, to: 0 }));
	const firstUnread = disclosures[mostDisclosures];
	if (firstUnread) {
		const place = { in: 'token', ...firstUnread.range } as const;
		const detail = { found: disclosures.length, limit: mostDisclosures };
		problems.push({ code: 'disclosures-too-many', place, detail, disclosure: undefined });
	}
	if (!isLegible) problems.push(inPayload('payload-unreadable', { from: 0, to: payload?.text.length ?? 0 }));
	return problems;
}

function hashOf(
	payload: JsonReading | undefined,
): { readonly hash: HashAlgorithm } | { readonly problem: SdJwtProblem } {
	const members = membersNamed(payload?.root, '_sd_alg');
	const value = members.at(-1)?.value;
	if (members.length > 1) {
		const detail = { name: '_sd_alg', count: members.length };
		return { problem: inPayload('member-ambiguous', members.at(-1)!.nameRange, detail) };
	}
	if (value === undefined) return { hash: defaultHash };
	if (value.type !== 'string')
		return { problem: inPayload('hash-not-a-string', value, { found: value.type }) };
	if (isHashAlgorithm(value.value)) return { hash: value.value };
	return { problem: inPayload('hash-unsupported', value, { found: value.value }) };
}

function disclosuresOf(
	reads: readonly ReadDisclosure[],
	digests: readonly (string | undefined)[],
	matching: Matching | undefined,
): readonly Disclosure[] {
	const firsts = new Map<string, number>();
	const outers = matching ? outersOf(reads, matching) : new Map<string, number>();
	const salts = saltRemarks(reads.map(({ contents }) => contents));
	return reads.map(({ contents, problems: own }, index) => {
		const problems = [...own];
		const report = (code: SdJwtProblemCode, detail: SdJwtProblem['detail'] = {}) =>
			problems.push({ code, place: { in: 'token', ...contents.range }, detail, disclosure: index });
		const digest = digests[index];
		const first = firsts.get(contents.encoded);
		if (first === undefined) firsts.set(contents.encoded, index);
		const place = matching?.places[index];
		const refusal = matching?.refusals.get(index);
		if (refusal) report(refusal.code, refusal.detail);
		if (first !== undefined && contents.encoded !== '') report('disclosure-repeated', { first });
		else if (matching && digest !== undefined && !place && contents.encoded !== '') {
			const outer = outers.get(digest);
			if (outer === undefined) report('disclosure-unreferenced', { digest });
			else report('disclosure-outer-missing', { outer });
		}
		const remark = salts.get(index);
		if (remark) report(remark.code, remark.detail);
		const state: DisclosureState = place === undefined ? 'unmatched' : place.accepted ? 'matched' : 'refused';
		const path = place && pathOf(place.path);
		const isTop = state === 'matched' && path?.length === 1;
		const { name } = contents;
		if (isTop && name !== undefined && validityClaims.has(name)) report('validity-claim-selective', { name });
		return { ...contents, index, digest, state, path, parent: place?.parent, problems };
	});
}

/** The digests within disclosures that are no part of what is disclosed themselves, and which disclosure has them. */
function outersOf(reads: readonly ReadDisclosure[], matching: Matching): Map<string, number> {
	const outers = new Map<string, number>();
	reads.forEach(({ contents }, index) => {
		if (matching.places[index]?.accepted || contents.value === undefined) return;
		for (const { digest } of findDigests(contents.value, undefined, false).digests) outers.set(digest, index);
	});
	return outers;
}

/** Faults within a disclosure are placed at the disclosure: its decoded text is no text of the screen. */
function faultsOf(matching: Matching | undefined, reads: readonly ReadDisclosure[]): SdJwtProblem[] {
	return (matching?.faults ?? []).map(({ code, range, detail, within }) =>
		within === undefined
			? inPayload(code, range, detail)
			: { code, place: { in: 'token', ...reads[within]!.contents.range }, detail, disclosure: within },
	);
}

function inPayload(
	code: SdJwtProblemCode,
	{ from, to }: TextRange,
	detail: SdJwtProblem['detail'] = {},
): SdJwtProblem {
	return { code, place: { in: 'payload', from, to }, detail, disclosure: undefined };
}
