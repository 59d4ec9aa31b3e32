import { untrack } from 'svelte';
import type { Policy } from '#lib/core/acceptance/policy.ts';
import { automaticHint } from '#lib/core/jose/key.ts';
import { arrival } from '#lib/core/samples/arrival.ts';
import { freshSample } from '#lib/core/samples/fresh-sample.ts';
import { verifyingKeyText } from '#lib/core/simulation/refresh/demo-keys.ts';
import {
	materialize,
	materializeRefreshToken,
	type RefreshTokenFacts,
} from '#lib/core/simulation/refresh/materialize.ts';
import { refreshKid } from '#lib/core/simulation/refresh/access-token.ts';
import { refreshPolicy, type SeenToken } from '#lib/core/simulation/refresh/seen-token.ts';
import type { Clock, HeldTime } from './clock.svelte.ts';
import type { App } from './context.ts';
import type { Origin } from './debugger-commands.ts';
import { openDebugger } from './open-debugger.svelte.ts';
import type { Workbench } from './workbench.svelte.ts';

/** When, and by whose clock, a token of the timeline was judged: by where it came from, which all its edits share. */
const moments = new WeakMap<Origin, HeldTime>();
const watched = new WeakSet<Workbench>();

/**
 * Opens a token of the timeline in the debugger as an API saw it: with that API's keys and demands, and with the page's
 * clock held at what the API's clock showed. It is one step of the debugger's history: undo brings back what was there,
 * and the clock with it.
 * @param title what the debugger calls the token
 * @returns false where the token cannot be signed here; nothing is changed then
 */
export async function openSimulatedToken(app: App, seen: SeenToken, title: string): Promise<boolean> {
	const { claims, kid, alg, kids, policy, at, by, skewS } = seen;
	const [token, keyText] = await Promise.all([materialize(claims, kid, alg), verifyingKeyText(kids, alg)]);
	if (token === undefined) return false;
	await open(app, { title, token, keyText, policy }, { at, by, skewS });
	return true;
}

/** Opens a refresh token that is a JWT as the authorization server sees it, with the secret that only it has. */
export async function openSimulatedRefreshToken(
	app: App,
	facts: RefreshTokenFacts,
	held: HeldTime,
	title: string,
): Promise<boolean> {
	const [token, keyText] = await Promise.all([
		materializeRefreshToken(facts, 'jwt'),
		verifyingKeyText([refreshKid], 'HS256'),
	]);
	if (token === undefined) return false;
	await open(app, { title, token, keyText, policy: refreshPolicy }, held);
	return true;
}

interface Opened {
	readonly title: string;
	readonly token: string;
	readonly keyText: string;
	readonly policy: Policy;
}

async function open(app: App, opened: Opened, held: HeldTime): Promise<void> {
	const workbench = app.workbench ?? (await firstWorkbench(app));
	workbench.run({ verb: 'open-sample', ...opened, keyHint: automaticHint });
	moments.set(workbench.given.origin, held);
	holdClock(workbench, app.clock);
}

/** The workbench of a screen that nobody has been to, with the sample there as fresh as a visit would have found it. */
async function firstWorkbench(app: App): Promise<Workbench> {
	const { now } = app.clock;
	const fresh = now === undefined ? undefined : await freshSample(arrival, now);
	const workbench = openDebugger(app, arrival);
	if (fresh) workbench.replaceUntouched({ verb: 'open-sample', title: arrival.title, ...fresh });
	return workbench;
}

/** Holds the clock for as long as a token of the timeline is at hand, and no longer: whichever way it came or went. */
function holdClock(workbench: Workbench, clock: Clock): void {
	if (watched.has(workbench)) return;
	watched.add(workbench);
	$effect.root(() => {
		const moment = $derived(moments.get(workbench.given.origin));
		$effect(() => {
			const held = moment;
			untrack(() => (clock.held = held));
		});
	});
}
