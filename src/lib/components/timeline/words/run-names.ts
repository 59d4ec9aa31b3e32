import type { Ms } from '#lib/core/simulation/kernel/ms.ts';
import type { ApiName, TimelineParams } from '#lib/core/simulation/refresh/params.ts';
import { skewOf } from '#lib/core/simulation/refresh/skew-of.ts';
import type { TokenLives } from '#lib/core/simulation/refresh/token-lives.ts';
import type { Actor, JarName } from '#lib/core/simulation/refresh/trace-event.ts';
import { clockAt, offsetText } from './moment-words.ts';

/** What things are called in the words about one run: who takes part, the tokens, the clocks. */
export interface RunNames {
	readonly params: TimelineParams;
	readonly lives: TokenLives;
	/** As a label: `Tab 1`, `Auth server`, `API A`, `Attacker`. */
	actor(actor: Actor): string;
	/** In a line of the log: `browser`, `tab 1`, `auth server`. */
	inLine(actor: Actor): string;
	/** Within a sentence: `tab 1`, `the authorization server`. */
	inText(actor: Actor): string;
	/** At the beginning of a sentence. */
	begin(actor: Actor): string;
	/** `AT₂`; with several logins `AT₂ of login 1`. */
	token(name: string): string;
	/** Several tokens, each login named once: `AT₂ RT₂ of login 1`. */
	tokens(names: readonly (string | null | undefined)[], between?: string): string;
	jar(jar: JarName): string;
	/** By how many seconds the clock of somebody is ahead; the attacker goes by true time. */
	skew(actor: Actor): number;
	/** What somebody's clock shows: `09:14:58`. */
	clock(actor: Actor, t: Ms): string;
	/** The same with what is wrong about it: `09:14:58 (B is +120 s)`. */
	clockWithOffset(actor: Actor, t: Ms): string;
}

const isApi = (who: Actor): who is ApiName => who === 'A' || who === 'B' || who === 'C';
const subscripts = '₀₁₂₃₄₅₆₇₈₉';
const symbolic = /^f(\d+)\.(at|rt)(\d+)(.*)$/;

function shortName(name: string): readonly [short: string, login: string] {
	const [, login, kind, number, rest] = symbolic.exec(name) ?? [];
	if (login === undefined || kind === undefined || number === undefined) return [name, ''];
	const digits = [...number].map((digit) => subscripts[Number(digit)]).join('');
	return [`${kind.toUpperCase()}${digits}${rest ?? ''}`, login];
}

/** The names of a run's tokens and parties. */
export function runNames(params: TimelineParams, lives: TokenLives): RunNames {
	const several = lives.families.size > 1;
	const alone = params.tabs === 1;
	const number = (actor: Actor) => actor.slice(3);
	const actor = (who: Actor): string => {
		if (who === 'as') return 'Auth server';
		if (who === 'x') return 'Attacker';
		if (isApi(who)) return `API ${who}`;
		return alone ? 'Browser' : `Tab ${number(who)}`;
	};
	const inText = (who: Actor): string => {
		if (who === 'as') return 'the authorization server';
		if (who === 'x') return 'the attacker';
		if (isApi(who)) return `API ${who}`;
		return alone ? 'the browser' : `tab ${number(who)}`;
	};
	const skew = (who: Actor) => skewOf(who, params);
	const tokens: RunNames['tokens'] = (names, between = ' ') => {
		const found = names.flatMap((name) => (name === null || name === undefined ? [] : [shortName(name)]));
		return found
			.map(([short, login], index) => {
				const last = found[index + 1]?.[1] !== login;
				return several && last && login !== '' ? `${short} of login ${login}` : short;
			})
			.join(between);
	};
	const clock = (who: Actor, t: Ms) => clockAt(skew(who), t);
	return {
		params,
		lives,
		actor,
		inLine: (who) => (isApi(who) ? actor(who) : actor(who).toLowerCase()),
		inText,
		begin: (who) => {
			const text = inText(who);
			return text.charAt(0).toUpperCase() + text.slice(1);
		},
		token: (name) => tokens([name]),
		tokens,
		jar: (jar) => {
			if (jar !== 'shared') return `the storage of ${inText(jar)}`;
			return alone ? 'the browser’s storage' : 'the storage that all tabs share';
		},
		skew,
		clock,
		clockWithOffset: (who, t) => {
			const ahead = skew(who);
			if (ahead === 0) return clock(who, t);
			const short = isApi(who) ? who : who === 'as' ? 'the auth server' : 'the browser';
			return `${clock(who, t)} (${short} is ${offsetText(ahead)})`;
		},
	};
}
