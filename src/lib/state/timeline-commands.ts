import type { ParamProblem } from '#lib/core/simulation/refresh/param-problem.ts';
import { defaultParams, type TimelineParams } from '#lib/core/simulation/refresh/params.ts';
import { readParams } from '#lib/core/simulation/refresh/read-params.ts';
import { scenarioParams } from '#lib/core/simulation/refresh/scenarios.ts';

/** All that was given to the timeline; the run and everything shown of it follow. */
export interface TimelineGiven {
	/** A scenario's id, or a variant's; undefined for a run that began as none. */
	readonly scenario: string | undefined;
	readonly params: TimelineParams;
	/** What of the last change could not be taken as it was given. */
	readonly problems: readonly ParamProblem[];
	/** A run to compare with. */
	readonly pinned: TimelineParams | undefined;
}

/** A change of the timeline, as data: undo, links and lessons replay these. */
export type TimelineCommand =
	| { readonly verb: 'open-scenario'; readonly id: string }
	| { readonly verb: 'set-parameters'; readonly change: Partial<TimelineParams> }
	| {
			readonly verb: 'open-run';
			readonly params: TimelineParams;
			readonly scenario: string | undefined;
			readonly problems: readonly ParamProblem[];
	  }
	/** Back to the scenario as it is set up. */
	| { readonly verb: 'reset' }
	| { readonly verb: 'pin' }
	| { readonly verb: 'unpin' };

/** What a scenario, or none, begins with. */
export function baseParams(scenario: string | undefined): TimelineParams {
	return (scenario === undefined ? undefined : scenarioParams(scenario)) ?? defaultParams;
}

/** The timeline as a visit begins. */
export const firstTimeline: TimelineGiven = {
	scenario: 'S01',
	params: baseParams('S01'),
	problems: [],
	pinned: undefined,
};

/** What a command makes of what was given. Pure and total: a scenario that does not exist changes nothing. */
export function applyTimeline(given: TimelineGiven, command: TimelineCommand): TimelineGiven {
	switch (command.verb) {
		case 'open-scenario': {
			const params = scenarioParams(command.id);
			return params ? { ...given, scenario: command.id, params, problems: [] } : given;
		}
		case 'set-parameters': {
			const { params, problems } = readParams(command.change, given.params);
			return { ...given, params, problems };
		}
		case 'open-run': {
			const { params, scenario, problems } = command;
			const known = scenario !== undefined && scenarioParams(scenario) ? scenario : undefined;
			return { ...given, params, scenario: known, problems };
		}
		case 'reset':
			return { ...given, params: baseParams(given.scenario), problems: [] };
		case 'pin':
			return { ...given, pinned: given.params };
		case 'unpin':
			return { ...given, pinned: undefined };
	}
}
