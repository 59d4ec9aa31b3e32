import { reasonLabels } from './reason-labels.ts';
import { denialSentence } from './server-events.ts';
import type { Refusal } from '#lib/core/simulation/refresh/trace-event.ts';
import type { Telling } from './telling.ts';

const losses: Readonly<Record<Refusal, string>> = {
	expired: 'it has expired, and with that it is worthless',
	denylisted: 'it is on the denylist by now',
	inactive: 'the authorization server told the API that it is no longer active',
	'unknown-kid': 'the API does not know the key that signed it',
	'not-yet-valid': 'it is not valid yet by the API’s clock',
};

/** The words for what the attacker does, and for the end of a run that was cut. */
export const attackerEvents: Telling<
	'x.steal' | 'x.win' | 'x.lose' | 'x.refresh.ok' | 'x.refresh.deny' | 'sim.truncated'
> = {
	'x.steal': ({ from, at, rt }, names) => {
		const loot = names.tokens([rt, at], ' and ');
		if (loot === '')
			return {
				line: `attacker finds no token in ${names.inLine(from)}`,
				sentence: `The attacker reads the storage of ${names.inText(from)}, but there is no token in it to copy.`,
			};
		return {
			line: `attacker copies ${loot}`,
			sentence: `The attacker reads the storage of ${names.inText(from)}, by a script injected into the page, say, and copies ${loot}. Nothing is missing, so nobody notices.${
				rt === null ? ' Without the refresh token the attacker has only until it expires.' : ''
			}`,
		};
	},
	'x.win': ({ rs, jti }, names) => ({
		line: `attacker is let in by API ${rs} (${names.token(jti)})`,
		sentence: `API ${rs} answers the attacker as if they were the person: ${names.token(jti)} is valid, and says nothing of who sends it.`,
	}),
	'x.lose': ({ rs, jti, reason }, names) => ({
		line: `attacker is refused by API ${rs}: ${reasonLabels[reason]}`,
		sentence: `${names.token(jti)} no longer helps the attacker at API ${rs}: ${losses[reason]}.`,
	}),
	'x.refresh.ok': ({ at, rt }, names) => ({
		line: `attacker now holds ${names.tokens([at, rt])}`,
		sentence: `The attacker got fresh tokens of their own, ${names.tokens([at, rt], ' and ')}, and can go on when the stolen ones have expired.`,
	}),
	'x.refresh.deny': ({ rt, reason }, names) => ({
		line: `attacker gets nothing for ${names.token(rt)}: ${reasonLabels[reason]}`,
		sentence: `The attacker’s refresh fails: ${denialSentence(reason, rt, names)}. ${
			names.params.revocation === 'none'
				? 'An access token that they still hold works until it expires.'
				: 'What they still hold works until it expires or the APIs learn that it is revoked.'
		}`,
	}),
	'sim.truncated': ({ limit }) => ({
		line: `the run is cut here, after ${limit.toLocaleString('en')} events`,
		sentence: `So much happens in this run that it was stopped after ${limit.toLocaleString('en')} events. What would come later is not counted; a shorter run or less traffic shows it whole.`,
	}),
};
