// Fault prevented: an import check that cannot fail. It is run here over a small house with every kind of breach.
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

const svelte = (imports: string): string => `<script lang="ts">\n${imports}\n</script>\n\n<p>text</p>\n`;

/** Each breach: the file, its text, and the rule that must report it. */
const breaches: readonly (readonly [file: string, text: string, rule: string])[] = [
	['lib/core/token/a.ts', `import '#lib/core/jose/table.ts';`, 'direction-token'],
	['lib/core/encoding/b.ts', `import type { T } from '../token/ok.ts';`, 'direction-encoding'],
	['lib/core/findings/c.ts', `import '../acceptance/ok.ts';`, 'direction-findings'],
	['lib/core/acceptance/d.ts', `import '../findings/ok.ts';`, 'direction-acceptance'],
	['lib/core/jose/e.ts', `import '../samples/ok.ts';`, 'direction-jose'],
	['lib/core/samples/f.ts', `import '../findings/ok.ts';`, 'direction-samples'],
	['lib/core/token/g.ts', `import '#lib/state/ok.ts';`, 'direction-core'],
	['lib/core/token/h.ts', `import { onMount } from 'svelte';`, 'core-without-framework'],
	['lib/core/shared.ts', `import './token/ok.ts';`, 'core-shared-files-import-no-folder'],
	['lib/core/token/i.ts', `import 'jose';`, 'only-jose-imports-cryptography'],
	['lib/state/j.ts', `import { EditorState } from '@codemirror/state';`, 'only-editor-imports-codemirror'],
	['lib/state/k.ts', `import '../components/Ok.svelte';`, 'direction-state'],
	['lib/editor/l.ts', `import '#lib/state/ok.ts';`, 'direction-editor'],
	['lib/components/M.svelte', svelte(`import '../../routes/+page.svelte';`), 'direction-components'],
	['lib/components/N.svelte', svelte(`import '#lib/workers/ok.ts';`), 'direction-components'],
	[
		'lib/components/O.svelte',
		svelte(`import { compactVerify } from 'jose';`),
		'only-jose-imports-cryptography',
	],
	[
		'lib/components/P.svelte',
		svelte(`const editor = () => import('@codemirror/view');`),
		'only-editor-imports-codemirror',
	],
	['lib/core/token/q1.ts', `import './q2.ts';`, 'no-cycles'],
	['lib/core/token/dead.ts', `export const dead = 1;`, 'no-orphans'],
	['lib/core/token/r.ts', `import '#lib/core/token/missing.ts';`, 'resolvable'],
];

/** What must pass: each layer importing the next ones below. */
const allowed: Readonly<Record<string, string>> = {
	'lib/core/token/q2.ts': `import './q1.ts';`, // the other half of the cycle, which is reported once
	'lib/core/problem.ts': `export type Problem = string;`,
	'lib/core/encoding/ok.ts': `import type { Problem } from '../problem.ts'; export const problem: Problem = '';`,
	'lib/core/token/ok.ts': `import '../encoding/ok.ts'; export type T = 1;`,
	'lib/core/jose/table.ts': `import 'jose'; import '../token/ok.ts';`,
	'lib/core/samples/ok.ts': `import '../jose/table.ts';`,
	'lib/core/findings/ok.ts': `import '../jose/table.ts';`,
	'lib/core/acceptance/ok.ts': `import '../jose/table.ts';`,
	'lib/core/share/ok.ts': `import '../findings/ok.ts'; import '../acceptance/ok.ts';`,
	'lib/core/findings/ok.test.ts': `import '../samples/ok.ts';`,
	'lib/workers/ok.ts': `import '../core/token/ok.ts';`,
	'lib/state/ok.ts': `import '../core/share/ok.ts'; import '#lib/workers/ok.ts'; import { onMount } from 'svelte';`,
	'lib/editor/ok.ts': `import { EditorState } from '@codemirror/state'; import '../core/encoding/ok.ts';`,
	'lib/components/Ok.svelte': svelte(
		`import '#lib/state/ok.ts'; const editor = () => import('#lib/editor/ok.ts');`,
	),
	'routes/+page.svelte': svelte(
		`import Ok from '#lib/components/Ok.svelte'; import { page } from '$app/state';`,
	),
};

interface Violation {
	readonly from: string;
	readonly rule: { readonly name: string };
}

let house: string;
let found: ReadonlySet<string>;

beforeAll(async () => {
	house = mkdtempSync(join(tmpdir(), 'jwt-lab-imports-'));
	for (const name of ['package.json', '.dependency-cruiser.cjs']) cpSync(join(root, name), join(house, name));
	symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'), 'junction');
	const files = [...Object.entries(allowed), ...breaches.map(([file, text]) => [file, text] as const)];
	for (const [file, text] of files) {
		mkdirSync(dirname(join(house, 'src', file)), { recursive: true });
		writeFileSync(join(house, 'src', file), text);
	}
	const violations = await cruise(house);
	found = new Set(violations.map(({ from, rule }) => `${from.replace(/^src\//, '')}: ${rule.name}`));
}, 60_000);

afterAll(() => {
	rmSync(house, { recursive: true, force: true });
});

it.each(breaches)('%s is reported', (file, _text, rule) => {
	expect([...found].filter((line) => line.startsWith(`${file}:`))).toContain(`${file}: ${rule}`);
});

it.each(Object.keys(allowed))('%s is let through', (file) => {
	expect([...found].filter((line) => line.startsWith(`${file}:`))).toEqual([]);
});

function cruise(folder: string): Promise<readonly Violation[]> {
	const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
	const args = [program, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'];
	return new Promise((resolve, reject) => {
		const options = { cwd: folder, maxBuffer: 64 * 1024 * 1024 };
		execFile(process.execPath, args, options, (_error, stdout, stderr) => {
			try {
				const report = JSON.parse(stdout) as { summary: { violations: Violation[] } };
				resolve(report.summary.violations);
			} catch {
				reject(new Error(`dependency-cruiser gave no report: ${stderr}`));
			}
		});
	});
}
