import type { Policy } from '../acceptance/policy.ts';
import { membersNamed, stringOf, stringsOf, valueOf } from '../encoding/json-tree.ts';
import type { JsonNode, JsonObject, JsonString } from '../encoding/json-tree.ts';
import { algorithmNamed } from '../jose/algorithms.ts';
import type { Algorithm } from '../jose/algorithms.ts';
import { contentEncryptionNamed } from '../jose/encryption/content-encryption.ts';
import { keyManagementNamed } from '../jose/encryption/key-management.ts';
import { exactRowFor } from '../jose/key-fitness.ts';
import type { Key, KeyReading } from '../jose/key.ts';
import { readNumericDate } from '../token/numeric-date.ts';
import type { Reading } from '../token/reading.ts';
import { normalTokenType } from '../token/token-types.ts';
import { lastMembers } from './json-literal.ts';
import type { Expectation, KeySource, NoSnippetCode, SnippetNote, SnippetSubject } from './library.ts';
import { remarksOn } from './subject-notes.ts';

/** What a snippet is asked for. */
export interface SnippetRequest {
	readonly reading: Reading;
	readonly keys: KeyReading | undefined;
	readonly policy: Policy;
	readonly keySource: KeySource;
	/** The public key at hand as PEM (SPKI), where there is one that fits. */
	readonly publicKey: string | undefined;
}

/** Why nothing can be written, whatever the library. */
export interface NoSubject {
	readonly code: NoSnippetCode;
	readonly detail: Readonly<Record<string, string>>;
}

export type SubjectReading =
	{ readonly ok: true; readonly subject: SnippetSubject } | { readonly ok: false; readonly why: NoSubject };

const placeholder = { issuer: 'https://auth.example.com', audience: ['https://api.example.com'] } as const;
const usualLifetime = 900;
const longestLifetime = 10 * 366 * 86_400;

const no = (code: NoSnippetCode, detail: Readonly<Record<string, string>> = {}): SubjectReading => ({
	ok: false,
	why: { code, detail },
});

/**
 * What code for a token depends on: its algorithm, what is expected of it, the kind of key. Total: a token that no code
 * could verify gives the reason.
 */
export function readSubject(request: SnippetRequest): SubjectReading {
	const { reading, policy } = request;
	if (reading.text.trim() === '') return no('no-token');
	if (reading.kind === 'jwe') return encryptedSubject(request);
	const header = reading.joseHeader;
	if (header?.type !== 'object') return no('header-unreadable');
	if (reading.unencoded) return no('unencoded');
	if (reading.beside === 'detached') return no('detached');
	const named = stringOf(header, 'alg');
	// RFC 8725 §3.1: what is expected decides, the token does not; without expectations its word is all there is.
	const allowed = policy.algorithms ?? [];
	const name = named !== undefined && allowed.includes(named) ? named : (allowed[0] ?? named);
	if (name === undefined) return no('algorithm-missing');
	if (name === 'none') return no('unsecured');
	const row = algorithmNamed(name);
	if (row?.keyType === undefined) return no('algorithm-unknown', { algorithm: name });
	const key = keyFor(request.keys, row);
	const curve = row.curve ?? (row.keyType === 'OKP' ? (key?.curve ?? 'Ed25519') : undefined);
	const subject: SnippetSubject = {
		...expectationsOf(request),
		form: 'jws',
		algorithm: name,
		encryption: undefined,
		keyType: row.keyType,
		curve,
		keySource: row.keyType === 'oct' ? 'environment' : request.keySource,
	};
	return { ok: true, subject: { ...subject, notes: notesOn(request, subject, row, key) } };
}

function notesOn(
	request: SnippetRequest,
	subject: SnippetSubject,
	row: Algorithm,
	key: Key | undefined,
): readonly SnippetNote[] {
	return remarksOn({ ...request, subject, row, key });
}

function encryptedSubject(request: SnippetRequest): SubjectReading {
	const header = request.reading.joseHeader;
	const name = stringOf(header, 'alg');
	const encryption = stringOf(header, 'enc');
	if (name === undefined) return no('algorithm-missing');
	const row = keyManagementNamed(name);
	if (!row || row.status === 'prohibited') return no('algorithm-unknown', { algorithm: name });
	if (contentEncryptionNamed(encryption) === undefined)
		return no('algorithm-unknown', { algorithm: encryption ?? 'enc' });
	const key = request.keys?.keys.find(({ type }) => row.keyTypes.includes(type));
	const keyType = key?.type ?? row.keyTypes[0]!;
	const subject: SnippetSubject = {
		...expectationsOf(request),
		form: 'jwe',
		algorithm: name,
		encryption,
		keyType,
		curve: key?.curve ?? (keyType === 'EC' ? 'P-256' : undefined),
		keySource: 'environment',
	};
	return {
		ok: true,
		subject: { ...subject, notes: remarksOn({ ...request, subject, row: undefined, key }) },
	};
}

/** The key at hand that is of the algorithm's type. */
function keyFor(keys: KeyReading | undefined, row: Algorithm): Key | undefined {
	return keys?.keys.find((key) => exactRowFor(key, row) !== undefined);
}

type Rest = 'form' | 'algorithm' | 'encryption' | 'keyType' | 'curve' | 'keySource';

function expectationsOf({ reading, keys, policy, publicKey }: SnippetRequest): Omit<SnippetSubject, Rest> {
	const root = reading.payload?.json?.root;
	const claims = root?.type === 'object' ? root : undefined;
	const issuer = expected(policy.issuer, stringOf(claims, 'iss') || undefined, placeholder.issuer);
	const said = stringsOf(claims, 'aud');
	const stated = policy.audience?.length ? policy.audience : undefined;
	const audience = expected<readonly string[]>(
		stated,
		said?.length ? [...new Set(said)] : undefined,
		placeholder.audience,
	);
	const header = reading.joseHeader;
	return {
		secretEncoding: keys?.encoding ?? (keys?.form === 'jwk' || keys?.form === 'jwks' ? 'base64url' : 'utf8'),
		publicKey,
		kid: stringOf(header, 'kid'),
		typ: typeExpected(policy.typ, stringOf(header, 'typ')),
		issuer,
		audience,
		leeway: policy.leeway,
		maximumAge: policy.maximumAge,
		// A token without an end is taken only where the one at hand has none and nobody asks for it.
		requireExpiry: policy.requireExpiry || claims === undefined || valueOf(claims, 'exp') !== undefined,
		scope: policy.scope ?? [],
		role: policy.role,
		claims: claimsToSign(claims, issuer, audience),
		writesNotBefore: membersNamed(claims, 'nbf').length > 0,
		writesId: membersNamed(claims, 'jti').length > 0,
		lifetime: lifetimeOf(claims),
		notes: [],
	};
}

function expected<Value>(
	stated: Value | undefined,
	said: Value | undefined,
	otherwise: Value,
): Expectation<Value> {
	if (stated !== undefined) return { value: stated, from: 'policy' };
	return said === undefined ? { value: otherwise, from: 'placeholder' } : { value: said, from: 'token' };
}

/** `JWT` says nothing that would tell one kind of token from another (RFC 8725 §3.11). */
function typeExpected(stated: string | undefined, said: string | undefined): Expectation<string> | undefined {
	if (stated !== undefined) return { value: stated, from: 'policy' };
	return said === undefined || said === '' || normalTokenType(said) === 'jwt'
		? undefined
		: { value: said, from: 'token' };
}

const made = (value: string): JsonString => ({ type: 'string', value, from: 0, to: 0 });

/** The token's claims with the issuer and the audience expected, without what the code makes afresh. */
function claimsToSign(
	claims: JsonObject | undefined,
	issuer: Expectation<string>,
	audience: Expectation<readonly string[]>,
): JsonObject {
	const own = new Map<string, JsonNode>(claims ? lastMembers(claims) : []);
	for (const name of ['iat', 'exp', 'nbf', 'jti']) own.delete(name);
	if (issuer.from !== 'token') own.set('iss', made(issuer.value));
	if (audience.from !== 'token') {
		const [first, ...others] = audience.value.map(made);
		own.set(
			'aud',
			others.length === 0 ? first! : { type: 'array', items: [first!, ...others], from: 0, to: 0 },
		);
	}
	const members = [...own].map(([name, value]) => ({ name, nameRange: { from: 0, to: 0 }, value }));
	return { type: 'object', members, from: 0, to: 0 };
}

function lifetimeOf(claims: JsonNode | undefined): number {
	const [issued, expires] = ['iat', 'exp'].map((name) => readNumericDate(valueOf(claims, name)));
	if (issued?.state !== 'date' || expires?.state !== 'date') return usualLifetime;
	const seconds = Math.round(expires.seconds - issued.seconds);
	return seconds > 0 && seconds <= longestLifetime ? seconds : usualLifetime;
}
