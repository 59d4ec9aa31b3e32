/** What is said of a scenario before it runs. */
export interface ScenarioWords {
	readonly title: string;
	/** What is set up, and what to watch. */
	readonly story: string;
}

export const scenarioWords: Readonly<Record<string, ScenarioWords>> = {
	S01: {
		title: 'Happy path: refresh when refused',
		story:
			'A person clicks once a minute for two hours. The access token lives for 15 minutes; when an API says that it has expired, the browser gets a new one and asks again.',
	},
	S02: {
		title: 'Silent refresh: one minute ahead',
		story: 'The same person, but the browser refreshes by a timer, a minute before the token expires.',
	},
	S03: {
		title: 'No refresh token',
		story: 'The browser has no way to get a new access token. Watch what happens after 15 minutes.',
	},
	S04: {
		title: 'Idle limit shorter than the token’s life',
		story:
			'Both tokens live for an hour, and the refresh token dies when it is not used for an hour. It is first needed just after the access token has expired.',
	},
	S05: {
		title: 'One API’s clock is two minutes ahead',
		story: 'API B’s clock is 120 s fast. The browser refreshes a minute ahead, as in the silent refresh.',
	},
	S06: {
		title: 'Not yet valid: the refresh storm',
		story:
			'API C’s clock is 65 s slow and tokens carry nbf. Each new token comes from C’s future; the browser answers each refusal with a refresh, which brings an even newer one.',
	},
	S07: {
		title: 'A laptop whose clock is wrong',
		story:
			'The laptop’s clock is 20 minutes fast, and its code compares the exp claim with it before each request.',
	},
	S08: {
		title: 'A stolen access token',
		story:
			'At 5 minutes somebody copies the access token out of the browser and uses it every 30 s. Nothing is revoked.',
	},
	S09: {
		title: 'A stolen refresh token, no rotation',
		story: 'Both tokens are copied. The refresh token may be used again and again, by whoever has it.',
	},
	S10: {
		title: 'Rotation and reuse detection',
		story:
			'Both tokens are copied at 5 minutes. Each refresh token is good for one use; one that comes a second time revokes the whole family. Watch who is locked out, and when.',
	},
	S11: {
		title: 'The victim went home',
		story: 'As before, but the victim never comes back after the theft.',
	},
	S12: {
		title: 'Two tabs',
		story:
			'A tab is duplicated, and with it its storage: two copies of one refresh token. No attacker anywhere.',
	},
	S13: {
		title: 'Four requests at once',
		story: 'Each click sends four requests. When the token has expired, each of them refreshes by itself.',
	},
	S14: {
		title: 'The lost answer',
		story:
			'The first refresh succeeds at the server, but its answer is lost on the way. The browser waits 5 s and tries the same refresh token again, as it must.',
	},
	S15: {
		title: 'A tunnel',
		story: 'The train is in a tunnel from 10 to 25 minutes. The access token expires on the way.',
	},
	S16: {
		title: 'Lunch',
		story: 'A person leaves for 70 minutes. The refresh token dies after 60 minutes without use.',
	},
	S17: {
		title: 'A long working day',
		story:
			'Ten hours of work with a silent refresh, and a login that ends after eight hours whatever happens.',
	},
	S18: {
		title: 'Four ways to log out',
		story:
			'Both tokens are stolen at 5 minutes, the victim logs out at 10. This logout only deletes what the browser keeps.',
	},
	S19: {
		title: 'A new signing key',
		story:
			'At 30 minutes the authorization server signs with a new key that it publishes at that moment. The APIs keep their copy of the key set for 10 minutes and do not ask again for a key that they do not know.',
	},
	S20: {
		title: 'A demotion',
		story:
			'At 1,000 s an administrator becomes a viewer. The tokens that are out there still say admin, and the APIs believe them.',
	},
	S21: {
		title: 'The timer storm',
		story:
			'The clock is 20 minutes fast and the timer trusts the exp claim: each new token has already “expired”.',
	},
	S22: {
		title: 'The loophole of the grace period',
		story:
			'A used refresh token is still taken for 60 s, so that retries work. The thief comes 23 s after the victim’s refresh.',
	},
	S23: {
		title: 'The dial: how long should it live?',
		story:
			'An access token is stolen at once and used every 5 s. The browser refreshes ahead of time. Turn the dial of the lifetime.',
	},
};

/** What is different in a variant, as a choice: "with 120 s leeway". */
export const variantLabels: Readonly<Record<string, string>> = {
	S05b: 'with 120 s leeway',
	S06b: 'with 65 s leeway',
	S07b: 'counting expires_in',
	S10b: 'with a denylist, access tokens revoked too',
	S12b: 'with 10 s grace',
	S12c: 'shared storage, no lock',
	S12d: 'shared storage, one lock for all tabs',
	S13b: 'one refresh for all that wait',
	S14b: 'with 30 s grace',
	S18b: 'revoking the refresh token',
	S18c: 'and a denylist, pulled every 30 s',
	S18d: 'and introspection at every call',
	S19b: 'asking again for an unknown key',
	S19c: 'published 660 s before it signs',
	S19d: 'the old key taken back at once',
	S20b: 'lifetime 60 s',
	S20c: 'lifetime 5 min',
	S20d: 'lifetime 1 h',
	S21b: 'counting expires_in',
	S22b: 'without grace',
	S23b: 'lifetime 60 s',
	S23c: 'lifetime 5 min',
	S23d: 'lifetime 1 h',
};
