import { describe, expect, it } from 'vitest';
import { plainPolicy } from '#lib/core/acceptance/policy.ts';
import { automaticHint } from '#lib/core/jose/key.ts';
import { arrival } from '#lib/core/samples/arrival.ts';
import { draftOf } from '#lib/core/token/draft-of.ts';
import { plainOrigin } from './debugger-commands.ts';
import { editableForms } from './edit-commands.ts';
import { takeText } from './take-text.ts';
import { Workbench } from './workbench.svelte.ts';

function setup(): Workbench {
	const workbench = new Workbench({
		draft: draftOf(arrival.token),
		origin: { ...plainOrigin('sample'), text: arrival.token },
		keyText: '',
		keyHint: automaticHint,
		demoKey: false,
		policy: plainPolicy,
		signEdits: false,
		outer: [],
	});
	workbench.takeForms(editableForms);
	return workbench;
}

const [header] = arrival.token.split('.') as [string];

describe('a text that is pasted', () => {
	it('is opened whole where it is a JWS in JSON, whatever tokens its headers hold', () => {
		const header = `"header":{"kb_jwt":"${arrival.token}"},"protected":"e30","signature":"c2ln"`;
		for (const members of [header, `"signatures":[{${header}}]`]) {
			const workbench = setup();
			const text = `{"payload":"e30",${members}}`;
			expect(takeText(workbench, text)).toEqual([]);
			expect(workbench.tokenText).toBe(text);
		}
	});

	it.each([
		['a JWK', '{"kty":"oct","k":"x"}'],
		['a JWK Set whose kid has dots', '{"keys":[{"kty":"oct","kid":"ey.prod.1","k":"x"}]}'],
		['a JWK Set whose kid begins as a header', '{"keys":[{"kty":"oct","kid":"eyI.prod.1","k":"x"}]}'],
		['a JWK Set with two such', '{"keys":[{"kid":"eyI.a.1"},{"kid":"eyI.b.1"}]}'],
	])('is the key where it is %s', (_, text) => {
		const workbench = setup();
		expect(takeText(workbench, text)).toEqual([]);
		expect(workbench.given.keyText).toBe(text);
		expect(workbench.tokenText).toBe(arrival.token);
	});

	it.each([
		['beside a key', `{"kty":"oct","k":"x","token":"${header}.e30.AAAA"}`, `${header}.e30.AAAA`],
		['that is one odd word', `${header}.e30.AA+A`, `${header}.e30.AA+A`],
		['whose header is cut', `${header.slice(0, 20)}.e30.AAAA`, `${header.slice(0, 20)}.e30.AAAA`],
	])('is opened where it holds a token %s', (_, text, token) => {
		const workbench = setup();
		takeText(workbench, text);
		expect(workbench.tokenText).toBe(token);
		expect(workbench.given.keyText).toBe('');
	});
});
