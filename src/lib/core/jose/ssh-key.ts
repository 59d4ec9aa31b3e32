// OpenSSH's binary forms of keys: the public blob of RFC 4253 §6.6 and the private file of OpenSSH's PROTOCOL.key.

import { encodeBase64url } from '../encoding/base64url.ts';

/** A key's JWK members, or why there are none. `type` is SSH's own name of the key's type. */
export type ReadSsh =
	| {
			readonly state: 'read';
			readonly jwk: JsonWebKey;
			readonly publicJwk: JsonWebKey;
			/** Of a private file; a public key's comment stands in the text around it. */
			readonly comment: string;
	  }
	| { readonly state: 'type'; readonly type: string }
	| { readonly state: 'encrypted' }
	| { readonly state: 'damaged' };

type Bytes = Uint8Array<ArrayBuffer>;

/** Reads from the front of SSH's data (RFC 4251 §5); past the end it gives nothing. */
interface Reader {
	bytes(count: number): Bytes | undefined;
	number(): number | undefined;
	string(): Bytes | undefined;
	text(): string;
}

function readerOf(data: Uint8Array): Reader {
	let at = 0;
	const bytes = (count: number) => {
		if (at + count > data.length) return undefined;
		at += count;
		return Uint8Array.from(data.subarray(at - count, at));
	};
	const number = () => bytes(4)?.reduce((sum, byte) => sum * 256 + byte, 0);
	const string = () => {
		const length = number();
		return length === undefined ? undefined : bytes(length);
	};
	const text = () => Array.from(string() ?? [], (byte) => String.fromCharCode(byte)).join('');
	return { bytes, number, string, text };
}

/** A pair's members; the private ones only where the private file is read. */
type Members = { readonly public: JsonWebKey; readonly private: JsonWebKey } | undefined;

interface Kind {
	readonly readPublic: (reader: Reader) => Members;
	readonly readPrivate: (reader: Reader) => Members;
}

const kinds: ReadonlyMap<string, Kind> = new Map<string, Kind>([
	['ssh-rsa', { readPublic: readRsaPublic, readPrivate: readRsaPrivate }],
	['ssh-ed25519', { readPublic: readEd25519, readPrivate: readEd25519Private }],
	['ecdsa-sha2-nistp256', ecdsa('nistp256', 'P-256', 32)],
	['ecdsa-sha2-nistp384', ecdsa('nistp384', 'P-384', 48)],
	['ecdsa-sha2-nistp521', ecdsa('nistp521', 'P-521', 66)],
]);

/** Reads a public key's blob (RFC 4253 §6.6, RFC 5656 §3.1, RFC 8709 §4). Never throws. */
export function readSshPublic(blob: Uint8Array): ReadSsh {
	const reader = readerOf(blob);
	const type = reader.text();
	const kind = kinds.get(type);
	if (kind === undefined) return isTypeName(type) ? { state: 'type', type } : { state: 'damaged' };
	const members = kind.readPublic(reader);
	if (members === undefined) return { state: 'damaged' };
	return { state: 'read', jwk: members.public, publicJwk: members.public, comment: '' };
}

const magic = 'openssh-key-v1\0';

/** Reads the first key of OpenSSH's private file (PROTOCOL.key). Never throws; an encrypted one stays closed. */
export function readSshPrivate(file: Uint8Array): ReadSsh {
	const reader = readerOf(file);
	const head = Array.from(reader.bytes(magic.length) ?? [], (byte) => String.fromCharCode(byte)).join('');
	if (head !== magic) return { state: 'damaged' };
	const cipher = reader.text();
	if (cipher !== 'none') return { state: cipher === '' ? 'damaged' : 'encrypted' };
	reader.text(); // The derivation's name, `none` as well.
	reader.text();
	const count = reader.number() ?? 0;
	if (count < 1 || count > 16) return { state: 'damaged' };
	for (let index = 0; index < count; index++) reader.string();
	const inner = readerOf(reader.string() ?? new Uint8Array());
	const check = inner.number();
	if (check === undefined || check !== inner.number()) return { state: 'damaged' };
	const type = inner.text();
	const kind = kinds.get(type);
	if (kind === undefined) return isTypeName(type) ? { state: 'type', type } : { state: 'damaged' };
	const members = kind.readPrivate(inner);
	if (members === undefined) return { state: 'damaged' };
	const { public: publicJwk, private: secret } = members;
	return { state: 'read', jwk: { ...publicJwk, ...secret }, publicJwk, comment: inner.text() };
}

const isTypeName = (type: string) => /^[a-z0-9][a-z0-9@.-]{2,80}$/i.test(type);

function readRsaPublic(reader: Reader): Members {
	const e = positive(reader.string());
	const n = positive(reader.string());
	return e && n && { public: { kty: 'RSA', n: encodeBase64url(n), e: encodeBase64url(e) }, private: {} };
}

function readRsaPrivate(reader: Reader): Members {
	const numbers = Array.from({ length: 6 }, () => positive(reader.string()));
	const [n, e, d, qi, p, q] = numbers;
	if (!n || !e || !d || !qi || !p || !q || n.length > 4096) return undefined;
	const exponent = (prime: Bytes) => bytesOf(bigOf(d) % (bigOf(prime) - 1n));
	if (bigOf(p) < 2n || bigOf(q) < 2n) return undefined;
	const parts = { d, p, q, dp: exponent(p), dq: exponent(q), qi };
	return {
		public: { kty: 'RSA', n: encodeBase64url(n), e: encodeBase64url(e) },
		private: Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, encodeBase64url(value)])),
	};
}

function readEd25519(reader: Reader): Members {
	const point = reader.string();
	if (point?.length !== 32) return undefined;
	return { public: { kty: 'OKP', crv: 'Ed25519', x: encodeBase64url(point) }, private: {} };
}

/** The private part is the seed with the public key behind it. */
function readEd25519Private(reader: Reader): Members {
	const pair = readEd25519(reader);
	const seed = reader.string();
	if (pair === undefined || seed?.length !== 64) return undefined;
	return { public: pair.public, private: { d: encodeBase64url(seed.subarray(0, 32)) } };
}

function ecdsa(name: string, crv: string, length: number): Kind {
	const readPublic = (reader: Reader): Members => {
		if (reader.text() !== name) return undefined;
		const point = reader.string();
		// SEC 1 §2.3.3: 4 for an uncompressed point, and no other is written.
		if (point?.length !== 1 + 2 * length || point[0] !== 4) return undefined;
		const x = encodeBase64url(point.subarray(1, 1 + length));
		const y = encodeBase64url(point.subarray(1 + length));
		return { public: { kty: 'EC', crv, x, y }, private: {} };
	};
	const readPrivate = (reader: Reader): Members => {
		const pair = readPublic(reader);
		const d = positive(reader.string());
		if (pair === undefined || d === undefined || d.length > length) return undefined;
		const padded = new Uint8Array(length);
		padded.set(d, length - d.length);
		return { public: pair.public, private: { d: encodeBase64url(padded) } };
	};
	return { readPublic, readPrivate };
}

/** The digits of an `mpint` above zero, without the zeros in front. */
function positive(digits: Bytes | undefined): Bytes | undefined {
	const first = digits?.findIndex((byte) => byte !== 0) ?? -1;
	return first === -1 ? undefined : digits?.subarray(first);
}

function bigOf(digits: Uint8Array): bigint {
	return BigInt(`0x${Array.from(digits, (byte) => byte.toString(16).padStart(2, '0')).join('')}`);
}

function bytesOf(number: bigint): Bytes {
	const hex = number.toString(16);
	const even = hex.length % 2 === 0 ? hex : `0${hex}`;
	return Uint8Array.from({ length: even.length / 2 }, (_, at) =>
		parseInt(even.slice(2 * at, 2 * at + 2), 16),
	);
}
