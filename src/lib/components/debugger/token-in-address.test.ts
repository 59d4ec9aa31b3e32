import { afterEach, describe, expect, it, vi } from 'vitest';
import { tokenInAddress } from './token-in-address.ts';

const token = 'eyJhbGciOiJub25lIn0.e30.';

/** Opens the page at an address; what is then put in its place is returned with what was found. */
function arriveAt(search: string, hash: string) {
	const replaceState = vi.fn();
	vi.stubGlobal('location', { search, hash, pathname: '/jwt/', origin: 'https://lab.example' });
	vi.stubGlobal('history', { state: null, replaceState });
	return { found: tokenInAddress(), replaceState };
}

afterEach(() => vi.unstubAllGlobals());

describe('a token in the address', () => {
	it.each([
		['in the fragment', '', `#${token}`],
		['under a name', '', `#state=1&access_token=${token}`],
		['in the query', `?token=${token}`, ''],
		['behind an encoded space', '', `#token=Bearer%20${token}`],
		['behind an encoded sign', '', `#access_token%3D${token}`],
	])('is found %s and taken out', (_, search, hash) => {
		const { found, replaceState } = arriveAt(search, hash);
		expect(found?.text).toContain(token);
		expect(replaceState).toHaveBeenCalledExactlyOnceWith(null, '', '/jwt/');
	});

	it.each(['', '#key', '#they.go', '#ey.com'])('is not found in %j', (hash) => {
		const { found, replaceState } = arriveAt('', hash);
		expect(found).toBeUndefined();
		expect(replaceState).not.toHaveBeenCalled();
	});

	it('is looked for in a moment, however long the address', () => {
		const start = performance.now();
		arriveAt('', `#${'ey'.repeat(80_000)}`);
		expect(performance.now() - start).toBeLessThan(1000);
	});
});
