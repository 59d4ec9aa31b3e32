import type { TimelineParams } from './params.ts';
import { applyToBrowser } from './apply-to-browser.ts';
import type { EventOf, TraceEvent } from './trace-event.ts';
import type { ApiState, StateDraft } from './world-state.ts';

/** Takes one event of a trace over into a state; those before it must have been taken over already. */
export function applyEvent(state: StateDraft, event: TraceEvent, params: TimelineParams): void {
	count(state, event);
	applyToBrowser(state, event, params);
	switch (event.kind) {
		case 'net.send':
			if (event.arrives !== null)
				state.inFlight.set(event.message, {
					from: event.actor,
					to: event.to,
					content: event.content,
					token: event.token,
					sentAt: event.t,
					arrives: event.arrives,
				});
			break;
		case 'net.recv':
			state.inFlight.delete(event.message);
			break;
		case 'as.login':
			state.families.set(event.fam, { createdAt: event.t, revokedAt: null, reason: null });
			break;
		case 'as.issue.at':
			state.accessTokens.set(event.claims.jti, {
				fam: event.fam,
				kid: event.kid,
				claims: event.claims,
				holder: event.to,
				issuedAt: event.t,
				denylisted: false,
			});
			break;
		case 'as.issue.rt':
			issueRefreshToken(state, event);
			break;
		case 'as.refresh.ok':
			change(state.refreshTokens, event.rt, {
				lastUsed: event.t,
				...(event.rotated && { rotatedAt: event.t, status: 'rotated' }),
			});
			break;
		case 'as.family.revoke':
			change(state.families, event.fam, { revokedAt: event.t, reason: event.reason });
			for (const [rt, { fam, status }] of state.refreshTokens)
				if (fam === event.fam && status === 'active') change(state.refreshTokens, rt, { status: 'revoked' });
			break;
		case 'as.denylist.add':
			state.denylist = [...state.denylist, event.jti];
			change(state.accessTokens, event.jti, { denylisted: true });
			break;
		case 'as.keyrotate':
			state.keys = keysAfter(state.keys, event);
			break;
		case 'db.role':
			state.user = { ...state.user, role: event.role };
			break;
		case 'db.disable':
			state.user = { ...state.user, enabled: false };
			break;
		case 'rs.jwks.got':
			changeApi(state, event, () => ({ keySet: { kids: event.kids, at: event.t } }));
			break;
		case 'rs.denylist.sync':
			changeApi(state, event, ({ denied }) => ({ denied: [...denied, ...event.jtis] }));
			break;
		case 'rs.introspected': {
			const { jti, active, t, cached } = event;
			if (!cached)
				changeApi(state, event, ({ introspected }) => ({
					introspected: new Map([...introspected, [jti, { active, at: t }]]),
				}));
			break;
		}
		case 'x.steal':
			changeLoot(state, event, { at: event.at, rt: event.rt });
			break;
		case 'x.refresh.ok':
			changeLoot(state, event, { at: event.at, rt: event.rt });
			break;
		case 'x.refresh.deny':
			changeLoot(state, event, { rt: null });
			break;
		default:
	}
}

/** Replaces a record by a changed one, if it is there. */
function change<K, V extends object>(records: Map<K, V>, key: K, changed: Partial<V>): void {
	const record = records.get(key);
	if (record) records.set(key, { ...record, ...changed });
}

function issueRefreshToken({ refreshTokens }: StateDraft, event: EventOf<'as.issue.rt'>): void {
	const { rt, fam, generation, parent, to, t } = event;
	refreshTokens.set(rt, {
		fam,
		generation,
		parent,
		children: [],
		holder: to,
		issuedAt: t,
		lastUsed: t,
		rotatedAt: null,
		status: 'active',
	});
	const above = parent === null ? undefined : refreshTokens.get(parent);
	if (parent !== null && above) refreshTokens.set(parent, { ...above, children: [...above.children, rt] });
}

/** A key that signs is published, too: without a lead, from that moment on. */
function keysAfter(
	{ published, signing }: StateDraft['keys'],
	{ kid, phase }: EventOf<'as.keyrotate'>,
): StateDraft['keys'] {
	const withIt = published.includes(kid) ? published : [...published, kid];
	switch (phase) {
		case 'published':
			return { published: withIt, signing };
		case 'signs':
			return { published: withIt, signing: kid };
		case 'retired':
			return { published: published.filter((one) => one !== kid), signing };
	}
}

function changeApi(
	{ apis }: StateDraft,
	{ actor }: TraceEvent,
	changed: (state: ApiState) => Partial<ApiState>,
): void {
	for (const [name, api] of apis) if (name === actor) apis.set(name, { ...api, ...changed(api) });
}

/** All attackers are the actor `x`; an event's id begins with the name of the attack: `x1/…`, `x1.r2/…`. */
function changeLoot(
	{ attackers }: StateDraft,
	{ id }: TraceEvent,
	changed: { at?: string | null; rt: string | null },
): void {
	const name = id.slice(0, id.search(/[./]/));
	const before = attackers.get(name) ?? { at: null, rt: null };
	attackers.set(name, { ...before, ...changed });
}

function count(state: StateDraft, event: TraceEvent): void {
	const { counts } = state;
	const more = (name: keyof StateDraft['counts']) => {
		state.counts = { ...counts, [name]: counts[name] + 1 };
	};
	switch (event.kind) {
		case 'user.action':
			return more('actions');
		case 'user.ok':
			return more('ok');
		case 'user.fail':
			return more('failed');
		case 'as.login':
			return more('logins');
		case 'as.refresh.ok':
		case 'as.refresh.grace':
			return more('refreshes');
		case 'rs.verify':
			if (event.by === 'x' && event.status === 200) return more('attackerHits');
			if (event.by !== 'x' && event.status === 401) return more('refusals');
			break;
		default:
	}
}
