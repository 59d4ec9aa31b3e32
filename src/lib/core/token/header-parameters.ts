// The Header Parameters of JWS and JWE, with what each is for: shown beside its line.
// To add one, add a row: name, meaning in 2–6 words, where it is defined.

export interface HeaderParameter {
	readonly name: string;
	readonly meaning: string;
	readonly reference: string;
	/**
	 * True when the JOSE specifications themselves define it, so that `crit` must not list it (RFC 7515 §4.1.11).
	 * `b64` is an extension: it must be listed (RFC 7797 §6).
	 */
	readonly base: boolean;
}

type Row = readonly [name: string, meaning: string, reference: string];

const base: readonly Row[] = [
	['alg', 'algorithm', 'RFC 7515 §4.1.1'],
	['typ', 'kind of token', 'RFC 7515 §4.1.9'],
	['cty', 'kind of content', 'RFC 7515 §4.1.10'],
	['kid', 'which key', 'RFC 7515 §4.1.4'],
	['jku', 'where the keys are', 'RFC 7515 §4.1.2'],
	['jwk', 'the signer’s public key', 'RFC 7515 §4.1.3'],
	['x5u', 'where the certificate is', 'RFC 7515 §4.1.5'],
	['x5c', 'certificate chain', 'RFC 7515 §4.1.6'],
	['x5t', 'SHA-1 of the certificate', 'RFC 7515 §4.1.7'],
	['x5t#S256', 'SHA-256 of the certificate', 'RFC 7515 §4.1.8'],
	['crit', 'what must be understood', 'RFC 7515 §4.1.11'],
	['enc', 'how the content is encrypted', 'RFC 7516 §4.1.2'],
	['zip', 'compression before encryption', 'RFC 7516 §4.1.3'],
	['epk', 'ephemeral public key', 'RFC 7518 §4.6.1.1'],
	['apu', 'who sends it', 'RFC 7518 §4.6.1.2'],
	['apv', 'who receives it', 'RFC 7518 §4.6.1.3'],
	['iv', 'vector of the key’s encryption', 'RFC 7518 §4.7.1.1'],
	['tag', 'tag of the key’s encryption', 'RFC 7518 §4.7.1.2'],
	['p2s', 'salt for the password', 'RFC 7518 §4.8.1.1'],
	['p2c', 'rounds for the password', 'RFC 7518 §4.8.1.2'],
];

const extensions: readonly Row[] = [
	['b64', 'whether the payload is encoded', 'RFC 7797 §3'],
	['iss', 'issuer, repeated from the claims', 'RFC 7519 §5.3'],
	['sub', 'subject, repeated from the claims', 'RFC 7519 §5.3'],
	['aud', 'audience, repeated from the claims', 'RFC 7519 §5.3'],
	['url', 'address it is sent to', 'RFC 8555 §6.4.1'],
	['nonce', 'guards against replay', 'RFC 8555 §6.5.2'],
	['ppt', 'PASSporT extension', 'RFC 8225 §8.1'],
	['svt', 'signature validation token', 'RFC 9321'],
	['trust_chain', 'chain of entity statements', 'OpenID Federation §4.3'],
	['iheSSId', 'document submission set', 'IHE'],
];

const fromRows = (rows: readonly Row[], isBase: boolean): readonly HeaderParameter[] =>
	rows.map(([name, meaning, reference]) => ({ name, meaning, reference, base: isBase }));

/** Every Header Parameter that is known, one for each row. */
export const headerParameters: readonly HeaderParameter[] = [
	...fromRows(base, true),
	...fromRows(extensions, false),
];

const byName = new Map(headerParameters.map((parameter) => [parameter.name, parameter]));

/** What is known of a Header Parameter by its exact name; undefined for others. */
export function headerParameterNamed(name: string): HeaderParameter | undefined {
	return byName.get(name);
}
