import type { JsonNode, JsonObject } from '../../encoding/json-tree.ts';
import { deepestNesting } from '../../encoding/json.ts';
import { findDigests } from './find-digests.ts';
import type { DigestFault, FoundDigest } from './find-digests.ts';
import { stepTo } from './path.ts';
import type { PathLink } from './path.ts';
import type { DisclosureContents, DisclosureForm } from './sd-jwt-reading.ts';
import type { SdJwtProblem, SdJwtProblemCode } from './sd-jwt-problems.ts';

/** A disclosure as matching needs it. */
export interface Matchable {
	readonly contents: DisclosureContents;
	readonly digest: string | undefined;
	/** False where its own text is at fault: then its claim is never made part of what is disclosed. */
	readonly sound: boolean;
}

/** Where a disclosure's digest stands. */
export interface DisclosurePlace {
	readonly path: PathLink | undefined;
	readonly parent: number | undefined;
	readonly accepted: boolean;
}

/** A digest that no disclosure has. */
export interface UnmatchedDigest {
	readonly digest: string;
	readonly form: DisclosureForm;
	readonly path: PathLink | undefined;
	readonly parent: number | undefined;
}

/** A fault and the disclosure whose text it is in: undefined for the payload's. */
export interface MatchFault extends DigestFault {
	readonly within: number | undefined;
}

/** How payload and disclosures hang together (RFC 9901 §7.1 step 3.c). */
export interface Matching {
	/** By disclosure; undefined for one whose digest stands nowhere that counts. */
	readonly places: readonly (DisclosurePlace | undefined)[];
	readonly undisclosed: readonly UnmatchedDigest[];
	/** The disclosures whose claims belong into an object, in the order of its `_sd`. */
	readonly insertions: ReadonlyMap<JsonObject, readonly number[]>;
	/** The disclosure that takes the place of a stand-in; undefined where none does and the element goes. */
	readonly elements: ReadonlyMap<JsonNode, number | undefined>;
	readonly faults: readonly MatchFault[];
	/** By disclosure: why its claim may not stand where its digest does. */
	readonly refusals: ReadonlyMap<number, Refusal>;
}

interface Refusal {
	readonly code: SdJwtProblemCode;
	readonly detail: SdJwtProblem['detail'];
}

/** Digests that are followed; a credential has dozens. */
const mostDigests = 10_000;

/** Follows the digests from the payload into the disclosures and on; each disclosure is placed at most once. */
export function matchDisclosures(payload: JsonNode, disclosures: readonly Matchable[]): Matching {
	return new Matcher(disclosures).match(payload);
}

class Matcher {
	readonly #disclosures: readonly Matchable[];
	readonly #byDigest = new Map<string, number>();
	readonly #seen = new Map<string, number>();
	readonly #places: (DisclosurePlace | undefined)[];
	readonly #undisclosed: UnmatchedDigest[] = [];
	readonly #insertions = new Map<JsonObject, number[]>();
	readonly #elements = new Map<JsonNode, number | undefined>();
	readonly #names = new Map<JsonObject, Set<string>>();
	readonly #faults: MatchFault[] = [];
	readonly #refusals = new Map<number, Refusal>();
	/** Disclosures whose values are still to be searched, in the order in which they were placed. */
	readonly #queue: number[] = [];

	constructor(disclosures: readonly Matchable[]) {
		this.#disclosures = disclosures;
		this.#places = disclosures.map(() => undefined);
		// Of equal disclosures the first is the one; the others are told as repeated.
		for (let index = disclosures.length - 1; index >= 0; index--) {
			const { digest } = disclosures[index]!;
			if (digest !== undefined) this.#byDigest.set(digest, index);
		}
	}

	match(payload: JsonNode): Matching {
		this.#search(payload, undefined, undefined);
		for (let at = 0; at < this.#queue.length; at++) {
			const index = this.#queue[at]!;
			const { value } = this.#disclosures[index]!.contents;
			if (value) this.#search(value, this.#places[index]?.path, index);
		}
		return {
			places: this.#places,
			undisclosed: this.#undisclosed,
			insertions: this.#insertions,
			elements: this.#elements,
			faults: this.#faults,
			refusals: this.#refusals,
		};
	}

	#search(node: JsonNode, path: PathLink | undefined, within: number | undefined): void {
		const { digests, faults } = findDigests(node, path, within === undefined);
		for (const fault of faults) this.#faults.push({ ...fault, within });
		for (const found of digests) {
			if (this.#seen.size >= mostDigests && !this.#seen.has(found.digest)) {
				this.#fault('digests-too-many', found, within, { limit: mostDigests });
				// Elements that are not followed are not disclosed either.
				if (found.form === 'element') this.#elements.set(found.holder, undefined);
				continue;
			}
			this.#follow(found, within);
		}
	}

	#follow(found: FoundDigest, within: number | undefined): void {
		const { digest, form, holder, path } = found;
		if (form === 'element') this.#elements.set(holder, undefined);
		const times = (this.#seen.get(digest) ?? 0) + 1;
		this.#seen.set(digest, times);
		if (times > 1) {
			if (times === 2) this.#fault('digest-repeated', found, within, { digest });
			return;
		}
		const index = this.#byDigest.get(digest);
		if (index === undefined) {
			this.#undisclosed.push({ digest, form, path, parent: within });
			return;
		}
		const { contents, sound } = this.#disclosures[index]!;
		const refusal = sound ? this.#refusalOf(contents, found) : undefined;
		if (refusal) this.#refusals.set(index, refusal);
		const accepted = sound && !refusal;
		const isMember = form === 'member' && contents.name !== undefined;
		const place = isMember ? stepTo(path, contents.name) : path;
		this.#places[index] = { path: place, parent: within, accepted };
		if (accepted) this.#accept(index, found, contents.name);
	}

	#accept(index: number, { form, holder }: FoundDigest, name: string | undefined): void {
		this.#queue.push(index);
		if (form === 'element') this.#elements.set(holder, index);
		else {
			this.#namesOf(holder).add(name ?? '');
			const inserted = this.#insertions.get(holder);
			if (inserted) inserted.push(index);
			else this.#insertions.set(holder, [index]);
		}
	}

	#refusalOf(contents: DisclosureContents, { form, holder, path }: FoundDigest): Refusal | undefined {
		if (contents.form !== form) {
			return { code: 'disclosure-wrong-form', detail: { found: contents.form ?? '', expected: form } };
		}
		if ((path?.depth ?? 0) >= deepestNesting) {
			return { code: 'nested-too-deep', detail: { limit: deepestNesting } };
		}
		const { name } = contents;
		if (name === undefined || !this.#namesOf(holder).has(name)) return undefined;
		return { code: 'disclosure-claim-exists', detail: { name } };
	}

	/** The names at the level of an `_sd`, those of disclosures that were inserted there included. */
	#namesOf(holder: JsonObject): Set<string> {
		let names = this.#names.get(holder);
		if (names === undefined) {
			names = new Set(holder.members.map(({ name }) => name));
			this.#names.set(holder, names);
		}
		return names;
	}

	#fault(
		code: SdJwtProblemCode,
		{ range }: FoundDigest,
		within: number | undefined,
		detail: SdJwtProblem['detail'],
	): void {
		// One sentence says it: a hostile payload would have thousands.
		if (code === 'digests-too-many' && this.#faults.some((fault) => fault.code === code)) return;
		this.#faults.push({ code, range, detail, within });
	}
}
