import { decodeBase64url } from '../../encoding/base64url.ts';
import { stringOf } from '../../encoding/json-tree.ts';
import { readJson } from '../../encoding/json.ts';
import type { Jwk } from '../../jose/key.ts';
import type { Place } from '../../problem.ts';
import type { Subject } from '../subject.ts';

/** A JWK, and where it stands in the key's text where that is known. */
export interface PlacedJwk {
	readonly jwk: Jwk;
	readonly place: Place | undefined;
}

/** In characters, of one JWK: longer ones are refused for their size. */
const longestJwk = 32 * 1024;
const mostJwks = 20;

/**
 * The members of the JWKs that the engine would not take, as far as they name a key: why it would not, it does not say.
 * Keys in other forms than JWK are passed over.
 */
export function refusedJwks({ keys }: Subject): readonly PlacedJwk[] {
	const refused = keys?.problems.filter(({ code }) => code === 'key-rejected').slice(0, mostJwks) ?? [];
	return refused.flatMap(({ place }): readonly PlacedJwk[] => {
		const { root } = readJson(keys!.text.slice(place.from, Math.min(place.to, place.from + longestJwk)));
		if (root?.type !== 'object') return [];
		const members = ['kty', 'crv', 'x', 'y', 'n', 'e'].flatMap((name) => {
			const value = stringOf(root, name);
			return value === undefined ? [] : [[name, value] as const];
		});
		return [{ jwk: Object.fromEntries(members), place }];
	});
}

/** The bytes of a member of a JWK; none where it is missing. */
export const bytesOf = (member: string | undefined): Uint8Array => decodeBase64url(member ?? '').bytes;
