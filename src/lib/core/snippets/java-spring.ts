import { hmac, lines, pss, remark, rsa } from './library.ts';
import type { Library, SnippetSubject, Written } from './library.ts';
import { javaString as text } from './string-literals.ts';

const list = (texts: readonly string[]): string => `List.of(${texts.map(text).join(', ')})`;
const comment = (words: string | undefined): string => (words === undefined ? '' : ` // ${words}`);

const secret = {
	utf8: 'secret.getBytes(StandardCharsets.UTF_8)',
	base64: 'Base64.getDecoder().decode(secret)',
	base64url: 'Base64.getUrlDecoder().decode(secret)',
	hex: 'HexFormat.of().parseHex(secret)',
} as const;

/** What the bean is given of the environment, and what makes the decoder of it. */
function decoder(subject: SnippetSubject): {
	readonly parameter: string;
	readonly builder: readonly string[];
} {
	const { keyType, keySource, algorithm, secretEncoding, publicKey } = subject;
	if (keyType === 'oct') {
		return {
			parameter: '@Value("${JWT_SECRET}") String secret',
			builder: [
				`        var key = new SecretKeySpec(${secret[secretEncoding]}, "HmacSHA${algorithm.slice(2)}");`,
				`        var decoder = NimbusJwtDecoder.withSecretKey(key).macAlgorithm(MacAlgorithm.${algorithm}).build();`,
			],
		};
	}
	if (keySource === 'jwks') {
		return {
			parameter: '@Value("${JWKS_URL}") String keySet',
			builder: [
				`        var decoder = NimbusJwtDecoder.withJwkSetUri(keySet).jwsAlgorithm(SignatureAlgorithm.${algorithm}).build();`,
			],
		};
	}
	const inline = keySource === 'inline' && publicKey;
	const parameter = inline ? '' : '@Value("${JWT_PUBLIC_KEY}") String pem';
	const pem = inline ? [`        String pem = """\n${publicKey.trim()}\n""";`] : [];
	const der = '        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[^-]+-----", ""));';
	const spec = 'generatePublic(new X509EncodedKeySpec(der))';
	if (keyType === 'RSA') {
		return {
			parameter,
			builder: [
				...pem,
				der,
				`        var key = (RSAPublicKey) KeyFactory.getInstance("RSA").${spec};`,
				`        var decoder = NimbusJwtDecoder.withPublicKey(key).signatureAlgorithm(SignatureAlgorithm.${algorithm}).build();`,
			],
		};
	}
	return {
		parameter,
		builder: [
			...pem,
			der,
			`        var key = (ECPublicKey) KeyFactory.getInstance("EC").${spec};`,
			'        var processor = new DefaultJWTProcessor<SecurityContext>();',
			`        processor.setJWSKeySelector(new SingleKeyJWSKeySelector<>(JWSAlgorithm.${algorithm}, key));`,
			'        processor.setJWSTypeVerifier((type, context) -> {}); // checked below',
			'        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // checked below',
			'        var decoder = new NimbusJwtDecoder(processor);',
		],
	};
}

function validators(subject: SnippetSubject): readonly string[] {
	const { typ, leeway, requireExpiry, maximumAge } = subject;
	const wanted = typ?.value.toLowerCase().replace(/^application\//, '') ?? '';
	const out = [
		`            new JwtTimestampValidator(Duration.ofSeconds(${leeway})),`,
		'            new JwtIssuerValidator(ISSUER),',
		'            new JwtClaimValidator<List<String>>("aud", aud -> aud != null && !Collections.disjoint(aud, AUDIENCE)),',
	];
	if (requireExpiry) out.push('            new JwtClaimValidator<Object>("exp", Objects::nonNull),');
	if (maximumAge !== undefined) {
		out.push(
			`            new JwtClaimValidator<Instant>("iat", iat -> iat != null && iat.isAfter(Instant.now().minusSeconds(${maximumAge + leeway}L))),`,
		);
	}
	out.push(
		typ
			? `            jwt -> check(mediaType(jwt.getHeaders().get("typ")).equals(${text(wanted)}), "Wrong typ"))); ${comment(remark(typ, 'type')).trim()}`.trimEnd()
			: '            jwt -> check(List.of("jwt", "").contains(mediaType(jwt.getHeaders().get("typ"))), "Wrong typ")));',
	);
	return out;
}

const helpers = [
	'',
	'    private static String mediaType(Object typ) {',
	'        return typ == null ? "" : typ.toString().toLowerCase(Locale.ROOT).replaceFirst("^application/", "");',
	'    }',
	'',
	'    private static OAuth2TokenValidatorResult check(boolean holds, String description) {',
	'        return holds ? OAuth2TokenValidatorResult.success()',
	'            : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", description, null));',
	'    }',
];

function rules({ scope, role }: SnippetSubject): string {
	const all = [
		...scope.map((one) => `hasAuthority(${text(`SCOPE_${one}`)})`),
		...(role === undefined ? [] : [`hasAuthority(${text(`ROLE_${role}`)})`]),
	];
	if (all.length === 0) return '.anyRequest().authenticated()';
	return `.anyRequest().access(AuthorizationManagers.allOf(${all.map((rule) => `AuthorityAuthorizationManager.${rule}`).join(', ')}))`;
}

const roles = [
	'',
	'    /** Scopes as SCOPE_…, roles as ROLE_…. */',
	'    @Bean',
	'    JwtAuthenticationConverter jwtAuthenticationConverter() {',
	'        var scopes = new JwtGrantedAuthoritiesConverter();',
	'        var converter = new JwtAuthenticationConverter();',
	'        converter.setJwtGrantedAuthoritiesConverter(jwt -> {',
	'            var granted = new ArrayList<GrantedAuthority>(scopes.convert(jwt));',
	'            for (Object value : Arrays.asList(jwt.getClaim("role"), jwt.getClaim("roles")))',
	'                for (Object role : value instanceof Collection<?> all ? all : Collections.singleton(value))',
	'                    if (role instanceof String text) granted.add(new SimpleGrantedAuthority("ROLE_" + text));',
	'            return granted;',
	'        });',
	'        return converter;',
	'    }',
];

function verify(subject: SnippetSubject): Written {
	const { keyType, keySource, issuer, audience, scope, role, secretEncoding, maximumAge } = subject;
	const { parameter, builder } = decoder(subject);
	const isSecret = keyType === 'oct';
	const fromSet = !isSecret && keySource === 'jwks';
	const isEcPem = keyType === 'EC' && !fromSet;
	const permits = scope.length > 0 || role !== undefined;
	const imports = [
		isEcPem && 'com.nimbusds.jose.JWSAlgorithm',
		isEcPem && 'com.nimbusds.jose.proc.SecurityContext',
		isEcPem && 'com.nimbusds.jose.proc.SingleKeyJWSKeySelector',
		isEcPem && 'com.nimbusds.jwt.proc.DefaultJWTProcessor',
		isSecret && secretEncoding === 'utf8' && 'java.nio.charset.StandardCharsets',
		!isSecret && !fromSet && 'java.security.KeyFactory',
		!isSecret && !fromSet && `java.security.interfaces.${keyType}PublicKey`,
		!isSecret && !fromSet && 'java.security.spec.X509EncodedKeySpec',
		'java.time.Duration',
		maximumAge !== undefined && 'java.time.Instant',
		'java.util.*',
		isSecret && 'javax.crypto.spec.SecretKeySpec',
		(isSecret || fromSet || parameter !== '') && 'org.springframework.beans.factory.annotation.Value',
		'org.springframework.context.annotation.*',
		permits && 'org.springframework.security.authorization.*',
		'org.springframework.security.config.Customizer',
		'org.springframework.security.config.annotation.web.builders.HttpSecurity',
		role !== undefined && 'org.springframework.security.core.GrantedAuthority',
		role !== undefined && 'org.springframework.security.core.authority.SimpleGrantedAuthority',
		'org.springframework.security.oauth2.core.*',
		isSecret && 'org.springframework.security.oauth2.jose.jws.MacAlgorithm',
		!isSecret && !isEcPem && 'org.springframework.security.oauth2.jose.jws.SignatureAlgorithm',
		'org.springframework.security.oauth2.jwt.*',
		role !== undefined && 'org.springframework.security.oauth2.server.resource.authentication.*',
		'org.springframework.security.web.SecurityFilterChain',
	].filter((path) => path !== false);
	return {
		code: lines(
			imports.map((path) => `import ${path};`),
			'',
			'/** An API that answers 401 to a token that does not hold, and 403 to one that does not permit the request. */',
			'@Configuration',
			'public class ResourceServer {',
			`    static final String ISSUER = ${text(issuer.value)};${comment(remark(issuer, 'issuer'))}`,
			`    static final List<String> AUDIENCE = ${list(audience.value)};${comment(remark(audience, 'audience'))}`,
			'',
			'    @Bean',
			'    SecurityFilterChain api(HttpSecurity http) throws Exception {',
			`        http.authorizeHttpRequests(requests -> requests${rules(subject)});`,
			'        http.oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()));',
			'        return http.build();',
			'    }',
			'',
			'    @Bean',
			`    JwtDecoder jwtDecoder(${parameter}) throws Exception {`,
			builder,
			'        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<Jwt>(',
			validators(subject),
			'        return decoder;',
			'    }',
			role !== undefined && roles,
			helpers,
			'}',
		),
	};
}

export const javaSpring: Library = {
	id: 'spring',
	language: 'Java',
	name: 'Spring Security',
	version: 'Spring Security 7',
	install: 'implementation("org.springframework.boot:spring-boot-starter-oauth2-resource-server")',
	algorithms: [...hmac, ...rsa, ...pss, 'ES256', 'ES384', 'ES512'],
	edwards: [],
	keySources: ['environment', 'inline', 'jwks'],
	files: { verify: 'ResourceServer.java', sign: 'Sign.java' },
	verify,
};
