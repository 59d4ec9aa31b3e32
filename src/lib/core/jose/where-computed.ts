import { algorithmNamed, exactRows } from './algorithms.ts';
import { canEngine } from './capabilities.ts';
import type { RunsOn } from './capabilities.ts';
import { publicMembers } from './import-key.ts';
import { keyKindNamed, keyKindOf } from './key-kinds.ts';
import type { KeyKind } from './key-kinds.ts';
import type { Jwk } from './key.ts';

/** What every WebCrypto has: asking would only delay the first answer. */
const everywhere: ReadonlySet<string> = new Set(['P-256', 'P-384']);

/** How WebCrypto names a kind of key when it imports or makes one. */
export function webCryptoKey({ type, name }: KeyKind): EcKeyImportParams | Algorithm {
	return type === 'EC' ? { name: 'ECDSA', namedCurve: name } : { name };
}

/** What a handle for one half of a key is for, in WebCrypto's words; the public half of a key agreement does nothing. */
export function webCryptoUsages({ signs }: KeyKind, half: 'public' | 'private'): KeyUsage[] {
	if (signs) return [half === 'public' ? 'verify' : 'sign'];
	return half === 'public' ? [] : ['deriveBits'];
}

/** Where keys of a kind are read, made, signed and verified with here: WebCrypto wherever it does all of that. */
export async function whereComputed(kind: KeyKind): Promise<RunsOn> {
	if (everywhere.has(kind.name)) return 'webcrypto';
	return (await canEngine(`keys of ${kind.name}`, (subtle) => tryAll(kind, subtle))) ? 'webcrypto' : 'noble';
}

/** Every step that this page takes, once: an engine may know an algorithm and not its JWKs. */
async function tryAll(kind: KeyKind, subtle: SubtleCrypto): Promise<void> {
	const parameters = webCryptoKey(kind);
	const usages = kind.signs ? ['sign' as const, 'verify' as const] : webCryptoUsages(kind, 'private');
	const made = (await subtle.generateKey(parameters, true, usages)) as CryptoKeyPair;
	const jwk: Jwk = await subtle.exportKey('jwk', made.privateKey);
	if (keyKindOf(jwk) !== kind) throw new TypeError('jwk');
	const { key_ops: _operations, ext: _extractable, ...whole } = jwk;
	const importJwk = (members: Jwk, half: 'public' | 'private') =>
		subtle.importKey('jwk', members, parameters, true, webCryptoUsages(kind, half));
	const [one, other] = await Promise.all([
		importJwk(whole, 'private'),
		importJwk(publicMembers(whole), 'public'),
	]);
	if (!kind.signs) return;
	const scheme = kind.type === 'EC' ? { name: 'ECDSA', hash: 'SHA-256' } : parameters;
	const input = new Uint8Array(1);
	const signature = await subtle.sign(scheme, one, input);
	if (!(await subtle.verify(scheme, other, signature, input))) throw new TypeError('verify');
}

/**
 * Where signatures of an algorithm are computed here: by WebCrypto, asked by trying, or by a library in its place. Of
 * a polymorphic name the first that it stands for is told; undefined for `none` and for unknown names.
 */
export async function whereSigned(algorithm: string): Promise<RunsOn | undefined> {
	const row = exactRows(algorithmNamed(algorithm) ?? algorithmNamed('none')!)[0]!;
	if (row.keyType === undefined) return undefined;
	const kind = keyKindNamed(row.keyType, row.curve ?? row.parameterSet);
	// Of HMAC and RSA no library is at hand, and no WebCrypto is without them.
	return kind === undefined ? 'webcrypto' : whereComputed(kind);
}
