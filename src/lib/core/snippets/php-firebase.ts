import { jsonLiteral, type Dialect } from './json-literal.ts';
import { hmac, lines, remark, rsa } from './library.ts';
import type { Library, SnippetSubject, Written } from './library.ts';
import { phpString as text } from './string-literals.ts';

const dialect: Dialect = {
	string: text,
	oddNumber: (lexeme) => lexeme,
	words: ['true', 'false', 'null'],
	array: ['[', ']'],
	// As objects, or names that are numbers would make lists of them.
	object: ['(object) [', ']', 'new stdClass()'],
	member: (name, value) => `${text(name)} => ${value}`,
	indent: '    ',
	trailingComma: true,
};

const list = (texts: readonly string[]): string => `[${texts.map(text).join(', ')}]`;
const comment = (words: string | undefined): string => (words === undefined ? '' : ` // ${words}`);

const secret = {
	utf8: "env('JWT_SECRET')",
	base64: "base64_decode(env('JWT_SECRET'), true)",
	base64url: "JWT::urlsafeB64Decode(env('JWT_SECRET'))",
	hex: "hex2bin(env('JWT_SECRET'))",
} as const;

const environment = [
	'function env(string $name): string',
	'{',
	'    $value = getenv($name);',
	"    if ($value === false || $value === '') {",
	'        throw new RuntimeException("Set the environment variable $name.");',
	'    }',
	'    return $value;',
	'}',
	'',
];

/** The library takes Ed25519 keys as libsodium has them: the last 32 bytes of the DER. */
const rawKey = [
	'function rawKey(string $pem): string',
	'{',
	"    return substr(base64_decode(preg_replace('/-----[^-]+-----|\\s/', '', $pem)), -32);",
	'}',
	'',
];

function verificationKey(subject: SnippetSubject): string {
	const { keyType, keySource, publicKey, secretEncoding } = subject;
	if (keyType === 'oct') return secret[secretEncoding];
	const inline = keySource === 'inline' && publicKey;
	const pem = inline ? `<<<'PEM'\n${publicKey.trim()}\nPEM` : "env('JWT_PUBLIC_KEY')";
	return keyType === 'OKP' ? `base64_encode(rawKey(${pem}))` : pem;
}

function typeCheck({ typ }: SnippetSubject): readonly string[] {
	if (!typ) return [];
	const wanted = typ.value.toLowerCase().replace(/^application\//, '');
	return [
		"    $typ = preg_replace('#^application/#', '', strtolower((string) ($header->typ ?? '')));",
		`    if ($typ !== ${text(wanted)}) {${comment(remark(typ, 'type'))}`,
		"        throw new UnexpectedValueException('Wrong typ');",
		'    }',
	];
}

function ageCheck({ maximumAge, leeway }: SnippetSubject): readonly string[] {
	if (maximumAge === undefined) return [];
	return [
		`    if (!is_numeric($claims->iat ?? null) || time() - $claims->iat > ${maximumAge + leeway}) {`,
		"        throw new UnexpectedValueException('Too old');",
		'    }',
	];
}

function permissions({ scope, role }: SnippetSubject): readonly string[] {
	const out: string[] = [];
	if (scope.length > 0) {
		out.push(
			"    $granted = implode(' ', [...(array) ($claims->scope ?? ''), ...(array) ($claims->scp ?? '')]);",
			`    if (array_diff(${list(scope)}, explode(' ', $granted)) !== []) {`,
			"        throw new DomainException('insufficient_scope', 403);",
			'    }',
		);
	}
	if (role !== undefined) {
		out.push(
			'    $roles = [...(array) ($claims->role ?? []), ...(array) ($claims->roles ?? []),',
			'        ...(array) ($claims->realm_access->roles ?? [])];',
			`    if (!in_array(${text(role)}, $roles, true)) {`,
			"        throw new DomainException('missing role', 403);",
			'    }',
		);
	}
	return out;
}

function verify(subject: SnippetSubject): Written {
	const { keyType, keySource, algorithm, issuer, audience, leeway, requireExpiry } = subject;
	const fromSet = keyType !== 'oct' && keySource === 'jwks';
	const key = fromSet
		? `JWK::parseKeySet(json_decode(file_get_contents(env('JWKS_URL')), true), ${text(algorithm)})`
		: `new Key(${verificationKey(subject)}, ${text(algorithm)})`;
	return {
		code: lines(
			'<?php',
			'',
			'declare(strict_types=1);',
			'',
			fromSet && 'use Firebase\\JWT\\JWK;',
			'use Firebase\\JWT\\JWT;',
			!fromSet && 'use Firebase\\JWT\\Key;',
			'',
			"require __DIR__ . '/vendor/autoload.php';",
			'',
			`const ISSUER = ${text(issuer.value)};${comment(remark(issuer, 'issuer'))}`,
			`const AUDIENCE = ${list(audience.value)};${comment(remark(audience, 'audience'))}`,
			'',
			environment,
			keyType === 'OKP' && !fromSet && rawKey,
			'/** Gives the claims of a token that holds, and throws for any other. The key is for one algorithm alone. */',
			`function verify(string $token, ${fromSet ? 'array' : 'Key'} $key): stdClass`,
			'{',
			`    JWT::$leeway = ${leeway};`,
			'    $header = new stdClass();',
			'    $claims = JWT::decode($token, $key, $header);',
			fromSet && [
				`    if (($header->alg ?? null) !== ${text(algorithm)}) {`,
				"        throw new UnexpectedValueException('Wrong algorithm');",
				'    }',
			],
			'    if (isset($header->crit)) {',
			"        throw new UnexpectedValueException('Critical extensions are not understood');",
			'    }',
			'    if (($claims->iss ?? null) !== ISSUER) {',
			"        throw new UnexpectedValueException('Another issuer');",
			'    }',
			'    if (array_intersect(AUDIENCE, (array) ($claims->aud ?? [])) === []) {',
			"        throw new UnexpectedValueException('Meant for another audience');",
			'    }',
			requireExpiry && [
				'    if (!isset($claims->exp)) {',
				"        throw new UnexpectedValueException('It never expires');",
				'    }',
			],
			typeCheck(subject),
			ageCheck(subject),
			permissions(subject),
			'    return $claims;',
			'}',
			'',
			'try {',
			`    $key = ${key};`,
			"    echo json_encode(verify(env('JWT'), $key), JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES), PHP_EOL;",
			'} catch (Throwable $error) {',
			"    fwrite(STDERR, ($error->getCode() ?: 401) . ' ' . $error->getMessage() . PHP_EOL);",
			'    exit(1);',
			'}',
		),
	};
}

function sign(subject: SnippetSubject): Written {
	const { keyType, secretEncoding, algorithm, kid, typ, lifetime, writesId, writesNotBefore } = subject;
	const key =
		keyType === 'oct'
			? secret[secretEncoding]
			: keyType === 'OKP'
				? "base64_encode(sodium_crypto_sign_secretkey(sodium_crypto_sign_seed_keypair(rawKey(env('JWT_PRIVATE_KEY')))))"
				: "env('JWT_PRIVATE_KEY')";
	const claims = jsonLiteral(subject.claims, dialect).replace(/^\(object\) /, '');
	const header = `['typ' => ${text(typ?.value ?? 'JWT')}]`;
	return {
		code: lines(
			'<?php',
			'',
			'declare(strict_types=1);',
			'',
			'use Firebase\\JWT\\JWT;',
			'',
			"require __DIR__ . '/vendor/autoload.php';",
			'',
			environment,
			keyType === 'OKP' && rawKey,
			`$key = ${key};`,
			`$claims = ${claims};`,
			'$now = time();',
			"$claims['iat'] = $now;",
			writesNotBefore && "$claims['nbf'] = $now;",
			`$claims['exp'] = $now + ${lifetime};`,
			writesId && "$claims['jti'] = bin2hex(random_bytes(16));",
			'',
			`echo JWT::encode($claims, $key, ${text(algorithm)}, ${kid === undefined ? 'null' : text(kid)}, ${header}), PHP_EOL;`,
		),
	};
}

export const phpFirebase: Library = {
	id: 'php',
	language: 'PHP',
	name: 'firebase/php-jwt',
	version: 'firebase/php-jwt 7',
	install: 'composer require firebase/php-jwt',
	algorithms: [...hmac, ...rsa, 'ES256', 'ES384', 'ES256K', 'EdDSA'],
	edwards: ['Ed25519'],
	keySources: ['environment', 'inline', 'jwks'],
	files: { verify: 'verify.php', sign: 'sign.php' },
	verify,
	sign,
};
