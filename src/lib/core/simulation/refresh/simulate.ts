import { priorities } from '../kernel/event-queue.ts';
import { Attacker } from './attacker.ts';
import { AuthorizationServer } from './authorization-server.ts';
import type { Browser } from './browser.ts';
import { Tab } from './client.ts';
import { Jar } from './jar.ts';
import { apiNames, type ApiName, type TimelineParams } from './params.ts';
import { planDenylist, ResourceServer } from './resource-server.ts';
import type { TabName, Trace } from './trace-event.ts';
import { World } from './world.ts';

/**
 * The whole course of a run. Pure: the same parameters give the same trace, in every engine. Nothing new begins at or
 * after the horizon, but what is under way then still ends. A run of more events than are kept is cut and says so.
 * @param params in their ranges, as `readParams` gives them
 */
export function simulate(params: TimelineParams): Trace {
	const world = new World(params);
	const server = new AuthorizationServer(world);
	const apis = new Map(apiNames.map((name) => [name, new ResourceServer(world, server, name)]));
	const browser: Browser = { world, server, apis, refreshAnswers: 0, lock: [] };
	const tabs: Tab[] = [];
	const shared = new Jar('shared');
	for (let number = 1; number <= params.tabs; number++) {
		const name: TabName = `tab${number}`;
		tabs.push(new Tab(browser, tabs, name, params.storage === 'shared' ? shared : new Jar(name)));
	}
	planDenylist(world, server, [...apis.values()]);
	const [first] = tabs;
	world.at(0, priorities.client, () => {
		// The others wait for the first tab's login: they are opened from it.
		tabs.forEach((tab) => (tab.state = 'logging-in'));
		first?.login();
	});
	// At one moment, whoever logs out does so before asking for anything more.
	planLogout(world, tabs);
	planTraffic(world, tabs);
	params.attacks.forEach((attack, index) => new Attacker(browser, tabs, attack, index + 1).plan());
	world.run();
	const { events, truncated } = world;
	const end = Math.max(world.horizon, events.at(-1)?.t ?? 0);
	return { params, events, end: truncated ? (events.at(-1)?.t ?? 0) : end, truncated };
}

function planTraffic(world: World, tabs: readonly Tab[]): void {
	const { everyS, phaseS, burst, targets, script } = world.params;
	const call = (tab: Tab, t: number, rs: ApiName) => world.at(t, priorities.client, () => tab.act(rs));
	for (const { atS, tab, rs } of script) {
		const by = tabs[tab - 1];
		if (by && atS * 1000 < world.horizon) call(by, atS * 1000, rs);
	}
	if (everyS <= 0 || targets.length === 0) return;
	for (const tab of tabs) {
		let count = 0;
		const tick = () => {
			const rs = targets[count % targets.length] ?? 'A';
			count += 1;
			const next = (phaseS + count * everyS) * 1000;
			if (next < world.horizon) world.at(next, priorities.client, tick);
			for (let n = 0; n < burst; n++) tab.act(rs);
		};
		if (phaseS * 1000 < world.horizon) world.at(phaseS * 1000, priorities.client, tick);
	}
}

function planLogout(world: World, tabs: readonly Tab[]): void {
	const { logoutAtS } = world.params;
	if (logoutAtS === null || logoutAtS * 1000 >= world.horizon) return;
	world.at(logoutAtS * 1000, priorities.client, () => tabs[0]?.logout());
}
