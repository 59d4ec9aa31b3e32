import { durationText } from '#lib/core/token/duration.ts';
import type { Ms } from '#lib/core/simulation/kernel/ms.ts';
import type { KeptToken, ReuseOutcome } from '../reuse-outcome.ts';
import { clockText } from './clock-text.ts';

/** What a detected reuse came to, in one sentence. */
export function reuseText({ stolen, attacker, person }: ReuseOutcome): string {
	if (!stolen) return 'a false alarm: nobody stole anything';
	if (attacker && person) return `both sides still have access tokens; the attacker ${until(attacker)}`;
	if (attacker) return `the person is out; the attacker still has ${tokenUntil(attacker)}`;
	if (person) return `the attacker is out; the person still has ${tokenUntil(person)}`;
	return 'the person and the attacker are both out';
}

/** For how long the attacker was let in after the detection: `still let in: 14 min`; whole minutes where there are any. */
export function stillLetInText(length: Ms): string {
	const seconds = Math.round(length / 1000);
	return `still let in: ${durationText(seconds < 60 ? seconds : Math.floor(seconds / 60) * 60)}`;
}

const until = (kept: KeptToken) => `until ${clockText(kept.until)}`;
const tokenUntil = (kept: KeptToken) => `AT ${String(kept.number)} ${until(kept)}`;
