import { encodeBase64url } from '../../encoding/base64url.ts';
import { stringOf, valueOf } from '../../encoding/json-tree.ts';
import type { JsonNode } from '../../encoding/json-tree.ts';
import { decodeBase64url } from '../../encoding/base64url.ts';
import { agreementCurveNamed } from './agreement-curves.ts';
import type { AgreementCurve } from './agreement-curves.ts';
import { readHeaderText } from './jose-header.ts';
import { fault, given } from './jwe.ts';
import type { JweRemark, JweResult } from './jwe.ts';

/** The sender's public key of one token (RFC 7518 §4.6.1.1), not yet known to be a point of its curve. */
export interface EphemeralKey {
	readonly curve: AgreementCurve;
	readonly jwk: JsonWebKey;
}

interface ReadEphemeralKey {
	readonly epk: EphemeralKey;
	readonly remarks: readonly JweRemark[];
}

/** Reads `epk`: a public JWK. One that stands in a JSON string, as Crypt::JWT writes it, is read with a remark. */
export function readEphemeralKey(node: JsonNode): JweResult<ReadEphemeralKey> {
	const inText = node.type === 'string' ? readHeaderText(node.value) : undefined;
	const remarks: JweRemark[] = inText ? [{ code: 'epk-is-text', detail: { member: 'epk' } }] : [];
	const object = inText ?? node;
	if (object.type !== 'object') return illFormed({ cause: 'not-an-object' });
	const curve = agreementCurveNamed(stringOf(object, 'crv'));
	if (curve === undefined) return illFormed({ cause: 'curve-unknown', found: stringOf(object, 'crv') ?? '' });
	const kty = stringOf(object, 'kty') ?? '';
	if (kty !== curve.keyType) return illFormed({ cause: 'key-type', expected: curve.keyType, found: kty });
	const jwk: Record<string, string> = { kty, crv: curve.name };
	for (const name of curve.coordinates) {
		const coordinate = readCoordinate(object, name, curve);
		if (!coordinate.ok) return coordinate;
		jwk[name] = coordinate.value;
	}
	return given({ epk: { curve, jwk }, remarks });
}

function readCoordinate(
	object: JsonNode,
	name: string,
	{ bytes, keyType }: AgreementCurve,
): JweResult<string> {
	const value = valueOf(object, name);
	if (value?.type !== 'string') return illFormed({ cause: `${name}-missing` });
	const read = decodeBase64url(value.value);
	if (read.problems.some(({ code }) => code === 'base64url-character' || code === 'base64url-length'))
		return illFormed({ cause: `${name}-encoding` });
	const found = read.bytes.length;
	// Some issuers leave out the leading zeros of a coordinate (RFC 7518 §6.2.1.2); a Montgomery one has no such number.
	if (found > bytes || found === 0 || (found < bytes && keyType === 'OKP'))
		return illFormed({ cause: `${name}-length`, expected: bytes, found });
	const padded = new Uint8Array(bytes);
	padded.set(read.bytes, bytes - found);
	return given(encodeBase64url(padded));
}

function illFormed(detail: Record<string, string | number>) {
	return fault('parameter-ill-formed', { member: 'epk', ...detail });
}
