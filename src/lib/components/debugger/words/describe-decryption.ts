import { contentEncryptionNamed } from '#lib/core/jose/encryption/content-encryption.ts';
import type {
	DecryptOutcome,
	JweDetail,
	JweFault,
	JweReason,
	JweRemark,
} from '#lib/core/jose/encryption/jwe.ts';
import { keyManagementNamed } from '#lib/core/jose/encryption/key-management.ts';
import type { SignatureWords } from './describe-signature.ts';

/** A value from a token, fit to stand in a sentence. */
function told(detail: JweDetail, name: string): string {
	const line = String(detail[name] ?? '').replace(/[\p{C}\p{Z}]+/gu, ' ');
	return `“${line.length > 40 ? `${line.slice(0, 39)}…` : line}”`;
}

const figure = (detail: JweDetail, name: string) => Number(detail[name] ?? 0).toLocaleString('en');
const plain = (detail: JweDetail, name: string) => String(detail[name] ?? '');
const listed = (detail: JweDetail, name: string) => plain(detail, name).replace(/, ([^,]*)$/, ' or $1');

const parts: Readonly<Record<string, string>> = {
	'encrypted-key': 'encrypted key (second part)',
	'initialization-vector': 'initialization vector (third part)',
	ciphertext: 'ciphertext (fourth part)',
	'authentication-tag': 'authentication tag (last part)',
};

const criticalFaults: Readonly<Record<string, string>> = {
	'not-a-list': 'it is not a list',
	empty: 'it is an empty list',
	'not-a-string': 'one of its entries is not a string',
	repeated: 'it names an extension twice',
	standard: 'it names a parameter that every reader knows',
	missing: 'it names a parameter that the header lacks',
};

/** Why a member of the header cannot be used, as the end of a sentence. */
function illFormed(detail: JweDetail): string {
	const cause = plain(detail, 'cause');
	const coordinate = /^([xy])-(missing|encoding|length)$/.exec(cause);
	if (coordinate) {
		const what = { missing: 'is missing', encoding: 'is not base64url', length: 'has the wrong length' };
		return `its coordinate ${coordinate[1]!} ${what[coordinate[2] as keyof typeof what]}`;
	}
	switch (cause) {
		case 'length':
			return `it has ${figure(detail, 'found')} bytes, and ${figure(detail, 'expected')} are needed`;
		case 'too-short':
			return `it has ${figure(detail, 'found')} bytes, and ${figure(detail, 'expected')} or more are needed`;
		case 'not-a-string':
			return 'it is no string';
		case 'not-a-count':
			return 'it is no whole number above zero';
		case 'not-an-object':
			return 'it is no JSON object that holds a public JWK';
		case 'curve-unknown':
			return `its curve ${told(detail, 'found')} is none that keys agree on here`;
		case 'key-type':
			return `its kty is ${told(detail, 'found')}, and that curve’s is ${told(detail, 'expected')}`;
		default:
			return cause.startsWith('base64url') ? 'it is not base64url' : 'it is no point of its curve';
	}
}

type Words = (detail: JweDetail) => string;

/** What is wrong, where, and what to do about it. */
const sentences: Readonly<Record<JweReason, Words>> = {
	'no-recipient': () => 'The token names no recipient: nobody can open it.',
	'part-unreadable': (detail) =>
		`The ${parts[plain(detail, 'part')] ?? 'token'} is not base64url: see the marked characters in the token.`,
	'header-unreadable': () => 'The header is no JSON object, so it is not known how the token was encrypted.',
	'header-ambiguous': (detail) =>
		`The header has ${told(detail, 'name')} more than once: readers disagree which one counts.`,
	'header-not-disjoint': (detail) =>
		`${told(detail, 'name')} stands in two of the token’s headers, and may stand in one (RFC 7516 §7.2.1).`,
	'algorithm-missing': () => 'The header has no alg, which says how the content key is got.',
	'algorithm-unknown': (detail) => `The alg ${told(detail, 'name')} is none that encrypts: names are exact.`,
	'algorithm-withdrawn': (detail) =>
		`${plain(detail, 'name')} is withdrawn, and not decrypted here: its padding lets a stranger find the content key by asking whoever decrypts a few thousand times (Bleichenbacher’s padding oracle, 1998; ${plain(detail, 'section')}). Ask the issuer for RSA-OAEP-256.`,
	'encryption-missing': () => 'The header has no enc, which says how the content is encrypted.',
	'encryption-unknown': (detail) =>
		`The enc ${told(detail, 'name')} is no content encryption: names are exact.`,
	'crit-malformed': (detail) =>
		`The header’s crit is malformed: ${criticalFaults[plain(detail, 'fault')] ?? 'it cannot be read'}.`,
	'crit-unprotected': () => 'crit stands in a header that nothing protects; it must be protected.',
	'crit-unknown': (detail) =>
		`The header says that ${told(detail, 'name')} must be understood, and it is not understood here.`,
	'zip-unknown': (detail) => `The zip ${told(detail, 'name')} is not known: DEF is the only one.`,
	'zip-unprotected': () => 'zip stands in a header that nothing protects; it must be protected.',
	'parameter-missing': (detail) => `The header lacks ${told(detail, 'member')}, which its alg needs.`,
	'parameter-ill-formed': (detail) =>
		`The header’s ${told(detail, 'member')} cannot be used: ${illFormed(detail)}.`,
	'p2c-too-high': (detail) =>
		Number(detail['iterations']) > Number(detail['most'])
			? `The header asks for ${figure(detail, 'iterations')} iterations (p2c), and this page stops at ${figure(detail, 'most')}: such a number is made to keep a receiver busy.`
			: `The header asks for ${figure(detail, 'iterations')} iterations (p2c), which would keep this computer busy for about ${seconds(detail)} s.`,
	'iv-wrong-length': (detail) =>
		`The initialization vector has ${figure(detail, 'found')} bytes, and enc needs ${figure(detail, 'expected')}: it was cut, or enc was changed.`,
	'tag-wrong-length': (detail) =>
		`The authentication tag has ${figure(detail, 'found')} bytes, and enc needs ${figure(detail, 'expected')}: it was cut, or enc was changed.`,
	'encrypted-key-not-empty': (detail) =>
		`Under ${plain(detail, 'name')} no encrypted key is sent, yet the second part is not empty.`,
	'encrypted-key-missing': (detail) =>
		`${plain(detail, 'name')} sends an encrypted key, yet the second part is empty.`,
	'no-key': () => 'No key is at hand.',
	'key-wrong-type': (detail) =>
		`The key is ${plain(detail, 'found') || 'of another type'}, and this alg needs ${listed(detail, 'expected')}.`,
	'key-is-public': () => 'This is the public key: it encrypts, the private one decrypts.',
	'key-wrong-length': (detail) =>
		`The key has ${figure(detail, 'found')} bits, and exactly ${figure(detail, 'expected')} are needed: perhaps it is written in base64url or hex, and read as text.`,
	'key-forbidden-by-jwk': (detail) => `The JWK’s own ${told(detail, 'member')} forbids this use.`,
	'key-unusable': () => 'The browser’s cryptography refuses the key.',
	'epk-on-another-curve': (detail) =>
		`The key is on ${plain(detail, 'expected')}, and the header’s epk on ${plain(detail, 'found')}: the token was encrypted to another key.`,
	'key-not-unwrapped': (detail) =>
		'found' in detail
			? `The encrypted key has ${figure(detail, 'found')} bytes, and this RSA key opens ${figure(detail, 'expected')}: the token was encrypted to another key.`
			: 'The encrypted key does not open with this key: most likely the token was encrypted to another one.',
	'content-key-wrong-length': (detail) =>
		`The content key has ${figure(detail, 'found')} bits, and enc needs ${figure(detail, 'expected')}: its maker is at fault, or enc was changed.`,
	'content-not-authentic': () =>
		'The authentication tag does not match: the key is another one, or the header or the content was changed.',
	'content-padding': () =>
		'The tag matches, but the decrypted content is not padded as AES-CBC needs it: its maker is at fault.',
	'not-deflate': () => 'The content was decrypted, and is not compressed as the header’s zip says.',
	'inflated-too-large': (detail) =>
		`The content was decrypted, and unpacks to more than ${bytes(detail)}: a few bytes can be made to fill a receiver’s memory.`,
	'too-many-attempts': (detail) =>
		`${figure(detail, 'attempts')} attempts were made, for ${figure(detail, 'recipients')} recipients and ${figure(detail, 'keys')} keys: give the one key that it is for.`,
	'unsupported-here': (detail) =>
		`Neither this browser nor a library at hand computes ${plain(detail, 'name')}.`,
	'direct-with-several': (detail) =>
		`${plain(detail, 'name')} gives its one recipient the content key itself, so there can be no others.`,
	'encryption-differs': (detail) =>
		`One recipient’s enc is ${plain(detail, 'expected')} and another’s ${plain(detail, 'found')}: the content is encrypted once, so it must be one.`,
};

/** About how long the iterations of a header would take. */
export function seconds(detail: JweDetail): number {
	return Math.max(1, Math.round(Number(detail['milliseconds']) / 1000));
}

function bytes(detail: JweDetail): string {
	const limit = Number(detail['limit']);
	return limit >= 1e6 ? `${limit / 1e6} MB` : `${limit / 1e3} KB`;
}

/** Why something was not decrypted or not encrypted, in a sentence or two. */
export function describeJweFault({ reason, detail }: JweFault): string {
	return sentences[reason](detail);
}

/** The steps of opening a JWE (RFC 7516 §5.2), as people know them. */
export const steps = ['header', 'key', 'content key', 'content', 'unpacking'] as const;
export type Step = (typeof steps)[number];

const stepOf: Partial<Record<JweReason, Step>> = {
	'no-key': 'key',
	'key-wrong-type': 'key',
	'key-is-public': 'key',
	'key-wrong-length': 'key',
	'key-forbidden-by-jwk': 'key',
	'key-unusable': 'key',
	'too-many-attempts': 'key',
	'p2c-too-high': 'content key',
	'epk-on-another-curve': 'content key',
	'key-not-unwrapped': 'content key',
	'content-key-wrong-length': 'content key',
	'content-not-authentic': 'content',
	'content-padding': 'content',
	'not-deflate': 'unpacking',
	'inflated-too-large': 'unpacking',
};

/** The step at which decrypting stopped; what is not about a key or the content is about the header and its parts. */
export function failedStep(reason: JweReason): Step {
	return stepOf[reason] ?? 'header';
}

/** The kind of key that a JWE's algorithm needs, in words. @param way what it is needed for */
export function keyForEncryption(
	alg: string | undefined,
	enc: string | undefined,
	way: 'decrypt' | 'encrypt' = 'decrypt',
): string {
	const row = keyManagementNamed(alg);
	const half = way === 'decrypt' ? 'private' : 'public';
	switch (row?.family) {
		case undefined:
			return 'a secret, PEM, JWK or JWK Set';
		case 'PBES2':
			return 'the password';
		case 'ECDH-ES':
			return `the recipient’s EC or X25519 ${half} key`;
		case 'RSA-OAEP':
		case 'RSAES-PKCS1-v1_5':
			return `the recipient’s RSA ${half} key`;
		default: {
			const bits = row?.secretBits === 'content-key' ? contentEncryptionNamed(enc)?.keyBits : row?.secretBits;
			return bits === undefined ? 'the shared secret' : `the shared ${bits}-bit secret`;
		}
	}
}

/** Words for what decrypting gave; `undefined` is an open question. */
export function describeDecryption(
	outcome: DecryptOutcome | undefined,
	alg: string | undefined,
	enc: string | undefined,
): SignatureWords {
	if (outcome === undefined) return { tone: 'waiting', chip: 'checking', sentence: 'Checking…' };
	if (outcome.state === 'decrypted') {
		const isShared = outcome.key.type === 'oct';
		const sentence = isShared
			? 'Whoever encrypted it knew this secret.'
			: 'Anyone with the public half of this key can have encrypted it.';
		return { tone: 'good', chip: 'decrypted with your key', sentence };
	}
	if (outcome.reason === 'no-key')
		return {
			tone: 'none',
			chip: 'not opened: needs a key',
			sentence: `Add ${keyForEncryption(alg, enc)} to open it.`,
		};
	const sentence = describeJweFault(outcome);
	if (outcome.state === 'failed') return { tone: 'bad', chip: 'does not open', sentence };
	if (outcome.reason === 'algorithm-withdrawn')
		return { tone: 'bad', chip: 'not opened: withdrawn algorithm', sentence };
	return { tone: 'warning', chip: 'not opened', sentence };
}

/** What was read although other readers may refuse it. */
export function describeJweRemark({ code, detail }: JweRemark): string {
	return code === 'epk-is-text'
		? 'The header’s “epk” is a JSON text in a string, not an object: other readers refuse it.'
		: `The header’s ${told(detail, 'member')} is not strict base64url: other readers may refuse it.`;
}

/** What one look at a recipient gave, in a few words. */
export function describeAttempt(result: 'decrypted' | JweReason): string {
	return result === 'decrypted' ? 'opened with your key' : `stopped at: ${failedStep(result)}`;
}
