// Fault prevented: a rule whose condition no example tries. Every condition, border, list entry and pattern of every rule is
// broken, one at a time, and some example must then fail.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { examples } from '../../src/lib/core/findings/examples.ts';
import { now, type Example } from '../../src/lib/core/findings/examples/example.ts';
import { readExample, tell } from '../../src/lib/core/findings/examples/tell.ts';
import { findings } from '../../src/lib/core/findings/find.ts';
import { rules as allRules } from '../../src/lib/core/findings/registry.ts';
import type { Rule } from '../../src/lib/core/findings/rule.ts';
import type { Reading } from '../../src/lib/core/token/reading.ts';
import { equivalents } from './equivalents.ts';
import { makeMutable, type Mutation } from './mutate.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'src/lib/core/findings/rules');
const cache = join(root, '.cache/mutations');
const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));

/** More rounds of loops than any example takes. */
const mostRounds = 1_000_000;
let rounds = 0;

const state = globalThis as { mutation?: number; countRound?: () => void };
state.countRound = () => {
	if (++rounds > mostRounds) throw new Error('endless');
};
const readings = new Map<Example, Reading>();

function contextOf(example: Example) {
	let reading = readings.get(example);
	if (!reading) readings.set(example, (reading = readExample(example)));
	return { now, ...example, reading };
}

/** What the registry's test expects of a rule's examples, as one text: with another text, it would fail. */
function outcome(from: readonly Rule[], id: string): string {
	rounds = 0;
	const { fires, nearMiss, alsoFires = [], alsoNear = [] } = examples[id]!;
	try {
		return [fires, ...alsoFires, nearMiss, ...alsoNear]
			.map((example) =>
				findings(contextOf(example), from)
					.filter((finding) => finding.id === id)
					.map((finding) => tell(finding, example))
					.join('\n'),
			)
			.join('\n\n');
	} catch (error) {
		return `thrown: ${String(error)}`;
	}
}

interface BreakableFile {
	readonly mutations: readonly Mutation[];
	/** The files of this folder that it imports. */
	readonly imports: readonly string[];
	readonly target: string;
}

/** Every file of the folder, breakable, written where its neighbours are those that are breakable too. */
function writeBreakable(): ReadonlyMap<string, BreakableFile> {
	mkdirSync(cache, { recursive: true });
	const written = new Map<string, BreakableFile>();
	let first = 1;
	for (const file of files) {
		const imports: string[] = [];
		const { code, mutations } = makeMutable(
			readFileSync(join(folder, file), 'utf8'),
			(specifier) => {
				if (!specifier.startsWith('./')) return join(folder, specifier);
				imports.push(specifier.slice(2));
				return join(cache, specifier.replace(/\.ts$/, '.js'));
			},
			first,
			(id) => ids.has(id),
		);
		first += mutations.length;
		const target = join(cache, file.replace(/\.ts$/, '.js'));
		writeFileSync(target, code);
		written.set(file, { mutations, imports, target });
	}
	return written;
}

const ids = new Set(allRules.map(({ id }) => id));
const breakable = writeBreakable();

/** The rules that a module has. */
async function rulesIn(path: string): Promise<readonly Rule[]> {
	const module = (await import(/* @vite-ignore */ path)) as Record<string, unknown>;
	return Object.entries(module).flatMap(([name, value]) => (name.endsWith('Rules') ? (value as Rule[]) : []));
}

/** The breakable rules of each file. */
const rulesOf = new Map<string, readonly Rule[]>();
for (const [file, { target }] of breakable) rulesOf.set(file, await rulesIn(pathToFileURL(target).href));

/** All rules, those given in the place of others of the same name. */
function withRules(own: readonly Rule[]): readonly Rule[] {
	const byId = new Map(own.map((rule) => [rule.id, rule]));
	return allRules.map((rule) => byId.get(rule.id) ?? rule);
}
const rules = withRules([...rulesOf.values()].flat());

/** The rules with a file loaded anew, and the files that use it: what it works out at that time is then broken. */
async function loadedAnew(file: string, mutation: number): Promise<readonly Rule[]> {
	const target = breakable.get(file)!.target;
	const own = await rulesIn(`${pathToFileURL(target).href}?${String(mutation)}`);
	const users = files.filter((name) => breakable.get(name)!.imports.includes(file));
	const used = users.map((user) => {
		const path = breakable.get(user)!.target;
		const copy = path.replace(/\.js$/, `.${String(mutation)}.js`);
		writeFileSync(
			copy,
			readFileSync(path, 'utf8').replaceAll(`'${target}'`, `'${target}?${String(mutation)}'`),
		);
		return rulesIn(pathToFileURL(copy).href);
	});
	return withRules([...[...rulesOf.values()].flat(), ...own, ...(await Promise.all(used)).flat()]);
}

/** The ids of all rules that a file's code takes part in. */
function concerned(file: string): readonly string[] {
	const users = files.filter((name) => breakable.get(name)!.imports.includes(file));
	return [...new Set([...rulesOf.get(file)!.map(({ id }) => id), ...users.flatMap(concerned)])];
}

const describeMutation = (file: string, { line, before, after }: Mutation) =>
	`${file}:${String(line)}  ${before}  →  ${after}`;

describe('a broken rule breaks an example', () => {
	test('all of them can be broken', () => {
		const whole = new Set([...rulesOf.values()].flat());
		expect(rules.filter((rule) => !whole.has(rule)).map(({ id }) => id)).toEqual([]);
	});

	test.each(files)('%s', async (file) => {
		const all = concerned(file);
		state.mutation = 0;
		const whole = new Map(all.map((id) => [id, outcome(rules, id)]));
		const survivors: Mutation[] = [];
		for (const mutation of breakable.get(file)!.mutations) {
			state.mutation = mutation.id;
			const own = mutation.rule !== undefined && whole.has(mutation.rule) ? [mutation.rule] : all;
			const survives = (from: readonly Rule[]) => own.every((id) => outcome(from, id) === whole.get(id));
			if (!survives(rules)) continue;
			// What a module works out when it is loaded is broken only if it is loaded so.
			const anew = await loadedAnew(file, mutation.id).catch(() => undefined);
			if (anew && survives(anew)) survivors.push(mutation);
		}
		state.mutation = 0;
		const told = survivors.map((mutation) => describeMutation(file, mutation));
		const known = equivalents.filter((one) => one.file === file).map(({ line }) => line);
		expect(told.filter((text) => !known.some((part) => text.includes(part)))).toEqual([]);
		// What is listed as changing nothing is really there.
		expect(known.filter((part) => !told.some((text) => text.includes(part)))).toEqual([]);
		expect(all).not.toEqual([]);
	});
});
