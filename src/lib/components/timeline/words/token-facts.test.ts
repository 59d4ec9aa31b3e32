import { describe, expect, it } from 'vitest';
import { defaultParams } from '#lib/core/simulation/refresh/params.ts';
import type {
	AccessTokenLife,
	RefreshTokenLife,
	TokenLives,
} from '#lib/core/simulation/refresh/token-lives.ts';
import { runNames } from './run-names.ts';
import { accessTokenFacts, refreshTokenFacts } from './token-facts.ts';

const iat = 1767603600;
const access: AccessTokenLife = {
	jti: 'f1.at1',
	fam: 'f1',
	kid: 'k1',
	claims: { jti: 'f1.at1', iat, exp: iat + 900, role: 'editor' },
	holder: 'tab1',
	issuedAt: 0,
	expiresAt: 900_000,
	stolenAt: 300_000,
	denylistedAt: null,
};
const refresh: RefreshTokenLife = {
	rt: 'f1.rt2',
	fam: 'f1',
	generation: 2,
	parent: 'f1.rt1',
	holder: 'tab1',
	issuedAt: 900_000,
	rotatedAt: 1_800_000,
	revokedAt: null,
	stolenAt: null,
	endsAt: 4_500_000,
};
const none: TokenLives = { access: new Map(), refresh: new Map(), families: new Map() };
const names = runNames({ ...defaultParams, leewayS: 30, skewS: { ...defaultParams.skewS, B: 120 } }, none);

describe('what there is to say of a token', () => {
	it('tells each API’s own view of an access token', () => {
		const at = (moment: number) =>
			Object.fromEntries(accessTokenFacts(access, moment, names).map(({ label, value }) => [label, value]));
		expect(at(790_000)).toMatchObject({
			'For API A, at 09:13:10': 'not expired: 1 min 50 s left',
			'For API B, at 09:15:10 (B is +120 s)': 'expired, but within the leeway: 20 s left',
			Stolen: 'at 00:05:00',
		});
		expect(at(830_000)['For API B, at 09:15:50 (B is +120 s)']).toBe('expired 50 s ago');
		expect(at(200_000)).not.toHaveProperty('Stolen');
	});

	it('tells whether a refresh token is still good', () => {
		const at = (moment: number) =>
			refreshTokenFacts(refresh, moment, names).map(({ label, value }) => `${label} ${value}`);
		expect(at(1_000_000)).toEqual([
			'Issued to Browser, at 00:15:00',
			'Generation (its place in the chain) 2: in place of RT₁',
			'Still good for 58 min 20 s, unless it is used',
		]);
		expect(at(1_800_000)).toContain('Redeemed (exchanged for new tokens) at 00:30:00');
		expect(at(5_000_000).join()).not.toContain('Still good');
	});
});
