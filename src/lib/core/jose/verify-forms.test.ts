import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vectors from '../../../../tests/vectors/jws-forms.json' with { type: 'json' };
import { encodeBase64url } from '../encoding/base64url.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import type { Content, Draft, DraftPart } from '../token/draft.ts';
import { partIndex } from '../token/draft.ts';
import { draftOf } from '../token/draft-of.ts';
import { withPart } from '../token/edit-draft.ts';
import { readToken } from '../token/read-token.ts';
import { encodeContent, writeToken } from '../token/write-token.ts';
import { readKeys } from './read-keys.ts';
import { sign } from './sign.ts';
import { verify } from './verify.ts';

interface Vector {
	section: string;
	title: string;
	text: string;
	selected?: number;
	beside?: string;
	key: string;
	state: string;
	payload?: string;
}
const all: readonly Vector[] = vectors;

const textPart = (text: string): DraftPart => ({ kind: 'text', text, layout: 'as-is' });

/** The draft of a vector, its detached payload beside it. */
function draftOfVector({ text, selected = 0, beside }: Vector): Draft {
	const content: Content | undefined = beside === undefined ? undefined : { part: textPart(beside) };
	return { ...draftOf(text, selected), ...(content && { content }) };
}

function readDraft(draft: Draft) {
	const content = encodeContent(draft);
	const selected = draft.frame?.selected ?? 0;
	return readToken(writeToken(draft), undefined, { selected, ...(content === undefined ? {} : { content }) });
}

describe('vectors of the RFCs in every serialization', () => {
	it.each(all)('$section: $title', async (vector) => {
		const draft = draftOfVector(vector);
		expect(writeToken(draft)).toBe(vector.text);
		const reading = readDraft(draft);
		expect((await verify(reading, await readKeys(vector.key))).state).toBe(vector.state);
		if (vector.payload !== undefined) expect(reading.payload?.text).toBe(vector.payload);
	});

	it.each(all.filter(({ state }) => state === 'verified'))(
		'$section: $title, with another payload, is signed again and verified',
		async (vector) => {
			const keys = await readKeys(vector.key);
			const draft = draftOfVector(vector);
			const changed: Draft = draft.content
				? { ...draft, content: { part: textPart('other') } }
				: withPart(draft, partIndex.payload, textPart('other'));
			expect((await verify(readDraft(changed), keys)).state).not.toBe('verified');
			const { joseHeader } = readDraft(changed);
			const alg =
				joseHeader?.type === 'object' && joseHeader.members.find(({ name }) => name === 'alg')?.value;
			const key = keys.keys[0]!;
			if (!key.private || !alg || alg.type !== 'string') return;
			const outcome = await sign(changed, key, alg.value, { ignoreJwkRestrictions: true });
			if (outcome.state !== 'signed') throw new Error(outcome.reason);
			const signed = withPart(changed, partIndex.signature, { kind: 'encoded', encoded: outcome.signature });
			expect((await verify(readDraft(signed), keys, { ignoreJwkRestrictions: true })).state).toBe('verified');
		},
	);
});

describe('a JSON Serialization', () => {
	it('has the members that are not protected in its JOSE header, and says how many signed it', () => {
		const general = all.find(({ title }) => title.includes('EC signature'))!;
		const reading = readToken(general.text, undefined, { selected: 1 });
		expect(reading.form).toMatchObject({ count: 2, selected: 1 });
		expect(reading.joseHeader).toMatchObject({ members: [{ name: 'alg' }, { name: 'kid' }] });
		expect(reading.segments.map(({ role }) => role)).toEqual(['header', 'payload', 'signature']);
		for (const { range, encoded } of reading.segments)
			expect(general.text.slice(range.from, range.to)).toBe(encoded);
	});

	it('keeps escapes and white space of what is not edited', () => {
		const text =
			'{ "payload" : "\\u0065yJhIjoxfQ",\n "protected": "eyJhbGciOiJIUzI1NiJ9", "signature":"YWFh" }';
		const draft = draftOf(text);
		expect(writeToken(draft)).toBe(text);
		expect(readToken(text).payload?.text).toBe('{"a":1}');
		const signed = withPart(draft, partIndex.signature, { kind: 'encoded', encoded: 'YmJi' });
		expect(writeToken(signed)).toBe(text.replace('YWFh', 'YmJi'));
	});

	it('is given the protected header and the signature that it lacks', () => {
		const draft = draftOf('{"payload":"e30","signatures":[{"header":{"alg":"HS256"}}]}');
		const header = withPart(draft, partIndex.header, textPart('{"typ":"JWT"}'));
		const whole = withPart(header, partIndex.signature, { kind: 'encoded', encoded: 'YWFh' });
		const parsed = JSON.parse(writeToken(whole)) as { signatures: unknown[] };
		expect(parsed.signatures[0]).toEqual({
			protected: encodeBase64url(encodeUtf8('{"typ":"JWT"}')),
			signature: 'YWFh',
			header: { alg: 'HS256' },
		});
	});

	it('whose header names alg both protected and not is not verified', async () => {
		const header = encodeBase64url(encodeUtf8('{"alg":"HS256"}'));
		const text = `{"payload":"e30","protected":"${header}","header":{"alg":"HS256"},"signature":"${'A'.repeat(43)}"}`;
		const outcome = await verify(readToken(text), await readKeys('secret'));
		expect(outcome).toMatchObject({ state: 'impossible', reason: 'header-ambiguous' });
	});

	it('never has a payload taken for unencoded by a b64 that is not protected', () => {
		const header = encodeBase64url(encodeUtf8('{"alg":"HS256"}'));
		const text = `{"payload":"e30","protected":"${header}","header":{"b64":false,"crit":["b64"]},"signature":"YWFh"}`;
		expect(readToken(text)).toMatchObject({ unencoded: false, payload: { text: '{}' } });
	});

	it.each([
		['{"payload":"e30","signatures":[]}', 'json-member-empty'],
		['{"payload":"e30","signatures":{}}', 'json-member-type'],
		['{"payload":"e30","signature":null,"protected":"e30"}', 'json-member-type'],
		['{"payload":"e30","payload":"e30","signature":"YWFh"}', 'json-member-repeated'],
		['{"payload":"e30","signature":"YWFh","signatures":[{"signature":"YWFh"}]}', 'json-forms-mixed'],
	])('%s is read, and its fault told: %s', (text, code) => {
		const reading = readToken(text);
		expect(reading.problems.map((problem): string => problem.code)).toContain(code);
		expect(reading.wellFormed).toBe(false);
	});

	it('of ten thousand signatures is read in a moment', () => {
		const one = '{"protected":"eyJhbGciOiJIUzI1NiJ9","signature":"YWFh"}';
		const text = `{"payload":"e30","signatures":[${Array(10_000).fill(one).join(',')}]}`;
		const start = performance.now();
		expect(readToken(text, undefined, { selected: 9999 }).form).toMatchObject({
			count: 10_000,
			selected: 9999,
		});
		expect(performance.now() - start).toBeLessThan(1000);
	});

	it('of any members comes back byte for byte', () => {
		const name = fc.constantFrom(
			'payload',
			'protected',
			'signature',
			'signatures',
			'header',
			'ciphertext',
			'recipients',
			'iv',
		);
		const value = fc.oneof(
			fc.string(),
			fc.constantFrom('e30', 'eyJhbGciOiJIUzI1NiJ9'),
			fc.integer(),
			fc.dictionary(name, fc.string()),
			fc.array(fc.dictionary(name, fc.string())),
		);
		fc.assert(
			fc.property(fc.array(fc.tuple(name, value)), fc.nat(3), (members, selected) => {
				const text = `{${members.map(([key, member]) => `${JSON.stringify(key)}: ${JSON.stringify(member)}`).join(' , ')}}`;
				expect(writeToken(draftOf(text, selected))).toBe(text);
				expect(readToken(text, undefined, { selected }).text).toBe(text);
			}),
		);
	});
});

describe('an unencoded payload in the Compact Serialization', () => {
	const header = encodeBase64url(encodeUtf8('{"alg":"HS256","b64":false,"crit":["b64"]}'));

	it('is all between the first dot and the last, and its own dots are told', () => {
		const text = `${header}.a.b~c.YWFh`;
		expect(readToken(text)).toMatchObject({
			payload: { text: 'a.b~c' },
			signature: { encoded: 'YWFh' },
			tail: '',
		});
		expect(readToken(text).problems.map((problem): string => problem.code)).toContain('unencoded-dot');
		expect(writeToken(draftOf(text))).toBe(text);
	});

	it('is written as it stands', () => {
		const draft = withPart(draftOf(`${header}.x.YWFh`), partIndex.payload, textPart('é $'));
		expect(writeToken(draft)).toBe(`${header}.é $.YWFh`);
	});
});
