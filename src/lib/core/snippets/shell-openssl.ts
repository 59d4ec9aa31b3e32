import { algorithmNamed, exactRows } from '../jose/algorithms.ts';
import { jsonDialect, jsonLiteral } from './json-literal.ts';
import { hmac, lines, note, pss, remark, rsa } from './library.ts';
import type { Library, SnippetSubject, Written } from './library.ts';
import { jsonString, shellWord } from './string-literals.ts';

// The values of the token stand in the script as JSON in ASCII, within single quotes: no shell reads anything in there.
const json = (text: string): string => shellWord(jsonString(text));
const jsonList = (texts: readonly string[]): string => shellWord(`[${texts.map(jsonString).join(',')}]`);
const comment = (words: string | undefined): string | false => words !== undefined && `# ${words}`;

const digestOf = (subject: SnippetSubject): string =>
	(algorithmNamed(subject.algorithm)?.hash ?? 'SHA-512').replace('-', '').toLowerCase();

/** Bytes of R and of S. */
function halfOf({ algorithm }: SnippetSubject): number {
	const row = algorithmNamed(algorithm);
	const bytes = row && exactRows(row)[0]?.signatureBytes;
	return typeof bytes === 'number' ? bytes / 2 : 0;
}

const head = (what: string, needs: string): readonly string[] => [
	'#!/bin/sh',
	`# ${what} ${needs}`,
	'set -eu',
	'umask 077',
	'fail() { printf \'%s\\n\' "$*" >&2; exit 1; }',
	'dir=$(mktemp -d)',
	'trap \'rm -rf "$dir"\' EXIT',
];

const secretAsHex = {
	utf8: 'printf %s "$JWT_SECRET" | to_hex',
	base64: 'printf %s "$JWT_SECRET" | openssl base64 -d -A | to_hex',
	base64url: 'decode "$JWT_SECRET" | to_hex',
	hex: 'printf %s "$JWT_SECRET"',
} as const;

const toHex = "to_hex() { od -An -v -tx1 | tr -d ' \\n'; }";
const toBase64url = "to_base64url() { openssl base64 -A | tr '/+' '_-' | tr -d =; }";
const decodes: readonly string[] = [
	'decode() { # base64url to bytes',
	"\ttext=$(printf %s \"$1\" | tr '_-' '/+')",
	'\twhile [ $((${#text} % 4)) -ne 0 ]; do text="$text="; done',
	'\tprintf %s "$text" | openssl base64 -d -A',
	'}',
];

const isEcdsa = ({ keyType }: SnippetSubject): boolean => keyType === 'EC';
const isPss = ({ algorithm }: SnippetSubject): boolean => algorithm.startsWith('PS');
const pssOptions = '-sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:-1 ';

/** Puts the signature of the file `input` to the test. */
function signatureCheck(subject: SnippetSubject): readonly string[] {
	const { keyType, publicKey, keySource } = subject;
	if (keyType === 'oct') {
		return [
			`secret=$(${secretAsHex[subject.secretEncoding]})`,
			`mac=$(openssl dgst -${digestOf(subject)} -mac HMAC -macopt "hexkey:$secret" -binary "$dir/input" | to_base64url)`,
			'[ "$mac" = "$signature" ] || fail "401 The signature does not match."',
		];
	}
	const pem = keySource === 'inline' && publicKey ? `'${publicKey.trim()}'` : '"$JWT_PUBLIC_KEY"';
	return [
		`printf '%s\\n' ${pem} > "$dir/key.pem"`,
		'openssl pkey -pubin -in "$dir/key.pem" -noout || fail "The key is no public key as PEM."',
		'decode "$signature" > "$dir/signature"',
		...(isEcdsa(subject) ? toDer(halfOf(subject)) : []),
		...(keyType === 'RSA' || isEcdsa(subject)
			? [
					`openssl dgst -${digestOf(subject)} ${isPss(subject) ? pssOptions : ''}-verify "$dir/key.pem" \\`,
					`\t-signature "$dir/signature" "$dir/input" > /dev/null 2>&1 || fail "401 The signature does not match."`,
				]
			: [
					'openssl pkeyutl -verify -pubin -inkey "$dir/key.pem" -rawin -in "$dir/input" \\',
					'\t-sigfile "$dir/signature" > /dev/null 2>&1 || fail "401 The signature does not match."',
				]),
	];
}

/** A JWS has R and S side by side (RFC 7518 §3.4), OpenSSL wants them in a sequence of DER. */
const toDer = (half: number): readonly string[] => [
	'hex=$(to_hex < "$dir/signature")',
	`[ \${#hex} -eq ${4 * half} ] || fail "401 The signature is not ${2 * half} bytes long."`,
	'{',
	"\tprintf 'asn1=SEQUENCE:rs\\n[rs]\\n'",
	`\tprintf 'r=INTEGER:0x%s\\n' "$(printf %s "$hex" | cut -c1-${2 * half})"`,
	`\tprintf 's=INTEGER:0x%s\\n' "$(printf %s "$hex" | cut -c${2 * half + 1}-)"`,
	'} > "$dir/rs.cnf"',
	'openssl asn1parse -genconf "$dir/rs.cnf" -noout -out "$dir/signature" > /dev/null',
];

const claimCheck = (says: string, test: string, given = ''): string =>
	`jq -e --argjson now "$now" ${given}${shellWord(test)} "$dir/claims" > /dev/null || fail ${shellWord(says)}`;

function typeCheck({ typ }: SnippetSubject): readonly (string | false)[] {
	if (!typ) return [];
	const wanted = typ.value.toLowerCase().replace(/^application\//, '');
	const test = '(.typ | strings | ascii_downcase | ltrimstr("application/")) == $typ';
	return [
		comment(remark(typ, 'type')),
		`jq -e --argjson typ ${json(wanted)} ${shellWord(test)} "$dir/header" > /dev/null || fail '401 Wrong typ.'`,
	];
}

function claimChecks(subject: SnippetSubject): readonly (string | false)[] {
	const { issuer, audience, leeway, requireExpiry, maximumAge, scope, role } = subject;
	const age = `(.iat | type) == "number" and $now - .iat <= ${maximumAge ?? 0} + ${leeway} and .iat <= $now + ${leeway}`;
	const granted =
		'([.scope, .scp] | flatten | map(strings | split(" ")) | flatten) as $granted | $scope - $granted == []';
	const roles = '[.role, .roles, .realm_access.roles?] | flatten | index($role) != null';
	return [
		'now=$(date +%s)',
		claimCheck('401 The payload is no claims set.', 'type == "object"'),
		comment(remark(issuer, 'issuer')),
		claimCheck('401 Another issuer.', '.iss == $iss', `--argjson iss ${json(issuer.value)} `),
		comment(remark(audience, 'audience')),
		claimCheck(
			'401 Meant for another audience.',
			'[.aud] | flatten | any(. as $one | $aud | index($one) != null)',
			`--argjson aud ${jsonList(audience.value)} `,
		),
		claimCheck(
			'401 Expired.',
			`${requireExpiry ? '' : '(has("exp") | not) or '}((.exp | type) == "number" and $now < .exp + ${leeway})`,
		),
		claimCheck(
			'401 Not valid yet.',
			`(has("nbf") | not) or ((.nbf | type) == "number" and $now >= .nbf - ${leeway})`,
		),
		maximumAge !== undefined && claimCheck('401 Too old.', age),
		scope.length > 0 && claimCheck('403 insufficient_scope', granted, `--argjson scope ${jsonList(scope)} `),
		role !== undefined && claimCheck('403 Missing role.', roles, `--argjson role ${json(role)} `),
	];
}

const kept = (all: readonly (string | false)[]): readonly string[] => all.filter((line) => line !== false);

function verify(subject: SnippetSubject): Written {
	const { keyType, keySource, algorithm } = subject;
	const isSecret = keyType === 'oct';
	const variable = isSecret ? 'JWT_SECRET' : 'JWT_PUBLIC_KEY';
	const fromOutside = isSecret || keySource === 'environment';
	const crit = '.alg == $alg and (has("crit") | not)';
	return {
		notes: notesOf(subject),
		code: lines(
			head('Verifies the token in the variable JWT.', 'Needs OpenSSL 3 and jq.'),
			fromOutside && `: "\${JWT:?}" "\${${variable}:?}"`,
			!fromOutside && ': "${JWT:?}"',
			'',
			decodes,
			(isSecret || isEcdsa(subject)) && toHex,
			isSecret && toBase64url,
			'',
			'case $JWT in',
			"\t*[!A-Za-z0-9_.-]* | *.*.*.* | .* | *..* ) fail '401 Not a signed token.' ;;",
			'\t*.*.?*) ;;',
			"\t*) fail '401 Not a signed token.' ;;",
			'esac',
			'input=${JWT%.*} signature=${JWT##*.}',
			'printf %s "$input" > "$dir/input"',
			'decode "${input%.*}" > "$dir/header"',
			'decode "${input#*.}" > "$dir/claims"',
			'',
			'# The algorithm is decided here, not by the token.',
			`jq -e --arg alg ${shellWord(algorithm)} ${shellWord(crit)} "$dir/header" > /dev/null || fail '401 Wrong algorithm.'`,
			kept(typeCheck(subject)),
			'',
			signatureCheck(subject),
			'',
			kept(claimChecks(subject)),
			'',
			'jq . "$dir/claims"',
			'# Ask an API: curl --header "Authorization: Bearer $JWT" https://api.example.com/',
		),
	};
}

/** Leaves base64url of the signature over the file `input` in `signature`. */
function signing(subject: SnippetSubject): readonly string[] {
	const { keyType } = subject;
	if (keyType === 'oct') {
		return [
			`secret=$(${secretAsHex[subject.secretEncoding]})`,
			`signature=$(openssl dgst -${digestOf(subject)} -mac HMAC -macopt "hexkey:$secret" -binary "$dir/input" | to_base64url)`,
		];
	}
	const key = 'printf \'%s\\n\' "$JWT_PRIVATE_KEY" > "$dir/key.pem"';
	if (keyType === 'RSA') {
		return [
			key,
			`signature=$(openssl dgst -${digestOf(subject)} ${isPss(subject) ? pssOptions : ''}-sign "$dir/key.pem" "$dir/input" | to_base64url)`,
		];
	}
	if (!isEcdsa(subject)) {
		return [
			key,
			'openssl pkeyutl -sign -inkey "$dir/key.pem" -rawin -in "$dir/input" -out "$dir/signature"',
			'signature=$(to_base64url < "$dir/signature")',
		];
	}
	const digits = 2 * halfOf(subject);
	return [
		key,
		`openssl dgst -${digestOf(subject)} -sign "$dir/key.pem" -out "$dir/der" "$dir/input"`,
		'# OpenSSL gives R and S as DER; a JWS has them side by side, each at full length (RFC 7518 §3.4).',
		'hex=$(openssl asn1parse -inform DER -in "$dir/der" | sed -n \'s/.*INTEGER *:\\([0-9A-F]*\\).*/\\1/p\' | while read -r number; do',
		`\twhile [ \${#number} -lt ${digits} ]; do number=0$number; done`,
		'\tprintf %s "$number"',
		'done)',
		'signature=$(printf %s "$hex" | fold -w 2 | { while read -r byte || [ -n "$byte" ]; do',
		'\tprintf "\\\\$(printf %03o "0x$byte")"',
		'done; } | to_base64url)',
	];
}

function sign(subject: SnippetSubject): Written {
	const { keyType, algorithm, kid, typ, lifetime, writesId, writesNotBefore } = subject;
	const isSecret = keyType === 'oct';
	const header = [
		`"alg":${jsonString(algorithm)}`,
		`"typ":${jsonString(typ?.value ?? 'JWT')}`,
		kid !== undefined && `"kid":${jsonString(kid)}`,
	].filter((member) => typeof member === 'string');
	const times = [
		'iat: $now',
		writesNotBefore && 'nbf: $now',
		`exp: ($now + ${lifetime})`,
		writesId && 'jti: $jti',
	].filter((member) => typeof member === 'string');
	return {
		notes: notesOf(subject),
		code: lines(
			head('Writes a signed token.', 'Needs OpenSSL 3 and jq.'),
			`: "\${${isSecret ? 'JWT_SECRET' : 'JWT_PRIVATE_KEY'}:?}"`,
			'',
			toBase64url,
			isSecret && subject.secretEncoding === 'base64url' && decodes,
			isSecret && subject.secretEncoding !== 'hex' && toHex,
			'',
			`claims=${shellWord(jsonLiteral(subject.claims, jsonDialect))}`,
			'now=$(date +%s)',
			`claims=$(printf %s "$claims" | jq -c --argjson now "$now" ${writesId ? '--arg jti "$(openssl rand -hex 16)" ' : ''}\\`,
			`\t'. + {${times.join(', ')}}')`,
			`header=${shellWord(`{${header.join(',')}}`)}`,
			'',
			'printf %s.%s "$(printf %s "$header" | to_base64url)" "$(printf %s "$claims" | to_base64url)" > "$dir/input"',
			signing(subject),
			'printf \'%s.%s\\n\' "$(cat "$dir/input")" "$signature"',
		),
	};
}

const notesOf = ({ keyType }: SnippetSubject) => [
	...(keyType === 'oct' ? [note('secret-in-process-list')] : []),
	...(keyType === 'AKP' ? [note('openssl-ml-dsa')] : []),
];

export const shellOpenssl: Library = {
	id: 'shell',
	language: 'Shell',
	name: 'OpenSSL, jq, curl',
	version: 'OpenSSL 3 and jq 1.6',
	install: 'apt-get install openssl jq curl   # macOS: brew install openssl jq',
	algorithms: [
		...hmac,
		...rsa,
		...pss,
		...['ES256', 'ES384', 'ES512', 'ES256K', 'EdDSA', 'Ed25519', 'Ed448'],
		...['ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87'],
	],
	edwards: ['Ed25519', 'Ed448'],
	keySources: ['environment', 'inline'],
	files: { verify: 'verify.sh', sign: 'sign.sh' },
	verify,
	sign,
};
