import { randomBelow } from '../kernel/counter-random.ts';
import { EventQueue, priorities, type Priority } from '../kernel/event-queue.ts';
import type { Ms } from '../kernel/ms.ts';
import type { TimelineParams } from './params.ts';
import type { Actor, Happening, Level, MessageContent, TraceEvent } from './trace-event.ts';

/** A run is cut when it has this many events, and says so. */
export const eventLimit = 50_000;

/** A message on its way; `lost` is for a fault that the network's own rules do not know. */
export interface Message {
	readonly name: string;
	readonly from: Actor;
	readonly to: Actor;
	readonly content: MessageContent;
	readonly token?: string;
	readonly status?: number;
	readonly lost?: boolean;
}

/** What all who take part share: the time, what is still to happen, the network between them and the record of it all. */
export class World {
	readonly params: TimelineParams;
	readonly horizon: Ms;
	readonly events: TraceEvent[] = [];
	now: Ms = 0;
	truncated = false;
	#queue = new EventQueue<() => void>();
	#seen = new Map<string, number>();

	constructor(params: TimelineParams) {
		this.params = params;
		this.horizon = params.horizonS * 1000;
	}

	/** Whether anything is still to happen after what happens now. */
	get isBusy(): boolean {
		return this.#queue.size > 0;
	}

	/** Has something done at a moment; never before now. */
	at(t: Ms, priority: Priority, action: () => void): void {
		this.#queue.push(Math.max(t, this.now), priority, action);
	}

	/** Records what happened now. `subject` names what it happened to, so that another run finds the same event again. */
	emit(actor: Actor, level: Level, subject: string, happening: Happening): void {
		if (this.truncated) return;
		if (this.events.length >= eventLimit - 1) {
			this.truncated = true;
			const cut = { kind: 'sim.truncated', limit: eventLimit } as const;
			this.events.push({ id: 'sim.truncated', t: this.now, level: 1, actor, ...cut });
			return;
		}
		const name = `${subject}/${happening.kind}`;
		const times = (this.#seen.get(name) ?? 0) + 1;
		this.#seen.set(name, times);
		const id = times === 1 ? name : `${name}#${String(times)}`;
		this.events.push({ id, t: this.now, level, actor, ...happening });
	}

	/** Sends a message. It arrives after the one-way delay, unless the browser is offline at either end of the way. */
	send(message: Message, deliver: () => void): void {
		const { name, from, to, content, token, status } = message;
		const { latencyMs, jitterMs, seed } = this.params;
		const delay = latencyMs + randomBelow(jitterMs + 1, seed, 'latency', name);
		const sentAt = this.now;
		const arrives = sentAt + delay;
		const byBrowser = isTab(from) || isTab(to);
		const lost =
			message.lost === true || (byBrowser && (this.#isOffline(sentAt) || this.#isOffline(arrives)));
		const said = { ...(token !== undefined && { token }), ...(status !== undefined && { status }) };
		const sent = { message: name, to, content, ...said, arrives: lost ? null : arrives };
		this.emit(from, 2, name, { kind: 'net.send', ...sent });
		if (lost) return;
		this.at(arrives, priorities.arrival, () => {
			this.emit(to, 2, name, { kind: 'net.recv', message: name, from, content, ...said, sentAt });
			deliver();
		});
	}

	/** Lets everything happen, in order, until nothing is left or the run is cut. */
	run(): void {
		while (!this.truncated) {
			const next = this.#queue.pop();
			if (next === undefined) return;
			this.now = next.t;
			next.item();
		}
	}

	#isOffline(t: Ms): boolean {
		return this.params.offline.some(({ fromS, toS }) => t >= fromS * 1000 && t < toS * 1000);
	}
}

function isTab(actor: Actor): boolean {
	return actor.startsWith('tab');
}
