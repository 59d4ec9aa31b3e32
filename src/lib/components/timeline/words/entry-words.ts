import type { Attack } from '#lib/core/simulation/refresh/params.ts';

/** What an attacker takes out of a tab's storage. */
export const stealLabels: Readonly<Record<Attack['steal'], string>> = {
	both: 'both tokens',
	at: 'the access token',
	rt: 'the refresh token',
};

/** When an attacker redeems the refresh token; `at-time` stands for a moment of its own. */
export const attackRefreshLabels: Readonly<Record<'never' | 'at-once' | 'when-expired' | 'at-time', string>> =
	{
		never: 'never',
		'at-once': 'at once',
		'when-expired': 'when expired',
		'at-time': 'at a set time',
	};

/** `Theft 2`: entries are counted from 1. */
export function numbered(noun: string, index: number): string {
	return `${noun} ${String(index + 1)}`;
}

/** The tabs that there are, as choices. */
export function tabLabels(tabs: number): readonly { readonly value: string; readonly label: string }[] {
	return Array.from({ length: tabs }, (_, index) => ({
		value: String(index + 1),
		label: numbered('tab', index),
	}));
}
