import type { Ms } from '#lib/core/simulation/kernel/ms.ts';
import type { EventOf, MessageContent, Trace } from '#lib/core/simulation/refresh/trace-event.ts';
import type { Tone } from './event-marks.ts';
import { actorLane } from './lane-layout.ts';

/** A message on its way from one lane to another. */
export interface MessageLine {
	readonly event: EventOf<'net.send'>;
	readonly t: Ms;
	/** When it arrives; when it is lost, when it would have arrived. */
	readonly arrives: Ms;
	readonly lost: boolean;
	readonly from: string;
	readonly to: string;
	readonly tone: Tone;
	readonly content: MessageContent;
}

/** The messages of a run, in order of when they were sent. */
export function messageLines({ events, params }: Pick<Trace, 'events' | 'params'>): readonly MessageLine[] {
	return events.flatMap((event) => {
		if (event.kind !== 'net.send') return [];
		return [
			{
				event,
				t: event.t,
				arrives: event.arrives ?? event.t + params.latencyMs,
				lost: event.arrives === null,
				from: actorLane(event.actor),
				to: actorLane(event.to),
				tone: toneOf(event),
				content: event.content,
			},
		];
	});
}

/** By outcome: an attacker's and a refused one are bad, whatever they carry. */
function toneOf({ actor, to, content, status = 0 }: EventOf<'net.send'>): Tone {
	if (status >= 400 || actor === 'x' || to === 'x') return 'bad';
	switch (content) {
		case 'call':
			return 'access';
		case 'call-answer':
			return 'good';
		case 'login':
		case 'login-answer':
		case 'refresh':
		case 'refresh-answer':
		case 'revoke':
			return 'refresh';
		default:
			return 'muted';
	}
}
