import { membersNamed, stringOf, valueOf } from '../encoding/json-tree.ts';
import type { JsonNode } from '../encoding/json-tree.ts';
import { readJson } from '../encoding/json.ts';
import { keySetAddress } from './key-set-address.ts';
import type { AddressProblem, KeySetAddress } from './key-set-address.ts';
import { findPemBlocks } from './pem.ts';

/** What came from an address: keys by their form, an issuer's metadata in their place, or neither. */
export type FetchedText = 'jwks' | 'jwk' | 'pem' | 'metadata' | 'web-page' | 'not-json' | 'not-keys';

/** Says what a text from the network is. Only the first three are fit for the Key field; reading keys is another matter. */
export function recogniseFetched(text: string): FetchedText {
	// `x5u` gives PEM (RFC 7515 §4.1.5), and so do maps of certificates by `kid`.
	if (findPemBlocks(text).length > 0) return 'pem';
	if (/^\s*<(?:!doctype|html|\?xml)/i.test(text)) return 'web-page';
	const { root, wellFormed } = readJson(text);
	if (!wellFormed) return 'not-json';
	if (valueOf(root, 'keys')?.type === 'array' || isListOfKeys(root)) return 'jwks';
	if (stringOf(root, 'kty') !== undefined) return 'jwk';
	return valueOf(root, 'jwks_uri') === undefined ? 'not-keys' : 'metadata';
}

function isListOfKeys(root: JsonNode | undefined): boolean {
	return root?.type === 'array' && stringOf(root.items[0], 'kty') !== undefined;
}

/** Why an issuer's metadata leads to no keys. */
export type MetadataProblem =
	| 'not-json'
	| 'not-an-object'
	| 'ambiguous'
	/** The metadata is another issuer's (RFC 8414 §3.3): its keys would prove nothing about the one that was asked. */
	| 'issuer-differs'
	| 'no-jwks-uri'
	| 'bad-jwks-uri';

export type MetadataReading =
	| {
			readonly ok: true;
			readonly address: KeySetAddress;
			/** The keys stand at another host than the issuer. */
			readonly elsewhere: boolean;
			/** The metadata does not say whose it is, although it must (RFC 8414 §2): a remark. */
			readonly issuerMissing: boolean;
	  }
	| {
			readonly ok: false;
			readonly code: MetadataProblem;
			/** The issuer that the metadata names, or the faulty address. */
			readonly found?: string;
			readonly address?: AddressProblem;
	  };

/**
 * Where an issuer's keys are, by its metadata (RFC 8414 §2, OpenID Connect Discovery §3). Total: any text gives an
 * address or a reason.
 * @param issuer as it was asked for; undefined where metadata was found at an address of its own
 */
export function jwksUriOf(metadataText: string, issuer: string | undefined): MetadataReading {
	const { root, wellFormed } = readJson(metadataText);
	if (!wellFormed) return { ok: false, code: 'not-json' };
	if (root?.type !== 'object') return { ok: false, code: 'not-an-object' };
	if (['issuer', 'jwks_uri'].some((name) => membersNamed(root, name).length > 1)) {
		return { ok: false, code: 'ambiguous' };
	}
	const named = stringOf(root, 'issuer');
	const issuerMissing = valueOf(root, 'issuer') === undefined;
	// RFC 8414 §3.3: identical, character by character.
	if (issuer !== undefined && !issuerMissing && named !== issuer) {
		return { ok: false, code: 'issuer-differs', found: named ?? '' };
	}
	if (valueOf(root, 'jwks_uri') === undefined) return { ok: false, code: 'no-jwks-uri' };
	const uri = stringOf(root, 'jwks_uri') ?? '';
	const address = keySetAddress(uri);
	if (!address.ok) return { ok: false, code: 'bad-jwks-uri', found: uri, address: address.code };
	const asked = issuer === undefined ? undefined : keySetAddress(issuer);
	const elsewhere = !asked?.ok || asked.host !== address.host || asked.kind !== address.kind;
	return { ok: true, address, elsewhere, issuerMissing };
}
