import type { Ms } from '#lib/core/simulation/kernel/ms.ts';
import type { JarName, TraceEvent } from '#lib/core/simulation/refresh/trace-event.ts';

/** What one place in the browser held, from when until when; null when it was held to the end. */
export interface Holding {
	readonly jar: JarName;
	readonly at: string;
	readonly rt: string;
	readonly from: Ms;
	readonly to: Ms | null;
}

/** What each place in the browser held over time, in order of time. */
export function holdings(events: readonly TraceEvent[]): readonly Holding[] {
	const done: Holding[] = [];
	const open = new Map<JarName, Holding>();
	const begin = (jar: JarName, tokens: Pick<Holding, 'at' | 'rt'>, from: Ms) => {
		end(jar, from);
		open.set(jar, { jar, at: tokens.at, rt: tokens.rt, from, to: null });
	};
	const end = (jar: JarName, to: Ms) => {
		const held = open.get(jar);
		if (held) done.push({ ...held, to });
		open.delete(jar);
	};
	for (const event of events) {
		if (event.kind === 'client.store') begin(event.jar, event, event.t);
		if (event.kind === 'client.signedout') end(event.jar, event.t);
		if (event.kind === 'client.duplicate') {
			const source = open.get(event.from);
			if (source) begin(event.jar, source, event.t);
		}
	}
	return [...done, ...open.values()].sort((a, b) => a.from - b.from);
}
