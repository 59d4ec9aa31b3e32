import { describe, expect, test } from 'vitest';
import boundTokens from '../../../../tests/vectors/bound-tokens.json' with { type: 'json' };
import jwe from '../../../../tests/vectors/jwe.json' with { type: 'json' };
import forms from '../../../../tests/vectors/jws-forms.json' with { type: 'json' };
import more from '../../../../tests/vectors/jws-more.json' with { type: 'json' };
import jws from '../../../../tests/vectors/jws.json' with { type: 'json' };
import sdJwt from '../../../../tests/vectors/sd-jwt.json' with { type: 'json' };
import { readKeys } from '../jose/read-keys.ts';
import { verify } from '../jose/verify.ts';
import { valueOf } from '../encoding/json-tree.ts';
import { readNumericDate, secondsOf } from '../token/numeric-date.ts';
import { readToken } from '../token/read-token.ts';
import { findings } from './find.ts';

interface Vector {
	readonly name: string;
	readonly text: string;
	readonly key?: string;
}

const signed: readonly Vector[] = [...jws, ...more]
	.filter(({ state }) => state === 'verified')
	.map(({ section, title, token, key }) => ({ name: `${section}: ${title}`, text: token, key }));
const inJson: readonly Vector[] = forms.map(({ section, title, text }) => ({
	name: `${section}: ${title}`,
	text,
}));
const encrypted: readonly Vector[] = jwe.map(({ section, title, input }) => ({
	name: `${section}: ${title}`,
	text: typeof input === 'string' ? input : JSON.stringify(input),
}));
const proofs: readonly Vector[] = boundTokens.dpop.map(({ section, title, proof }) => ({
	name: `${section}: ${title}`,
	text: proof,
}));
const selective: readonly Vector[] = sdJwt.cases.map(({ section, title, token }) => ({
	name: `${section}: ${title}`,
	text: token,
}));

describe('a good example of an RFC has no error while it is valid', () => {
	test.each(
		[...signed, ...inJson, ...encrypted, ...proofs, ...selective].map((one) => [one.name, one] as const),
	)('%s', async (_, { text, key }) => {
		const reading = readToken(text);
		const claims = reading.payload?.json?.root;
		const date = (name: string) => secondsOf(readNumericDate(valueOf(claims, name)));
		const now = date('iat') ?? (date('exp') ?? 1_800_000_000) - 60;
		const keys = key === undefined ? undefined : await readKeys(key);
		const signature = keys && (await verify(reading, keys));
		const found = findings({ reading, keys, signature, now });
		expect(
			found.filter(({ severity }) => severity === 'error').map(({ id, message }) => [id, message]),
		).toEqual([]);
	});
});
