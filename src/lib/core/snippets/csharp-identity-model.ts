import { jsonLiteral, type Dialect } from './json-literal.ts';
import { hmac, lines, note, pss, remark, rsa } from './library.ts';
import type { Library, SnippetSubject, Written } from './library.ts';
import { csharpString as text } from './string-literals.ts';

const dialect: Dialect = {
	string: text,
	oddNumber: (lexeme) => `JsonSerializer.Deserialize<JsonElement>(${text(lexeme)})`,
	words: ['true', 'false', 'null!'],
	array: ['new object[] { ', ' }'],
	object: ['new Dictionary<string, object> {', '}', 'new Dictionary<string, object>()'],
	member: (name, value) => `[${text(name)}] = ${value}`,
	indent: '    ',
	trailingComma: true,
};

const list = (texts: readonly string[]): string => `[${texts.map(text).join(', ')}]`;
const comment = (words: string | undefined): string => (words === undefined ? '' : ` // ${words}`);

const secret = {
	utf8: 'Encoding.UTF8.GetBytes(Env("JWT_SECRET"))',
	base64: 'Convert.FromBase64String(Env("JWT_SECRET"))',
	base64url: 'Base64UrlEncoder.DecodeBytes(Env("JWT_SECRET"))',
	hex: 'Convert.FromHexString(Env("JWT_SECRET"))',
} as const;

const environment = [
	'',
	'static string Env(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value',
	'    ? value',
	'    : throw new InvalidOperationException($"Set the environment variable {name}.");',
];

/** Statements that leave the key in `key`. */
function keyOf(subject: SnippetSubject, action: 'verify' | 'sign'): readonly string[] {
	const { keyType, keySource, publicKey, secretEncoding, kid } = subject;
	const named = action === 'sign' && kid !== undefined ? ` { KeyId = ${text(kid)} }` : '';
	if (keyType === 'oct') return [`var key = new SymmetricSecurityKey(${secret[secretEncoding]})${named};`];
	const inline = action === 'verify' && keySource === 'inline' && publicKey;
	const variable = action === 'sign' ? 'JWT_PRIVATE_KEY' : 'JWT_PUBLIC_KEY';
	const pem = inline ? `"""\n${publicKey.trim()}\n"""` : `Env("${variable}")`;
	const [maker, wrapper] = keyType === 'RSA' ? ['RSA', 'RsaSecurityKey'] : ['ECDsa', 'ECDsaSecurityKey'];
	return [
		`var pair = ${maker}.Create();`,
		`pair.ImportFromPem(${pem});`,
		`var key = new ${wrapper}(pair)${named};`,
	];
}

function permissions({ scope, role }: SnippetSubject): readonly string[] {
	const out: string[] = [];
	if (scope.length > 0) {
		out.push(
			'    var granted = Texts("scope").Concat(Texts("scp")).SelectMany(value => value.Split(\' \'));',
			`    if (new[] { ${scope.map(text).join(', ')} }.Except(granted).Any()) throw new UnauthorizedAccessException("insufficient_scope");`,
		);
	}
	if (role !== undefined) {
		out.push(
			`    if (!Texts("role").Concat(Texts("roles")).Contains(${text(role)})) throw new UnauthorizedAccessException("missing role");`,
		);
	}
	if (out.length > 0) {
		out.push(
			'',
			'    IEnumerable<string> Texts(string name) =>',
			'        ((JsonWebToken)result.SecurityToken).Claims.Where(claim => claim.Type == name).Select(claim => claim.Value);',
		);
	}
	return out;
}

function ageCheck({ maximumAge, leeway }: SnippetSubject): readonly string[] {
	if (maximumAge === undefined) return [];
	return [
		'    var issued = ((JsonWebToken)result.SecurityToken).IssuedAt;',
		`    if (DateTime.UtcNow - issued > TimeSpan.FromSeconds(${maximumAge + leeway})) throw new SecurityTokenExpiredException("Too old");`,
	];
}

function verify(subject: SnippetSubject): Written {
	const { keyType, keySource, algorithm, issuer, audience, leeway, requireExpiry, typ, scope, role } =
		subject;
	const fromSet = keyType !== 'oct' && keySource === 'jwks';
	const permits = scope.length > 0 || role !== undefined;
	const inner = permissions(subject);
	const local = inner.indexOf('');
	return {
		notes: [note('no-critical-check')],
		code: lines(
			!fromSet && keyType !== 'oct' && 'using System.Security.Cryptography;',
			keyType === 'oct' && subject.secretEncoding === 'utf8' && 'using System.Text;',
			'using System.Text.Json;',
			'using Microsoft.IdentityModel.JsonWebTokens;',
			'using Microsoft.IdentityModel.Tokens;',
			'',
			fromSet
				? [
						'using var http = new HttpClient();',
						'var keys = new JsonWebKeySet(await http.GetStringAsync(Env("JWKS_URL"))).GetSigningKeys();',
					]
				: keyOf(subject, 'verify'),
			'var expected = new TokenValidationParameters',
			'{',
			fromSet ? '    IssuerSigningKeys = keys,' : '    IssuerSigningKey = key,',
			`    ValidAlgorithms = ${list([algorithm])},`,
			`    ValidIssuer = ${text(issuer.value)},${comment(remark(issuer, 'issuer'))}`,
			`    ValidAudiences = ${list(audience.value)},${comment(remark(audience, 'audience'))}`,
			typ && `    ValidTypes = ${list([typ.value])},${comment(remark(typ, 'type'))}`,
			`    RequireExpirationTime = ${requireExpiry},`,
			`    ClockSkew = TimeSpan.FromSeconds(${leeway}), // five minutes if it is not said`,
			'};',
			'',
			'try',
			'{',
			'    Console.WriteLine(JsonSerializer.Serialize(await Verify(Env("JWT"))));',
			'}',
			permits && [
				'catch (UnauthorizedAccessException error)',
				'{',
				'    Console.Error.WriteLine($"403 {error.Message}");',
				'    Environment.ExitCode = 1;',
				'}',
			],
			'catch (SecurityTokenException error)',
			'{',
			'    Console.Error.WriteLine($"401 {error.Message}");',
			'    Environment.ExitCode = 1;',
			'}',
			'',
			'// Gives the claims of a token that holds, and throws for any other.',
			'async Task<IDictionary<string, object>> Verify(string token)',
			'{',
			'    var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, expected);',
			'    if (!result.IsValid) throw result.Exception;',
			ageCheck(subject),
			local < 0 ? inner : inner.slice(0, local),
			'    return result.Claims;',
			local >= 0 && inner.slice(local),
			'}',
			environment,
		),
	};
}

function sign(subject: SnippetSubject): Written {
	const { keyType, algorithm, typ, lifetime, writesId, writesNotBefore } = subject;
	const claims = jsonLiteral(subject.claims, dialect);
	return {
		code: lines(
			keyType !== 'oct' && 'using System.Security.Cryptography;',
			keyType === 'oct' && subject.secretEncoding === 'utf8' && 'using System.Text;',
			claims.includes('JsonSerializer') && 'using System.Text.Json;',
			'using Microsoft.IdentityModel.JsonWebTokens;',
			'using Microsoft.IdentityModel.Tokens;',
			'',
			keyOf(subject, 'sign'),
			`var claims = ${claims};`,
			writesId && 'claims["jti"] = Guid.NewGuid().ToString();',
			'var now = DateTime.UtcNow;',
			'var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };',
			'Console.WriteLine(handler.CreateToken(new SecurityTokenDescriptor',
			'{',
			'    Claims = claims,',
			'    IssuedAt = now,',
			writesNotBefore && '    NotBefore = now,',
			`    Expires = now.AddSeconds(${lifetime}),`,
			`    TokenType = ${text(typ?.value ?? 'JWT')},`,
			`    SigningCredentials = new SigningCredentials(key, ${text(algorithm)}),`,
			'}));',
			environment,
		),
	};
}

export const csharpIdentityModel: Library = {
	id: 'csharp',
	language: 'C#',
	name: 'Microsoft.IdentityModel',
	version: 'Microsoft.IdentityModel 8',
	install: 'dotnet add package Microsoft.IdentityModel.JsonWebTokens',
	algorithms: [...hmac, ...rsa, ...pss, 'ES256', 'ES384', 'ES512'],
	edwards: [],
	keySources: ['environment', 'inline', 'jwks'],
	files: { verify: 'Program.cs', sign: 'Program.cs' },
	verify,
	sign,
};
