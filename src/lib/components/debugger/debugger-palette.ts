import type { App, PaletteCommand } from '#lib/state/context.ts';
import type { Workbench } from '#lib/state/workbench.svelte.ts';
import { copyText } from '../ui/copy-text.ts';
import { forms } from './forms-part.ts';
import { insight } from './insight-part.ts';
import { setTimeFromNow } from './payload-edits.ts';
import { pickFiles } from './taking.ts';

/** What the command palette offers on the debugger. */
export function debuggerCommands(workbench: Workbench, app: App): readonly PaletteCommand[] {
	const setTime = (name: string, after: number) => setTimeFromNow(workbench, app.clock, name, after);
	const restore: PaletteCommand = {
		group: 'Token',
		title: 'Back to the token as it came',
		run: () => workbench.run({ verb: 'restore' }),
	};
	return [
		{
			group: 'Token',
			title: 'Copy token',
			run: () => void copyText(workbench.tokenText, 'Token', app.announce),
		},
		{
			group: 'Token',
			title: 'Copy decoded JSON',
			run: () => void insight.load().then((parts) => parts?.copyDecoded(workbench, app)),
		},
		{
			group: 'Token',
			title: 'Copy redacted token',
			run: () => void insight.load().then((parts) => parts?.copyRedacted(workbench, app)),
		},
		{
			group: 'Token',
			title: 'Report for a ticket',
			run: () => void insight.load().then((parts) => parts && (parts.sharing.what = 'report')),
		},
		{ group: 'Token', title: 'Open file…', run: () => pickFiles(workbench, app) },
		{ group: 'Token', title: 'Clear', run: () => workbench.run({ verb: 'clear' }) },
		{ group: 'Token', title: 'Undo', keys: 'Ctrl Z', run: () => workbench.undo() },
		{ group: 'Token', title: 'Redo', keys: 'Ctrl Shift Z', run: () => workbench.redo() },
		...(workbench.edited ? [restore] : []),
		{
			group: 'Show',
			title: 'Compare with another token',
			run: () => void insight.load().then((parts) => parts?.showCompare()),
		},
		{
			group: 'Show',
			title: 'History of this session',
			run: () => void insight.load().then((parts) => parts?.showHistory()),
		},
		{ group: 'Edit', title: 'Expire in 15 minutes', run: () => setTime('exp', 900) },
		{ group: 'Edit', title: 'Expire in 1 hour', run: () => setTime('exp', 3600) },
		{ group: 'Edit', title: 'Expired just now', run: () => setTime('exp', -1) },
		{ group: 'Edit', title: 'Issued now', run: () => setTime('iat', 0) },
		{
			group: 'Show',
			title: 'Algorithms and where they run',
			run: () => void forms.load().then((parts) => parts?.showAlgorithms()),
		},
		{
			group: 'Show',
			title: 'Code that verifies this token',
			run: () => void insight.load().then((parts) => parts?.showCode()),
		},
		{ group: 'Edit', title: 'Sign with the key at hand', run: () => void workbench.signNow() },
		...(insight.current?.manyCommands(workbench, app) ?? []),
	];
}
