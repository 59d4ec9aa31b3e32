// What was measured of each engine, and the page that tells it. `UPDATE_DOCS=1` lets the tests that measure write both:
// `UPDATE_DOCS=1 npx vitest run src/lib/core/jose/algorithms-table.test.ts` for Node,
// `UPDATE_DOCS=1 npx playwright test algorithms --project=desktop` for Chromium, then prettier.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { renderAlgorithms, withTables } from './algorithms-table.ts';
import type { Measured } from './algorithms-table.ts';

const page = fileURLToPath(new URL('../../docs/algorithms.md', import.meta.url));
const record = fileURLToPath(new URL('where-computed.json', import.meta.url));

export const updating = process.env['UPDATE_DOCS'] !== undefined;

export const recorded = (): Measured => JSON.parse(readFileSync(record, 'utf8')) as Measured;
export const documented = (): string => readFileSync(page, 'utf8');

/** Writes what an engine does into the record and the page. */
export function writeMeasured(engine: string, found: Measured[string]): void {
	const measured = { ...recorded(), [engine]: found };
	writeFileSync(record, `${JSON.stringify(measured, null, '\t')}\n`);
	writeFileSync(page, withTables(documented(), renderAlgorithms(measured)));
}
