import { jsonLiteral, type Dialect } from './json-literal.ts';
import { hmac, lines, pss, remark, rsa } from './library.ts';
import type { Library, SnippetSubject, Written } from './library.ts';
import { pythonString as text } from './string-literals.ts';

const dialect: Dialect = {
	string: text,
	oddNumber: (lexeme) => lexeme,
	words: ['True', 'False', 'None'],
	array: ['[', ']'],
	object: ['{', '}', '{}'],
	member: (name, value) => `${text(name)}: ${value}`,
	indent: '    ',
	trailingComma: true,
};

const list = (texts: readonly string[]): string => `[${texts.map(text).join(', ')}]`;
const comment = (words: string | undefined): string => (words === undefined ? '' : `  # ${words}`);

const secret = {
	utf8: ['os.environ["JWT_SECRET"].encode()', undefined],
	base64: ['base64.b64decode(os.environ["JWT_SECRET"])', 'import base64'],
	base64url: ['base64.urlsafe_b64decode(os.environ["JWT_SECRET"] + "==")', 'import base64'],
	hex: ['bytes.fromhex(os.environ["JWT_SECRET"])', undefined],
} as const;

function verificationKey(subject: SnippetSubject): string | undefined {
	const { keyType, keySource, publicKey, secretEncoding } = subject;
	if (keyType === 'oct') return `KEY = ${secret[secretEncoding][0]}`;
	if (keySource === 'jwks') return 'JWKS = jwt.PyJWKClient(os.environ["JWKS_URL"])';
	return keySource === 'inline' && publicKey
		? `KEY = """${publicKey.trim()}\n"""`
		: 'KEY = os.environ["JWT_PUBLIC_KEY"]';
}

function permissions({ scope, role }: SnippetSubject): readonly string[] {
	const out: string[] = [];
	if (scope.length > 0) {
		out.push(
			'    granted = []',
			'    for value in (claims.get("scope"), claims.get("scp")):',
			'        granted += " ".join(value).split() if isinstance(value, list) else (value or "").split()',
			`    if not set(${list(scope)}) <= set(granted):`,
			'        raise Forbidden("insufficient_scope")',
		);
	}
	if (role !== undefined) {
		out.push(
			'    roles = []',
			'    for value in (claims.get("role"), claims.get("roles"), (claims.get("realm_access") or {}).get("roles")):',
			'        roles += value if isinstance(value, list) else [value]',
			`    if ${text(role)} not in roles:`,
			'        raise Forbidden("missing role")',
		);
	}
	return out;
}

function typeCheck({ typ }: SnippetSubject): readonly string[] {
	if (!typ) return [];
	return [
		'    typ = str(header.get("typ", "")).lower()',
		`    if typ.removeprefix("application/") != ${text(normal(typ.value))}:${comment(remark(typ, 'type'))}`,
		'        raise jwt.InvalidTokenError("Wrong typ")',
	];
}

const normal = (typ: string): string => typ.toLowerCase().replace(/^application\//, '');

function ageCheck({ maximumAge, leeway }: SnippetSubject): readonly string[] {
	if (maximumAge === undefined) return [];
	const limit = leeway > 0 ? `${maximumAge} + ${leeway}` : String(maximumAge);
	return [`    if time.time() - claims["iat"] > ${limit}:`, '        raise jwt.InvalidTokenError("Too old")'];
}

function verify(subject: SnippetSubject): Written {
	const { algorithm, issuer, audience, leeway, requireExpiry, maximumAge, scope, role, keySource } = subject;
	const permits = scope.length > 0 || role !== undefined;
	const required = ['iss', 'aud', requireExpiry && 'exp', maximumAge !== undefined && 'iat'].filter(
		(name) => name !== false,
	);
	const isSecret = subject.keyType === 'oct';
	const fromSet = !isSecret && keySource === 'jwks';
	return {
		install: isSecret ? 'pip install pyjwt' : 'pip install "pyjwt[crypto]"',
		code: lines(
			isSecret && secret[subject.secretEncoding][1],
			'import json',
			'import os',
			'import sys',
			maximumAge !== undefined && 'import time',
			'',
			'import jwt',
			'',
			`ISSUER = ${text(issuer.value)}${comment(remark(issuer, 'issuer'))}`,
			`AUDIENCE = ${list(audience.value)}${comment(remark(audience, 'audience'))}`,
			verificationKey(subject),
			permits && [
				'',
				'',
				'class Forbidden(Exception):',
				'    """The token holds, and does not permit this."""',
			],
			'',
			'',
			'def verify(token: str) -> dict:',
			'    """Gives the claims of a token that holds, and raises for any other."""',
			fromSet && '    key = JWKS.get_signing_key_from_jwt(token).key',
			'    claims = jwt.decode(',
			'        token,',
			fromSet ? '        key,' : '        KEY,',
			`        algorithms=[${text(algorithm)}],`,
			'        issuer=ISSUER,',
			'        audience=AUDIENCE,',
			leeway > 0 && `        leeway=${leeway},`,
			`        options={"require": ${list(required)}},`,
			'    )',
			'    header = jwt.get_unverified_header(token)  # verified by now: the signature covers it',
			'    if "crit" in header:',
			'        raise jwt.InvalidTokenError("Critical extensions are not understood")',
			typeCheck(subject),
			ageCheck(subject),
			permissions(subject),
			'    return claims',
			'',
			'',
			'if __name__ == "__main__":',
			'    try:',
			'        print(json.dumps(verify(os.environ["JWT"]), indent=2))',
			permits && ['    except Forbidden as error:', '        sys.exit(f"403 {error}")'],
			'    except jwt.PyJWTError as error:',
			'        sys.exit(f"401 {error}")',
		),
	};
}

function sign(subject: SnippetSubject): Written {
	const { keyType, secretEncoding, algorithm, kid, typ, lifetime, writesId, writesNotBefore } = subject;
	const isSecret = keyType === 'oct';
	const headers = [`"typ": ${text(typ?.value ?? 'JWT')}`, kid !== undefined && `"kid": ${text(kid)}`].filter(
		(member) => typeof member === 'string',
	);
	return {
		install: isSecret ? 'pip install pyjwt' : 'pip install "pyjwt[crypto]"',
		code: lines(
			isSecret && secret[secretEncoding][1],
			'import os',
			'import time',
			writesId && 'import uuid',
			'',
			'import jwt',
			'',
			isSecret ? `KEY = ${secret[secretEncoding][0]}` : 'KEY = os.environ["JWT_PRIVATE_KEY"]',
			'',
			`claims = ${jsonLiteral(subject.claims, dialect)}`,
			'now = int(time.time())',
			'claims["iat"] = now',
			writesNotBefore && 'claims["nbf"] = now',
			`claims["exp"] = now + ${lifetime}`,
			writesId && 'claims["jti"] = str(uuid.uuid4())',
			'',
			`print(jwt.encode(claims, KEY, algorithm=${text(algorithm)}, headers={${headers.join(', ')}}))`,
		),
	};
}

export const pythonPyJwt: Library = {
	id: 'python',
	language: 'Python',
	name: 'PyJWT',
	version: 'PyJWT 2',
	install: 'pip install "pyjwt[crypto]"',
	algorithms: [...hmac, ...rsa, ...pss, 'ES256', 'ES384', 'ES512', 'ES256K', 'EdDSA'],
	edwards: ['Ed25519', 'Ed448'],
	keySources: ['environment', 'inline', 'jwks'],
	files: { verify: 'verify.py', sign: 'sign.py' },
	verify,
	sign,
};
