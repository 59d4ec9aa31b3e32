import type { ParamProblems } from './param-problem.ts';
import type { Attack, TimelineParams } from './params.ts';

/**
 * Makes parameters that are good each for itself good together: nothing happens after the run's end (a moment at its very
 * end never comes), and nothing in a tab that there is not.
 */
export function tieParams(params: TimelineParams, problems: ParamProblems): TimelineParams {
	const { horizonS, tabs } = params;
	const moment = <Moment extends number | null>(atS: Moment, path: string): Moment | number => {
		if (atS === null || atS <= horizonS) return atS;
		problems.report('after-the-end', path, atS, horizonS);
		return horizonS;
	};
	const tabOf = (tab: number, path: string): number => {
		if (tab <= tabs) return tab;
		problems.report('no-such-tab', path, tab, tabs);
		return tabs;
	};
	const refreshOf = ({ refresh }: Attack, place: string): Attack['refresh'] =>
		typeof refresh === 'object' ? { atS: moment(refresh.atS, `${place}.refresh.atS`) } : refresh;
	return {
		...params,
		script: params.script.map((call, index) => {
			const place = `script[${String(index)}]`;
			return {
				...call,
				atS: moment(call.atS, `${place}.atS`),
				tab: tabOf(call.tab, `${place}.tab`),
			};
		}),
		offline: params.offline.map(({ fromS, toS }, index) => {
			const place = `offline[${String(index)}]`;
			return { fromS: moment(fromS, `${place}.fromS`), toS: moment(toS, `${place}.toS`) };
		}),
		rotateAtS: [...new Set(params.rotateAtS.map((atS, index) => moment(atS, `rotateAtS[${String(index)}]`)))],
		attacks: params.attacks.map((attack, index) => {
			const place = `attacks[${String(index)}]`;
			return {
				...attack,
				atS: moment(attack.atS, `${place}.atS`),
				tab: tabOf(attack.tab, `${place}.tab`),
				refresh: refreshOf(attack, place),
			};
		}),
		logoutAtS: moment(params.logoutAtS, 'logoutAtS'),
		roleChangeAtS: moment(params.roleChangeAtS, 'roleChangeAtS'),
		disableAtS: moment(params.disableAtS, 'disableAtS'),
	};
}
