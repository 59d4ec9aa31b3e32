// The addresses in a header that a verifier is asked to fetch keys from.

import { membersNamed, stringOf } from '../../encoding/json-tree.ts';
import type { Hit, Rule, Severity } from '../rule.ts';
import { inHeader, type Subject } from '../subject.ts';

const names = ['jku', 'x5u'] as const;

/** Endings of hosts that no public name has (RFC 6761, RFC 6762, RFC 8375, ICANN's reserved names). */
const innerDomain = /\.(?:localhost|local|internal|home\.arpa|lan|corp|intranet)\.?$/;

/** What is to be said of an address; one thing only, the gravest. */
type AddressFault = 'unreadable' | 'insecure' | 'credentials' | 'inner' | 'elsewhere' | 'none';

interface Judged {
	readonly fault: AddressFault;
	/** As a browser writes it; '' where there is none. */
	readonly host: string;
}

function urlOf(text: string | undefined): URL | undefined {
	try {
		return new URL(text ?? '');
	} catch {
		return undefined;
	}
}

function judged(address: string | undefined, issuer: URL | undefined): Judged {
	const url = urlOf(address);
	if (!url || url.hostname === '') return { fault: 'unreadable', host: '' };
	const { protocol, username, password, hostname, host } = url;
	if (protocol !== 'https:') return { fault: 'insecure', host };
	if (username !== '' || password !== '') return { fault: 'credentials', host };
	// The parser has written all that it takes for an address, as 0x7f.1, as one; those of IPv6 have no dot.
	const isNumber = /^[\d.]+$/.test(hostname);
	if (isNumber || !hostname.includes('.') || innerDomain.test(hostname)) return { fault: 'inner', host };
	return { fault: issuer && issuer.host !== host ? 'elsewhere' : 'none', host };
}

/** The hits of one fault, for each of the parameters that are there. */
function addresses(subject: Subject, fault: AddressFault, among: readonly string[] = names): readonly Hit[] {
	const issuer = urlOf(stringOf(subject.claims, 'iss'));
	return among.flatMap((name) => {
		if (membersNamed(subject.header, name).length === 0) return [];
		const found = judged(stringOf(subject.header, name), issuer?.host ? issuer : undefined);
		if (found.fault !== fault) return [];
		return [
			{ place: inHeader(subject, name), detail: { name, host: found.host, issuer: issuer?.host ?? '' } },
		];
	});
}

const rule = (
	fault: AddressFault,
	id: string,
	severity: Severity,
	message: string,
	reference: string,
	why: string,
	among?: readonly string[],
): Rule => ({
	id,
	severity,
	message,
	reference,
	why,
	check: (subject) => addresses(subject, fault, among),
});

export const keyAddressRules: readonly Rule[] = [
	rule(
		'unreadable',
		'key-address-unreadable',
		'error',
		'“{name}” is no absolute address',
		'RFC 7515 §4.1.2, §4.1.5',
		'It must be a whole address, as https://issuer.example/keys. What is none is read in different ways by different programs, if at all. Leave it out: verifiers should know where their issuers’ keys are.',
	),
	rule(
		'insecure',
		'key-address-insecure',
		'error',
		'“{name}” is not https: anybody on the way can put in other keys',
		'RFC 7515 §4.1.2, §4.1.5',
		'Keys must be fetched over TLS. Over plain http, or from a file, whoever stands between can answer with keys of their own, and every token that they sign is then accepted. Use https.',
	),
	rule(
		'credentials',
		'key-address-credentials',
		'error',
		'“{name}” has a user’s name before its host, which is {host}',
		'RFC 8725 §3.10',
		'What stands before the “@” is no host, though it may look like one: https://issuer.example@evil.example leads to evil.example. Checks that look for the issuer’s name at the beginning are fooled. Refuse such addresses.',
	),
	rule(
		'inner',
		'key-address-internal',
		'error',
		'“{name}” leads to {host}, which is no public name',
		'RFC 8725 §3.10',
		'A verifier that fetches it asks a machine within its own network, or itself, at the word of whoever wrote the token (server-side request forgery). Fetch keys from the addresses of issuers that you know, and from no others.',
	),
	rule(
		'elsewhere',
		'key-address-elsewhere',
		'warning',
		'“{name}” leads to {host}, not to the issuer {issuer}',
		'RFC 8725 §3.10',
		'Some issuers keep their keys at another host, and so does every attacker. Whether it is the issuer’s cannot be told from the token: ask the issuer’s own metadata where its keys are, and pass over what the token says.',
	),
	rule(
		'none',
		'key-set-url',
		'warning',
		'“jku” tells verifiers where to fetch keys: never trust it unchecked',
		'RFC 8725 §3.10',
		'Whoever wrote the token chose the address, and can keep keys of their own there. Fetch keys only from addresses that you listed before, whatever the token says.',
		['jku'],
	),
	rule(
		'none',
		'certificate-url',
		'warning',
		'“x5u” tells verifiers where to fetch a certificate: never trust it unchecked',
		'RFC 8725 §3.10',
		'Whoever wrote the token chose the address, and can keep a certificate of their own there. Fetch certificates only from addresses that you listed before, and check each one against the authorities that you trust.',
		['x5u'],
	),
];
