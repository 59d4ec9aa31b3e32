import { jsonDialect, jsonLiteral } from './json-literal.ts';
import { hmac, lines, note, pss, remark, rsa } from './library.ts';
import type { Library, SnippetSubject, Written } from './library.ts';
import { rustString as text } from './string-literals.ts';

/** A raw literal, with so many `#` around it that none of its own text could end it. */
function rawText(content: string): string {
	const longest = Math.max(0, ...(content.match(/"#+/g) ?? []).map((found) => found.length));
	const fence = '#'.repeat(Math.max(1, longest));
	return `r${fence}"${content}"${fence}`;
}

const list = (texts: readonly string[]): string => `&[${texts.map(text).join(', ')}]`;
const comment = (words: string | undefined): string => (words === undefined ? '' : ` // ${words}`);

const decoders = {
	utf8: ['env::var("JWT_SECRET")?.into_bytes()', undefined, ''],
	base64: [
		'STANDARD.decode(env::var("JWT_SECRET")?)?',
		'use base64::{engine::general_purpose::STANDARD, Engine};',
		' base64',
	],
	base64url: [
		'URL_SAFE_NO_PAD.decode(env::var("JWT_SECRET")?)?',
		'use base64::{engine::general_purpose::URL_SAFE_NO_PAD, Engine};',
		' base64',
	],
	hex: ['hex::decode(env::var("JWT_SECRET")?)?', undefined, ' hex'],
} as const;

const pemReader = { RSA: 'from_rsa_pem', EC: 'from_ec_pem', OKP: 'from_ed_pem' } as const;

function keyOf(subject: SnippetSubject, action: 'verify' | 'sign'): string {
	const { keyType, keySource, publicKey, secretEncoding } = subject;
	const kind = action === 'verify' ? 'DecodingKey' : 'EncodingKey';
	if (keyType === 'oct') return `${kind}::from_secret(&${decoders[secretEncoding][0]})`;
	const reader = pemReader[keyType === 'RSA' || keyType === 'EC' ? keyType : 'OKP'];
	if (action === 'sign') return `${kind}::${reader}(env::var("JWT_PRIVATE_KEY")?.as_bytes())?`;
	const inline = keySource === 'inline' && publicKey;
	return `${kind}::${reader}(${inline ? `b"${publicKey.trim()}\n"` : 'env::var("JWT_PUBLIC_KEY")?.as_bytes()'})?`;
}

const cargo = (more: string): string =>
	`cargo add jsonwebtoken@10 --features aws_lc_rs && cargo add serde_json${more}`;

function typeCheck({ typ }: SnippetSubject): readonly string[] {
	if (!typ) return [];
	const wanted = typ.value.toLowerCase().replace(/^application\//, '');
	return [
		'    let typ = data.header.typ.unwrap_or_default().to_lowercase();',
		`    if typ.trim_start_matches("application/") != ${text(wanted)} {${comment(remark(typ, 'type'))}`,
		'        return Err("401 wrong typ".into());',
		'    }',
	];
}

function ageCheck({ maximumAge, leeway }: SnippetSubject): readonly string[] {
	if (maximumAge === undefined) return [];
	return [
		'    let issued = data.claims["iat"].as_f64().ok_or("401 no iat")?;',
		'    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs_f64();',
		`    if now - issued > ${maximumAge + leeway}.0 || issued - now > ${leeway}.0 {`,
		'        return Err("401 too old".into());',
		'    }',
	];
}

function permissions({ scope, role }: SnippetSubject): readonly string[] {
	const out: string[] = [];
	if (scope.length > 0) {
		out.push(
			'    let granted = [texts(&data.claims["scope"]), texts(&data.claims["scp"])].concat();',
			`    if !${list(scope).slice(1)}.iter().all(|scope| granted.iter().any(|one| one == scope)) {`,
			'        return Err("403 insufficient_scope".into());',
			'    }',
		);
	}
	if (role !== undefined) {
		out.push(
			'    let realm = &data.claims["realm_access"]["roles"];',
			'    let roles = [texts(&data.claims["role"]), texts(&data.claims["roles"]), texts(realm)].concat();',
			`    if !roles.iter().any(|one| one == ${text(role)}) {`,
			'        return Err("403 missing role".into());',
			'    }',
		);
	}
	return out;
}

const textsOf = [
	'',
	'/// The words of a text, or the texts of a list.',
	'fn texts(value: &Value) -> Vec<String> {',
	'    match value {',
	'        Value::String(text) => text.split_whitespace().map(String::from).collect(),',
	'        Value::Array(items) => items.iter().filter_map(|item| item.as_str().map(String::from)).collect(),',
	'        _ => Vec::new(),',
	'    }',
	'}',
];

function verify(subject: SnippetSubject): Written {
	const { keyType, keySource, algorithm, issuer, audience, leeway, requireExpiry, maximumAge } = subject;
	const permits = subject.scope.length > 0 || subject.role !== undefined;
	const isSecret = keyType === 'oct';
	const fromSet = !isSecret && keySource === 'jwks';
	const required = ['iss', 'aud', ...(requireExpiry ? ['exp'] : [])];
	return {
		install: cargo(
			(fromSet ? ' reqwest --features reqwest/blocking,reqwest/json' : '') +
				(isSecret ? decoders[subject.secretEncoding][2] : ''),
		),
		notes: [note('no-critical-check')],
		code: lines(
			'use std::{env, error::Error};',
			maximumAge !== undefined && 'use std::time::{SystemTime, UNIX_EPOCH};',
			'',
			isSecret && decoders[subject.secretEncoding][1],
			fromSet && 'use jsonwebtoken::{decode_header, jwk::JwkSet};',
			'use jsonwebtoken::{decode, Algorithm, DecodingKey, Validation};',
			'use serde_json::Value;',
			'',
			`const ISSUER: &str = ${text(issuer.value)};${comment(remark(issuer, 'issuer'))}`,
			`const AUDIENCE: &[&str] = ${list(audience.value)};${comment(remark(audience, 'audience'))}`,
			'',
			'/// Gives the claims of a token that holds, and an error for any other.',
			'fn verify(token: &str, key: &DecodingKey) -> Result<Value, Box<dyn Error>> {',
			`    let mut validation = Validation::new(Algorithm::${algorithm});`,
			'    validation.set_issuer(&[ISSUER]);',
			'    validation.set_audience(AUDIENCE);',
			'    // A claim that is not required is checked only where it is there.',
			`    validation.set_required_spec_claims(${list(required)});`,
			'    validation.validate_nbf = true;',
			`    validation.leeway = ${leeway};`,
			'    let data = decode::<Value>(token, key, &validation)?;',
			typeCheck(subject),
			ageCheck(subject),
			permissions(subject),
			'    Ok(data.claims)',
			'}',
			permits && textsOf,
			'',
			'fn main() -> Result<(), Box<dyn Error>> {',
			'    let token = env::var("JWT")?;',
			fromSet
				? [
						'    let keys: JwkSet = reqwest::blocking::get(env::var("JWKS_URL")?)?.json()?;',
						'    let kid = decode_header(&token)?.kid.ok_or("401 no kid")?;',
						'    let key = DecodingKey::from_jwk(keys.find(&kid).ok_or("401 unknown kid")?)?;',
					]
				: `    let key = ${keyOf(subject, 'verify')};`,
			'    println!("{}", serde_json::to_string_pretty(&verify(&token, &key)?)?);',
			'    Ok(())',
			'}',
		),
	};
}

function sign(subject: SnippetSubject): Written {
	const { keyType, algorithm, kid, typ, lifetime, writesId, writesNotBefore } = subject;
	const isSecret = keyType === 'oct';
	return {
		install: cargo(
			(writesId ? ' uuid --features uuid/v4' : '') + (isSecret ? decoders[subject.secretEncoding][2] : ''),
		),
		code: lines(
			'use std::time::{SystemTime, UNIX_EPOCH};',
			'use std::{env, error::Error};',
			'',
			isSecret && decoders[subject.secretEncoding][1],
			'use jsonwebtoken::{encode, Algorithm, EncodingKey, Header};',
			'use serde_json::Value;',
			'',
			'fn main() -> Result<(), Box<dyn Error>> {',
			`    let key = ${keyOf(subject, 'sign')};`,
			`    let mut claims: Value = serde_json::from_str(${rawText(jsonLiteral(subject.claims, jsonDialect))})?;`,
			'    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();',
			'    claims["iat"] = now.into();',
			writesNotBefore && '    claims["nbf"] = now.into();',
			`    claims["exp"] = (now + ${lifetime}).into();`,
			writesId && '    claims["jti"] = uuid::Uuid::new_v4().to_string().into();',
			'',
			`    let mut header = Header::new(Algorithm::${algorithm});`,
			`    header.typ = Some(${text(typ?.value ?? 'JWT')}.into());`,
			kid !== undefined && `    header.kid = Some(${text(kid)}.into());`,
			'    println!("{}", encode(&header, &claims, &key)?);',
			'    Ok(())',
			'}',
		),
	};
}

export const rustJsonWebToken: Library = {
	id: 'rust',
	language: 'Rust',
	name: 'jsonwebtoken',
	version: 'jsonwebtoken 10',
	install: cargo(''),
	algorithms: [...hmac, ...rsa, ...pss, 'ES256', 'ES384', 'EdDSA'],
	edwards: ['Ed25519'],
	keySources: ['environment', 'inline', 'jwks'],
	files: { verify: 'main.rs', sign: 'main.rs' },
	verify,
	sign,
};
