import type { JsonObject } from '../encoding/json-tree.ts';
import type { KeyType, SecretEncoding } from '../jose/key.ts';

/** What a snippet does with a token. For an encrypted one `verify` decrypts it first. */
export type SnippetAction = 'verify' | 'sign';

/** Where the code has its key from: a variable of its environment, its own text (public keys alone), an issuer's key set. */
export type KeySource = 'environment' | 'inline' | 'jwks';

/** A value that the code demands, and who says that it should. */
export interface Expectation<Value> {
	readonly value: Value;
	/** `token`: only what the token says of itself; `placeholder`: nobody said anything. */
	readonly from: 'policy' | 'token' | 'placeholder';
}

/** Something to know about a snippet; its English is written in the view. */
export interface SnippetNote {
	readonly code: SnippetNoteCode;
	readonly detail: Readonly<Record<string, string>>;
}

export type SnippetNoteCode =
	/** Issuer and audience, as far as `names` says, are what the token says of itself, or placeholders. */
	| 'expected-from-token'
	| 'expected-placeholder'
	| 'type-from-token'
	/** The expectations allow several algorithms, and a key is for one (RFC 8725 §3.1). */
	| 'one-algorithm'
	/** The token's own algorithm is none that the expectations allow. */
	| 'refuses-this-token'
	| 'never-expires'
	/** The header's `crit` names extensions (RFC 7515 §4.1.11). */
	| 'critical'
	| 'sd-jwt'
	| 'key-bound'
	| 'proof'
	| 'json-form'
	| 'no-claims'
	| 'encrypted'
	| 'secret-encoding'
	| 'secret-short'
	| 'rsa-short'
	| 'numbers'
	| 'header-left-out'
	| 'secret-in-process-list'
	| 'java-k256'
	| 'java-tink'
	| 'ruby-eddsa'
	| 'node-ml-dsa'
	| 'openssl-ml-dsa'
	| 'no-critical-check'
	| 'curve-of-key'
	| 'go-version';

/** Why there is no code; its English is written in the view. */
export type NoSnippetCode =
	| 'no-token'
	| 'header-unreadable'
	| 'algorithm-missing'
	| 'algorithm-unknown'
	| 'unsecured'
	| 'detached'
	| 'unencoded'
	/** `library` cannot do `algorithm`; `able` can. */
	| 'unsupported'
	| 'encrypted'
	| 'encrypted-signing'
	/** The library only ever verifies. */
	| 'no-signing'
	/** No key set is read by this library's snippet. */
	| 'no-key-set';

/** All that the code depends on. It holds no secret and no private key, nor the token. */
export interface SnippetSubject {
	readonly form: 'jws' | 'jwe';
	/** The one `alg` that the code takes. */
	readonly algorithm: string;
	/** The JWE's `enc`; undefined for a JWS. */
	readonly encryption: string | undefined;
	readonly keyType: KeyType;
	/** Of an EC or OKP key; for `EdDSA` the curve of the key at hand, else Ed25519. */
	readonly curve: string | undefined;
	readonly keySource: KeySource;
	/** How the secret's text in the environment becomes bytes. */
	readonly secretEncoding: SecretEncoding;
	/** The public key at hand as PEM (SPKI). */
	readonly publicKey: string | undefined;
	readonly kid: string | undefined;
	/** The token type to check, or to write. */
	readonly typ: Expectation<string> | undefined;
	readonly issuer: Expectation<string>;
	readonly audience: Expectation<readonly string[]>;
	/** Seconds. */
	readonly leeway: number;
	readonly maximumAge: number | undefined;
	readonly requireExpiry: boolean;
	readonly scope: readonly string[];
	readonly role: string | undefined;
	/** What is signed, without the times and `jti`, which the code makes. */
	readonly claims: JsonObject;
	/** Whether the token signed gets these, as the one at hand has them. */
	readonly writesNotBefore: boolean;
	readonly writesId: boolean;
	/** Seconds between `iat` and `exp` of what is signed. */
	readonly lifetime: number;
	readonly notes: readonly SnippetNote[];
}

/** What a library makes of a subject. */
export interface Snippet {
	readonly file: string;
	/** The command that installs what the code imports. */
	readonly install: string;
	readonly code: string;
	readonly notes: readonly SnippetNote[];
}

/** The part of a snippet that a library's file writes. */
export interface Written {
	readonly code: string;
	readonly install?: string;
	readonly notes?: readonly SnippetNote[];
}

/** A library, what it can do in the version that its snippets are written for, and the snippets. */
export interface Library {
	readonly id: string;
	readonly language: string;
	readonly name: string;
	/** What the code is written for, in words with the version: that one, and later ones of the same major number. */
	readonly version: string;
	readonly install: string;
	/** The `alg` values of signatures that it computes. */
	readonly algorithms: readonly string[];
	/** The curves that it takes for `EdDSA`. */
	readonly edwards: readonly string[];
	/** The `alg` values of a JWE that its snippet decrypts. */
	readonly decrypts?: readonly string[];
	readonly keySources: readonly KeySource[];
	readonly files: Readonly<Record<SnippetAction, string>>;
	verify(subject: SnippetSubject): Written;
	sign?(subject: SnippetSubject): Written;
	decrypt?(subject: SnippetSubject): Written;
}

/** Lines of code from lines, blocks and what is left out, with one line end at the end. */
export function lines(...parts: readonly (string | false | undefined | readonly string[])[]): string {
	const kept = parts.flatMap((part) => (part === false || part === undefined ? [] : part));
	return `${kept.join('\n')}\n`;
}

/** A note without or with figures. */
export const note = (code: SnippetNoteCode, detail: Readonly<Record<string, string>> = {}): SnippetNote => ({
	code,
	detail,
});

/** What stands beside an expectation that nobody has stated yet, as the words of a comment. Holds nothing of the token. */
export function remark({ from }: Expectation<unknown>, what: string): string | undefined {
	if (from === 'policy') return undefined;
	return from === 'token'
		? `From the token at hand. Put the ${what} that YOUR API expects.`
		: `A placeholder: put the ${what} that your API expects.`;
}

/** The names of the algorithms that all of these libraries have, and those of some families beside. */
export const hmac = ['HS256', 'HS384', 'HS512'] as const;
export const rsa = ['RS256', 'RS384', 'RS512'] as const;
export const pss = ['PS256', 'PS384', 'PS512'] as const;
