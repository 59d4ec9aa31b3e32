import { jsonLiteral, type Dialect } from './json-literal.ts';
import { hmac, lines, note, pss, remark, rsa } from './library.ts';
import type { Library, SnippetSubject, Written } from './library.ts';
import { rubyString as text } from './string-literals.ts';

const dialect: Dialect = {
	string: text,
	// Ruby wants a digit before an exponent's sign and knows no other difference to JSON.
	oddNumber: (lexeme) => lexeme,
	words: ['true', 'false', 'nil'],
	array: ['[', ']'],
	object: ['{', '}', '{}'],
	member: (name, value) => `${text(name)} => ${value}`,
	indent: '  ',
	trailingComma: true,
};

const list = (texts: readonly string[]): string => `[${texts.map(text).join(', ')}]`;
const comment = (words: string | undefined): string => (words === undefined ? '' : ` # ${words}`);

const secret = {
	utf8: 'ENV.fetch("JWT_SECRET")',
	base64: 'ENV.fetch("JWT_SECRET").unpack1("m")',
	base64url: 'ENV.fetch("JWT_SECRET").tr("-_", "+/").unpack1("m")',
	hex: '[ENV.fetch("JWT_SECRET")].pack("H*")',
} as const;

function verificationKey(subject: SnippetSubject): string {
	const { keyType, keySource, publicKey, secretEncoding } = subject;
	if (keyType === 'oct') return `KEY = ${secret[secretEncoding]}`;
	if (keySource === 'jwks')
		return 'JWKS = JWT::JWK::Set.new(JSON.parse(Net::HTTP.get(URI(ENV.fetch("JWKS_URL")))))';
	const inline = keySource === 'inline' && publicKey;
	const pem = inline ? `<<~PEM` : 'ENV.fetch("JWT_PUBLIC_KEY")';
	const body = inline
		? `\n${publicKey
				.trim()
				.split('\n')
				.map((line) => `  ${line}`)
				.join('\n')}\nPEM`
		: '';
	return keyType === 'OKP'
		? `KEY = Ed25519::VerifyKey.new(OpenSSL::PKey.read(${pem}).public_to_der[-32..])${body}`
		: `KEY = OpenSSL::PKey.read(${pem})${body}`;
}

function typeCheck({ typ }: SnippetSubject): readonly string[] {
	if (!typ) return [];
	const wanted = typ.value.toLowerCase().replace(/^application\//, '');
	return [
		'  typ = header["typ"].to_s.downcase.delete_prefix("application/")',
		`  raise JWT::DecodeError, "Wrong typ" unless typ == ${text(wanted)}${comment(remark(typ, 'type'))}`,
	];
}

function permissions({ scope, role }: SnippetSubject): readonly string[] {
	const out: string[] = [];
	if (scope.length > 0) {
		out.push(
			'  granted = [claims["scope"], claims["scp"]].flatten.join(" ").split',
			`  raise Forbidden, "insufficient_scope" unless (${list(scope)} - granted).empty?`,
		);
	}
	if (role !== undefined) {
		out.push(
			'  roles = [claims["role"], claims["roles"], claims.dig("realm_access", "roles")].flatten',
			`  raise Forbidden, "missing role" unless roles.include?(${text(role)})`,
		);
	}
	return out;
}

function ageCheck({ maximumAge, leeway }: SnippetSubject): readonly string[] {
	if (maximumAge === undefined) return [];
	return [`  raise JWT::DecodeError, "Too old" if Time.now.to_i - claims["iat"] > ${maximumAge + leeway}`];
}

const libraryOf = ({ keyType }: SnippetSubject, fromSet = false): readonly string[] => [
	'require "json"',
	...(fromSet ? ['require "net/http"'] : []),
	keyType === 'OKP' ? 'require "jwt/eddsa"' : 'require "jwt"',
];
const installOf = ({ keyType }: SnippetSubject) =>
	keyType === 'OKP' ? 'gem install jwt jwt-eddsa' : 'gem install jwt';
const notesOf = ({ keyType }: SnippetSubject) => (keyType === 'OKP' ? [note('ruby-eddsa')] : []);

function verify(subject: SnippetSubject): Written {
	const { keyType, keySource, algorithm, issuer, audience, leeway, requireExpiry, maximumAge, scope, role } =
		subject;
	const permits = scope.length > 0 || role !== undefined;
	const fromSet = keyType !== 'oct' && keySource === 'jwks';
	const required = ['iss', 'aud', requireExpiry && 'exp', maximumAge !== undefined && 'iat'].filter(
		(name) => name !== false,
	);
	return {
		install: installOf(subject),
		notes: notesOf(subject),
		code: lines(
			libraryOf(subject, fromSet),
			'',
			`ISSUER = ${text(issuer.value)}${comment(remark(issuer, 'issuer'))}`,
			`AUDIENCE = ${list(audience.value)}${comment(remark(audience, 'audience'))}`,
			verificationKey(subject),
			permits && ['', '# The token holds, and does not permit this.', 'class Forbidden < StandardError; end'],
			'',
			'# Gives the claims of a token that holds, and raises for any other.',
			'def verify(token)',
			`  claims, header = JWT.decode(token, ${fromSet ? 'nil' : 'KEY'}, true, {`,
			`    algorithms: ${list([algorithm])},`,
			fromSet && '    jwks: JWKS,',
			'    iss: ISSUER, verify_iss: true,',
			'    aud: AUDIENCE, verify_aud: true,',
			maximumAge !== undefined && '    verify_iat: true,',
			leeway > 0 && `    leeway: ${leeway},`,
			`    required_claims: ${list(required)}`,
			'  })',
			'  raise JWT::DecodeError, "Critical extensions are not understood" if header.key?("crit")',
			typeCheck(subject),
			ageCheck(subject),
			permissions(subject),
			'  claims',
			'end',
			'',
			'begin',
			'  puts JSON.pretty_generate(verify(ENV.fetch("JWT")))',
			permits && ['rescue Forbidden => error', '  abort "403 #{error.message}"'],
			'rescue JWT::DecodeError => error',
			'  abort "401 #{error.message}"',
			'end',
		),
	};
}

function sign(subject: SnippetSubject): Written {
	const { keyType, secretEncoding, algorithm, kid, typ, lifetime, writesId, writesNotBefore } = subject;
	const pem = 'OpenSSL::PKey.read(ENV.fetch("JWT_PRIVATE_KEY"))';
	const key =
		keyType === 'oct'
			? secret[secretEncoding]
			: keyType === 'OKP'
				? `Ed25519::SigningKey.new(${pem}.private_to_der[-32..])`
				: pem;
	const header = [
		`"typ" => ${text(typ?.value ?? 'JWT')}`,
		kid !== undefined && `"kid" => ${text(kid)}`,
	].filter((member) => typeof member === 'string');
	return {
		install: installOf(subject),
		notes: notesOf(subject),
		code: lines(
			writesId && 'require "securerandom"',
			libraryOf(subject).slice(1),
			'',
			`key = ${key}`,
			`claims = ${jsonLiteral(subject.claims, dialect)}`,
			'now = Time.now.to_i',
			'claims["iat"] = now',
			writesNotBefore && 'claims["nbf"] = now',
			`claims["exp"] = now + ${lifetime}`,
			writesId && 'claims["jti"] = SecureRandom.uuid',
			'',
			`puts JWT.encode(claims, key, ${text(algorithm)}, { ${header.join(', ')} })`,
		),
	};
}

export const rubyJwt: Library = {
	id: 'ruby',
	language: 'Ruby',
	name: 'ruby-jwt',
	version: 'ruby-jwt 3',
	install: 'gem install jwt',
	algorithms: [...hmac, ...rsa, ...pss, 'ES256', 'ES384', 'ES512', 'ES256K', 'EdDSA'],
	edwards: ['Ed25519'],
	keySources: ['environment', 'inline', 'jwks'],
	files: { verify: 'verify.rb', sign: 'sign.rb' },
	verify,
	sign,
};
