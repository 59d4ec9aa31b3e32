import { encodeBase64url } from '../../encoding/base64url.ts';
import { membersNamed } from '../../encoding/json-tree.ts';
import type { JsonArray, JsonNode, JsonObject } from '../../encoding/json-tree.ts';
import { readJson } from '../../encoding/json.ts';
import { encodeUtf8, loneSurrogateAt } from '../../encoding/utf8.ts';
import { defaultHash, digestOf, digestOfBytes } from './hash-algorithm.ts';
import type { HashAlgorithm } from './hash-algorithm.ts';
import type { ClaimPath } from './path.ts';
import { mostDisclosures } from './sd-jwt-reading.ts';
import { selectClaims } from './select-claims.ts';
import type { Selected, SelectionRefusal } from './select-claims.ts';
import { rewriteObject, TextEdits } from './text-edits.ts';
import type { NewMember } from './text-edits.ts';

/** What an issuer decides (RFC 9901 §4). */
export interface IssueRequest {
	/** The claims as JSON, in the clear. */
	readonly payloadText: string;
	/** The claims to be disclosed selectively; one within another makes recursive disclosures (RFC 9901 §4.2.6). */
	readonly selective: readonly ClaimPath[];
	/** Decoy digests (RFC 9901 §4.2.5) for every `_sd`, at most 100; at the top level where there is none. */
	readonly decoys?: number;
	readonly hash?: HashAlgorithm;
	/** `vc`: the rules of SD-JWT VC hold, and what they forbid is refused. */
	readonly profile?: 'plain' | 'vc';
	/** So many random bytes; WebCrypto's unless given. */
	readonly random?: (length: number) => Uint8Array;
}

/** A disclosure as it was made, and the claim that it discloses. */
export interface IssuedDisclosure {
	readonly path: ClaimPath;
	readonly encoded: string;
	/** The text that is encoded. */
	readonly text: string;
	readonly digest: string;
}

export type IssuedSdJwt =
	| {
			readonly state: 'issued';
			/** What is to be signed: all text that no ticked claim is about is as it was. */
			readonly payloadText: string;
			/** In the order of the claims, outer ones first. */
			readonly disclosures: readonly IssuedDisclosure[];
			/** What follows the signature: a `~`, and the disclosures each with theirs. */
			readonly tail: string;
			readonly hash: HashAlgorithm;
			/** Ticked claims that stay in the clear. */
			readonly refused: readonly SelectionRefusal[];
			/** Claims that were taken although no issuer may let them be withheld (RFC 9901 §9.7). */
			readonly remarked: readonly ClaimPath[];
	  }
	| { readonly state: 'impossible'; readonly reason: IssueFault };

export type IssueFault =
	| 'payload-not-an-object'
	/** `_sd`, `_sd_alg` or `...` are names already (RFC 9901 §4.1). */
	| 'name-reserved'
	/** Half a character of a text has no UTF-8, so the disclosure would say something else. */
	| 'text-lone-surrogate'
	| 'no-engine';

const mostDecoys = 100;
/** RFC 9901 §9.3: 128 bits. */
const saltBytes = 16;
const reserved: readonly string[] = ['_sd', '_sd_alg', '...'];

/**
 * Makes claims of a payload selectively disclosable (RFC 9901 §4.2): gives the payload to be signed, and the
 * disclosures. Signing is the caller's. Total: what cannot be issued is told.
 */
export async function issueSdJwt(request: IssueRequest): Promise<IssuedSdJwt> {
	const { payloadText, hash = defaultHash, profile = 'plain' } = request;
	const { root, wellFormed } = readJson(payloadText, 'payload');
	const impossible = (reason: IssueFault): IssuedSdJwt => ({ state: 'impossible', reason });
	if (!wellFormed || root?.type !== 'object') return impossible('payload-not-an-object');
	if (loneSurrogateAt(payloadText) !== -1) return impossible('text-lone-surrogate');
	if (usesReservedName(root)) return impossible('name-reserved');
	const random = request.random ?? engineRandom();
	if (random === undefined) return impossible('no-engine');
	const decoys = Math.max(0, Math.min(mostDecoys, Math.trunc(request.decoys ?? 0) || 0));
	const { selected, refused, remarked } = selectClaims(
		root,
		request.selective,
		profile === 'vc',
		mostDisclosures,
	);
	const made = await new Issuer(payloadText, root, hash, random, decoys).issue(selected);
	if (made === undefined) return impossible('no-engine');
	const tail = ['', ...made.disclosures.map(({ encoded }) => encoded), ''].join('~');
	return { state: 'issued', ...made, tail, hash, refused, remarked };
}

function engineRandom(): ((length: number) => Uint8Array) | undefined {
	const engine = globalThis.crypto as Crypto | undefined;
	return engine && ((length) => engine.getRandomValues(new Uint8Array(length)));
}

function usesReservedName(root: JsonNode): boolean {
	const stack: JsonNode[] = [root];
	for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
		const at = node;
		if (reserved.some((name) => membersNamed(at, name).length > 0)) return true;
		if (at.type === 'array') for (const item of at.items) stack.push(item);
		if (at.type === 'object') for (const { value } of at.members) if (value) stack.push(value);
	}
	return false;
}

class Issuer {
	readonly #edits: TextEdits;
	readonly #made = new Map<Selected, IssuedDisclosure>();
	readonly #text: string;
	readonly #root: JsonObject;
	readonly #hash: HashAlgorithm;
	readonly #random: (length: number) => Uint8Array;
	readonly #decoys: number;
	/** True where no claim of an object is ticked, and there would be no `_sd` to put them into. */
	#decoysAtRoot = false;

	constructor(
		text: string,
		root: JsonObject,
		hash: HashAlgorithm,
		random: (length: number) => Uint8Array,
		decoys: number,
	) {
		this.#edits = new TextEdits(text);
		this.#text = text;
		this.#root = root;
		this.#hash = hash;
		this.#random = random;
		this.#decoys = decoys;
	}

	/** Undefined where there is no engine to hash with. */
	async issue(
		selected: readonly Selected[],
	): Promise<{ payloadText: string; disclosures: readonly IssuedDisclosure[] } | undefined> {
		const holders = new Map<JsonObject | JsonArray, Selected[]>();
		for (const claim of selected) holders.set(claim.holder, [...(holders.get(claim.holder) ?? []), claim]);
		if (holders.size === 0 && this.#decoys === 0) return { payloadText: this.#text, disclosures: [] };
		this.#decoysAtRoot = ![...holders.keys()].some(({ type }) => type === 'object');
		if (!holders.has(this.#root)) holders.set(this.#root, []);
		// The inner ones first: an outer claim's disclosure holds the digests of those within it.
		const innerFirst = [...holders].sort(
			([one, claims], [other, others]) => depthOf(others) - depthOf(claims) || other.from - one.from,
		);
		for (const [holder, claims] of innerFirst) {
			const digests = await this.#disclose(claims);
			if (digests === undefined) return undefined;
			if (holder.type === 'array') this.#concealItems(claims, digests);
			else if (!(await this.#concealMembers(holder, claims, digests))) return undefined;
		}
		const whole = { from: 0, to: this.#text.length };
		return {
			payloadText: this.#edits.textOf(whole),
			disclosures: selected.flatMap((claim) => this.#made.get(claim) ?? []),
		};
	}

	async #disclose(claims: readonly Selected[]): Promise<readonly string[] | undefined> {
		const digests: string[] = [];
		for (const claim of claims) {
			const { nameRange, value, path } = claim;
			const salt = JSON.stringify(encodeBase64url(this.#random(saltBytes)));
			const name = nameRange ? [this.#text.slice(nameRange.from, nameRange.to)] : [];
			const text = `[${[salt, ...name, this.#edits.textOf(value)].join(',')}]`;
			const encoded = encodeBase64url(encodeUtf8(text));
			const digest = await digestOf(encoded, this.#hash);
			if (digest === undefined) return undefined;
			digests.push(digest);
			this.#made.set(claim, { path, encoded, text, digest });
		}
		return digests;
	}

	#concealItems(claims: readonly Selected[], digests: readonly string[]): void {
		claims.forEach(({ value: { from, to } }, index) => {
			this.#edits.add({ from, to, text: JSON.stringify({ '...': digests[index] }) });
		});
	}

	/** False where there is no engine to hash with. */
	async #concealMembers(
		holder: JsonObject,
		claims: readonly Selected[],
		digests: readonly string[],
	): Promise<boolean> {
		const isRoot = holder === this.#root;
		const all = [...digests];
		if (claims.length > 0 || (isRoot && this.#decoysAtRoot)) {
			for (let count = 0; count < this.#decoys; count++) {
				const bytes = new Uint8Array(this.#random(2 * saltBytes));
				const decoy = await digestOfBytes(bytes, this.#hash);
				if (decoy === undefined) return false;
				all.push(decoy);
			}
		}
		// Sorted, their order tells nothing of the claims (RFC 9901 §4.2.4.1).
		const added: NewMember[] = all.length > 0 ? [{ name: '_sd', value: JSON.stringify(all.sort()) }] : [];
		if (isRoot) added.push({ name: '_sd_alg', value: JSON.stringify(this.#hash) });
		const removed = new Set(claims.map(({ at }) => at));
		const text = rewriteObject(this.#text, holder, this.#edits, removed, added);
		this.#edits.add({ from: holder.from, to: holder.to, text });
		return true;
	}
}

function depthOf([claim]: readonly Selected[]): number {
	return claim?.path.length ?? 0;
}
