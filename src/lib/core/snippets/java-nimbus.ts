import { keyManagements } from '../jose/encryption/key-management.ts';
import { jsonDialect, jsonLiteral } from './json-literal.ts';
import { hmac, lines, note, pss, remark, rsa } from './library.ts';
import type { Library, SnippetSubject, Written } from './library.ts';
import { javaString as text } from './string-literals.ts';

const list = (texts: readonly string[]): string => `Set.of(${texts.map(text).join(', ')})`;
const comment = (words: string | undefined): string => (words === undefined ? '' : ` // ${words}`);

/** Within a text block a backslash still escapes; three quotes in a row would end it. */
const textBlock = (content: string): string =>
	`"""\n${content.replaceAll('\\', '\\\\').replaceAll('"""', '\\"""')}\n"""`;

const secret = {
	utf8: 'env("JWT_SECRET").getBytes(StandardCharsets.UTF_8)',
	base64: 'Base64.getDecoder().decode(env("JWT_SECRET"))',
	base64url: 'Base64.getUrlDecoder().decode(env("JWT_SECRET"))',
	hex: 'HexFormat.of().parseHex(env("JWT_SECRET"))',
} as const;

const environment = [
	'',
	'    static String env(String name) {',
	'        String value = System.getenv(name);',
	'        if (value == null || value.isEmpty()) throw new IllegalStateException("Set the environment variable " + name + ".");',
	'        return value;',
	'    }',
];

const der = [
	'',
	'    /** The DER within a PEM text. */',
	'    static byte[] der(String pem) {',
	'        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[^-]+-----", ""));',
	'    }',
];

/** What makes signatures, by the kind of key. */
const kinds = {
	RSA: { verifier: 'RSASSAVerifier', signer: 'RSASSASigner', factory: 'RSA', jwk: 'toRSAKey', type: 'RSA' },
	EC: { verifier: 'ECDSAVerifier', signer: 'ECDSASigner', factory: 'EC', jwk: 'toECKey', type: 'EC' },
} as const;

function verifierOf(subject: SnippetSubject): string {
	const { keyType, keySource, publicKey, secretEncoding } = subject;
	if (keyType === 'oct') return `new MACVerifier(${secret[secretEncoding]})`;
	const pem = keySource === 'inline' && publicKey ? textBlock(publicKey.trim()) : 'env("JWT_PUBLIC_KEY")';
	if (keyType === 'RSA' || keyType === 'EC') {
		const { verifier, factory, type } = kinds[keyType];
		return `new ${verifier}((${type}PublicKey) KeyFactory.getInstance("${factory}").generatePublic(new X509EncodedKeySpec(der(${pem}))))`;
	}
	// RFC 8410: the last 32 bytes are the key.
	return `new Ed25519Verifier(new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(Arrays.copyOfRange(der(${pem}), 12, 44))).build())`;
}

const fromKeySet = ({ keyType }: SnippetSubject): readonly string[] => [
	'        // In an API keep the set, and load it again only when a kid is not in it.',
	'        JWK key = JWKSet.load(URI.create(env("JWKS_URL")).toURL()).getKeyByKeyId(header.getKeyID());',
	'        if (key == null) throw new BadJWTException("Unknown kid");',
	keyType === 'RSA' || keyType === 'EC'
		? `        return new ${kinds[keyType].verifier}(key.${kinds[keyType].jwk}());`
		: '        return new Ed25519Verifier(key.toOctetKeyPair());',
];

function typeCheck({ typ }: SnippetSubject, header: string): readonly string[] {
	if (!typ) return [];
	const wanted = typ.value.toLowerCase().replace(/^application\//, '');
	return [
		`        String typ = String.valueOf(${header}.getType()).toLowerCase(Locale.ROOT).replaceFirst("^application/", "");`,
		`        if (!typ.equals(${text(wanted)})) throw new BadJWTException("Wrong typ");${comment(remark(typ, 'type'))}`,
	];
}

function claimChecks(subject: SnippetSubject): readonly string[] {
	const { requireExpiry, maximumAge, leeway, scope, role } = subject;
	const required = ['iss', 'aud', requireExpiry && 'exp', maximumAge !== undefined && 'iat'].filter(
		(name) => name !== false,
	);
	const out = [
		'        var expected = new JWTClaimsSet.Builder().issuer(ISSUER).build();',
		`        var verifier = new DefaultJWTClaimsVerifier<SecurityContext>(AUDIENCE, expected, ${list(required)}, Set.of());`,
		`        verifier.setMaxClockSkew(${leeway}); // seconds`,
		'        verifier.verify(claims, null);',
	];
	if (maximumAge !== undefined) {
		out.push(
			'        long age = (System.currentTimeMillis() - claims.getIssueTime().getTime()) / 1000;',
			`        if (age > ${maximumAge + leeway}L || age < -${leeway}L) throw new BadJWTException("Too old");`,
		);
	}
	if (scope.length > 0) {
		out.push(
			'        var granted = new HashSet<String>();',
			'        for (String name : List.of("scope", "scp"))',
			'            for (String value : texts(claims.getClaim(name))) granted.addAll(List.of(value.split("\\\\s+")));',
			`        if (!granted.containsAll(${list(scope)})) throw new SecurityException("insufficient_scope");`,
		);
	}
	if (role !== undefined) {
		out.push(
			'        var roles = new HashSet<String>(texts(claims.getClaim("role")));',
			'        roles.addAll(texts(claims.getClaim("roles")));',
			'        if (claims.getClaim("realm_access") instanceof Map<?, ?> realm) roles.addAll(texts(realm.get("roles")));',
			`        if (!roles.contains(${text(role)})) throw new SecurityException("missing role");`,
		);
	}
	return out;
}

const textsOf = [
	'',
	'    static List<String> texts(Object value) {',
	'        if (value instanceof String text) return List.of(text);',
	'        if (!(value instanceof List<?> items)) return List.of();',
	'        return items.stream().filter(String.class::isInstance).map(String.class::cast).toList();',
	'    }',
];

const imports = (...more: readonly (string | false)[]): readonly string[] =>
	[
		'com.nimbusds.jose.*',
		'com.nimbusds.jose.crypto.*',
		'com.nimbusds.jose.proc.SecurityContext',
		'com.nimbusds.jwt.*',
		'com.nimbusds.jwt.proc.*',
		'java.util.*',
		...more.filter((path) => path !== false),
	]
		.toSorted()
		.map((path) => `import ${path};`);

const main = (permits: boolean) => [
	'',
	'    public static void main(String[] arguments) throws Exception {',
	'        try {',
	'            System.out.println(verify(env("JWT")));',
	permits && '        } catch (SecurityException error) {',
	permits && '            System.err.println("403 " + error.getMessage());',
	permits && '            System.exit(1);',
	'        } catch (JOSEException | BadJWTException | java.text.ParseException error) {',
	'            System.err.println("401 " + error.getMessage());',
	'            System.exit(1);',
	'        }',
	'    }',
];

const kept = (all: readonly (string | false)[]): readonly string[] => all.filter((line) => line !== false);
const permitsOf = ({ scope, role }: SnippetSubject): boolean => scope.length > 0 || role !== undefined;

const constants = ({ issuer, audience }: SnippetSubject): readonly string[] => [
	`    static final String ISSUER = ${text(issuer.value)};${comment(remark(issuer, 'issuer'))}`,
	`    static final Set<String> AUDIENCE = ${list(audience.value)};${comment(remark(audience, 'audience'))}`,
];

function verify(subject: SnippetSubject): Written {
	const { keyType, keySource, algorithm, secretEncoding } = subject;
	const isSecret = keyType === 'oct';
	const fromSet = !isSecret && keySource === 'jwks';
	const fromPem = !isSecret && !fromSet;
	const isEdwards = keyType === 'OKP';
	return {
		...extras(subject),
		code: lines(
			imports(
				(fromSet || isEdwards) && 'com.nimbusds.jose.jwk.*',
				isEdwards && fromPem && 'com.nimbusds.jose.util.Base64URL',
				fromSet && 'java.net.URI',
				isSecret && secretEncoding === 'utf8' && 'java.nio.charset.StandardCharsets',
				fromPem && !isEdwards && 'java.security.KeyFactory',
				fromPem && !isEdwards && `java.security.interfaces.${keyType}PublicKey`,
				fromPem && !isEdwards && 'java.security.spec.X509EncodedKeySpec',
			),
			'',
			'public class Verify {',
			constants(subject),
			'',
			'    /** Gives the claims of a token that holds, and throws for any other. */',
			'    static JWTClaimsSet verify(String token) throws Exception {',
			'        SignedJWT jwt = SignedJWT.parse(token);',
			'        JWSHeader header = jwt.getHeader();',
			`        if (!JWSAlgorithm.${algorithm}.equals(header.getAlgorithm())) throw new BadJWTException("Wrong algorithm");`,
			'        if (!jwt.verify(keyFor(header))) throw new BadJWTException("The signature does not match");',
			typeCheck(subject, 'header'),
			'        JWTClaimsSet claims = jwt.getJWTClaimsSet();',
			claimChecks(subject),
			'        return claims;',
			'    }',
			'',
			'    static JWSVerifier keyFor(JWSHeader header) throws Exception {',
			fromSet ? fromKeySet(subject) : `        return ${verifierOf(subject)};`,
			'    }',
			fromPem && der,
			permitsOf(subject) && textsOf,
			environment,
			kept(main(permitsOf(subject))),
			'}',
		),
	};
}

function signerOf({ keyType, secretEncoding }: SnippetSubject): string {
	if (keyType === 'oct') return `new MACSigner(${secret[secretEncoding]})`;
	if (keyType === 'OKP') return 'new Ed25519Signer(OctetKeyPair.parse(env("JWT_PRIVATE_JWK")))';
	const { signer, factory } = kinds[keyType === 'EC' ? 'EC' : 'RSA'];
	const key = `KeyFactory.getInstance("${factory}").generatePrivate(new PKCS8EncodedKeySpec(der(env("JWT_PRIVATE_KEY"))))`;
	return `new ${signer}(${keyType === 'EC' ? `(ECPrivateKey) ${key}` : key})`;
}

/** What reading a secret or a private key needs. */
function privateKeyImports({ keyType, secretEncoding }: SnippetSubject) {
	const fromPem = keyType === 'RSA' || keyType === 'EC';
	return [
		keyType === 'OKP' && 'com.nimbusds.jose.jwk.OctetKeyPair',
		keyType === 'oct' && secretEncoding === 'utf8' && 'java.nio.charset.StandardCharsets',
		fromPem && 'java.security.KeyFactory',
		keyType === 'EC' && 'java.security.interfaces.ECPrivateKey',
		fromPem && 'java.security.spec.PKCS8EncodedKeySpec',
	];
}

function sign(subject: SnippetSubject): Written {
	const { keyType, algorithm, kid, typ, lifetime, writesId, writesNotBefore } = subject;
	const fromPem = keyType === 'RSA' || keyType === 'EC';
	return {
		...extras(subject),
		code: lines(
			imports(...privateKeyImports(subject)).filter((line) => !/\.proc\./.test(line)),
			'',
			'public class Sign {',
			'    public static void main(String[] arguments) throws Exception {',
			`        var own = JWTClaimsSet.parse(${textBlock(jsonLiteral(subject.claims, jsonDialect))});`,
			'        long now = System.currentTimeMillis();',
			'        var claims = new JWTClaimsSet.Builder(own)',
			'            .issueTime(new Date(now))',
			writesNotBefore && '            .notBeforeTime(new Date(now))',
			`            .expirationTime(new Date(now + ${lifetime}_000L))`,
			writesId && '            .jwtID(UUID.randomUUID().toString())',
			'            .build();',
			`        var header = new JWSHeader.Builder(JWSAlgorithm.${algorithm})`,
			`            .type(new JOSEObjectType(${text(typ?.value || 'JWT')}))`,
			kid !== undefined && `            .keyID(${text(kid)})`,
			'            .build();',
			'        var jwt = new SignedJWT(header, claims);',
			`        jwt.sign(${signerOf(subject)});`,
			'        System.out.println(jwt.serialize());',
			'    }',
			fromPem && der,
			environment,
			'}',
		),
	};
}

function decrypterOf({ algorithm, keyType, curve, secretEncoding }: SnippetSubject): string {
	if (keyType === 'oct') {
		const kind = algorithm === 'dir' ? 'Direct' : algorithm.startsWith('PBES2') ? 'PasswordBased' : 'AES';
		return `new ${kind}Decrypter(${secret[secretEncoding]})`;
	}
	if (curve === 'X25519') return 'new X25519Decrypter(OctetKeyPair.parse(env("JWT_PRIVATE_JWK")))';
	const [kind, factory, type] = keyType === 'RSA' ? ['RSA', 'RSA', ''] : ['ECDH', 'EC', '(ECPrivateKey) '];
	return `new ${kind}Decrypter(${type}KeyFactory.getInstance("${factory}").generatePrivate(new PKCS8EncodedKeySpec(der(env("JWT_PRIVATE_KEY")))))`;
}

function decrypt(subject: SnippetSubject): Written {
	const { algorithm, encryption, keyType } = subject;
	const fromPem = keyType === 'RSA' || keyType === 'EC';
	return {
		...extras(subject),
		code: lines(
			imports(...privateKeyImports(subject)),
			'',
			'public class Verify {',
			constants(subject),
			'',
			'    /** Gives the claims of a token that this key opens and that hold, and throws for any other. */',
			'    static JWTClaimsSet verify(String token) throws Exception {',
			'        EncryptedJWT jwt = EncryptedJWT.parse(token);',
			'        JWEHeader header = jwt.getHeader();',
			`        if (!JWEAlgorithm.parse(${text(algorithm)}).equals(header.getAlgorithm())) throw new BadJWTException("Wrong algorithm");`,
			`        if (!EncryptionMethod.parse(${text(encryption ?? '')}).equals(header.getEncryptionMethod()))`,
			'            throw new BadJWTException("Wrong content encryption");',
			`        jwt.decrypt(${decrypterOf(subject)});`,
			typeCheck(subject, 'header'),
			'        JWTClaimsSet claims = jwt.getJWTClaimsSet();',
			'        if (claims == null) throw new BadJWTException("Not a claims set: perhaps a token within the token");',
			claimChecks(subject),
			'        return claims;',
			'    }',
			fromPem && der,
			permitsOf(subject) && textsOf,
			environment,
			kept(main(permitsOf(subject))),
			'}',
		),
	};
}

const artifact = 'com.nimbusds:nimbus-jose-jwt:10.5';

function extras({ algorithm, keyType }: SnippetSubject): Pick<Written, 'install' | 'notes'> {
	const install = `implementation("${artifact}")   // Gradle; for Maven the same three parts`;
	if (keyType === 'OKP')
		return { install: `${install}, and com.google.crypto.tink:tink:1.18.0`, notes: [note('java-tink')] };
	return { install, notes: algorithm === 'ES256K' ? [note('java-k256')] : [] };
}

export const javaNimbus: Library = {
	id: 'java',
	language: 'Java',
	name: 'Nimbus JOSE+JWT',
	version: 'Nimbus JOSE+JWT 10',
	install: `implementation("${artifact}")`,
	algorithms: [...hmac, ...rsa, ...pss, 'ES256', 'ES384', 'ES512', 'ES256K', 'EdDSA', 'Ed25519'],
	edwards: ['Ed25519'],
	decrypts: keyManagements.filter(({ status }) => status !== 'prohibited').map(({ name }) => name),
	keySources: ['environment', 'inline', 'jwks'],
	files: { verify: 'Verify.java', sign: 'Sign.java' },
	verify,
	sign,
	decrypt,
};
