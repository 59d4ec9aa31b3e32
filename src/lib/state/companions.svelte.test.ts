import { flushSync } from 'svelte';
import { expect, it } from 'vitest';
import { plainPolicy } from '#lib/core/acceptance/policy.ts';
import { automaticHint } from '#lib/core/jose/key.ts';
import { Companions } from './companions.svelte.ts';
import { plainOrigin } from './debugger-commands.ts';
import { everyForm } from './form-commands.ts';
import { Workbench } from './workbench.svelte.ts';

const one = 'eyJhbGciOiJub25lIn0.e30.';
const other = 'eyJhbGciOiJub25lIn0.eyJhIjoxfQ.';

function opened(): { workbench: Workbench; companions: Companions } {
	const workbench = new Workbench({
		draft: everyForm.draftOf(one),
		origin: { ...plainOrigin('pasted'), text: one },
		keyText: '',
		keyHint: automaticHint,
		demoKey: false,
		policy: plainPolicy,
		signEdits: true,
		outer: [],
	});
	workbench.takeForms(everyForm);
	return { workbench, companions: Companions.of(workbench) };
}

it('the request outlives the token, what came along with it does not', () => {
	const { workbench, companions } = opened();
	companions.method = 'POST';
	companions.give('accessToken', 'abc');
	companions.give('nonce', 'n');
	expect(companions.texts).toEqual({ accessToken: 'abc', nonce: 'n' });
	workbench.openText(other);
	expect(companions.texts).toEqual({});
	flushSync();
	workbench.undo();
	expect(companions.texts).toEqual({});
	expect(companions.method).toBe('POST');
	expect(Companions.of(workbench)).toBe(companions);
});

it('an edit of the token keeps what came along with it, Clear forgets the request, too', () => {
	const { workbench, companions } = opened();
	companions.uri = 'https://a.example/';
	companions.give('proof', 'p');
	workbench.run({ verb: 'edit-token', text: `${one}AA` });
	flushSync();
	expect(companions.texts).toEqual({ proof: 'p' });
	workbench.run({ verb: 'clear' });
	flushSync();
	expect(companions.texts).toEqual({});
	expect(companions.uri).toBe('');
});

it('a token and what came along with it change places, in one step to undo', () => {
	const { workbench, companions } = opened();
	companions.give('accessToken', other);
	companions.trade(other, 'proof');
	flushSync();
	expect(workbench.tokenText).toBe(other);
	expect(companions.texts).toEqual({ proof: one });
	workbench.undo();
	expect(workbench.tokenText).toBe(one);
});
