import { stringOf, valueOf } from '../encoding/json-tree.ts';
import type { JsonNode } from '../encoding/json-tree.ts';
import type { Policy } from '../acceptance/policy.ts';
import type { Algorithm } from '../jose/algorithms.ts';
import type { Key } from '../jose/key.ts';
import { readCritical } from '../token/critical-parameters.ts';
import type { Reading } from '../token/reading.ts';
import { normalTokenType } from '../token/token-types.ts';
import { isOddNumber } from './json-literal.ts';
import { note } from './library.ts';
import type { SnippetNote, SnippetSubject } from './library.ts';

interface Circumstances {
	readonly reading: Reading;
	readonly policy: Policy;
	readonly subject: SnippetSubject;
	readonly row: Algorithm | undefined;
	readonly key: Key | undefined;
}

/** Of the header, what a signer writes anyway. */
const written: ReadonlySet<string> = new Set(['alg', 'typ', 'kid']);

/** What is to be known of the code for a subject, whatever the library. */
export function remarksOn(about: Circumstances): readonly SnippetNote[] {
	return [...onExpectations(about), ...onToken(about), ...onKey(about)];
}

function onExpectations({ reading, policy, subject }: Circumstances): SnippetNote[] {
	const notes: SnippetNote[] = [];
	const named = (from: string) =>
		[subject.issuer.from === from && 'iss', subject.audience.from === from && 'aud']
			.filter((name) => name !== false)
			.join(' and ');
	const said = named('token');
	if (said !== '') notes.push(note('expected-from-token', { names: said }));
	const unknown = named('placeholder');
	if (unknown !== '') notes.push(note('expected-placeholder', { names: unknown }));
	if (subject.typ?.from === 'token') notes.push(note('type-from-token', { typ: subject.typ.value }));
	const allowed = policy.algorithms ?? [];
	const algorithm = subject.algorithm;
	if (subject.form === 'jws') {
		if (allowed.length > 1) notes.push(note('one-algorithm', { algorithm, allowed: allowed.join(', ') }));
		const own = stringOf(reading.joseHeader, 'alg');
		if (own !== algorithm) notes.push(note('refuses-this-token', { own: own ?? '', algorithm }));
	}
	if (!subject.requireExpiry) notes.push(note('never-expires'));
	return notes;
}

function onToken({ reading, subject }: Circumstances): SnippetNote[] {
	const notes: SnippetNote[] = [];
	const header = reading.joseHeader;
	const root = reading.payload?.json?.root;
	if (readCritical(header).state !== 'absent') notes.push(note('critical'));
	if (reading.kind === 'sd-jwt') notes.push(note('sd-jwt'));
	const typ = normalTokenType(stringOf(header, 'typ') ?? '');
	if (typ === 'dpop+jwt' || typ === 'kb+jwt' || typ.endsWith('-proof+jwt'))
		notes.push(note('proof', { typ }));
	if (valueOf(root, 'cnf') !== undefined) notes.push(note('key-bound'));
	if (reading.serialization === 'flattened' || reading.serialization === 'general')
		notes.push(note('json-form'));
	if (subject.form === 'jwe') notes.push(note('encrypted'));
	else if (root?.type !== 'object') notes.push(note('no-claims'));
	if (subject.form === 'jws' && holdsOddNumber(subject.claims)) notes.push(note('numbers'));
	const others = header?.type === 'object' ? header.members.filter(({ name }) => !written.has(name)) : [];
	if (subject.form === 'jws' && others.length > 0) {
		const names = [...new Set(others.map(({ name }) => name))].join(', ');
		notes.push(note('header-left-out', { names }));
	}
	return notes;
}

function onKey({ subject, row, key }: Circumstances): SnippetNote[] {
	const notes: SnippetNote[] = [];
	if (subject.keyType === 'oct') notes.push(note('secret-encoding', { encoding: subject.secretEncoding }));
	if (row?.oneOf !== undefined) notes.push(note('curve-of-key', { curve: subject.curve ?? '' }));
	if (row && key && key.bits < row.minimumKeyBits) {
		const detail = { bits: String(key.bits), minimum: String(row.minimumKeyBits), algorithm: row.name };
		if (key.type === 'oct') notes.push(note('secret-short', detail));
		if (key.type === 'RSA') notes.push(note('rsa-short', detail));
	}
	return notes;
}

/** Walks without recursion, as every walk over a token does. */
function holdsOddNumber(claims: JsonNode): boolean {
	const open: JsonNode[] = [claims];
	for (let node = open.pop(); node; node = open.pop()) {
		if (node.type === 'number' && isOddNumber(node.lexeme)) return true;
		if (node.type === 'array') for (const item of node.items) open.push(item);
		if (node.type === 'object') for (const { value } of node.members) if (value) open.push(value);
	}
	return false;
}
