import { encodeUtf8 } from '../../encoding/utf8.ts';
import type { TimelineParams } from './params.ts';
import type { AccessTokenClaims } from './trace-event.ts';

type Alg = TimelineParams['alg'];

/** Who issues the timeline's tokens, to whom, for what: the same names as in the debugger's samples. */
export const parties = {
	issuer: 'https://auth.example.com',
	subject: 'user_184f',
	audience: 'https://api.example.com',
	client: 'web-shop',
	scope: 'orders:read orders:write',
} as const;

/** The `typ` of an access token (RFC 9068 §2.1). */
export const accessTokenType = 'at+jwt';

/** The parts of a signed token as JSON text, whose UTF-8 bytes are what is encoded and signed. */
export interface TokenTexts {
	readonly header: string;
	readonly payload: string;
}

/** Bytes of a signature by algorithm (RFC 8032 §5.1.6, RFC 7518 §3.2, §3.3 with a key of 2048 bits). */
const signatureBytes: Readonly<Record<Alg, number>> = { EdDSA: 64, HS256: 32, RS256: 256 };

/** Header and claims of an access token (RFC 9068 §2.1, §2.2) as JSON text, without white space. */
export function accessTokenTexts(claims: AccessTokenClaims, kid: string, alg: Alg): TokenTexts {
	const { jti, iat, nbf, exp, role } = claims;
	const { issuer: iss, subject: sub, audience: aud, client, scope } = parties;
	return {
		header: JSON.stringify({ alg, typ: accessTokenType, kid }),
		payload: JSON.stringify({
			...{ iss, sub, aud, client_id: client, jti, scope, role, iat },
			...(nbf !== undefined && { nbf }),
			exp,
		}),
	};
}

/** What a refresh token says when it is a JWT; times are NumericDates by the authorization server's clock. */
export interface RefreshTokenClaims {
	/** 43 characters of base64url, which tell it from all others. */
	readonly jti: string;
	readonly iat: number;
	/** When its login ends, however much it is used. */
	readonly exp: number;
}

/** The `kid` of the secret with which the authorization server signs refresh tokens, which nobody else can check. */
export const refreshKid = 'rt';

/** Header and claims of a refresh token that is a JWT: only its issuer reads it, so that is its audience, too. */
export function refreshTokenTexts({ jti, iat, exp }: RefreshTokenClaims): TokenTexts {
	const { issuer, subject: sub, client } = parties;
	return {
		header: JSON.stringify({ alg: 'HS256', typ: 'JWT', kid: refreshKid }),
		payload: JSON.stringify({ iss: issuer, sub, aud: issuer, client_id: client, jti, iat, exp }),
	};
}

/** The exact length of an access token in its Compact Serialization (RFC 7515 §7.1), which need not be signed for it. */
export function accessTokenBytes(claims: AccessTokenClaims, kid: string, alg: Alg): number {
	return compactLength(accessTokenTexts(claims, kid, alg), signatureBytes[alg]);
}

/** Characters of an opaque refresh token: 256 bits in base64url. */
const opaqueLength = base64urlLength(32);

/** The length of a refresh token; one that is a JWT has this length for all NumericDates of ten digits. */
export function refreshTokenBytes(form: TimelineParams['rtForm']): number {
	return form === 'opaque' ? opaqueLength : jwtLength;
}

const someTime = 1_000_000_000;
const jwtLength = compactLength(
	refreshTokenTexts({ jti: '-'.repeat(opaqueLength), iat: someTime, exp: someTime }),
	signatureBytes.HS256,
);

function compactLength({ header, payload }: TokenTexts, signature: number): number {
	const parts = [encodeUtf8(header).length, encodeUtf8(payload).length, signature];
	return parts.map(base64urlLength).reduce((sum, length) => sum + length, 2);
}

/** Characters that bytes take in base64url without padding (RFC 4648 §5). */
function base64urlLength(bytes: number): number {
	return Math.ceil((bytes * 4) / 3);
}
