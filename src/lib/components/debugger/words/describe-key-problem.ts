import type { KeyProblemCode } from '#lib/core/jose/key.ts';
import type { Problem } from '#lib/core/problem.ts';

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
	'key-pem-truncated': (detail) =>
		detail['label'] === undefined
			? 'The key’s base64 is cut off: its end is missing.'
			: 'The PEM is cut off: its END line, or a part of its text, is missing.',
	'key-pem-label': (detail) => `A PEM block “${String(detail['label'] ?? '')}” holds no key for signatures.`,
	'key-der': () => 'The key’s binary content (DER) is damaged.',
	'key-encrypted': () => 'This private key is encrypted with a passphrase: it is read once that is given.',
	'key-passphrase-wrong': () =>
		'The passphrase does not open this key: it is another one, or the key’s text is damaged.',
	'key-encryption-unsupported': (detail) => lockedBy(String(detail['scheme'] ?? '')),
	'key-encryption-costly': (detail) =>
		`Opening this key would take ${count(detail['cost'])} rounds of ${String(detail['kdf'] ?? '')}, and this page stops at ${count(detail['limit'])}. Decrypt it yourself: openssl pkey -in key.pem`,
	'key-container': (detail) => container(String(detail['container'] ?? '')),
	'key-discovery-document': (detail) =>
		`This is the discovery document of an issuer. Its keys are at jwks_uri: ${String(detail['uri'] ?? '')}. Nothing is fetched: paste what is found there.`,
	'key-pem-armour': (detail) => armour(String(detail['reason'] ?? '')),
	'key-kid-repeated': (detail) =>
		`${count(detail['count'])} keys of this set have the “kid” “${String(detail['kid'] ?? '')}” (RFC 7517 §4.5): whoever picks a key by it may take the wrong one.`,
	'key-x5c': (detail) => certificate(String(detail['reason'] ?? '')),
	'key-openssh': () => 'This OpenSSH key is damaged or cut off.',
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
			: detail['looks'] === 'der'
				? 'This looks like a part of a key in base64, taken as a secret letter by letter. Was it copied whole?'
				: 'This is a token, taken as a secret letter by letter. Was it meant for the field above?',
	'key-rsa-short': (detail) =>
		`A short RSA key${detail['bits'] === undefined ? '' : ` (${String(detail['bits'])} bits)`}: 2048 bits are the least (RFC 7518 §3.3).`,
	'key-text-is-public-key': () =>
		'A public key used as a secret: whoever knows it can forge tokens (RFC 8725 §2.1).',
};

/** How keys are decrypted that this page does not open, by the scheme; all others by OpenSSL. */
const decryption: ReadonlyMap<string, string> = new Map([
	[
		'traditional',
		'This private key is encrypted in OpenSSL’s traditional form, which this page does not open. Decrypt it first: openssl pkey -in key.pem',
	],
	[
		'openssh',
		'This OpenSSH private key is encrypted, which this page does not open. Take the passphrase off a copy: ssh-keygen -p -N "" -m PEM -f copy-of-key',
	],
]);

function lockedBy(scheme: string): string {
	const by =
		scheme === '' ? 'in a way that this page does not know' : `with ${scheme}, which this page lacks`;
	return (
		decryption.get(scheme) ??
		`This private key is encrypted ${by}. Decrypt it (openssl pkey -in key.pem), or encrypt it anew: openssl pkcs8 -topk8 -v2 aes-256-cbc -in key.pem`
	);
}

/** What to do with the files of other programs. */
const containers: ReadonlyMap<string, string> = new Map([
	['binary', 'This file holds binary data of another kind than keys.'],
	[
		'PKCS#12',
		'This is a PKCS#12 file (.p12, .pfx), which this page does not open. Take the key out first: openssl pkcs12 -in file.p12 -nodes',
	],
	[
		'Java keystore',
		'This is a Java keystore, which this page does not open. Convert it first: keytool -importkeystore -srckeystore file.jks -destkeystore file.p12 -deststoretype pkcs12, then openssl pkcs12 -in file.p12 -nodes',
	],
	[
		'PKCS#7',
		'This is a PKCS#7 bundle of certificates. Take them out first: openssl pkcs7 -in file.p7b -print_certs',
	],
	[
		'PuTTY',
		'This is a key of PuTTY. Convert it first: puttygen key.ppk -O private-openssh -o key (or -L for its public half)',
	],
]);

function container(name: string): string {
	return containers.get(name) ?? `This is a file of ${name}, which this page does not open.`;
}

function armour(reason: string): string {
	if (reason === 'no-end-line')
		return 'The PEM’s END line is missing; the key is whole and is read all the same.';
	if (reason === 'alphabet')
		return 'The PEM’s text is base64url where PEM has base64 (RFC 7468 §2); it is read all the same.';
	return 'The PEM’s BEGIN or END line is not what it must be (five hyphens on either side, capital letters: RFC 7468 §3); it is read all the same.';
}

function certificate(reason: string): string {
	if (reason === 'another-key')
		return 'The first certificate in the JWK’s “x5c” holds another key than the JWK (RFC 7517 §4.7); the JWK’s is used.';
	if (reason === 'encoding')
		return 'The JWK’s “x5c” is not plain base64, as RFC 7517 §4.7 wants it; its certificate holds the same key.';
	return 'The JWK’s “x5c” is not a list of certificates in base64 (RFC 7517 §4.7); the JWK’s own key is used.';
}

/** A figure with its thousands apart. */
function count(figure: Problem['detail'][string] | undefined): string {
	return Number(figure ?? 0).toLocaleString('en');
}

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
