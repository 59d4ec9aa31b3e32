import { flushSync } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { automaticHint } from '#lib/core/jose/key.ts';
import { arrival } from '#lib/core/samples/arrival.ts';
import { Clock } from './clock.svelte.ts';
import { editableForms } from './edit-commands.ts';
import { editMember } from './edit-member.ts';
import { Judgement } from './judgement.svelte.ts';
import { takeText } from './take-text.ts';
import { sampleGiven } from './open-debugger.svelte.ts';
import { Workbench } from './workbench.svelte.ts';

/** Signatures are handed over only once the gate is open; `made` counts them. */
const signing = vi.hoisted(() => ({ gate: Promise.resolve(), made: 0 }));
vi.mock('./load-jose.ts', async () => {
	const parts = await import('./jose-parts.ts');
	const sign: typeof parts.sign = async (...given) => {
		const { gate } = signing;
		const outcome = await parts.sign(...given);
		signing.made++;
		await gate;
		return outcome;
	};
	return { loadJose: () => Promise.resolve({ ...parts, sign }) };
});

function setup() {
	let workbench!: Workbench;
	const clock = new Clock();
	$effect.root(() => {
		workbench = new Workbench(sampleGiven(arrival));
		workbench.takeForms(editableForms);
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
		const { workbench, state, until } = setup();
		await until('verified');
		let open = () => {};
		signing.gate = new Promise((resolve) => (open = resolve));
		signing.made = 0;
		editMember(workbench, 'payload', 'sub', '"first"');
		await vi.waitFor(() => expect(signing.made).toBe(1));
		signing.gate = Promise.resolve();
		editMember(workbench, 'payload', 'sub', '"second"');
		await until('verified');
		const { tokenText } = workbench;
		open();
		await new Promise((resolve) => setTimeout(resolve, 20));
		expect(workbench.tokenText).toBe(tokenText);
		expect(workbench.payload.text).toContain('"sub": "second"');
		expect(state()).toBe('verified');
	});

	it('signs an arrival sample that is replaced meanwhile as what it has become, or not at all', async () => {
		const { workbench, until } = setup();
		await until('verified');
		let open = () => {};
		signing.gate = new Promise((resolve) => (open = resolve));
		signing.made = 0;
		const signed = workbench.signNow();
		await vi.waitFor(() => expect(signing.made).toBe(1));
		const [header, , signature] = arrival.token.split('.') as [string, string, string];
		const token = `${header}.e30.${signature}`;
		workbench.replaceUntouched({
			verb: 'open-sample',
			title: 'another',
			token,
			keyText: arrival.keyText,
			keyHint: arrival.keyHint,
		});
		signing.gate = Promise.resolve();
		open();
		expect(await signed).toBe(false);
		expect(workbench.tokenText).toBe(token);
	});

	it('replaces bytes that are no text only at the person’s word', () => {
		const { workbench } = setup();
		const header = arrival.token.split('.')[0];
		const token = `${header}.${Buffer.from('{"a":"\xff"}', 'latin1').toString('base64url')}.`;
		takeText(workbench, token);
		expect(workbench.holdsBytes('payload')).toBe(true);
		editMember(workbench, 'payload', 'a', '"b"');
		expect(workbench.tokenText).toBe(token);
		workbench.editAsText('payload');
		editMember(workbench, 'payload', 'a', '"b"');
		expect(workbench.reading.payload?.text).toBe('{"a":"b"}');
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

	it('signs a token that is made here, and keeps a wrong key from signing one that came', async () => {
		const { workbench, state, until } = setup();
		await until('verified');
		workbench.run({ verb: 'set-key', text: 'a-secret-that-is-long-enough-for-hs256!', hint: automaticHint });
		takeText(workbench, '{"header": {"alg":"HS256"}, "payload": {"n":1}}');
		await until('verified');
		editMember(workbench, 'payload', 'n', '2');
		await until('verified');
		const [header, payload] = workbench.tokenText.split('.') as [string, string];
		const came = `${header}.${payload}.${'A'.repeat(43)}`;
		takeText(workbench, came);
		await until('failed');
		editMember(workbench, 'payload', 'n', '3');
		await new Promise((resolve) => setTimeout(resolve, 20));
		expect(workbench.signatureText).toBe('A'.repeat(43));
		expect(state()).toBe('failed');
	});

	it('forgets how a secret was written when another takes its place, and not while it is typed', () => {
		const { workbench } = setup();
		const hint = { readAs: 'secret', encoding: 'hex' } as const;
		workbench.run({ verb: 'set-key', text: 'aabbccddeeff00112233', hint });
		workbench.run({ verb: 'set-key', text: 'babbccddeeff00112233' });
		workbench.run({ verb: 'set-key', text: 'abbccddeeff00112233' });
		expect(workbench.given.keyHint).toEqual(hint);
		workbench.run({ verb: 'set-key', text: '-----BEGIN PUBLIC KEY-----' });
		expect(workbench.given.keyHint).toEqual(automaticHint);
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

	it('keeps a passphrase out of what undo brings back, and no longer than its key', () => {
		const { workbench } = setup();
		const hint = { readAs: 'key', encoding: 'utf8', passphrase: 'open sesame' } as const;
		const kept = { readAs: 'key', encoding: 'utf8' };
		workbench.run({ verb: 'set-key', text: 'locked', hint });
		expect(workbench.given.keyHint).toEqual(kept);
		workbench.run({ verb: 'set-key-hint', hint });
		expect(workbench.given.keyHint).toEqual(kept);
		const { judgement } = workbench;
		judgement!.passphrase = 'open sesame';
		flushSync();
		expect(judgement!.keyQuestion.hint).toEqual(hint);
		workbench.run({ verb: 'set-key', text: '' });
		flushSync();
		expect(judgement!.passphrase).toBe('');
	});
});
