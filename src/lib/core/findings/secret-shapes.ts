// What secrets are called, and what they look like. To add one, add it to its table.

import { stringOf, valueOf, type JsonNode } from '../encoding/json-tree.ts';

/** In small letters and without `_` and `-`, as they are compared. */
const secretNames: ReadonlySet<string> = new Set([
	'password',
	'passwd',
	'pwd',
	'passphrase',
	'secret',
	'clientsecret',
	'apikey',
	'apisecret',
	'secretkey',
	'privatekey',
	'cvv',
	'cvc',
	'ssn',
	'cardnumber',
]);

/** Longer names are no names of these, and not worth the work. */
const longestName = 24;

/** True for a name that says that its value is a secret: `client_secret`, `apiKey`, `CVV`. */
export function namesSecret(name: string): boolean {
	return name.length <= longestName && secretNames.has(name.toLowerCase().replace(/[_-]/g, ''));
}

/** Keys that are known by how they begin. Each stretch is bounded or of one class: a long value costs little. */
const secretShapes: readonly RegExp[] = [
	/-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----/,
	// Amazon Web Services
	/\b(AKIA|ASIA)[A-Z0-9]{16}\b/,
	// GitHub
	/\bgh[pousr]_[A-Za-z0-9]{36}/,
	/\bgithub_pat_[A-Za-z0-9_]{22}/,
	// Slack
	/\bxox[abeoprs]-[A-Za-z0-9-]{10}/,
	// Stripe
	/\b[rs]k_live_[A-Za-z0-9]{16}/,
	// Google
	/\bAIza[\w-]{35}/,
];

/** True for a text that holds a private key or a service’s key. */
export function isSecretText(text: string): boolean {
	return secretShapes.some((shape) => shape.test(text));
}

/** True for a JWK with its private part (RFC 7517 §4, RFC 7518 §6): `d`, or `k` of a secret key, or `priv`. */
export function isPrivateJwk(node: JsonNode): boolean {
	return (
		stringOf(node, 'kty') !== undefined &&
		['d', 'k', 'priv'].some((name) => valueOf(node, name) !== undefined)
	);
}

/** The numbers that Visa, Mastercard, American Express, Discover and JCB give out. */
const cardShape = /^(4\d{15}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|6011\d{12}|65\d{14}|35\d{14})$/;

/** Numbers of 16 digits are usual as identifiers, too, and one in ten passes for a card’s. */
const identifier = /^(iss|sub|aud|jti|\w{0,17}id)$/i;

/** The check digit of payment cards (ISO/IEC 7812-1 Annex B). */
function passesLuhn(digits: string): boolean {
	const sum = [...digits].toReversed().reduce((total, digit, index) => {
		const doubled = Number(digit) * (index % 2 === 0 ? 1 : 2);
		return total + (doubled > 9 ? doubled - 9 : doubled);
	}, 0);
	return sum % 10 === 0;
}

/**
 * True for what looks like the number of a payment card.
 * @param text as it stands; groups of digits may have a space or a hyphen between them
 * @param name the member’s; identifiers are none
 */
export function isCardNumber(text: string, name: string): boolean {
	// Four groups of four digits, with something between them.
	if (text.length > 19 || identifier.test(name)) return false;
	const digits = text.replace(/[ -]/g, '');
	return cardShape.test(digits) && passesLuhn(digits);
}
