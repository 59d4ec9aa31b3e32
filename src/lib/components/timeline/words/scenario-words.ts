// What is said of each scenario. A number of a run stands in braces with the metric that it is: `{ok=15}`. The page shows
// the number; scenario-words.test.ts holds it against the run. Times are given in seconds: `{attack.exposureMs=570 s}`.

export interface ScenarioWords {
	readonly title: string;
	/** What is set up, and what to watch. */
	readonly story: string;
	/** What there is to notice once it has run. */
	readonly notice: string;
}

export interface VariantWords {
	/** What is different, as a choice: "with leeway 120 s". */
	readonly label: string;
	readonly notice: string;
}

export const scenarioWords: Readonly<Record<string, ScenarioWords>> = {
	S01: {
		title: 'Happy path: refresh when refused',
		story:
			'A person clicks once a minute for two hours. The access token lives for 15 minutes; when an API says that it has expired, the browser gets a new one and asks again.',
		notice:
			'All {ok=120} of {actions=120} clicks succeed. {refusals.expired=7} times an API said “expired”, and nobody noticed: {refresh.ok=7} refreshes in the background. No API ever asked a database.',
	},
	S02: {
		title: 'Silent refresh: one minute ahead',
		story: 'The same person, but the browser refreshes by a timer, a minute before the token expires.',
		notice:
			'{refusals.expired=0} refusals for {refresh.ok=8} refreshes: one more than when waiting for the refusal, and no call is ever made twice.',
	},
	S03: {
		title: 'No refresh token',
		story: 'The browser has no way to get a new access token. Watch what happens after 15 minutes.',
		notice:
			'{ok=15} clicks succeed, {failures.expired=105} fail. A short-lived access token needs something that renews it.',
	},
	S04: {
		title: 'Idle limit shorter than the token’s life',
		story:
			'Both tokens live for an hour, and the refresh token dies when it is not used for an hour. It is first needed just after the access token has expired.',
		notice:
			'The refresh token dies before its first use: {ok=60} clicks succeed, then the person is signed out ({refresh.denied.idle-expired=1} refresh refused as idle). The longer access token made it worse.',
	},
	S05: {
		title: 'One API’s clock is two minutes ahead',
		story: 'API B’s clock is 120 s fast. The browser refreshes a minute ahead, as in the silent refresh.',
		notice:
			'{refusals.expired=4} tokens were refused before their time, all by API B: for it, “one minute ahead” is a minute too late.',
	},
	S06: {
		title: 'Not yet valid: the refresh storm',
		story:
			'API C’s clock is 65 s slow and tokens carry nbf. Each new token comes from C’s future; the browser answers each refusal with a refresh, which brings an even newer one.',
		notice:
			'{refresh.ok=79} useless refreshes, and still {failures.not-yet-valid=79} of {actions=239} clicks fail. A newer token is the wrong answer to “not yet valid”.',
	},
	S07: {
		title: 'A laptop whose clock is wrong',
		story:
			'The laptop’s clock is 20 minutes fast, and its code compares the exp claim with it before each request.',
		notice:
			'It refreshes before every single request: {refresh.ok=120} times for {ok=120} clicks. Counting down expires_in needs no clock that is right.',
	},
	S08: {
		title: 'A stolen access token',
		story:
			'At 5 minutes somebody copies the access token out of the browser and uses it every 30 s. Nothing is revoked.',
		notice:
			'{attack.hits=20} calls let in, over {attack.exposureMs=570 s}: until exp, and no longer. Drag the token’s end and watch the bound follow.',
	},
	S09: {
		title: 'A stolen refresh token, no rotation',
		story: 'Both tokens are copied. The refresh token may be used again and again, by whoever has it.',
		notice:
			'The attacker stays to the end: {attack.hits=223} calls let in over {attack.exposureMs=6870 s}, and nothing was ever noticed.',
	},
	S10: {
		title: 'Rotation and reuse detection',
		story:
			'Both tokens are copied at 5 minutes. Each refresh token is good for one use; one that comes a second time revokes the whole family. Watch who is locked out, and when.',
		notice:
			'Noticed {attack.detectionDelayMs=607 s} after the theft, when the victim comes back with the token that the attacker has used. The victim is signed out at once ({ok=15} of {actions=120} clicks succeed); the attacker’s fresh access token works for {attack.residualMs=863 s} more.',
	},
	S11: {
		title: 'The victim went home',
		story: 'As before, but the victim never comes back after the theft.',
		notice:
			'Never noticed: {attack.exposureMs=6840 s}. Rotation detects a theft only if both sides use the token.',
	},
	S12: {
		title: 'Two tabs',
		story:
			'A tab is duplicated, and with it its storage: two copies of one refresh token. No attacker anywhere.',
		notice:
			'The second tab’s honest refresh looks like a theft: {falsePositives=1} false alarm, and {ok=45} of {actions=240} clicks succeed.',
	},
	S13: {
		title: 'Four requests at once',
		story: 'Each click sends four requests. When the token has expired, each of them refreshes by itself.',
		notice:
			'Four refreshes with one refresh token: the first wins, the second is taken for a theft. {ok=120} of {actions=480} requests succeed.',
	},
	S14: {
		title: 'The lost answer',
		story:
			'The first refresh succeeds at the server, but its answer is lost on the way. The browser waits 5 s and tries the same refresh token again, as it must.',
		notice:
			'The honest retry is read as theft: {falsePositives=1} false alarm, {ok=15} of {actions=120} clicks succeed.',
	},
	S15: {
		title: 'A tunnel',
		story: 'The train is in a tunnel from 10 to 25 minutes. The access token expires on the way.',
		notice:
			'{failures.network=15} clicks fail for want of a network; then one refresh, and all goes on with {logins=1} login. Losing the network costs no session.',
	},
	S16: {
		title: 'Lunch',
		story: 'A person leaves for 70 minutes. The refresh token dies after 60 minutes without use.',
		notice:
			'The first click after lunch is refused ({refresh.denied.idle-expired=1} refresh token idle for too long): that is what the idle limit is for.',
	},
	S17: {
		title: 'A long working day',
		story:
			'Ten hours of work with a silent refresh, and a login that ends after eight hours whatever happens.',
		notice:
			'{refresh.ok=34} refreshes, then the absolute limit: {refresh.denied.absolute-expired=1} refusal, however active the person is.',
	},
	S18: {
		title: 'Four ways to log out',
		story:
			'Both tokens are stolen at 5 minutes, the victim logs out at 10. This logout only deletes what the browser keeps.',
		notice: 'The attacker goes on for {afterLogoutMs=6570 s} after the logout: the server was never told.',
	},
	S19: {
		title: 'A new signing key',
		story:
			'At 30 minutes the authorization server signs with a new key that it publishes at that moment. The APIs keep their copy of the key set for 10 minutes and do not ask again for a key that they do not know.',
		notice:
			'{refusals.unknown-kid=7} refusals for an unknown key, and {failures.unknown-kid=4} clicks fail, until the copies are old enough.',
	},
	S20: {
		title: 'A demotion',
		story:
			'At 1,000 s an administrator becomes a viewer. The tokens that are out there still say admin, and the APIs believe them.',
		notice:
			'{staleAccepted=80} calls are decided by a role that is no longer true, for {refresh.ok=7} refreshes. Change the token’s lifetime and compare.',
	},
	S21: {
		title: 'The timer storm',
		story:
			'The clock is 20 minutes fast and the timer trusts the exp claim: each new token has already “expired”.',
		notice:
			'{refresh.ok=555} refreshes in ten minutes for {actions=10} clicks; only the timer’s floor of one second holds it back.',
	},
	S22: {
		title: 'The loophole of the grace period',
		story:
			'A used refresh token is still taken for 60 s, so that retries work. The thief comes 23 s after the victim’s refresh.',
		notice:
			'Two branches of one login live on side by side, and nothing is ever detected ({refresh.denied.reuse-detected=0} alarms): the grace period is open to the thief, too.',
	},
	S23: {
		title: 'The dial: how long should it live?',
		story:
			'An access token is stolen at once and used every 5 s. The browser refreshes ahead of time. Turn the dial of the lifetime.',
		notice:
			'15 minutes: open to the thief for {attack.exposureMs=895 s}, at the price of {refresh.ok=8} refreshes. A shorter life buys safety with traffic; there is no free setting.',
	},
};

export const variantWords: Readonly<Record<string, VariantWords>> = {
	S05b: {
		label: 'with 120 s leeway',
		notice: '{refusals.expired=0} early refusals: the leeway covers the difference of the clocks.',
	},
	S06b: {
		label: 'with 65 s leeway',
		notice: 'All {ok=239} of {actions=239} clicks succeed, with {refresh.ok=1} refresh.',
	},
	S07b: {
		label: 'counting expires_in',
		notice: '{refresh.ok=8} refreshes instead of 120: a duration needs no clock that is right.',
	},
	S10b: {
		label: 'with a denylist, access tokens revoked too',
		notice:
			'The theft is still noticed only after {attack.detectionDelayMs=607 s}, but then the attacker has {attack.residualMs=0 s} left. The price: every API looks into a list at every call.',
	},
	S12b: {
		label: 'with 10 s grace',
		notice: 'All {ok=240} of {actions=240} clicks succeed, with {falsePositives=0} false alarms.',
	},
	S12c: {
		label: 'shared storage, no lock',
		notice:
			'Sharing the storage is not enough: both tabs read the same refresh token before either has written. {falsePositives=1} false alarm, {ok=60} of {actions=240} clicks succeed.',
	},
	S12d: {
		label: 'shared storage, one lock for all tabs',
		notice:
			'All {ok=240} clicks succeed with {refresh.ok=7} refreshes, half of what two tabs by themselves need: the second tab waits, reads again and takes over.',
	},
	S13b: {
		label: 'one refresh for all that wait',
		notice:
			'All {ok=480} of {actions=480} requests succeed: one refresh at a time, and the others wait for it.',
	},
	S14b: {
		label: 'with 30 s grace',
		notice:
			'All {ok=120} of {actions=120} clicks succeed: {refresh.grace=1} retry was forgiven, as FAPI 2.0 asks of whoever rotates.',
	},
	S18b: {
		label: 'revoking the refresh token',
		notice:
			'{afterLogoutMs=270 s} after the logout: the stolen access token lives to its end, but is the last one.',
	},
	S18c: {
		label: 'and a denylist, pulled every 30 s',
		notice:
			'{afterLogoutMs=0.1 s} after the logout, by luck of the moment: it can be up to 30 s, the time between two pulls.',
	},
	S18d: {
		label: 'and introspection at every call',
		notice:
			'{afterLogoutMs=0 s} after the logout. Each call now costs a round trip to the authorization server: that is a session again.',
	},
	S19b: {
		label: 'asking again for an unknown key',
		notice:
			'{refusals.unknown-kid=0} refusals: an API that meets an unknown key fetches the key set once more.',
	},
	S19c: {
		label: 'published 660 s before it signs',
		notice: '{refusals.unknown-kid=0} refusals: every copy of the key set is renewed before the key is used.',
	},
	S19d: {
		label: 'the old key taken back at once',
		notice:
			'{refusals.unknown-kid=1} refusal of a token that had not expired: a key must stay published as long as its tokens live.',
	},
	S20b: {
		label: 'lifetime 60 s',
		notice: '{staleAccepted=2} wrong decisions for {refresh.ok=119} refreshes.',
	},
	S20c: {
		label: 'lifetime 5 min',
		notice: '{staleAccepted=20} wrong decisions for {refresh.ok=23} refreshes.',
	},
	S20d: {
		label: 'lifetime 1 h',
		notice: '{staleAccepted=260} wrong decisions for {refresh.ok=1} refresh.',
	},
	S21b: {
		label: 'counting expires_in',
		notice: '{refresh.ok=0} refreshes in the ten minutes: none was due.',
	},
	S22b: {
		label: 'without grace',
		notice:
			'Detected {attack.detectionDelayMs=25 s} after the theft, at the thief’s first try. The victim has to log in again: {ok=30} of {actions=120} clicks succeed.',
	},
	S23b: {
		label: 'lifetime 60 s',
		notice: 'Open for {attack.exposureMs=55 s}, for {refresh.ok=179} refreshes.',
	},
	S23c: {
		label: 'lifetime 5 min',
		notice: 'Open for {attack.exposureMs=295 s}, for {refresh.ok=29} refreshes.',
	},
	S23d: {
		label: 'lifetime 1 h',
		notice: 'Open for {attack.exposureMs=3595 s}, for {refresh.ok=2} refreshes.',
	},
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
