import { encodeBase64url } from '../encoding/base64url.ts';
import { membersNamed, valueOf } from '../encoding/json-tree.ts';
import type { JsonNode } from '../encoding/json-tree.ts';
import { readJson } from '../encoding/json.ts';
import type { Problem, TextRange } from '../problem.ts';
import { describeKey } from './describe-key.ts';
import { keyOfDer } from './key-of-der.ts';
import { automaticHint } from './key.ts';
import type { Key, KeyForm, KeyHint, KeyProblemCode, KeyReading } from './key.ts';
import { findPemBlocks } from './pem.ts';
import { readJwk } from './read-jwk.ts';
import { readPem } from './read-pem.ts';
import { readSecret } from './read-secret.ts';
import { looksLikeJson, readBareDer, sshPublicKey } from './recognise-key-text.ts';

const longestPem = 64 * 1024;
const longestText = 1024 * 1024;
const mostKeys = 1000;

interface Found {
	readonly form: KeyForm;
	readonly keys: readonly Key[];
	readonly problems: readonly Problem<KeyProblemCode>[];
}

/**
 * Reads keys from text: JWK and JWK Set (RFC 7517), PEM (RFC 7468) of SPKI, PKCS#8, PKCS#1, SEC1 and X.509, the
 * same DER in bare base64, and secrets. Total: what cannot be read is a problem with its place, and a broken
 * key never hides a good one. Only under `secret` is the text of a key ever taken as a secret.
 */
export async function readKeys(text: string, hint: KeyHint = automaticHint): Promise<KeyReading> {
	const found = await find(text, hint);
	return { text, hint, encoding: found.form === 'secret' ? hint.encoding : undefined, ...found };
}

async function find(text: string, hint: KeyHint): Promise<Found> {
	if (text === '') return { form: 'empty', keys: [], problems: [] };
	if (text.length > longestText) return lost('key-too-large', wholeOf(text), { limit: longestText });
	const structured = await findStructured(text);
	if (hint.readAs === 'secret') return findSecret(text, hint, structured);
	if (structured !== undefined) return structured;
	if (text.trim() === '') return { form: 'empty', keys: [], problems: [] };
	if (hint.readAs === 'key') return lost('key-unreadable', wholeOf(text));
	return findSecret(text, hint, undefined);
}

/** What a text that looks like a key gives; undefined for a text that must be a secret. */
async function findStructured(text: string): Promise<Found | undefined> {
	if (looksLikeJson(text)) return findInJson(text);
	if (findPemBlocks(text).length > 0) return findInPem(text);
	if (sshPublicKey.test(text)) return lost('key-openssh', wholeOf(text));
	const bare = readBareDer(text);
	if (bare === undefined) return undefined;
	if (text.length > longestPem) return lost('key-too-large', wholeOf(text), { limit: longestPem });
	const problems: Problem<KeyProblemCode>[] = [];
	const key = await keyOfDer(bare, 0, wholeOf(text), (code, { from, to }, detail = {}) =>
		problems.push({ code, place: { in: 'key', from, to }, detail }),
	);
	return { form: bare.form, keys: key ? [key] : [], problems };
}

async function findInPem(text: string): Promise<Found> {
	if (text.length > longestPem) return lost('key-too-large', wholeOf(text), { limit: longestPem });
	return readPem(text);
}

async function findInJson(text: string): Promise<Found> {
	const json = readJson(text, 'key');
	const { root } = json;
	const isSet = membersNamed(root, 'keys').length > 0 || root?.type === 'array';
	const isKey = membersNamed(root, 'kty').length > 0;
	// A service account's file or a map of certificates by `kid`: JSON whose strings hold PEM.
	if (!isSet && !isKey && findPemBlocks(text).length > 0) return findInPem(text);
	const faults: Problem<KeyProblemCode>[] = json.problems.map(({ code, place }) => ({
		code: 'key-json',
		place,
		detail: { reason: code },
	}));
	if (root === undefined || (!isSet && !isKey && faults.length > 0)) {
		return { form: 'unreadable', keys: [], problems: faults };
	}
	if (isSet) return findInSet(text, root, faults);
	const { key, problems } = await readJwk(root, 0);
	// What a text that breaks off lacks at its end is no fault of its own.
	if (!key && faults.length > 0) return { form: 'jwk', keys: [], problems: faults };
	return { form: isKey ? 'jwk' : 'unreadable', keys: key ? [key] : [], problems: [...faults, ...problems] };
}

/** RFC 7517 §5: keys that are not understood are passed over, here with the reason. */
async function findInSet(text: string, root: JsonNode, faults: Found['problems']): Promise<Found> {
	const list = root.type === 'array' ? root : valueOf(root, 'keys');
	if (list?.type !== 'array') {
		const detail = { member: 'keys', reason: 'not-an-array' };
		const problem = problemAt('key-jwk-member', list ?? wholeOf(text), detail);
		return { form: 'jwks', keys: [], problems: [...faults, problem] };
	}
	if (list.items.length === 0) {
		const problem = problemAt('key-jwk-member', list, { member: 'keys', reason: 'empty' });
		return { form: 'jwks', keys: [], problems: [...faults, problem] };
	}
	const read = await Promise.all(list.items.slice(0, mostKeys).map((item, index) => readJwk(item, index)));
	const problems = [...faults, ...read.flatMap((entry) => entry.problems)];
	if (list.items.length > mostKeys) {
		problems.push(problemAt('key-too-large', list, { keys: list.items.length, limit: mostKeys }));
	}
	return { form: 'jwks', keys: read.flatMap(({ key }) => key ?? []), problems };
}

async function findSecret(text: string, hint: KeyHint, looksLike: Found | undefined): Promise<Found> {
	const read = readSecret(text, hint.encoding);
	if (read.state === 'fault') {
		const { code, reason } = read;
		return { form: 'secret', keys: [], problems: [problemAt(code, read, { reason })] };
	}
	const problems: Problem<KeyProblemCode>[] = [];
	if (looksLike !== undefined && holdsPublicKey(looksLike)) {
		problems.push(problemAt('key-text-is-public-key', wholeOf(text), { form: looksLike.form }));
	}
	const looks = oddSecret(text);
	if (looks !== undefined) problems.push(problemAt('key-secret-looks-like', wholeOf(text), { looks }));
	const jwk: JsonWebKey = { kty: 'oct', k: encodeBase64url(read.bytes) };
	const attributes = { kid: undefined, alg: undefined, use: undefined, keyOps: undefined };
	const key = await describeKey(jwk, jwk, attributes, 0, wholeOf(text), (code, range, detail = {}) =>
		problems.push(problemAt(code, range, detail)),
	);
	return { form: 'secret', keys: key ? [key] : [], problems };
}

/** What a secret's text looks as if it were, when it is probably not meant as a secret. */
function oddSecret(text: string): 'token' | 'address' | undefined {
	if (/^\s*https?:\/\//i.test(text)) return 'address';
	return /^\s*eyJ[\w-]+\.[\w-]+\.[\w-]*\s*$/.test(text) ? 'token' : undefined;
}

function holdsPublicKey({ keys }: Found): boolean {
	return keys.some((key) => key.type !== 'oct' && !key.private);
}

function lost(code: KeyProblemCode, range: TextRange, detail: Problem['detail'] = {}): Found {
	return { form: 'unreadable', keys: [], problems: [problemAt(code, range, detail)] };
}

function problemAt(
	code: KeyProblemCode,
	{ from, to }: TextRange,
	detail: Problem['detail'],
): Problem<KeyProblemCode> {
	return { code, place: { in: 'key', from, to }, detail };
}

const wholeOf = (text: string): TextRange => ({ from: 0, to: text.length });
