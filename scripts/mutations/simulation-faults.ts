// Faults to put into the simulation, each of which some check must catch. To add one: the file, a part of its source that
// stands there once, and what it is replaced by. Code is not compiled with its types, so that it need not fit them.

export interface Fault {
	readonly name: string;
	/** Below src/lib/core/simulation. */
	readonly file: string;
	readonly search: string;
	readonly replace: string;
}

const fault = (name: string, file: string, search: string, replace: string): Fault => ({
	...{ name, file, search, replace },
});

const server = 'refresh/authorization-server.ts';
const api = 'refresh/resource-server.ts';
const claims = 'refresh/claims-refusal.ts';
const client = 'refresh/client.ts';
const refresher = 'refresh/refresher.ts';
const attacker = 'refresh/attacker.ts';

export const faults: readonly Fault[] = [
	fault('a revoked family is not looked at', server, "if (family.revoked) return 'family-revoked';", ''),
	fault(
		'a family is not revoked for reuse',
		server,
		'family.revoked = true;',
		"family.revoked = reason !== 'reuse';",
	),
	fault(
		'reuse takes no more than the token itself',
		server,
		"if (token && reason === 'reuse-detected') this.#revoke(token.family, 'reuse');",
		'',
	),
	fault(
		'reading and marking a refresh token are two steps',
		server,
		'if (rotated) token.rotatedAt = now;',
		'if (rotated) this.#world.at(now + 1, priorities.world, () => { token.rotatedAt = now; });',
	),
	fault('grace at any depth', server, "if (inTime && (graceDepth === 'any' || isPrevious))", 'if (inTime)'),
	fault('grace without an end', server, 'graceS > 0 && now - rotatedAt <= graceS * 1000', 'graceS > 0'),
	fault(
		'the idle limit is ignored',
		server,
		"if (now >= token.lastUsed + params.rtIdleS * 1000) return 'idle-expired';",
		'',
	),
	fault('the idle limit counts from the issue', server, 'token.lastUsed = now;', ''),
	fault(
		'the absolute limit is ignored',
		server,
		"if (now >= family.createdAt + params.rtAbsS * 1000) return 'absolute-expired';",
		'',
	),
	fault(
		'the absolute limit is inclusive',
		server,
		'if (now >= family.createdAt + params.rtAbsS',
		'if (now > family.createdAt + params.rtAbsS',
	),
	fault(
		"a disabled user's tokens are refreshed",
		server,
		"if (!this.user.enabled) return 'user-disabled';",
		'',
	),
	fault('the role is that of the login', server, 'role: this.user.role,', 'role: roles.before,'),
	fault('an unfamiliar sibling', server, 'parent?.children.push(token);', ''),
	fault(
		'revoking leaves the access tokens alone',
		server,
		"this.#world.params.reuseKillsAT && reason !== 'logout'",
		'false',
	),
	fault(
		"the server's clock is wrong the other way",
		server,
		'const iat = localSeconds(params.skewS.as',
		'const iat = localSeconds(-params.skewS.as',
	),
	fault('the user changes at the very end', server, 'atS * 1000 >= this.#world.horizon', 'false'),
	fault('exp is inclusive', claims, 'exp <= local - leewayS', 'exp < local - leewayS'),
	fault('exp without leeway', claims, 'exp <= local - leewayS', 'exp <= local'),
	fault('leeway counts the wrong way', claims, 'exp <= local - leewayS', 'exp <= local + leewayS'),
	fault(
		'nbf is ignored',
		claims,
		"if (nbf !== undefined && nbf > local + leewayS) return 'not-yet-valid';",
		'',
	),
	fault('nbf without leeway', claims, 'nbf > local + leewayS', 'nbf > local'),
	fault('nbf is exclusive', claims, 'nbf > local + leewayS', 'nbf >= local + leewayS'),
	fault(
		"an API's clock is wrong the other way",
		api,
		'const local = localSeconds(params.skewS[this.name], now);',
		'const local = localSeconds(-params.skewS[this.name], now);',
	),
	fault(
		'the denylist is not looked at',
		api,
		'const denied = this.#denied.has(subject.token.claims.jti);',
		'const denied = false;',
	),
	fault('the push takes no time', api, 'world.at(world.now + pushDelayS * 1000,', 'world.at(world.now,'),
	fault(
		'the list is not pulled again',
		api,
		'if (next < world.horizon || world.isBusy) world.at',
		'if (false) world.at',
	),
	fault(
		'the list is not pulled after the end',
		api,
		'next < world.horizon || world.isBusy',
		'next < world.horizon',
	),
	fault(
		'introspection is remembered for ever',
		api,
		'const cached = known && this.#world.now - known.at < this.#world.params.introspectCacheS * 1000;',
		'const cached = known;',
	),
	fault('introspection is not listened to', api, "active ? null : 'inactive', active ? 5 : 4", 'null, 5'),
	fault('the key set never grows old', api, 'if (age >= jwksTtlS * 1000)', 'if (false)'),
	fault(
		'an unknown key is always asked for',
		api,
		'refetchOnUnknownKid && age >= cooldownS * 1000',
		'refetchOnUnknownKid',
	),
	fault('any key will do', api, 'if (this.#keySet.kids.includes(kid)) return found();', 'return found();'),
	fault('a key is taken back too early', 'refresh/signing-keys.ts', 'next + retireS * 1000', 'next'),
	fault('a key is published too late', 'refresh/signing-keys.ts', 'signsFrom - leadS * 1000', 'signsFrom'),
	fault(
		'a key signs when it is published',
		'refresh/signing-keys.ts',
		'key.signsFrom <= t',
		'key.publishedFrom <= t',
	),
	fault('no retry after a timeout', refresher, 'this.#retry(flight, attempt);', "flight.done('network');"),
	fault('pauses do not grow', refresher, 'backoffMs * 2 ** (attempt - 1)', 'backoffMs'),
	fault(
		'a retry with an old token',
		refresher,
		'if (!this.#takesOver(flight)) this.#attempt(flight, attempt + 1);',
		'this.#attempt(flight, attempt + 1);',
	),
	fault(
		'a retry with another token',
		refresher,
		'this.#attempt(flight, attempt + 1);',
		"this.#attempt({ ...flight, rt: 'f1.rt1' }, attempt + 1);",
	),
	fault(
		'what another tab has stored is not taken over',
		refresher,
		'if (this.#tab.jar.version === version) return this.#start(cause, release);',
		'return this.#start(cause, release);',
	),
	fault(
		'the lock is released too early',
		refresher,
		'if (this.#tab.jar.version === version) return this.#start(cause, release);',
		'if (this.#tab.jar.version === version) { lock.shift(); this.#start(cause, done); lock[0]?.(); return; }',
	),
	fault('new tokens are deleted for an old refusal', refresher, 'if (this.#takesOver(flight)) return;', ''),
	fault(
		'tokens are kept after a logout',
		refresher,
		"if (!this.#tab.jar.tokens) return flight.done('signed-out');",
		'',
	),
	fault('two refreshes of a tab at once', refresher, 'if (this.#waiting) {', 'if (false) {'),
	fault(
		'the wrong answer is lost',
		refresher,
		'includes(this.#browser.refreshAnswers)',
		'includes(this.#browser.refreshAnswers - 1)',
	),
	fault(
		'a timer of tokens that are gone',
		client,
		'if (this.jar.version === version) this.#refresher',
		'this.#refresher',
	),
	fault(
		'a timer with twice the floor',
		client,
		'Math.max(timerFloorMs, this.#msUntilDue(tokens))',
		'Math.max(2 * timerFloorMs, this.#msUntilDue(tokens))',
	),
	fault('a refresh too late', client, '(expiresInS - aheadS) * 1000 - now', 'expiresInS * 1000 - now'),
	fault(
		"the client's clock is wrong the other way",
		client,
		'localMs(skewS.client, now)',
		'localMs(-skewS.client, now)',
	),
	fault(
		'a token newer than the refused one is not tried',
		client,
		'if (current.at.claims.jti !== sent.at.claims.jti) {',
		'if (false) {',
	),
	fault(
		'every refusal leads to a refresh',
		client,
		"refresh !== 'none' && refreshOn401Reasons.includes(classOf[reason])",
		"refresh !== 'none'",
	),
	fault(
		'a refused login is not told of',
		client,
		"'needs-login', 'login-refused'",
		"'needs-login', 'expired'",
	),
	fault(
		'a failure for another reason',
		client,
		'return this.#fail(call, reason);',
		"return this.#fail(call, 'network');",
	),
	fault(
		'the logout is forgotten',
		client,
		"return this.state === 'logging-in' && login === this.#logins;",
		'return true;',
	),
	fault(
		'a failed login wakes nobody else',
		client,
		'if (!tab.#isLoggingIn()) tab.#giveUpWaiting(reason);',
		'if (tab === this) tab.#giveUpWaiting(reason);',
	),
	fault('those who wait are left behind', client, "this.#leaveAlone('anon', 'signed-out');", ''),
	fault(
		'an attack without a theft',
		attacker,
		'if (!this.#at) return this.#refresh();',
		'this.#at ??= this.#tabs[0]?.jar.tokens?.at; if (!this.#at) return;',
	),
	fault('more is stolen than the attack is for', attacker, "if (steal !== 'at') this.#rt", 'this.#rt'),
	fault('a thief who does not wait for its moment', attacker, '!this.#mayRefresh || ', ''),
	fault(
		'going offline stops only what is sent',
		'refresh/world.ts',
		'(this.#isOffline(sentAt) || this.#isOffline(arrives))',
		'this.#isOffline(sentAt)',
	),
	fault(
		'the way takes twice as long',
		'refresh/world.ts',
		'const arrives = sentAt + delay;',
		'const arrives = sentAt + 2 * delay + 1;',
	),
	fault(
		'chance that cannot be repeated',
		'refresh/world.ts',
		"randomBelow(jitterMs + 1, seed, 'latency', name)",
		'Math.floor(Math.random() * (jitterMs + 1))',
	),
	fault(
		'the last comes first',
		'kernel/event-queue.ts',
		'return a.sequence < b.sequence;',
		'return a.sequence > b.sequence;',
	),
	fault(
		'who comes first does not matter',
		'kernel/event-queue.ts',
		'if (a.priority !== b.priority) return a.priority < b.priority;',
		'',
	),
	fault(
		'calls at the very end',
		'refresh/simulate.ts',
		'if (next < world.horizon) world.at(next',
		'if (next <= world.horizon) world.at(next',
	),
	fault(
		'detected when it was stolen',
		'refresh/attack-metrics.ts',
		'detectionDelayMs: detection ? detection.t - theft.t : null',
		'detectionDelayMs: detection ? 0 : null',
	),
	fault(
		'any reuse is the detection',
		'refresh/attack-metrics.ts',
		"event.kind === 'as.reuse' && event.fam === fam && event.t >= theft.t",
		"event.kind === 'as.reuse'",
	),
	fault(
		'a bound without leeway',
		'refresh/attack-metrics.ts',
		'remaining + params.leewayS * 1000 + clockGap',
		'remaining + clockGap',
	),
	fault(
		'a bound without clocks',
		'refresh/attack-metrics.ts',
		'(atTtlS + leewayS) * 1000 + clockGap(params)',
		'(atTtlS + leewayS) * 1000',
	),
	fault(
		'every reuse is a false positive',
		'refresh/metrics.ts',
		'if (!wasStolen(lives, event)) counts',
		'counts',
	),
	fault('stale is not noticed', api, 'token.claims.role !== user.role || !user.enabled', 'false'),
	fault('states on the way are not copied', 'refresh/state-at.ts', '??= copyState(state)', '??= state'),
	fault(
		'a rotated token counts as active',
		'refresh/apply-event.ts',
		"rotatedAt: event.t, status: 'rotated'",
		'rotatedAt: event.t',
	),
];
