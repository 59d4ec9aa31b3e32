import { jsonLiteral, type Dialect } from './json-literal.ts';
import { hmac, lines, note, pss, remark, rsa } from './library.ts';
import type { Library, SnippetSubject, Written } from './library.ts';
import { goString as text } from './string-literals.ts';

const dialect: Dialect = {
	string: text,
	oddNumber: (lexeme) => `json.Number(${text(lexeme)})`,
	words: ['true', 'false', 'nil'],
	array: ['[]any{', '}'],
	object: ['map[string]any{', '}', 'map[string]any{}'],
	member: (name, value) => `${text(name)}: ${value}`,
	indent: '\t',
	trailingComma: true,
};

const list = (texts: readonly string[]): string => `[]string{${texts.map(text).join(', ')}}`;
const comment = (words: string | undefined): string => (words === undefined ? '' : ` // ${words}`);
const imports = (paths: readonly string[], ...modules: readonly string[]): readonly string[] => [
	'import (',
	...[...new Set(paths)].sort().map((path) => `\t"${path}"`),
	'',
	...modules.toSorted().map((path) => `\t"${path}"`),
	')',
];
const module = 'github.com/golang-jwt/jwt/v5';

const parsers = {
	RSA: { verify: 'ParseRSAPublicKeyFromPEM', sign: 'ParseRSAPrivateKeyFromPEM' },
	EC: { verify: 'ParseECPublicKeyFromPEM', sign: 'ParseECPrivateKeyFromPEM' },
	OKP: { verify: 'ParseEdPublicKeyFromPEM', sign: 'ParseEdPrivateKeyFromPEM' },
} as const;

const decoders = {
	utf8: undefined,
	base64: ['encoding/base64', 'base64.StdEncoding.DecodeString'],
	base64url: ['encoding/base64', 'base64.RawURLEncoding.DecodeString'],
	hex: ['encoding/hex', 'hex.DecodeString'],
} as const;

/** The expression that gives key and error; `secret` as bytes needs none. */
function keyCall(subject: SnippetSubject, action: 'verify' | 'sign'): string | undefined {
	const { keyType, keySource, publicKey, secretEncoding } = subject;
	if (keyType === 'oct') {
		const decoder = decoders[secretEncoding];
		return decoder && `${decoder[1]}(os.Getenv("JWT_SECRET"))`;
	}
	const parser = parsers[keyType === 'RSA' || keyType === 'EC' ? keyType : 'OKP'][action];
	if (action === 'sign') return `jwt.${parser}([]byte(os.Getenv("JWT_PRIVATE_KEY")))`;
	const inline = keySource === 'inline' && publicKey;
	return `jwt.${parser}([]byte(${inline ? `\`${publicKey.trim()}\n\`` : 'os.Getenv("JWT_PUBLIC_KEY")'}))`;
}

const secretGuard = [
	'\tif os.Getenv("JWT_SECRET") == "" {',
	'\t\tfmt.Fprintln(os.Stderr, "Set the environment variable JWT_SECRET.")',
	'\t\tos.Exit(1)',
	'\t}',
];

function typeCheck({ typ }: SnippetSubject): readonly string[] {
	if (!typ) return [];
	const wanted = typ.value.toLowerCase().replace(/^application\//, '');
	return [
		'\ttyp, _ := parsed.Header["typ"].(string)',
		`\tif strings.TrimPrefix(strings.ToLower(typ), "application/") != ${text(wanted)} {${comment(remark(typ, 'type'))}`,
		'\t\treturn nil, errors.New("wrong typ")',
		'\t}',
	];
}

function ageCheck({ maximumAge, leeway }: SnippetSubject): readonly string[] {
	if (maximumAge === undefined) return [];
	return [
		'\tissued, err := claims.GetIssuedAt()',
		`\tif err != nil || issued == nil || time.Since(issued.Time) > ${maximumAge + leeway}*time.Second {`,
		'\t\treturn nil, errors.New("too old")',
		'\t}',
	];
}

function permissions({ scope, role }: SnippetSubject): readonly string[] {
	const out: string[] = [];
	if (scope.length > 0) {
		out.push(
			'\tgranted := append(texts(claims["scope"]), texts(claims["scp"])...)',
			`\tfor _, scope := range ${list(scope)} {`,
			'\t\tif !slices.Contains(granted, scope) {',
			'\t\t\treturn nil, errForbidden',
			'\t\t}',
			'\t}',
		);
	}
	if (role !== undefined) {
		out.push(
			'\trealm, _ := claims["realm_access"].(map[string]any)',
			'\troles := slices.Concat(texts(claims["role"]), texts(claims["roles"]), texts(realm["roles"]))',
			`\tif !slices.Contains(roles, ${text(role)}) {`,
			'\t\treturn nil, errForbidden',
			'\t}',
		);
	}
	return out;
}

const textsOf = [
	'',
	'// texts gives the words of a text, or the texts of a list.',
	'func texts(value any) []string {',
	'\tif text, ok := value.(string); ok {',
	'\t\treturn strings.Fields(text)',
	'\t}',
	'\tvar found []string',
	'\titems, _ := value.([]any)',
	'\tfor _, item := range items {',
	'\t\tif text, ok := item.(string); ok {',
	'\t\t\tfound = append(found, text)',
	'\t\t}',
	'\t}',
	'\treturn found',
	'}',
];

/** The lines of `main` that make the key. */
function keyFrom(call: string | undefined, keyType: SnippetSubject['keyType']) {
	return [
		keyType === 'oct' && secretGuard,
		call === undefined
			? '\tkey := []byte(os.Getenv("JWT_SECRET"))'
			: [
					`\tkey, err := ${call}`,
					'\tif err != nil {',
					'\t\tfmt.Fprintln(os.Stderr, err)',
					'\t\tos.Exit(1)',
					'\t}',
				],
	];
}

function verify(subject: SnippetSubject): Written {
	const { keyType, keySource, algorithm, issuer, audience, leeway, requireExpiry, scope, role } = subject;
	const permits = scope.length > 0 || role !== undefined;
	const fromSet = keyType !== 'oct' && keySource === 'jwks';
	const call = fromSet ? 'keyfunc.NewDefault([]string{os.Getenv("JWKS_URL")})' : keyCall(subject, 'verify');
	const age = subject.maximumAge !== undefined;
	const timed = age || leeway > 0;
	return {
		install: `go get ${module}${fromSet ? ' github.com/MicahParks/keyfunc/v3' : ''}`,
		code: lines(
			'package main',
			'',
			imports(
				[
					...['encoding/json', 'errors', 'fmt', 'os'],
					...(permits ? ['slices', 'strings'] : []),
					...(subject.typ ? ['strings'] : []),
					...(timed ? ['time'] : []),
					...(keyType === 'oct' && decoders[subject.secretEncoding]
						? [decoders[subject.secretEncoding]![0]]
						: []),
				],
				module,
				...(fromSet ? ['github.com/MicahParks/keyfunc/v3'] : []),
			),
			'',
			`const issuer = ${text(issuer.value)}${comment(remark(issuer, 'issuer'))}`,
			'',
			`var audience = ${list(audience.value)}${comment(remark(audience, 'audience'))}`,
			permits && [
				'',
				'// errForbidden: the token holds, and does not permit this.',
				'var errForbidden = errors.New("insufficient_scope")',
			],
			'',
			'// verify gives the claims of a token that holds, and an error for any other.',
			`func verify(token string, ${fromSet ? 'keys jwt.Keyfunc' : 'key any'}) (jwt.MapClaims, error) {`,
			'\tclaims := jwt.MapClaims{}',
			fromSet
				? '\tparsed, err := jwt.ParseWithClaims(token, claims, keys,'
				: '\tparsed, err := jwt.ParseWithClaims(token, claims, func(*jwt.Token) (any, error) { return key, nil },',
			`\t\tjwt.WithValidMethods([]string{${text(algorithm)}}),`,
			'\t\tjwt.WithIssuer(issuer),',
			'\t\tjwt.WithAudience(audience...), // any of these',
			requireExpiry && '\t\tjwt.WithExpirationRequired(),',
			leeway > 0 && `\t\tjwt.WithLeeway(${leeway}*time.Second),`,
			age && '\t\tjwt.WithIssuedAt(),',
			'\t\tjwt.WithStrictDecoding(),',
			'\t)',
			'\tif err != nil {',
			'\t\treturn nil, err',
			'\t}',
			'\tif _, critical := parsed.Header["crit"]; critical {',
			'\t\treturn nil, errors.New("critical extensions are not understood")',
			'\t}',
			typeCheck(subject),
			ageCheck(subject),
			permissions(subject),
			'\treturn claims, nil',
			'}',
			permits && textsOf,
			'',
			'func main() {',
			...keyFrom(call, keyType),
			`\tclaims, err := verify(os.Getenv("JWT"), ${fromSet ? 'key.Keyfunc' : 'key'})`,
			permits && [
				'\tif errors.Is(err, errForbidden) {',
				'\t\tfmt.Fprintln(os.Stderr, "403", err)',
				'\t\tos.Exit(1)',
				'\t}',
			],
			'\tif err != nil {',
			'\t\tfmt.Fprintln(os.Stderr, "401", err)',
			'\t\tos.Exit(1)',
			'\t}',
			'\tjson.NewEncoder(os.Stdout).Encode(claims)',
			'}',
		),
	};
}

const methods: Readonly<Record<string, string>> = { EdDSA: 'SigningMethodEdDSA' };

function sign(subject: SnippetSubject): Written {
	const { keyType, algorithm, kid, typ, lifetime, writesId, writesNotBefore } = subject;
	const call = keyCall(subject, 'sign');
	const claims = jsonLiteral(
		subject.claims,
		{ ...dialect, object: ['map[string]any{', '}', 'map[string]any{}'] },
		'\t',
	);
	const decoder = keyType === 'oct' ? decoders[subject.secretEncoding] : undefined;
	return {
		code: lines(
			'package main',
			'',
			imports(
				[
					...['fmt', 'os', 'time'],
					...(decoder ? [decoder[0]] : []),
					...(claims.includes('json.Number(') ? ['encoding/json'] : []),
					...(writesId ? ['crypto/rand'] : []),
				],
				module,
			),
			'',
			'func main() {',
			...keyFrom(call, keyType),
			`\tclaims := jwt.MapClaims(${claims})`,
			'\tnow := time.Now().Unix()',
			'\tclaims["iat"] = now',
			writesNotBefore && '\tclaims["nbf"] = now',
			`\tclaims["exp"] = now + ${lifetime}`,
			writesId && '\tclaims["jti"] = rand.Text()',
			'',
			`\ttoken := jwt.NewWithClaims(jwt.${methods[algorithm] ?? `SigningMethod${algorithm}`}, claims)`,
			`\ttoken.Header["typ"] = ${text(typ?.value ?? 'JWT')}`,
			kid !== undefined && `\ttoken.Header["kid"] = ${text(kid)}`,
			'\tsigned, err := token.SignedString(key)',
			'\tif err != nil {',
			'\t\tfmt.Fprintln(os.Stderr, err)',
			'\t\tos.Exit(1)',
			'\t}',
			'\tfmt.Println(signed)',
			'}',
		),
		notes: writesId ? [note('go-version')] : [],
	};
}

export const goGolangJwt: Library = {
	id: 'go',
	language: 'Go',
	name: 'golang-jwt',
	version: 'golang-jwt 5.3',
	install: `go get ${module}`,
	algorithms: [...hmac, ...rsa, ...pss, 'ES256', 'ES384', 'ES512', 'EdDSA'],
	edwards: ['Ed25519'],
	keySources: ['environment', 'inline', 'jwks'],
	files: { verify: 'main.go', sign: 'main.go' },
	verify,
	sign,
};
