import type { Trace } from '#lib/core/simulation/refresh/trace-event.ts';
import { durationText } from '#lib/core/token/duration.ts';
import type { Lane } from '../lane-layout.ts';

/** Made once: the picture asks for it with every mark that stands for several events. */
const grouped = new Intl.NumberFormat('en');

/** The name of a lane; `tabs`: how many there are. */
export function laneName(lane: Lane, tabs: number): string {
	switch (lane.kind) {
		case 'tab':
			return tabs === 1 ? 'Browser' : `Tab ${lane.actor.slice(3)}`;
		case 'jar':
			return lane.jar === 'shared' ? 'Browser storage' : `Storage, tab ${lane.jar.slice(3)}`;
		case 'as':
			return 'Auth server';
		case 'api':
			return `API ${lane.api}`;
		case 'attacker':
			return 'Attacker';
	}
}

/** What the whole picture shows, for people who do not see it. */
export function pictureSummary({ events, end }: Trace): string {
	const count = (kind: string) => events.filter((event) => event.kind === kind).length;
	const parts = [
		`${String(count('user.ok'))} requests answered`,
		`${String(count('user.fail'))} failed`,
		`${String(count('as.refresh.ok'))} refreshes`,
		`${String(count('x.win'))} attacker successes`,
	].filter((part, i) => i < 3 || !part.startsWith('0 '));
	return `Timeline of ${durationText(end / 1000)}: ${parts.join(', ')}. The list of events says the same in words.`;
}

/** What several events drawn as one are called. */
export function manyText(count: number): string {
	return `${grouped.format(count)} events`;
}
