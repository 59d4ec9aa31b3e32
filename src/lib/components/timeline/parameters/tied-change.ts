import type { TimelineParams } from '#lib/core/simulation/refresh/params.ts';

type Change = Partial<TimelineParams>;

/**
 * A shorter run or fewer tabs move what lies beyond. While a slider is dragged, what was there when the drag began is sent
 * along each time, so that it comes back when the hand goes back.
 */
export class TiedChange {
	#before: TimelineParams | undefined;

	/** The change to make: itself, with the members that hang on it where it is such a one. */
	of(change: Change, params: TimelineParams, isGesture: boolean): Change {
		if (change.horizonS === undefined && change.tabs === undefined) {
			this.#before = undefined;
			return change;
		}
		this.#before ??= params;
		const { script, offline, rotateAtS, attacks, logoutAtS, roleChangeAtS, disableAtS } = this.#before;
		if (!isGesture) this.#before = undefined;
		return { script, offline, rotateAtS, attacks, logoutAtS, roleChangeAtS, disableAtS, ...change };
	}
}
