import { describe, expect, it } from 'vitest';
import { readJson } from '#lib/core/encoding/json.ts';
import { claimId, listClaims } from './claim-list.ts';

const listed = (text: string, limit = 300) => listClaims(readJson(text).root, text, limit);

describe('the claims that can be ticked', () => {
	it('stand in the order of the text, outer ones first, with their exact values', () => {
		const { claims, more } = listed('{"z":1.50,"o":{"a":[true,{"b":null}]},"e":{}}');
		expect(claims.map(({ id, label, value }) => [id, label, value])).toEqual([
			['["z"]', 'z', '1.50'],
			['["o"]', 'o', '{"a":[true,{"b":null}]}'],
			['["o","a"]', 'a', '[true,{"b":null}]'],
			['["o","a",0]', '[0]', 'true'],
			['["o","a",1]', '[1]', '{"b":null}'],
			['["o","a",1,"b"]', 'b', 'null'],
			['["e"]', 'e', '{}'],
		]);
		expect(more).toBe(false);
		expect(claimId(claims[3]!.path)).toBe(claims[3]!.id);
	});

	it('are no more than a page can bear, and short', () => {
		expect(listed('[1,2,3,4]', 2)).toMatchObject({ claims: { length: 2 }, more: true });
		expect(listed('[1,2]', 2)).toMatchObject({ claims: { length: 2 }, more: false });
		expect(listed(`{"a":"${'x\\n'.repeat(500)}"}`).claims[0]!.value).toHaveLength(81);
	});

	it('are none of what has none', () => {
		for (const text of ['', '1', '{}', '[']) expect(listed(text).claims).toEqual([]);
	});
});
