import { automaticHint, type Key } from '../../jose/key.ts';
import { jwkText } from '../../jose/jwk-text.ts';
import { readKeys } from '../../jose/read-keys.ts';
import { sign } from '../../jose/sign.ts';
import type { Draft } from '../../token/draft.ts';
import { writeToken } from '../../token/write-token.ts';
import {
	accessTokenTexts,
	refreshKid,
	refreshTokenTexts,
	type RefreshTokenClaims,
	type TokenTexts,
} from './access-token.ts';
import { demoKey } from './demo-keys.ts';
import { opaqueToken } from './opaque-token.ts';
import type { TimelineParams } from './params.ts';
import type { AccessTokenClaims } from './trace-event.ts';

type Alg = TimelineParams['alg'];

/** Tokens that are kept signed: many more than anyone looks at, and few enough to forget the oldest without a thought. */
const mostKept = 4096;
const signed = new Map<string, Promise<string | undefined>>();
const keys = new Map<string, Promise<Key | undefined>>();

/**
 * An access token of a run as it really is: signed when it is first asked for, with the demo key of its `kid`.
 * @returns the Compact Serialization, always the same; undefined where the signature cannot be made here
 */
export function materialize(claims: AccessTokenClaims, kid: string, alg: Alg): Promise<string | undefined> {
	return signedToken(accessTokenTexts(claims, kid, alg), kid, alg);
}

/** A refresh token of a run by its name (`f1.rt2`), and when it and its login were made and end. */
export interface RefreshTokenFacts extends Omit<RefreshTokenClaims, 'jti'> {
	readonly name: string;
	readonly seed: number;
}

/**
 * A refresh token of a run as it really is: opaque, or a JWT whose `jti` is what the opaque one would be, signed with a
 * secret that the authorization server shares with nobody.
 * @returns undefined where the signature cannot be made here
 */
export function materializeRefreshToken(
	{ name, seed, iat, exp }: RefreshTokenFacts,
	form: TimelineParams['rtForm'],
): Promise<string | undefined> {
	const jti = opaqueToken(name, seed);
	if (form === 'opaque') return Promise.resolve(jti);
	return signedToken(refreshTokenTexts({ jti, iat, exp }), refreshKid, 'HS256');
}

function signedToken(texts: TokenTexts, kid: string, alg: Alg): Promise<string | undefined> {
	// The header names algorithm and key, so the two texts tell a token from all others.
	const name = `${texts.header}.${texts.payload}`;
	let token = signed.get(name);
	if (token === undefined) {
		token = signAnew(texts, kid, alg);
		signed.set(name, token);
		void token.then((text) => text ?? signed.delete(name));
		const [oldest] = signed.keys();
		if (signed.size > mostKept && oldest !== undefined) signed.delete(oldest);
	}
	return token;
}

async function signAnew({ header, payload }: TokenTexts, kid: string, alg: Alg): Promise<string | undefined> {
	const parts: Draft['parts'] = [
		{ kind: 'text', text: header, layout: 'as-is' },
		{ kind: 'text', text: payload, layout: 'as-is' },
	];
	const outcome = await sign({ parts, tail: '' }, await keyFor(kid, alg), alg);
	if (outcome.state !== 'signed') return undefined;
	return writeToken({ parts: [...parts, { kind: 'encoded', encoded: outcome.signature }], tail: '' });
}

function keyFor(kid: string, alg: Alg): Promise<Key | undefined> {
	const name = `${alg} ${kid}`;
	let key = keys.get(name);
	if (key === undefined) {
		key = readDemoKey(kid, alg);
		keys.set(name, key);
		void key.then((read) => read ?? keys.delete(name));
	}
	return key;
}

async function readDemoKey(kid: string, alg: Alg): Promise<Key | undefined> {
	const jwk = await demoKey(kid, alg);
	return jwk && (await readKeys(jwkText(jwk), automaticHint)).keys[0];
}
