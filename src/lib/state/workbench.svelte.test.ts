import { flushSync } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { plainPolicy } from '#lib/core/acceptance/policy.ts';
import { automaticHint } from '#lib/core/jose/key.ts';
import { arrival } from '#lib/core/samples/arrival.ts';
import { draftOf } from '#lib/core/token/edit-draft.ts';
import { Clock } from './clock.svelte.ts';
import { plainOrigin } from './debugger-commands.ts';
import { editMember } from './edit-member.ts';
import { Judgement } from './judgement.svelte.ts';
import { takeText } from './take-text.ts';
import { Workbench } from './workbench.svelte.ts';

function setup() {
	let workbench!: Workbench;
	const clock = new Clock();
	$effect.root(() => {
		workbench = new Workbench({
			draft: draftOf(arrival.token),
			origin: { ...plainOrigin('sample'), name: arrival.title, text: arrival.token },
			keyText: arrival.keyText,
			keyHint: arrival.keyHint,
			demoKey: true,
			policy: plainPolicy,
			signEdits: true,
		});
		workbench.judgement = new Judgement(workbench, clock);
	});
	flushSync();
	const state = () => {
		flushSync();
		return workbench.judgement?.signature.current?.state;
	};
	return { workbench, state, until: (wanted: string) => vi.waitFor(() => expect(state()).toBe(wanted)) };
}

describe('the workbench', () => {
	it('signs an edit again, and is never said to be verified in between', async () => {
		const { workbench, state, until } = setup();
		await until('verified');
		editMember(workbench, 'payload', 'sub', '"another"');
		expect(state()).not.toBe('verified');
		await until('verified');
		expect(workbench.edited).toBe(true);
		expect(workbench.reading.header?.encoded).toBe(arrival.token.split('.')[0]);
		workbench.undo();
		expect(workbench.tokenText).toBe(arrival.token);
		await until('verified');
	});

	it('keeps the signature when it is not to sign, and says that it matches no more', async () => {
		const { workbench, until } = setup();
		await until('verified');
		workbench.run({ verb: 'set-sign-edits', signEdits: false });
		editMember(workbench, 'payload', 'sub', '"another"');
		await until('failed');
		expect(workbench.signatureText).toBe(arrival.token.split('.')[2]);
	});

	it('never changes the token when the key changes', async () => {
		const { workbench, until } = setup();
		await until('verified');
		workbench.run({ verb: 'set-key', text: 'another', hint: automaticHint });
		await until('impossible');
		expect(workbench.tokenText).toBe(arrival.token);
	});

	it('drops a signature that comes after the next edit', async () => {
		const { workbench, until } = setup();
		await until('verified');
		for (const sub of ['a', 'ab', 'abc']) editMember(workbench, 'payload', 'sub', `"${sub}"`);
		await until('verified');
		expect(workbench.payload.text).toContain('"sub": "abc"');
	});

	it('takes keys, tokens in text and pairs for what they are, and undo brings back what was there', () => {
		const { workbench } = setup();
		takeText(workbench, arrival.keyText);
		expect(workbench.tokenText).toBe(arrival.token);
		takeText(workbench, `curl -H "Authorization: Bearer ${arrival.token}"`);
		expect(workbench.given.origin).toMatchObject({ kind: 'pasted', surroundings: 'curl' });
		takeText(workbench, '{"header": {"alg":"none"}, "payload": {"n":1.0}}');
		expect(workbench.reading.payload?.text).toBe('{"n":1.0}');
		expect(takeText(workbench, `${arrival.token}\n${arrival.token}`)).toHaveLength(2);
		workbench.undo();
		expect(workbench.tokenText).toBe(arrival.token);
	});

	it('opens a pasted token without the sample’s key, and keeps a key of the person’s own', () => {
		const { workbench } = setup();
		const [header, payload] = arrival.token.split('.') as [string, string];
		takeText(workbench, `${header}.${payload}.AAAA`);
		expect(workbench.given.keyText).toBe('');
		workbench.run({ verb: 'set-key', text: 'mine' });
		takeText(workbench, arrival.token);
		expect(workbench.given.keyText).toBe('mine');
	});
});
