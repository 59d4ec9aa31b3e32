import type { TraceEvent } from '#lib/core/simulation/refresh/trace-event.ts';
import { reasonLabels } from '../../words/reason-labels.ts';

/** The word or two that stand beside an event's mark where there is room; empty when the mark says it all. */
export function markWord(event: TraceEvent): string {
	switch (event.kind) {
		case 'user.fail':
		case 'as.refresh.deny':
		case 'x.refresh.deny':
			return reasonLabels[event.reason];
		case 'rs.verify':
			if (event.reason !== null) return `401 ${reasonLabels[event.reason]}`;
			return event.stale ? 'outdated role' : '';
		case 'user.relogin':
			return 'logs in again';
		case 'client.signedout':
			return 'signed out';
		case 'client.refresh.timeout':
			return 'no answer';
		case 'client.duplicate':
			return 'tab copied';
		case 'as.login':
			return 'login';
		case 'as.refresh.ok':
			return event.by === 'x' ? 'attacker refreshes' : 'refresh';
		case 'as.refresh.grace':
			return 'grace';
		case 'as.reuse':
			return 'Reuse detected: family revoked';
		case 'as.family.revoke':
			return 'revoked';
		case 'as.denylist.add':
			return 'denylisted';
		case 'rs.denylist.sync':
			return 'denylist read';
		case 'as.keyrotate':
			return event.phase === 'signs' ? `${event.kid} signs` : `${event.kid} ${event.phase}`;
		case 'db.role':
			return `role: ${event.role}`;
		case 'db.disable':
			return 'user disabled';
		case 'x.steal':
			return `stolen: ${[event.at && 'access', event.rt && 'refresh'].filter(Boolean).join(' + ') || 'nothing'}`;
		case 'x.win':
			return 'let in';
		case 'x.refresh.ok':
			return 'new tokens';
		case 'sim.truncated':
			return 'cut here';
		default:
			return '';
	}
}
