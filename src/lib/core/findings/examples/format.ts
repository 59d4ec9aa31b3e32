import { encodeBase64url } from '../../encoding/base64url.ts';
import type { Profile } from '../profile.ts';
import type { Severity } from '../rule.ts';
import {
	compact,
	encode,
	hs,
	hs256Signature,
	payloads,
	tokens,
	type Example,
	type Examples,
} from './example.ts';

const bytes = (part: readonly number[]) =>
	`${encode('{"alg":"HS256"}')}.${encodeBase64url(Uint8Array.from(part))}.${hs256Signature}`;

/** A token of so many bytes. */
const long = (length: number, profile?: Profile, severity?: Severity): Example => {
	const header = encode('{"alg":"HS256"}');
	const token = `${header}.${'A'.repeat(length - header.length - 45)}.${hs256Signature}`;
	return { token, ...(profile && { profile }), ...(severity && { severity }) };
};

const flattened = (header: string, more = '') =>
	`{"payload":"${encode('{}')}","protected":"${encode(header)}","signature":"${hs256Signature}"${more}}`;

export const formatExamples: Examples = {
	'illegal-character': {
		...tokens(hs.replace('.', '!.'), hs),
		alsoFires: [
			{ token: `${hs}é`, message: `“é” at position ${hs.length + 1} does not belong in a token` },
			{ token: `!!!!!!!!!${hs}`, message: '“!!!!!!!!” at position 1 does not belong in a token' },
		],
		alsoNear: [{ token: `${hs} ` }, { token: `${hs}=` }, { token: `${hs}+` }],
	},
	'white-space': {
		...tokens(hs.replace('.', ' .'), hs),
		alsoFires: [
			{ token: hs.replace('.', '.\r\n\t'), message: 'White space at position 22 does not belong in a token' },
			{ token: `${hs}\n` },
		],
		alsoNear: [{ token: hs.replace('.', '!.') }],
	},
	'part-count': {
		...tokens(hs.split('.').slice(0, 2).join('.'), hs),
		alsoFires: [
			{
				token: `${hs}.AA`,
				message: 'A signed token has 3 parts, an encrypted one 5; parts here: 4',
			},
		],
	},
	padding: {
		...tokens(`${hs}=`, hs),
		alsoFires: [
			{ token: hs.replace('.', '=.'), message: '“=” at position 21: padding is not allowed' },
			{
				token: `{"payload":"${encode('{"a":1}')}=","protected":"${encode('{"alg":"HS256"}')}","signature":""}`,
			},
		],
	},
	'standard-base64': {
		...tokens(`${hs.slice(0, -1)}/`, `${hs.slice(0, -1)}_`),
		alsoFires: [
			{
				token: `${hs.slice(0, -2)}+A`,
				message: `“+” at position ${hs.length - 1} is base64, not base64url`,
			},
			{ token: `${hs.slice(0, -6)}+/+/-A` },
		],
	},
	'truncated-base64url': {
		...tokens(compact('{"alg":"HS256"}', '{}', 'A'.repeat(41)), hs),
		alsoFires: [
			{
				token: hs.replace(/\.[^.]+\./, '.e30AA.'),
				message: 'The payload is cut short: base64url cannot have this length',
			},
		],
		alsoNear: [{ token: compact('{"alg":"HS256"}', '{}', 'A'.repeat(42)) }],
	},
	'non-canonical': {
		...tokens(`${hs.slice(0, -1)}B`, hs),
		alsoFires: [
			{
				token: `${hs.slice(0, -1)}B`.replace('fQ.', 'fR.').replace('e30.', 'e31.'),
				message: 'The payload ends in an unusual spelling of its bytes: it was changed or badly written',
			},
			{ token: hs.replace('e30', 'e31') },
			// Another fault, in another part, stays.
			{ token: `${hs.slice(0, -1)}B`.replace('e30.', 'e30=.') },
		],
	},
	'not-utf8': {
		...tokens(bytes([0x22, 0xff, 0x22]), compact('{"alg":"HS256"}', '"é"')),
		alsoFires: [
			{ token: bytes([0xef, 0xbb, 0xbf, 0x7b, 0x7d]), message: 'The payload is not plain UTF-8' },
			{
				token: `${encodeBase64url(Uint8Array.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]))}.e30.AA`,
				message: 'The header is not plain UTF-8',
			},
		],
	},
	'large-token': {
		fires: { ...long(4097), severity: 'note', message: '4097 bytes may not fit into a cookie' },
		nearMiss: long(4096),
		alsoFires: [
			{ ...long(8192), severity: 'note' },
			{ ...long(8193), severity: 'warning', message: '8193 bytes may not fit into a request header' },
			long(4097, 'access-token', 'note'),
			long(8193, 'access-token', 'warning'),
			long(4097, 'id-token', 'note'),
			long(8193, 'id-token', 'warning'),
			long(8193, 'dpop-proof', 'warning'),
		],
		alsoNear: [
			long(8192, 'dpop-proof'),
			...(
				['logout-token', 'sd-jwt', 'client-assertion', 'key-proof', 'key-binding', 'security-event'] as const
			).map((profile) => long(8193, profile)),
		],
	},
	'json-serialization': {
		fires: { token: flattened('{"alg":"HS256","typ":"JWT"}'), severity: 'warning' },
		nearMiss: payloads('{}', '{}').nearMiss,
		alsoFires: [
			{ token: flattened('{"alg":"HS256"}'), severity: 'note' },
			{ token: flattened('{"alg":"HS256"}').replace('e30', encode('{"nonce":"n"}')), severity: 'warning' },
			{ token: flattened('{"alg":"HS256","typ":"jose+json"}'), severity: 'note' },
		],
		alsoNear: [{ token: flattened('{"alg":"HS256"}', ',"header":{"disclosures":[]}') }],
	},
};
