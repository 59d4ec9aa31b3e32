import { flushSync } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { automaticHint } from '#lib/core/jose/key.ts';
import { arrival } from '#lib/core/samples/arrival.ts';
import { Clock } from './clock.svelte.ts';
import { ComparedTokens, firstChoices, type SideChoice } from './compared-tokens.svelte.ts';
import { everyForm } from './form-commands.ts';
import { Judgement } from './judgement.svelte.ts';
import { pastedTokens } from './pasted-tokens.ts';
import { TokenHistory } from './token-history.svelte.ts';
import { sampleGiven } from './open-debugger.svelte.ts';
import { Workbench } from './workbench.svelte.ts';

// RFC 7515 Appendix A.1, and the same token with another payload.
const token =
	'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const key =
	'{"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"}';
const changed = token.replace('eyJpc3MiOiJqb2Ui', 'eyJpc3MiOiJ0b20i');

function setup() {
	let workbench!: Workbench;
	let history!: TokenHistory;
	const clock = new Clock();
	const stop = clock.start();
	$effect.root(() => {
		workbench = new Workbench({ ...sampleGiven(arrival), signEdits: false });
		workbench.takeForms(everyForm);
		workbench.judgement = new Judgement(workbench, clock);
		history = new TokenHistory(workbench, clock);
	});
	flushSync();
	stop();
	const compare = (sides?: readonly [SideChoice, SideChoice]) => {
		let compared!: ComparedTokens;
		$effect.root(() => {
			compared = new ComparedTokens(workbench, history, ...(sides ?? firstChoices(workbench, history)));
		});
		flushSync();
		return compared;
	};
	const open = (text: string, keyText: string) => {
		workbench.openText(text);
		workbench.run({ verb: 'set-key', text: keyText, hint: automaticHint });
		flushSync();
	};
	return { workbench, history, compare, open };
}

const until = (hold: () => void) =>
	vi.waitFor(() => {
		flushSync();
		hold();
	});

describe('two tokens to be compared', () => {
	it('are the token at hand and a pasted one, where there is nothing else', () => {
		const { compare, open } = setup();
		open(token, key);
		const compared = compare();
		expect([compared.a.choice, compared.b.choice]).toEqual(['now', 'pasted']);
		expect(compared.comparison).toBeUndefined();
		compared.b.paste(`curl -H "Authorization: Bearer ${changed}"`);
		expect(compared.comparison?.counts).toMatchObject({ changed: 1 });
		compared.swap();
		expect(compared.a.choice).toBe('pasted');
		expect(compared.comparison?.counts).toMatchObject({ changed: 1 });
	});

	it('are the token as it came and the edited copy, or the token before and the one at hand', () => {
		const { compare, open, workbench, history } = setup();
		open(token, key);
		open(changed, key);
		const before = history.entries.find((entry) => entry.token === token);
		expect(firstChoices(workbench, history)).toEqual([before?.id, 'now']);
		workbench.run({ verb: 'edit-token', text: token });
		const compared = compare();
		expect([compared.a.reading?.text, compared.b.reading?.text]).toEqual([changed, token]);
	});

	it('are checked with the key at hand, and each with its own', async () => {
		const { compare, open, history } = setup();
		open(token, key);
		await until(() => expect(history.current?.keyWorks).toBe(true));
		const { id } = history.current!;
		open(changed, 'another secret that is long enough for it');
		const compared = compare([id, 'now']);
		await until(() =>
			expect(compared.check).toMatchObject({
				a: { state: 'verified', with: 'own' },
				b: { state: 'failed', with: undefined },
			}),
		);
		expect(compared.sameKey).toBeUndefined();
		compared.b.choice = id;
		await until(() => expect(compared.sameKey).toBe(true));
	});

	it.each([
		['two tokens in a log', `a=${token}\nb=${changed}\n`, 2],
		['a header and a payload', '{"header":{"alg":"none"},"payload":{"sub":"x"}}', 1],
		['a token in JSON', '{"payload":"e30","signature":"aa","protected":"e30"}', 1],
		['no token', 'nothing of the kind', 0],
	])('may be pasted as %s', (_, text, count) => {
		expect(pastedTokens(text)).toHaveLength(count);
	});
});
