import { flushSync } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import formVectors from '../../../tests/vectors/jws-forms.json' with { type: 'json' };
import { plainPolicy } from '#lib/core/acceptance/policy.ts';
import { encodeUtf8 } from '#lib/core/encoding/utf8.ts';
import { compactJwe } from '#lib/core/jose/encryption/compact-jwe.ts';
import { encrypt } from '#lib/core/jose/encryption/encrypt.ts';
import { automaticHint } from '#lib/core/jose/key.ts';
import { readKeys } from '#lib/core/jose/read-keys.ts';
import { arrival } from '#lib/core/samples/arrival.ts';
import { draftOf } from '#lib/core/token/draft-of.ts';
import { beginForms } from './begin-forms.svelte.ts';
import { Clock } from './clock.svelte.ts';
import { plainOrigin } from './debugger-commands.ts';
import { editMember } from './edit-member.ts';
import { Judgement } from './judgement.svelte.ts';
import { Workbench } from './workbench.svelte.ts';

const secret = '{"kty":"oct","k":"AAECAwQFBgcICQoLDA0ODw"}';

function setup(token: string, keyText: string) {
	let workbench!: Workbench;
	const clock = new Clock();
	$effect.root(() => {
		workbench = new Workbench({
			draft: draftOf(''),
			origin: { ...plainOrigin('cleared'), text: '' },
			keyText,
			keyHint: automaticHint,
			demoKey: false,
			policy: plainPolicy,
			signEdits: true,
			outer: [],
		});
		workbench.judgement = new Judgement(workbench, clock);
		beginForms(workbench);
	});
	workbench.run({ verb: 'open', token, origin: plainOrigin('pasted') });
	const until = (say: () => unknown, wanted: unknown) =>
		vi.waitFor(() => {
			flushSync();
			expect(say()).toEqual(wanted);
		});
	return { workbench, until };
}

async function sealed(content: string, header = '{"alg":"dir","enc":"A128GCM"}'): Promise<string> {
	const key = (await readKeys(secret)).keys[0]!;
	const outcome = await encrypt({
		protectedText: header,
		plaintext: encodeUtf8(content),
		recipients: [{ key }],
	});
	if (outcome.state !== 'encrypted') throw new Error(outcome.reason);
	return compactJwe(outcome)!;
}

describe('an encrypted token', () => {
	it('is opened by its key, and encrypted again with what is made of its content', async () => {
		const token = await sealed('{"sub":"a"}');
		const { workbench, until } = setup(token, secret);
		await until(() => workbench.payload.text, '{\n  "sub": "a"\n}');
		expect(workbench.tokenText).toBe(token);
		editMember(workbench, 'payload', 'sub', '"b"');
		expect(workbench.tokenText).toBe(token);
		await until(() => workbench.tokenText === token, false);
		await until(() => new TextDecoder().decode(workbench.judgement?.plaintext), '{"sub":"b"}');
		workbench.undo();
		expect(workbench.tokenText).toBe(token);
	});

	it('is encrypted again when its header is edited', async () => {
		const token = await sealed('{"sub":"a"}');
		const { workbench, until } = setup(token, secret);
		await until(() => workbench.reading.beside, 'decrypted');
		editMember(workbench, 'header', 'typ', '"JWT"');
		await until(() => new TextDecoder().decode(workbench.judgement?.plaintext), '{"sub":"a"}');
		expect(workbench.header.text).toContain('"typ"');
	});

	it('stays closed without its key, and its header is read', async () => {
		const { workbench, until } = setup(await sealed('{}'), '');
		await until(
			() => workbench.judgement?.forms?.decryption.outcome,
			expect.objectContaining({ reason: 'no-key' }),
		);
		expect(workbench.reading).toMatchObject({ payload: undefined, kind: 'jwe' });
		expect(workbench.algorithm).toBe('dir');
	});

	it('that holds a signed token is opened in one go, and takes back what was made of that', async () => {
		const inner = arrival.token;
		const outer = await sealed(inner, '{"alg":"dir","enc":"A128GCM","cty":"JWT"}');
		const keys = `{"keys":[${secret},${arrival.keyText}]}`;
		const { workbench, until } = setup(outer, keys);
		await until(() => workbench.tokenText, inner);
		await until(() => workbench.judgement?.signature.current?.state, 'verified');
		editMember(workbench, 'payload', 'sub', '"another"');
		await until(() => workbench.judgement?.signature.current?.state, 'verified');
		const changed = workbench.tokenText;
		workbench.run({ verb: 'open-outer', level: 0 });
		await until(() => workbench.payload.text, changed);
		await until(() => new TextDecoder().decode(workbench.judgement?.plaintext), changed);
		expect(workbench.given.outer).toEqual([]);
	});

	it('that was gone back to is not left again by itself', async () => {
		const outer = await sealed(arrival.token);
		const { workbench, until } = setup(outer, secret);
		await until(() => workbench.tokenText, arrival.token);
		workbench.run({ verb: 'open-outer', level: 0 });
		await until(() => workbench.reading.beside, 'decrypted');
		expect(workbench.tokenText).toBe(outer);
	});
});

describe('a token in JSON', () => {
	const [one, other] = formVectors.filter(({ section }) => section === 'RFC 7515 A.6');

	it('of several signatures has each verified with its own key', async () => {
		const { workbench, until } = setup(one!.text, `{"keys":[${one!.key},${other!.key}]}`);
		const states = () => workbench.judgement?.forms?.signatures.current?.map(({ state }) => state);
		await until(states, ['verified', 'verified']);
		workbench.run({ verb: 'select', index: 1 });
		expect(workbench.algorithm).toBe('ES256');
		expect(workbench.tokenText).toBe(one!.text);
		await until(() => workbench.judgement?.signature.current?.state, 'verified');
		workbench.run({ verb: 'set-key', text: one!.key });
		await until(() => states()?.[0], 'verified');
		expect(states()?.[1]).not.toBe('verified');
	});

	it('is edited where it stands', () => {
		const { workbench } = setup(one!.text, '');
		editMember(workbench, 'header', 'typ', '"JWT"');
		const edited = JSON.parse(workbench.tokenText) as { signatures: { protected: string }[] };
		expect(edited.signatures[0]!.protected).not.toBe('eyJhbGciOiJSUzI1NiJ9');
		expect(edited.signatures[1]!.protected).toBe('eyJhbGciOiJFUzI1NiJ9');
		workbench.undo();
		expect(workbench.tokenText).toBe(one!.text);
	});
});

describe('a detached payload', () => {
	const vector = formVectors.find(({ section }) => section === 'RFC 7515 Appendix F')!;

	it('is put beside the token, which stays as it is, and is verified with it', async () => {
		const { workbench, until } = setup(vector.text, vector.key);
		await until(() => workbench.judgement?.signature.current?.state, 'failed');
		workbench.run({ verb: 'detach' });
		const panel = { text: vector.beside!, layout: 'as-is' } as const;
		workbench.run({ verb: 'edit-part', part: 'payload', panel });
		await until(() => workbench.judgement?.signature.current?.state, 'verified');
		expect(workbench.tokenText).toBe(vector.text);
		workbench.run({ verb: 'attach' });
		expect(workbench.tokenText.split('.')[1]).not.toBe('');
		await until(() => workbench.judgement?.signature.current?.state, 'verified');
	});
});
