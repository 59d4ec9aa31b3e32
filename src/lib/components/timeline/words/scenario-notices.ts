// What there is to notice in each scenario and variant once it has run. A number of a run stands in braces with the metric
// that it is: `{ok=15}`. The page shows the number; scenario-notices.test.ts holds it against the run. Times are given in
// seconds: `{attack.exposureMs=9 min 30 s}`.
export const scenarioNotices: Readonly<Record<string, string>> = {
	S01: 'All {ok=120} of {actions=120} clicks succeed. {refusals.expired=7} times an API said “expired”, and nobody noticed: {refresh.ok=7} refreshes in the background. No API ever asked a database.',
	S02: '{refusals.expired=0} refusals for {refresh.ok=8} refreshes: one more than when waiting for the refusal, and no call is ever made twice.',
	S03: '{ok=15} clicks succeed, {failures.expired=105} fail. A short-lived access token needs something that renews it.',
	S04: 'The refresh token dies before its first use: {ok=60} clicks succeed, then the person is signed out ({refresh.denied.idle-expired=1} refresh refused as idle). The longer access token made it worse. What helps: an idle limit well above the access token’s lifetime.',
	S05: '{refusals.expired=4} tokens were refused before their time, all by API B: for it, “one minute ahead” is a minute too late. What helps: a leeway as large as the difference of the clocks.',
	S06: '{refresh.ok=79} useless refreshes, and still {failures.not-yet-valid=79} of {actions=239} clicks fail. A newer token is the wrong answer to “not yet valid”. What helps: a leeway, or tokens without nbf.',
	S07: 'It refreshes before every single request: {refresh.ok=120} times for {ok=120} clicks. Counting down expires_in needs no clock that is right.',
	S08: '{attack.hits=20} calls let in, over {attack.exposureMs=9 min 30 s}: until exp, and no longer. Drag the token’s end and watch the bound follow. What shortens it: a shorter access-token lifetime. A denylist helps only once somebody has noticed.',
	S09: 'The attacker stays to the end: {attack.hits=223} calls let in over {attack.exposureMs=1 h 54 min}, and nothing was ever noticed. What helps: rotation with reuse detection.',
	S10: 'Noticed {attack.detectionDelayMs=10 min 7 s} after the theft, when the victim comes back with the token that the attacker has used. The victim is signed out at once ({ok=15} of {actions=120} clicks succeed); the attacker’s fresh access token works for {attack.residualMs=14 min 22 s} more. What shortens it: a shorter access-token lifetime, or a denylist.',
	S11: 'Never noticed: {attack.exposureMs=1 h 54 min}. Rotation detects a theft only if both sides use the token. What ends it: the longest login, or a person who comes back.',
	S12: 'The second tab’s honest refresh looks like a theft: {falsePositives=1} false alarm, and {ok=45} of {actions=240} clicks succeed. What helps: a short grace period, or one storage for all tabs with a lock across them.',
	S13: 'Four refreshes with one refresh token: the first wins, the second is taken for a theft. {ok=120} of {actions=480} requests succeed. What helps: one refresh at a time, for which the other calls wait.',
	S14: 'The honest retry is read as theft: {falsePositives=1} false alarm, {ok=15} of {actions=120} clicks succeed. What helps: a short grace period.',
	S15: '{failures.network=15} clicks fail for want of a network; then one refresh, and all goes on with {logins=1} login. Losing the network costs no session.',
	S16: 'The first click after lunch is refused ({refresh.denied.idle-expired=1} refresh token idle for too long): that is what the idle limit is for.',
	S17: '{refresh.ok=34} refreshes, then the absolute limit: {refresh.denied.absolute-expired=1} refusal, however active the person is.',
	S18: 'The attacker goes on for {afterLogoutMs=1 h 49 min} after the logout: the server was never told. What ends it: revoking the refresh token, and a denylist or introspection for the access tokens.',
	S19: '{refusals.unknown-kid=7} refusals for an unknown key, and {failures.unknown-kid=4} clicks fail, until the copies are old enough. What helps: publishing a key long before it signs, or fetching the keys anew when one is unknown.',
	S20: '{staleAccepted=80} calls are decided by a role that is no longer true, for {refresh.ok=7} refreshes. What lessens it: a shorter access-token lifetime, or looking up the role where it matters.',
	S21: '{refresh.ok=555} refreshes in ten minutes for {actions=10} clicks; only the timer’s floor of one second holds it back. What helps: counting down expires_in.',
	S22: 'Two branches of one login live on side by side, and nothing is ever detected ({refresh.denied.reuse-detected=0} alarms): the grace period is open to the thief, too. What helps: a much shorter grace period, or none.',
	S23: '15 minutes: open to the thief for {attack.exposureMs=14 min 55 s}, at the price of {refresh.ok=8} refreshes. A shorter life buys safety with traffic; there is no free setting.',
	S05b: '{refusals.expired=0} early refusals: the leeway covers the difference of the clocks.',
	S06b: 'All {ok=239} of {actions=239} clicks succeed, with {refresh.ok=1} refresh.',
	S07b: '{refresh.ok=8} refreshes instead of 120: a duration needs no clock that is right.',
	S10b: 'The theft is still noticed only after {attack.detectionDelayMs=10 min 7 s}, but then the attacker has {attack.residualMs=0 s} left. The price: every API looks into a list at every call.',
	S12b: 'All {ok=240} of {actions=240} clicks succeed, with {falsePositives=0} false alarms.',
	S12c: 'Sharing the storage is not enough: both tabs read the same refresh token before either has written. {falsePositives=1} false alarm, {ok=60} of {actions=240} clicks succeed. What helps: a lock across tabs.',
	S12d: 'All {ok=240} clicks succeed with {refresh.ok=7} refreshes, half of what two tabs by themselves need: the second tab waits, reads again and takes over.',
	S13b: 'All {ok=480} of {actions=480} requests succeed: one refresh at a time, and the others wait for it.',
	S14b: 'All {ok=120} of {actions=120} clicks succeed: {refresh.grace=1} retry was forgiven, as FAPI 2.0 asks of whoever rotates.',
	S18b: '{afterLogoutMs=4 min 30 s} after the logout: the stolen access token lives to its end, but is the last one. What would end that one, too: a denylist or introspection.',
	S18c: '{afterLogoutMs=0.12 s} after the logout, by luck of the moment: it can be up to 30 s, the time between two pulls.',
	S18d: '{afterLogoutMs=0 s} after the logout. Each call now costs a round trip to the authorization server: that is a session again.',
	S19b: '{refusals.unknown-kid=0} refusals: an API that meets an unknown key fetches the key set once more.',
	S19c: '{refusals.unknown-kid=0} refusals: every copy of the key set is renewed before the key is used.',
	S19d: '{refusals.unknown-kid=1} refusal of a token that had not expired: a key must stay published as long as its tokens live.',
	S20b: '{staleAccepted=2} wrong decisions for {refresh.ok=119} refreshes.',
	S20c: '{staleAccepted=20} wrong decisions for {refresh.ok=23} refreshes.',
	S20d: '{staleAccepted=260} wrong decisions for {refresh.ok=1} refresh.',
	S21b: '{refresh.ok=0} refreshes in the ten minutes: none was due.',
	S22b: 'Detected {attack.detectionDelayMs=25 s} after the theft, at the thief’s first try. The victim has to log in again: {ok=30} of {actions=120} clicks succeed.',
	S23b: 'Open for {attack.exposureMs=55 s}, for {refresh.ok=179} refreshes.',
	S23c: 'Open for {attack.exposureMs=4 min 55 s}, for {refresh.ok=29} refreshes.',
	S23d: 'Open for {attack.exposureMs=59 min 55 s}, for {refresh.ok=2} refreshes.',
};

const number = /\{([\w.-]+)=([^}]+)\}/g;

/** The sentence as people read it. */
export function noticeText(notice: string): string {
	return notice.replace(number, (_, _metric: string, value: string) => value);
}

/** The numbers in a sentence, each with the metric that it is. */
export function noticeNumbers(
	notice: string,
): readonly { readonly metric: string; readonly value: string }[] {
	return [...notice.matchAll(number)].map(([, metric = '', value = '']) => ({ metric, value }));
}
