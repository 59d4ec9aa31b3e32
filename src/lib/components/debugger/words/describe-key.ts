import type { Key, KeyForm, KeyProblemCode } from '#lib/core/jose/key.ts';
import type { Problem } from '#lib/core/problem.ts';

const forms: Record<KeyForm, string> = {
	empty: '',
	secret: 'secret',
	jwk: 'JWK',
	jwks: 'JWK Set',
	spki: 'PEM, SPKI',
	pkcs8: 'PEM, PKCS#8',
	pkcs1: 'PEM, PKCS#1',
	sec1: 'PEM, SEC1',
	x509: 'X.509 certificate',
	unreadable: 'not readable',
};

/** The form of a key's text, in a word or two. */
export function describeKeyForm(form: KeyForm): string {
	return forms[form];
}

/** What a key is: `EC P-256 · private`, `RSA 2048 bits · public`, `ML-DSA-44 · public`, `secret · 256 bits`. */
export function describeKey(key: Key): string {
	if (key.type === 'oct') return `secret · ${key.bits} bits`;
	const kind =
		key.parameterSet ?? (key.type === 'RSA' ? `RSA ${key.bits} bits` : `${key.type} ${key.curve ?? ''}`);
	return `${kind} · ${key.private ? 'private' : 'public'}`;
}

type Words = (detail: Problem['detail'], at: number) => string;
const words: Record<KeyProblemCode, Words> = {
	'key-unreadable': () => 'This is no key that can be read: a secret, PEM, JWK or JWK Set is expected.',
	'key-json': (_, at) => `This begins like a JWK, but is not JSON at ${at}.`,
	'key-jwk-member': (detail) => jwkMember(String(detail['member'] ?? ''), String(detail['reason'] ?? '')),
	'key-jwk-member-ignored': (detail) =>
		`The JWK’s “${String(detail['member'] ?? '')}” is of the wrong type (RFC 7517 §4) and is passed over: it restricts nothing here.`,
	'key-jwk-encoding': (detail) =>
		`The JWK’s “${String(detail['member'] ?? '')}” is not strict base64url; it is read all the same.`,
	'key-coordinate-padded': (detail) =>
		`The JWK’s “${String(detail['member'] ?? '')}” lacks leading zeros (RFC 7518 §6.2.1.2); they were added.`,
	'key-base64': (_, at) => `Not base64 at ${at}: choose how the secret is written.`,
	'key-hex': (_, at) => `Not hexadecimal at ${at}: choose how the secret is written.`,
	'key-pem-truncated': () => 'The PEM is cut off: its END line, or a part of its text, is missing.',
	'key-pem-label': (detail) => `A PEM block “${String(detail['label'] ?? '')}” holds no key for signatures.`,
	'key-der': () => 'The key’s binary content (DER) is damaged.',
	'key-encrypted': () =>
		'This private key is encrypted with a passphrase. Decrypt it first: openssl pkey -in key.pem',
	'key-openssh': () =>
		'This is an OpenSSH key. Convert it to PEM first: ssh-keygen -e -m PKCS8 -f key.pub (or -p -m PEM for a private one)',
	'key-type-unsupported': (detail) =>
		detail['type']
			? `Keys of type “${detail['type']}” do not sign JWTs.`
			: 'The JWK’s “kty” names no type of key.',
	'key-curve-unsupported': (detail) =>
		detail['parameterSet'] === undefined
			? `Keys on ${namedCurve(detail['curve'])} cannot be used on this page.`
			: 'The JWK’s “alg” must be ML-DSA-44, ML-DSA-65 or ML-DSA-87 (RFC 9964).',
	'key-rejected': (detail) =>
		detail['reason'] === 'not-supported'
			? 'This browser cannot compute with keys of this kind.'
			: 'The browser refuses this key: its numbers do not fit together (is the point on the curve?).',
	'key-too-large': (detail) =>
		detail['keys'] === undefined
			? 'This is larger than any real key: it is not read.'
			: `A set of ${detail['keys']} keys: only its first ${detail['limit'] ?? ''} are read.`,
	'key-no-private-half': (detail) =>
		detail['reason'] === 'no-seed'
			? 'This private key is without the seed that a JWK needs (RFC 9964, RFC 9881 §6); its public half is used.'
			: 'The private half is damaged; the public half is used.',
	'key-secret-short': (detail) =>
		`A short secret${detail['bits'] === undefined ? '' : ` (${String(detail['bits'])} bits)`}: it can be guessed. HMAC wants as many bits as its hash (RFC 7518 §3.2).`,
	'key-secret-looks-like': (detail) =>
		detail['looks'] === 'address'
			? 'This is an address, taken as a secret letter by letter. Nothing is fetched by itself: choose “From a URL…”, or paste what is found there.'
			: 'This is a token, taken as a secret letter by letter. Was it meant for the field above?',
	'key-rsa-short': (detail) =>
		`A short RSA key${detail['bits'] === undefined ? '' : ` (${String(detail['bits'])} bits)`}: 2048 bits are the least (RFC 7518 §3.3).`,
	'key-text-is-public-key': () =>
		'A public key used as a secret: whoever knows it can forge tokens (RFC 8725 §2.1).',
};

/** An empty name, and parameters in place of a name, are no curve that could be told. */
function namedCurve(curve: Problem['detail'][string] | undefined): string {
	return curve === undefined || curve === '' || curve === 'unknown'
		? 'an unknown curve'
		: `the curve ${curve}`;
}

function jwkMember(member: string, reason: string): string {
	if (reason === 'not-an-object') return 'A JWK must be a JSON object.';
	if (reason === 'empty') return 'The JWK Set holds no keys.';
	if (reason === 'missing') return `The JWK lacks “${member}”.`;
	return `The JWK’s “${member}” is not what it must be.`;
}

/** One plain sentence about a fault of a key's text; positions count from 1. */
export function describeKeyProblem({ code, detail, place }: Problem<KeyProblemCode>): string {
	return words[code](detail, place.from + 1);
}
