import { durationText } from '../token/duration.ts';
import type { Check, CheckCode, CheckDetail } from './check.ts';

/** A value from a token, fit to stand in a sentence: on one line, and short. */
function told(value: string | number | undefined): string {
	const line = String(value ?? '').replace(/[\p{C}\p{Z}]+/gu, ' ');
	const characters = [...line];
	return `“${characters.length > 24 ? `${characters.slice(0, 23).join('')}…` : line}”`;
}

const span = (seconds: string | number | undefined): string => durationText(Number(seconds));

const trifles: Readonly<Record<string, string>> = {
	'white-space': ' in white space',
	'trailing-slash': ' in a final slash',
	case: ' in upper and lower case',
};

const criticalFaults: Readonly<Record<string, string>> = {
	'not-a-list': 'it is not a list',
	empty: 'it is empty',
	'not-a-string': 'an entry is not a string',
	repeated: 'it repeats',
	standard: 'it must not list',
	missing: 'the header lacks',
};

const whats: Readonly<Record<string, string>> = {
	'numeric-string': 'a string',
	'date-string': 'a date in a string',
	string: 'a string',
	boolean: 'a boolean',
	null: 'null',
	object: 'an object',
	array: 'an array',
	'out-of-range': 'out of range',
};

type Sentence = string | ((detail: CheckDetail) => string);

const sentences: Readonly<Record<CheckCode, Sentence>> = {
	readable: 'Header and claims can be read',
	'readable-encrypted': 'Header can be read; the claims are encrypted',
	'no-token': 'No token',
	'not-a-token': 'Not a token: its parts are not those of a JWS or JWE',
	'not-compact': 'A JWT must be compact, not JSON',
	'bad-encoding': ({ at }) => `Not base64url at position ${at}`,
	'header-unreadable': 'The header is not a JSON object',
	'payload-unreadable': 'The payload is not a JSON object',
	'disclosures-invalid': 'Disclosures that a verifier must reject',
	'algorithm-allowed': ({ name }) => `Algorithm ${told(name)} is allowed`,
	'algorithm-not-asked': 'Algorithm not restricted: set the algorithms you allow',
	'algorithm-missing': 'The header names no algorithm',
	'algorithm-none': 'Unsecured: “none” is never accepted',
	'algorithm-unknown': ({ name }) => `Unknown algorithm ${told(name)}`,
	'algorithm-not-allowed': ({ name }) => `Algorithm ${told(name)} is not allowed`,
	'critical-none': 'No extension that must be understood (crit)',
	'critical-understood': 'All critical extensions are understood',
	'critical-malformed': ({ fault, name }) =>
		`Bad “crit”: ${criticalFaults[String(fault)] ?? ''}${name === '' ? '' : ` ${told(name)}`}`,
	'critical-unknown': ({ name }) => `Critical extension ${told(name)} is not understood`,
	'unencoded-payload': 'A JWT must not have an unencoded payload (b64 is false)',
	'key-fits': 'Key found, and it fits the algorithm',
	'key-missing': ({ way }) =>
		way === 'decrypt' ? 'No key to decrypt the content with' : 'No key to check the signature with',
	'key-unreadable': 'The key cannot be read',
	'key-wrong-type': ({ algorithm }) => `The key is of the wrong type for ${told(algorithm)}`,
	'key-forbidden': 'The key’s own “alg”, “use” or “key_ops” forbids this',
	'key-unusable': 'The key was refused by the cryptography engine',
	'key-not-reached': 'Key not checked',
	'signature-matches': 'Signature matches',
	'signature-checking': 'Checking the signature',
	'signature-empty': 'The signature is missing',
	'signature-wrong-length': 'The signature has the wrong length for the algorithm',
	'signature-no-match': 'Signature does not match',
	'signature-unreadable': 'The signature cannot be checked',
	'signature-unsupported': 'This algorithm cannot be checked here',
	'signature-not-reached': 'Signature not checked',
	encrypted: 'Encrypted: decrypt it first',
	decrypts: 'Key found, and it decrypts the content',
	'decryption-failed': 'The content could not be decrypted',
	'encrypted-authentic': 'Unchanged: whoever encrypted it knows the shared key',
	'encrypted-anonymous': 'Not signed: anyone with the public key can encrypt such claims',
	'header-unread': 'Not reached: the header cannot be read',
	'claims-unread': 'Not reached: the claims cannot be read',
	ambiguous: ({ name, count }) => `Ambiguous: ${told(name)} stands there ${count} times`,
	'type-matches': ({ found }) => `Type ${told(found)} is the expected one`,
	'type-not-asked': 'Type not checked: set the type you expect',
	'type-missing': ({ expected }) => `No type: ${told(expected)} is expected`,
	'type-differs': ({ found, expected }) => `Type is ${told(found)}, not ${told(expected)}`,
	'not-expired': ({ left, leeway }) => `Not expired: ${span(left)} left, leeway ${span(leeway)}`,
	'expired-within-leeway': ({ ago, leeway }) =>
		`Expired ${span(ago)} ago, within the leeway of ${span(leeway)}`,
	expired: ({ ago }) => (Number(ago) < 1 ? 'Expired just now' : `Expired ${span(ago)} ago`),
	'expiry-missing': 'No expiry, and one is required',
	'expiry-absent': 'Never expires: it has no “exp”',
	'expiry-milliseconds': ({ left }) => `Taken as ${span(left)} from now: probably milliseconds`,
	'not-a-date': ({ name, what }) => `${told(name)} is no time: ${whats[String(what)] ?? what}, not seconds`,
	'not-before-passed': ({ since }) => `Valid since ${span(since)} ago`,
	'not-before-within-leeway': ({ wait, leeway }) =>
		`Valid in ${span(wait)}, within the leeway of ${span(leeway)}`,
	'not-before-absent': 'No start of validity: it has no “nbf”',
	'not-yet-valid': ({ wait }) => `Not yet valid: ${span(wait)} to go`,
	'age-allowed': ({ age, maximum }) => `Issued ${span(age)} ago, at most ${span(maximum)} allowed`,
	'age-not-asked': ({ age }) =>
		age === undefined
			? 'Age not checked: it has no “iat”'
			: Number(age) < 0
				? `Age not checked: issued ${span(age)} from now`
				: `Age not checked: issued ${span(age)} ago`,
	'age-exceeded': ({ age, maximum }) => `Too old: issued ${span(age)} ago, at most ${span(maximum)} allowed`,
	'issued-at-missing': 'Age unknown: it has no “iat”',
	'issued-in-future': ({ age }) => `Issued in the future: ${span(age)} from now`,
	'issuer-matches': 'Issuer is the expected one',
	'issuer-not-asked': 'Issuer not checked: set the issuer you expect',
	'issuer-missing': ({ expected }) => `No issuer: ${told(expected)} is expected`,
	'issuer-differs': ({ found, expected, trifle }) =>
		trifle
			? `Issuer differs from the expected one only${trifles[String(trifle)] ?? ''}`
			: `Issuer is ${told(found)}, not ${told(expected)}`,
	'audience-matches': ({ found }) => `Meant for ${told(found)}`,
	'audience-not-asked': 'Audience not checked: set the name of your API',
	'audience-missing': ({ expected }) => `No audience: ${told(expected)} is expected`,
	'audience-differs': ({ found, expected }) => `Meant for ${told(found)}, not for ${told(expected)}`,
	'not-a-string': ({ name }) => `${told(name)} is not a string`,
	'scope-granted': 'Permits what is asked',
	'scope-not-asked': 'Scope not checked: set the scope or role you require',
	'scope-missing': ({ missing }) => `Does not permit ${told(missing)}`,
	'role-missing': ({ role }) => `Lacks the role ${told(role)}`,
};

/** What a check found, in one plain sentence of at most 90 characters. */
export function describeCheck({ code, detail }: Pick<Check, 'code' | 'detail'>): string {
	const sentence = sentences[code];
	return typeof sentence === 'string' ? sentence : sentence(detail);
}
