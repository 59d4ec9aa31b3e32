import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileFunction } from 'node:vm';
import ts from 'typescript';
import type { Engine } from '../../tests/support/timeline-invariants/run.ts';
import type { Fault } from './simulation-faults.ts';

const folder = fileURLToPath(new URL('../../src/lib/core/simulation', import.meta.url));
const transpiled = new Map<string, string>();

/** A module's code for `require`; only that of a file without a fault is kept. */
function codeOf(path: string, fault: Fault | undefined): string {
	const isFaulty = fault !== undefined && path === join(folder, fault.file);
	const kept = isFaulty ? undefined : transpiled.get(path);
	if (kept !== undefined) return kept;
	const source = readFileSync(path, 'utf8');
	const { outputText } = ts.transpileModule(isFaulty ? withFault(source, fault) : source, {
		compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
	});
	if (!isFaulty) transpiled.set(path, outputText);
	return outputText;
}

function withFault(source: string, { name, search, replace, file }: Fault): string {
	const times = source.split(search).length - 1;
	if (times !== 1) throw new Error(`"${name}": the place in ${file} is found ${String(times)} times.`);
	return source.replace(search, () => replace);
}

type Modules = Map<string, { exports: Record<string, unknown> }>;

function load(path: string, modules: Modules, fault: Fault | undefined): Record<string, unknown> {
	const known = modules.get(path);
	if (known) return known.exports;
	const module = { exports: {} };
	modules.set(path, module);
	const run = compileFunction(codeOf(path, fault), ['module', 'exports', 'require'], { filename: path }) as (
		...args: readonly unknown[]
	) => void;
	run(module, module.exports, (specifier: string) => load(join(dirname(path), specifier), modules, fault));
	return module.exports;
}

/** The simulation, loaded for itself, with a fault in it if one is given. Throws when the fault's place is not there. */
export function loadSimulation(fault?: Fault): Engine {
	const modules: Modules = new Map();
	const from = (file: string) => load(join(folder, file), modules, fault);
	return {
		...from('refresh/simulate.ts'),
		...from('refresh/metrics.ts'),
		...from('refresh/token-lives.ts'),
		...from('refresh/state-at.ts'),
		...from('refresh/claims-refusal.ts'),
		...from('kernel/trace-hash.ts'),
	} as unknown as Engine;
}
