import { stringOf } from '../encoding/json-tree.ts';
import type { Reading } from '../token/reading.ts';
import { keySetAddress } from './key-set-address.ts';
import type { KeySetAddress } from './key-set-address.ts';

/** An address in a token that may lead to its keys. Whoever made the token chose it: it proves nothing. */
export interface AddressInToken {
	/** The claim or header parameter: `iss` (RFC 7519 §4.1.1), `jku` (RFC 7515 §4.1.2), `x5u` (§4.1.5). */
	readonly name: 'iss' | 'jku' | 'x5u';
	/** Whether it is an issuer, whose metadata says where the keys are, or the address of the keys. */
	readonly of: 'issuer' | 'keys';
	/** As it stands in the token. */
	readonly text: string;
	readonly address: KeySetAddress;
}

const places = [
	{ name: 'iss', of: 'issuer', part: 'payload' },
	{ name: 'jku', of: 'keys', part: 'header' },
	{ name: 'x5u', of: 'keys', part: 'header' },
] as const;

/** The addresses of a token that could be fetched from, the issuer first; those that are none are left out. */
export function addressesInToken(reading: Reading): readonly AddressInToken[] {
	return places.flatMap(({ name, of, part }) => {
		const text = stringOf(reading[part]?.json?.root, name);
		const address = text === undefined ? undefined : keySetAddress(text);
		return text !== undefined && address?.ok ? [{ name, of, text, address }] : [];
	});
}
