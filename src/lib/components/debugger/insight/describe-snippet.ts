import type { NoSnippetCode, SnippetNote, SnippetNoteCode } from '#lib/core/snippets/library.ts';

type Detail = Readonly<Record<string, string>>;
type Sentence = (detail: Detail) => string;

/** A value from a token, fit to stand in a sentence. */
function told(value: string | undefined): string {
	const line = [...(value ?? '').replace(/[\p{C}\p{Z}]+/gu, ' ')];
	return line.length > 60 ? `${line.slice(0, 59).join('')}…` : line.join('');
}

/** Whether a note is something to act upon, or something to know. */
const warnings: ReadonlySet<SnippetNoteCode> = new Set([
	'expected-from-token',
	'expected-placeholder',
	'refuses-this-token',
	'never-expires',
	'secret-short',
	'rsa-short',
	'proof',
	'json-form',
	'no-claims',
	'critical',
] as const);

const encodings: Detail = {
	utf8: 'as it is: its characters in UTF-8 are the bytes',
	base64: 'in base64',
	base64url: 'in base64url',
	hex: 'in hexadecimal digits',
};

const notes: Readonly<Record<SnippetNoteCode, Sentence>> = {
	'expected-from-token': ({ names }) =>
		`What the code expects of ${names} is what this token says of itself. Put what your API expects: who sends a token chooses what it says.`,
	'expected-placeholder': ({ names }) =>
		`${names}: neither the token nor your expectations say it, so the code has a placeholder. Put what your API expects.`,
	'type-from-token': ({ typ }) =>
		`The code takes tokens of the type ${told(typ)} only, as this one says it is (RFC 8725 §3.11).`,
	'one-algorithm': ({ algorithm, allowed }) =>
		`You allow ${told(allowed)}. A key is for one algorithm (RFC 8725 §3.1), so the code takes ${told(algorithm)} alone.`,
	'refuses-this-token': ({ own, algorithm }) =>
		`This token ${own ? `says ${told(own)}` : 'names no algorithm'}; you allow ${told(algorithm)}. The code refuses it, as your API would.`,
	'never-expires': () =>
		'This token has no expiry, so the code asks for none. Tick “An expiry (exp) is required” to refuse such tokens.',
	critical: () =>
		'This token names critical extensions (crit). These libraries understand none, so the code refuses it, as RFC 7515 §4.1.11 wants.',
	'sd-jwt': () =>
		'This is an SD-JWT. The code covers the issuer’s JWT, which is the part before the first ~; disclosures and key binding take an SD-JWT library (RFC 9901 §7).',
	'key-bound': () =>
		'The token is bound to a key (cnf). The code verifies the token, not that its sender holds that key: check the DPoP proof or the client certificate as well.',
	proof: ({ typ }) =>
		`A ${told(typ)} is verified with the key in its own header or in another token, and against the request that it came with. The code checks signature and claims with a key that you know already, and nothing of that.`,
	'json-form': () =>
		'JWT libraries take the compact form only (RFC 7519 §1): convert the token before you give it to this code.',
	'no-claims': () => 'The payload is no JSON object. It is no set of claims, and JWT libraries refuse it.',
	encrypted: () =>
		'The code decrypts, then checks the claims. Under a public key encryption does not say who made the token: it should hold a signed one (RFC 7519 §11.2).',
	'secret-encoding': ({ encoding }) =>
		`JWT_SECRET holds the secret ${encodings[encoding ?? ''] ?? ''}, the way that the Key panel reads it.`,
	'secret-short': ({ bits, minimum, algorithm }) =>
		`The secret at hand has ${bits} bits; ${algorithm} wants ${minimum} (RFC 7518 §3.2), and several libraries refuse less.`,
	'rsa-short': ({ bits, minimum, algorithm }) =>
		`The key at hand has ${bits} bits; ${algorithm} wants ${minimum} (RFC 7518 §3.3), and most libraries refuse less.`,
	numbers: () =>
		'Some numbers of the claims have more digits than most JSON libraries keep. Compare them in the token that comes out.',
	'header-left-out': ({ names }) =>
		`Signing writes alg, typ and kid. This token’s header has more, which the code leaves out: ${told(names)}.`,
	'secret-in-process-list': () =>
		'OpenSSL takes the secret of an HMAC from its command line only: while it runs, others on the same machine can read it.',
	'java-k256': () => 'Java 16 and later have no secp256k1: add BouncyCastle as a security provider.',
	'java-tink': () =>
		'Nimbus computes Ed25519 with Google Tink, an optional dependency. To sign, JWT_PRIVATE_JWK holds the private key as a JWK.',
	'ruby-eddsa': () => 'ruby-jwt has EdDSA in a gem of its own, jwt-eddsa.',
	'node-ml-dsa': () => 'ML-DSA takes Node.js 24.7 or later, or another runtime whose WebCrypto has it.',
	'openssl-ml-dsa': () => 'ML-DSA takes OpenSSL 3.5 or later.',
	'no-critical-check': () =>
		'This library does not look at crit. If your issuer uses it, refuse such tokens before (RFC 7515 §4.1.11).',
	'curve-of-key': ({ curve }) => `EdDSA leaves the curve to the key; the code is for ${told(curve)}.`,
	'go-version': () => 'rand.Text takes Go 1.24 or later.',
};

const reasons: Readonly<Record<NoSnippetCode, Sentence>> = {
	'no-token': () => 'No token yet. Paste one, and the code for it stands here.',
	'header-unreadable': () => 'The header cannot be read, so there is no telling which code would fit.',
	'algorithm-missing': () =>
		'The header names no algorithm. Say which one you allow under “Expectations”, and the code takes that.',
	'algorithm-unknown': ({ algorithm }) =>
		`No library here has ${told(algorithm)}. Say under “Expectations” which algorithm you allow, and the code takes that.`,
	unsecured: () =>
		'The token says alg: none. It is not signed, and no code can verify it: an API must refuse it (RFC 8725 §3.2). Say under “Expectations” which algorithm you allow, and the code takes that.',
	detached: () =>
		'The payload of this token is sent apart. JWT libraries verify whole tokens only: put the payload between the dots, or use a library’s JWS functions with a detached payload (RFC 7515 Appendix F).',
	unencoded: () =>
		'The payload is not base64url-encoded (b64: false). A JWT must not be so (RFC 7797 §7), and JWT libraries refuse it; use a library’s JWS functions.',
	unsupported: ({ library, algorithm, able }) =>
		`${library} has no ${algorithm} in the version that this page writes for. ${able ? `These have it: ${able}.` : 'No other here has it either.'}`,
	encrypted: ({ library, able }) =>
		`This token is encrypted, and there is no code here that decrypts it with ${library}. ${able ? `There is for ${able}.` : ''}`.trim(),
	'encrypted-signing': () =>
		'This token is encrypted, not signed. To make one like it, sign the claims first and encrypt the signed token (RFC 7519 §11.2).',
	'no-signing': ({ library }) =>
		`${library}’s resource server verifies tokens and signs none; the code of Java (Nimbus JOSE+JWT) signs with the library that it is built on.`,
	'no-key-set': ({ library }) =>
		`${library} reads no key set: give the key as PEM, by a variable of the environment or in the code.`,
};

/** What to know of a snippet. */
export function describeNote({ code, detail }: SnippetNote): string {
	return notes[code](detail);
}

/** True for a note that wants something done before the code is used. */
export function isWarning({ code }: SnippetNote): boolean {
	return warnings.has(code);
}

/** Why there is no code, and what there is instead. */
export function describeNoSnippet(code: NoSnippetCode, detail: Detail): string {
	return reasons[code](detail);
}
