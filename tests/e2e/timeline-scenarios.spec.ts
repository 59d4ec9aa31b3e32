// Each scenario and variant on its real screen: chosen by hand, gone through, and its scoreboard and log read.
import { expect, test } from '../support/timeline.ts';

interface Told {
	readonly title: string;
	/** Rows of the scoreboard. */
	readonly scores: Readonly<Record<string, string>>;
	/** Lines of the log by the end of the run. */
	readonly lines?: readonly (string | RegExp)[];
	readonly variants?: readonly {
		readonly label: string;
		readonly scores: Readonly<Record<string, string>>;
	}[];
}

const failed = 'Requests that failed for the person';
const refused = '401 answers to the browser';
const refreshes = 'Refresh requests';
const exposure = 'Exposure after the theft';
const noticed = 'Until the theft was noticed';
const after = 'Let in after it was noticed';
const alarms = 'False alarms';
const logout = 'Attacker let in after the logout';
const stale = 'Decisions on what was no longer so';

const told: Readonly<Record<string, Told>> = {
	S01: {
		title: 'Happy path',
		scores: { [failed]: '0', [refused]: '7', [refreshes]: '7' },
		lines: ['refresh RT₇ → AT₈ RT₈'],
	},
	S02: { title: 'Silent refresh', scores: { [refused]: '0', [refreshes]: '8' } },
	S03: { title: 'No refresh token', scores: { [failed]: '105', [refreshes]: '0' } },
	S04: { title: 'Idle limit shorter', scores: { [failed]: '60' }, lines: [/unused for too long/] },
	S05: {
		title: 'clock is two minutes ahead',
		scores: { [refused]: '4' },
		lines: [/calls API B with AT₁: 401 expired/],
		variants: [{ label: 'with 120 s leeway', scores: { [refused]: '0' } }],
	},
	S06: {
		title: 'Not yet valid',
		scores: { [failed]: '79', [refreshes]: '79' },
		variants: [{ label: 'with 65 s leeway', scores: { [failed]: '0', [refreshes]: '1' } }],
	},
	S07: {
		title: 'laptop whose clock is wrong',
		scores: { [refreshes]: '120' },
		variants: [{ label: 'counting expires_in', scores: { [refreshes]: '8' } }],
	},
	S08: { title: 'A stolen access token', scores: { [exposure]: '9 min 30 s', [noticed]: 'never noticed' } },
	S09: { title: 'no rotation', scores: { [exposure]: '1 h 54 min', [noticed]: 'never noticed' } },
	S10: {
		title: 'Rotation and reuse detection',
		scores: { [failed]: '105', [noticed]: '10 min 7 s', [after]: '14 min 22 s' },
		lines: ['attacker copies RT₁ and AT₁', 'reuse of RT₁ seen: family revoked', /browser is signed out/],
		variants: [{ label: 'with a denylist', scores: { [after]: '0 s' } }],
	},
	S11: {
		title: 'victim went home',
		scores: { [failed]: '0', [noticed]: 'never noticed', [exposure]: '1 h 54 min' },
	},
	S12: {
		title: 'Two tabs',
		scores: { [failed]: '195', [alarms]: '1' },
		lines: [/tab 2 is signed out/],
		variants: [
			{ label: 'with 10 s grace', scores: { [failed]: '0', [alarms]: '0' } },
			{ label: 'shared storage, no lock', scores: { [failed]: '180', [alarms]: '1' } },
			{ label: 'shared storage, one lock for all tabs', scores: { [failed]: '0', [refreshes]: '7' } },
		],
	},
	S13: {
		title: 'Four requests at once',
		scores: { [failed]: '360', [alarms]: '1' },
		variants: [{ label: 'one refresh for all that wait', scores: { [failed]: '0' } }],
	},
	S14: {
		title: 'The lost answer',
		scores: { [failed]: '105', [alarms]: '1' },
		variants: [{ label: 'with 30 s grace', scores: { [failed]: '0', [alarms]: '0' } }],
	},
	S15: { title: 'A tunnel', scores: { [failed]: '15' } },
	S16: { title: 'Lunch', scores: { [failed]: '2' }, lines: [/unused for too long/] },
	S17: { title: 'long working day', scores: { [refreshes]: '35' }, lines: [/login too old/] },
	S18: {
		title: 'Four ways to log out',
		scores: { [logout]: '1 h 49 min' },
		variants: [
			{ label: 'revoking the refresh token', scores: { [logout]: '4 min 30 s' } },
			{ label: 'and a denylist, pulled every 30 s', scores: { [logout]: '0.12 s' } },
			{ label: 'and introspection at every call', scores: { [logout]: '0 s' } },
		],
	},
	S19: {
		title: 'A new signing key',
		scores: { [failed]: '4', [refused]: '14' },
		variants: [
			{ label: 'asking again for an unknown key', scores: { [failed]: '0', [refused]: '7' } },
			{ label: 'published 660 s before it signs', scores: { [failed]: '0', [refused]: '7' } },
			{ label: 'the old key taken back at once', scores: { [failed]: '0', [refused]: '1' } },
		],
	},
	S20: {
		title: 'A demotion',
		scores: { [stale]: '80' },
		variants: [
			{ label: 'lifetime 60 s', scores: { [stale]: '2', [refreshes]: '119' } },
			{ label: 'lifetime 5 min', scores: { [stale]: '20', [refreshes]: '23' } },
			{ label: 'lifetime 1 h', scores: { [stale]: '260', [refreshes]: '1' } },
		],
	},
	S21: {
		title: 'The timer storm',
		scores: { [refreshes]: '555' },
		variants: [{ label: 'counting expires_in', scores: { [refreshes]: '0' } }],
	},
	S22: {
		title: 'loophole of the grace period',
		scores: { [failed]: '0', [noticed]: 'never noticed' },
		variants: [{ label: 'without grace', scores: { [failed]: '90', [noticed]: '25 s' } }],
	},
	S23: {
		title: 'The dial',
		scores: { [exposure]: '14 min 55 s', [refreshes]: '8' },
		variants: [
			{ label: 'lifetime 60 s', scores: { [exposure]: '55 s', [refreshes]: '179' } },
			{ label: 'lifetime 5 min', scores: { [exposure]: '4 min 55 s', [refreshes]: '29' } },
			{ label: 'lifetime 1 h', scores: { [exposure]: '59 min 55 s', [refreshes]: '2' } },
		],
	},
};

for (const [id, { title, scores, lines = [], variants = [] }] of Object.entries(told)) {
	test(`${id}, ${title}: the screen says what the run comes to`, async ({ timeline, page }) => {
		if (id !== 'S01') await timeline.choose(title);
		await timeline.expectTime('00:00:00');
		await timeline.button('To the end').click();
		for (const [label, value] of Object.entries(scores))
			await expect(timeline.score(label), label).toHaveText(value);
		for (const line of lines)
			await expect(timeline.log.getByRole('option').filter({ hasText: line }).first()).toBeAttached();
		for (const variant of variants) {
			await page.getByRole('radio', { name: variant.label }).check();
			for (const [label, value] of Object.entries(variant.scores))
				await expect(timeline.score(label), `${variant.label}: ${label}`).toHaveText(value);
		}
		await expect(page.getByRole('region', { name: 'Scenario' }).locator('details p').first()).toContainText(
			/\d/,
		);
	});
}
