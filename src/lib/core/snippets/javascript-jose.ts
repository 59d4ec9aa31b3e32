import { keyManagements } from '../jose/encryption/key-management.ts';
import { jsonLiteral, type Dialect } from './json-literal.ts';
import { hmac, lines, note, pss, remark, rsa } from './library.ts';
import type { Library, SnippetSubject, Written } from './library.ts';
import { javaScriptString as text } from './string-literals.ts';

const dialect: Dialect = {
	string: text,
	oddNumber: (lexeme) => lexeme,
	words: ['true', 'false', 'null'],
	array: ['[', ']'],
	object: ['{', '}', '{}'],
	// Without brackets `__proto__` would set the object's prototype.
	member: (name, value) =>
		`${name === '__proto__' ? "['__proto__']" : /^[a-z_]\w*$/i.test(name) ? name : text(name)}: ${value}`,
	indent: '\t',
	trailingComma: true,
};

const list = (texts: readonly string[]): string => `[${texts.map(text).join(', ')}]`;
const comment = (words: string | undefined): string => (words === undefined ? '' : ` // ${words}`);

const secret = {
	utf8: "new TextEncoder().encode(env('JWT_SECRET'))",
	base64: "Buffer.from(env('JWT_SECRET'), 'base64')",
	base64url: "Buffer.from(env('JWT_SECRET'), 'base64url')",
	hex: "Buffer.from(env('JWT_SECRET'), 'hex')",
} as const;

const environment = [
	'',
	'function env(name) {',
	'\tconst value = process.env[name];',
	'\tif (!value) throw new Error(`Set the environment variable ${name}.`);',
	'\treturn value;',
	'}',
];

const runs = [
	'',
	'try {',
	"\tconsole.log(JSON.stringify(await verify(env('JWT')), null, 2));",
	'} catch (error) {',
	'\tconsole.error(`${error.status ?? 401} ${error.message}`);',
	'\tprocess.exitCode = 1;',
	'}',
];

function publicKey({ keySource, publicKey: pem, algorithm }: SnippetSubject): readonly string[] {
	if (keySource === 'jwks') return ["const key = createRemoteJWKSet(new URL(env('JWKS_URL')));"];
	const given = keySource === 'inline' && pem ? `\`${pem.trim()}\`` : "env('JWT_PUBLIC_KEY')";
	return [`const key = await importSPKI(${given}, ${text(algorithm)});`];
}

const expectations = ({ issuer, audience }: SnippetSubject): readonly string[] => [
	`const issuer = ${text(issuer.value)};${comment(remark(issuer, 'issuer'))}`,
	`const audience = ${list(audience.value)};${comment(remark(audience, 'audience'))}`,
];

/** The options that a JWS and a JWE have in common. */
const claimOptions = ({ typ, leeway, maximumAge, requireExpiry }: SnippetSubject) => [
	'\t\tissuer,',
	'\t\taudience,',
	typ && `\t\ttyp: ${text(typ.value)},${comment(remark(typ, 'type'))}`,
	requireExpiry && "\t\trequiredClaims: ['exp'],",
	leeway > 0 && `\t\tclockTolerance: ${leeway},`,
	maximumAge !== undefined && `\t\tmaxTokenAge: ${maximumAge},`,
];

function permissions({ scope, role }: SnippetSubject): readonly string[] {
	const out: string[] = [];
	if (scope.length > 0) {
		out.push(
			"\tconst granted = [payload.scope, payload.scp].flat().join(' ').split(/\\s+/);",
			`\tif (!${list(scope)}.every((scope) => granted.includes(scope))) throw forbidden('insufficient_scope');`,
		);
	}
	if (role !== undefined) {
		out.push(
			'\tconst roles = [payload.role, payload.roles, payload.realm_access?.roles].flat();',
			`\tif (!roles.includes(${text(role)})) throw forbidden('missing role');`,
		);
	}
	return out;
}

const forbidden = ({ scope, role }: SnippetSubject): readonly string[] =>
	scope.length === 0 && role === undefined
		? []
		: [
				'',
				'function forbidden(message) {',
				'\treturn Object.assign(new Error(message), { status: 403 });',
				'}',
			];

/** What is expected of the claims, and all that comes after it. */
function claimsAndRest(subject: SnippetSubject) {
	return [
		claimOptions(subject).filter((line) => typeof line === 'string'),
		'\t});',
		permissions(subject),
		'\treturn payload;',
		'}',
		forbidden(subject),
		environment,
		runs,
	];
}

function verify(subject: SnippetSubject): Written {
	const { keyType, keySource, algorithm, secretEncoding } = subject;
	const isSecret = keyType === 'oct';
	const imports = isSecret ? '' : keySource === 'jwks' ? 'createRemoteJWKSet, ' : 'importSPKI, ';
	return {
		notes: nodeNotes(subject),
		code: lines(
			`import { ${imports}jwtVerify } from 'jose';`,
			'',
			expectations(subject),
			isSecret ? `const key = ${secret[secretEncoding]};` : publicKey(subject),
			'',
			'/** Gives the claims of a token that holds, and throws for any other. */',
			'export async function verify(token) {',
			'\tconst { payload } = await jwtVerify(token, key, {',
			`\t\talgorithms: [${text(algorithm)}],`,
			...claimsAndRest(subject),
		),
	};
}

function decrypt(subject: SnippetSubject): Written {
	const { keyType, algorithm, encryption, secretEncoding } = subject;
	const isSecret = keyType === 'oct';
	const key = isSecret
		? secret[secretEncoding]
		: `await importPKCS8(env('JWT_PRIVATE_KEY'), ${text(algorithm)})`;
	return {
		code: lines(
			`import { ${isSecret ? '' : 'importPKCS8, '}jwtDecrypt } from 'jose';`,
			'',
			expectations(subject),
			`const key = ${key};`,
			'',
			'/** Gives the claims of a token that this key opens and that hold, and throws for any other. */',
			'export async function verify(token) {',
			'\tconst { payload } = await jwtDecrypt(token, key, {',
			`\t\tkeyManagementAlgorithms: [${text(algorithm)}],`,
			`\t\tcontentEncryptionAlgorithms: [${text(encryption ?? '')}],`,
			...claimsAndRest(subject),
		),
	};
}

function sign(subject: SnippetSubject): Written {
	const { keyType, algorithm, secretEncoding, kid, typ, lifetime, writesId, writesNotBefore } = subject;
	const isSecret = keyType === 'oct';
	const header = [
		`alg: ${text(algorithm)}`,
		`typ: ${text(typ?.value ?? 'JWT')}`,
		kid !== undefined && `kid: ${text(kid)}`,
	].filter((member) => typeof member === 'string');
	return {
		notes: nodeNotes(subject),
		code: lines(
			writesId && "import { randomUUID } from 'node:crypto';",
			`import { ${isSecret ? '' : 'importPKCS8, '}SignJWT } from 'jose';`,
			'',
			isSecret
				? `const key = ${secret[secretEncoding]};`
				: `const key = await importPKCS8(env('JWT_PRIVATE_KEY'), ${text(algorithm)});`,
			'',
			`const claims = ${jsonLiteral(subject.claims, dialect)};`,
			'',
			'const token = await new SignJWT(claims)',
			`\t.setProtectedHeader({ ${header.join(', ')} })`,
			'\t.setIssuedAt()',
			writesNotBefore && "\t.setNotBefore('0s')",
			`\t.setExpirationTime('${lifetime}s')`,
			writesId && '\t.setJti(randomUUID())',
			'\t.sign(key);',
			'console.log(token);',
			environment,
		),
	};
}

const nodeNotes = ({ keyType }: SnippetSubject) => (keyType === 'AKP' ? [note('node-ml-dsa')] : []);

export const javaScriptJose: Library = {
	id: 'javascript',
	language: 'JavaScript',
	name: 'jose',
	version: 'jose 6',
	install: 'npm install jose',
	algorithms: [
		...hmac,
		...rsa,
		...pss,
		...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519', 'ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87'],
	],
	edwards: ['Ed25519'],
	decrypts: keyManagements.filter(({ status }) => status !== 'prohibited').map(({ name }) => name),
	keySources: ['environment', 'inline', 'jwks'],
	files: { verify: 'verify.mjs', sign: 'sign.mjs' },
	verify,
	sign,
	decrypt,
};
