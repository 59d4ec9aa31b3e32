// Fault prevented: imports against the one direction (docs/architecture.md), which make the core need a screen to be
// tested and let one part's change reach all others. `scripts/imports.test.ts` proves that a breach is reported.

/** The folders of src/, and which others each may import; everything may import itself. */
const house = {
	routes: ['lib/components', 'lib/state', 'lib/editor', 'lib/core'],
	'lib/components': ['lib/state', 'lib/editor', 'lib/core'],
	'lib/state': ['lib/workers', 'lib/core'],
	'lib/editor': ['lib/core'],
	'lib/workers': ['lib/core'],
	'lib/core': [],
};

const overFindings = ['findings', 'acceptance', 'jose', 'token', 'encoding'];

/** The folders of src/lib/core/, likewise. Files beside them (core/problem.ts) are shared by all. */
const core = {
	lessons: overFindings,
	snippets: overFindings,
	share: overFindings,
	simulation: overFindings,
	comparison: ['token', 'encoding'],
	findings: ['jose', 'token', 'encoding'],
	acceptance: ['jose', 'token', 'encoding'],
	samples: ['jose', 'token', 'encoding'],
	jose: ['token', 'encoding'],
	token: ['encoding'],
	encoding: [],
};

const unitTests = '\\.test\\.ts$';

function layerRules(layers, folder, testsMayReadMore) {
	return Object.entries(layers).map(([layer, below]) => {
		const allowed = [layer, ...below].join('|');
		const siblings = Object.keys(layers).join('|');
		const source = { path: `^${folder}${layer}/` };
		if (testsMayReadMore) source.pathNot = unitTests;
		return {
			name: `direction-${layer.replace('lib/', '')}`,
			severity: 'error',
			comment: below.length > 0 ? `May import ${below.join(', ')} only.` : 'May import no other folder.',
			from: source,
			to: { path: `^${folder}(${siblings})/`, pathNot: `^${folder}(${allowed})/` },
		};
	});
}

/** Only files in `owner`, and tests, may import the packages whose folder matches `packages`. */
function ownedPackages(name, packages, owner) {
	return {
		name,
		severity: 'error',
		comment: `Only ${owner} may import it.`,
		from: { path: '^src/', pathNot: [`^${owner}/`, unitTests] },
		to: { path: `(^|node_modules/)${packages}(/|$)`, dependencyTypesNot: ['local', 'localmodule'] },
	};
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		...layerRules(house, 'src/', false),
		...layerRules(core, 'src/lib/core/', true),
		{
			name: 'core-shared-files-import-no-folder',
			severity: 'error',
			comment: 'What all of the core shares may not depend on a part of it.',
			from: { path: '^src/lib/core/[^/]+$', pathNot: unitTests },
			to: { path: '^src/lib/core/[^/]+/' },
		},
		{
			name: 'core-without-framework',
			severity: 'error',
			comment: 'The core is plain TypeScript: no Svelte, no Kit, no editor.',
			from: { path: '^src/lib/core/' },
			to: {
				path: '(^|node_modules/)(svelte|@sveltejs|bits-ui|@codemirror|@lezer)(/|$)|^\\$(app|lib|env)|\\.svelte(\\.ts)?$',
			},
		},
		ownedPackages('only-jose-imports-cryptography', '(jose|@noble|@peculiar|@sd-jwt)', 'src/lib/core/jose'),
		ownedPackages('only-editor-imports-codemirror', '(@codemirror|@lezer|codemirror)', 'src/lib/editor'),
		{
			name: 'no-cycles',
			severity: 'error',
			comment: 'Two files that need each other are one file, or three.',
			from: {},
			to: { circular: true },
		},
		{
			name: 'no-orphans',
			severity: 'error',
			comment: 'Nothing imports this file and it imports nothing: it is dead.',
			from: {
				orphan: true,
				pathNot: [unitTests, '^src/routes/', '^src/service-worker\\.ts$', '\\.d\\.ts$', '^src/[^/]+\\.html$'],
			},
			to: {},
		},
		{
			name: 'no-tests-in-code',
			severity: 'error',
			comment: 'Code may not depend on a test.',
			from: { pathNot: unitTests },
			to: { path: unitTests },
		},
		{
			name: 'resolvable',
			severity: 'error',
			comment: 'The import leads nowhere.',
			from: {},
			to: { couldNotResolve: true, pathNot: '^\\$(app|env|service-worker)|^\\./\\$types' },
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '\\.(css|html)$' },
		tsPreCompilationDeps: true,
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['svelte', 'browser', 'import', 'types', 'default'],
			extensions: ['.ts', '.js', '.svelte', '.svelte.ts', '.d.ts', '.mjs'],
			mainFields: ['module', 'main', 'types'],
		},
	},
};
