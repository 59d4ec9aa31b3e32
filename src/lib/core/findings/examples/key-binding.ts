import type { KeyBindingCheck, KeyBindingCode } from '../../jose/sd-jwt/key-binding-check.ts';
import { compact, type Example, type Examples, type RuleExample } from './example.ts';
import { sdJwt } from './sd-jwt.ts';

const bound = `${compact('{"alg":"ES256","typ":"dc+sd-jwt"}', '{"cnf":{"jwk":{}}}')}~`;

const failed = (...codes: readonly KeyBindingCode[]): Example => ({
	token: bound,
	sdJwt: sdJwt([], { encoded: 'a.b.c', range: { from: 1, to: 6 } }),
	keyBinding: codes.map((code): KeyBindingCheck => ({
		id: 'readable',
		state: 'failed',
		code,
		detail: { name: 'aud' },
		section: '',
	})),
});
const passed = (code: KeyBindingCode): Example => ({
	...failed(),
	keyBinding: [{ id: 'readable', state: 'not-asked', code, detail: {}, section: '' }],
});

/** Fires for each of some codes, and not where one of its causes shows. */
const rule = (
	message: string,
	codes: readonly KeyBindingCode[],
	causes: readonly KeyBindingCode[] = ['unreadable'],
): RuleExample => ({
	fires: { ...failed(codes[0]!), message },
	nearMiss: passed(codes[0]!),
	alsoFires: codes.slice(1).map((code) => failed(code)),
	alsoNear: [
		failed('audience-differs'),
		{ token: bound },
		...causes.map((cause) => failed(codes[0]!, cause)),
	],
});

export const keyBindingExamples: Examples = {
	'key-binding-unreadable': rule('The Key Binding JWT is no token that can be read', ['unreadable'], []),
	'presentation-hash-differs': rule('The holder signed another presentation: “sd_hash” differs', [
		'hash-differs',
	]),
	'key-binding-signature': rule(
		'The Key Binding JWT is not signed with the holder’s key',
		['signature-failed'],
		['unreadable', 'algorithm-none'],
	),
	'key-binding-algorithm': rule('The Key Binding JWT is not signed with an algorithm for key pairs', [
		'algorithm-none',
		'algorithm-mac',
		'algorithm-unusable',
	]),
	'key-binding-type': rule('The “typ” of the Key Binding JWT must be “kb+jwt”', [
		'type-missing',
		'type-differs',
	]),
	'key-binding-claim': rule('“aud” of the Key Binding JWT is missing or malformed', [
		'claim-missing',
		'claim-of-wrong-type',
		'claim-ambiguous',
	]),
	'key-binding-crit': rule('The Key Binding JWT asks for an extension that verifiers must refuse', [
		'critical-present',
	]),
	'holder-key-missing': {
		...rule(
			'The credential names no key that could check its Key Binding JWT',
			['holder-key-missing', 'holder-key-unreadable', 'holder-key-ambiguous', 'holder-key-is-secret'],
			[],
		),
		alsoNear: [
			failed('holder-key-by-reference'),
			{ ...failed('holder-key-missing'), token: `${compact('{"alg":"ES256"}', '{"cnf":{}}')}~` },
			{
				...failed('holder-key-is-secret'),
				token: `${compact('{"alg":"ES256"}', '{"cnf":{"jwk":{"k":"AA"}}}')}~`,
			},
		],
	},
	'key-binding-missing': {
		fires: { token: bound, sdJwt: sdJwt() },
		nearMiss: { token: bound, sdJwt: sdJwt([], { encoded: 'a.b.c', range: { from: 1, to: 6 } }) },
		alsoNear: [
			{ token: bound },
			{ token: `${compact('{"alg":"ES256","typ":"dc+sd-jwt"}', '{}')}~`, sdJwt: sdJwt() },
		],
	},
};
