import { describe, expect, it } from 'vitest';
import vectors from '../../../../../tests/vectors/sd-jwt.json' with { type: 'json' };
import { readJson } from '../../encoding/json.ts';
import { readToken } from '../../token/read-token.ts';
import { present } from './present.ts';
import { processedAs } from './processed-as.ts';
import { readSdJwt } from './read-sd-jwt.ts';
import { sdJwtInputOf } from './sd-jwt-input.ts';
import { sdJwtOfJson } from './sd-jwt-of-json.ts';

const inputOf = (token: string) =>
	token.startsWith('{') ? sdJwtOfJson(readJson(token).root!) : sdJwtInputOf(readToken(token));

describe('what a verifier sees', () => {
	it.each(vectors.cases)('$section, $title: is what reading the presentation gives', async ({ token }) => {
		const reading = await readSdJwt(inputOf(token));
		const count = reading.disclosures.length;
		for (const chosen of [[], [0], [count - 1], Array.from({ length: count }, (_, index) => index)]) {
			const { text, disclosures } = present(reading, new Set(chosen));
			const read = await readSdJwt(sdJwtInputOf(readToken(text)));
			expect(processedAs(reading, disclosures)).toBe(read.processed);
		}
	});

	it('is nothing where the payload is none', async () => {
		expect(processedAs(await readSdJwt(sdJwtInputOf(readToken('e30.W10.~'))), [])).toBeUndefined();
	});
});
