import { encodeBase64url } from '../encoding/base64url.ts';
import type { Problem } from '../problem.ts';
import { looksLikeDer, readBareDer, unwrapKeyText } from './bare-der.ts';
import { describeKey } from './describe-key.ts';
import { keyProblem, longestPem, noKeys, rangeOf } from './found-keys.ts';
import type { FoundKeys } from './found-keys.ts';
import { automaticHint } from './key.ts';
import type { KeyHint, KeyProblemCode, KeyReading } from './key.ts';
import { findPemBlocks } from './pem.ts';
import { readKeyJson } from './read-key-json.ts';
import { readPem } from './read-pem.ts';
import { readSecret } from './read-secret.ts';
import { isPuttyKey, looksLikeJson } from './recognise-key-text.ts';
import { findSshLines } from './ssh-lines.ts';

const longestText = 1024 * 1024;

/** What only few texts hold is read by a part of its own. */
const rare = () => import('./rare-keys.ts');

/**
 * Reads keys from text: JWK and JWK Set (RFC 7517), PEM (RFC 7468) of SPKI, PKCS#8, PKCS#1, SEC1 and X.509, the
 * same DER in bare base64, encrypted PKCS#8 with the hint's passphrase, OpenSSH's keys, and secrets. Total: what
 * cannot be read is a problem with its place, and a broken key never hides a good one. Only under `secret` is the
 * text of a key ever taken as a secret.
 */
export async function readKeys(text: string, hint: KeyHint = automaticHint): Promise<KeyReading> {
	const found = await find(text, hint);
	return { text, hint, encoding: found.form === 'secret' ? hint.encoding : undefined, ...found };
}

async function find(text: string, hint: KeyHint): Promise<FoundKeys> {
	if (text === '') return { form: 'empty', keys: [], problems: [] };
	if (text.length > longestText) return noKeys('key-too-large', rangeOf(text), { limit: longestText });
	const structured = await findStructured(text, hint.passphrase);
	if (hint.readAs === 'secret') return findSecret(text, hint, structured);
	if (structured !== undefined) return structured;
	if (text.trim() === '') return { form: 'empty', keys: [], problems: [] };
	if (hint.readAs === 'key') return (await rare()).explainNoKey(text);
	return findSecret(text, hint, undefined);
}

/** What a text that looks like a key gives; undefined for a text that must be a secret. */
async function findStructured(text: string, passphrase: string | undefined): Promise<FoundKeys | undefined> {
	const plain = await findPlain(text, passphrase);
	if (plain !== undefined) return plain;
	const inner = unwrapKeyText(text);
	const found = inner === undefined ? undefined : await findPlain(inner, passphrase);
	// Places within the base64 mean nothing to who sees the text: all of it is meant.
	const problems = found?.problems.map(({ code, detail }) => keyProblem(code, rangeOf(text), detail));
	return found && { ...found, problems: problems ?? [] };
}

async function findPlain(text: string, passphrase: string | undefined): Promise<FoundKeys | undefined> {
	if (looksLikeJson(text)) return readKeyJson(text, passphrase);
	if (findPemBlocks(text).length > 0) {
		if (text.length > longestPem) return noKeys('key-too-large', rangeOf(text), { limit: longestPem });
		return readPem(text, passphrase);
	}
	if (isPuttyKey(text)) return noKeys('key-container', rangeOf(text), { container: 'PuTTY' });
	if (findSshLines(text).length > 0) return (await rare()).readSshLines(text);
	// Of nearly all secrets this says that they are none of this, before anything is fetched.
	const bare = readBareDer(text);
	if (bare === undefined || bare.state === 'fault') return undefined;
	return (await rare()).readBare(text, rangeOf(text), passphrase);
}

async function findSecret(text: string, hint: KeyHint, looksLike: FoundKeys | undefined): Promise<FoundKeys> {
	const read = readSecret(text, hint.encoding);
	if (read.state === 'fault') {
		const { code, reason } = read;
		return { form: 'secret', keys: [], problems: [keyProblem(code, read, { reason })] };
	}
	const problems: Problem<KeyProblemCode>[] = [];
	if (looksLike !== undefined && holdsPublicKey(looksLike)) {
		problems.push(keyProblem('key-text-is-public-key', rangeOf(text), { form: looksLike.form }));
	}
	const looks = oddSecret(text);
	if (looks !== undefined) problems.push(keyProblem('key-secret-looks-like', rangeOf(text), { looks }));
	const jwk: JsonWebKey = { kty: 'oct', k: encodeBase64url(read.bytes) };
	const attributes = { kid: undefined, alg: undefined, use: undefined, keyOps: undefined };
	const key = await describeKey(jwk, jwk, attributes, 0, rangeOf(text), (code, range, detail = {}) =>
		problems.push(keyProblem(code, range, detail)),
	);
	return { form: 'secret', keys: key ? [key] : [], problems };
}

/** What a secret's text looks as if it were, when it is probably not meant as a secret. */
function oddSecret(text: string): 'token' | 'address' | 'der' | undefined {
	if (/^\s*https?:\/\//i.test(text)) return 'address';
	if (looksLikeDer(text)) return 'der';
	return /^\s*eyJ[\w-]+\.[\w-]+\.[\w-]*\s*$/.test(text) ? 'token' : undefined;
}

function holdsPublicKey({ keys }: FoundKeys): boolean {
	return keys.some((key) => key.type !== 'oct' && !key.private);
}
