import { compact, type Example, type Examples } from './example.ts';

/** An address in the header, of a token of an issuer. */
const at = (address: string, iss?: string, name = 'jku'): Example => ({
	token: compact(JSON.stringify({ alg: 'ES256', [name]: address }), JSON.stringify({ iss })),
});
const https = 'https://a.example/keys';
const says = (message: string, example: Example): Example => ({ ...example, message });

export const keyAddressExamples: Examples = {
	'key-address-unreadable': {
		fires: says('“jku” is no absolute address', at('/keys')),
		nearMiss: at(https),
		alsoFires: [
			says('“x5u” is no absolute address', at('', undefined, 'x5u')),
			{ token: compact('{"jku":{}}', '{}') },
			at('mailto:a@b.example'),
		],
		alsoNear: [{ token: compact('{}', '{}') }],
	},
	'key-address-insecure': {
		fires: says(
			'“x5u” is not https: anybody on the way can put in other keys',
			at('http://a.example/', undefined, 'x5u'),
		),
		nearMiss: at('HTTPS://a.example/'),
		alsoFires: [at('ftp://a.example/'), at('http://127.0.0.1/'), at('http://a@b.example/')],
		alsoNear: [at('https:a.example')],
	},
	'key-address-credentials': {
		fires: says(
			'“jku” has a user’s name before its host, which is evil.example',
			at('https://a.example@evil.example/'),
		),
		nearMiss: at('https://evil.example/@a.example'),
		alsoFires: [at('https://:secret@evil.example/'), at('https://a@127.0.0.1/')],
		alsoNear: [at('https://evil.example/?a@a.example')],
	},
	'key-address-internal': {
		fires: says(
			'“jku” leads to 169.254.169.254, which is no public name',
			at('https://169.254.169.254/latest'),
		),
		nearMiss: at('https://127.0.0.1.example/'),
		alsoFires: [
			'https://0x7f.1/',
			'https://2130706433/',
			'https://[::1]:8443/',
			'https://localhost/',
			'https://keycloak/',
			'https://a.localhost/',
			'https://a.local/',
			'https://a.internal/',
			'https://a.home.arpa./',
			'https://a.lan/',
			'https://a.corp/',
			'https://a.intranet/',
		].map((address) => at(address)),
		alsoNear: ['https://a.local.example/', 'https://alocal.example/', 'https://a.mylocal/'].map((address) =>
			at(address),
		),
	},
	'key-address-elsewhere': {
		fires: says(
			'“jku” leads to b.example, not to the issuer a.example',
			at('https://b.example/', 'https://a.example'),
		),
		nearMiss: at('https://a.example/keys', 'https://a.example'),
		alsoFires: [at('https://a.example:8443/', 'https://a.example'), at(https, 'https://b.example', 'x5u')],
		alsoNear: [at(https), at(https, 'issuer'), at(https, 'urn:issuer'), at(https, 'http://a.example')],
	},
	'key-set-url': {
		fires: at(https),
		nearMiss: { token: compact('{"JKU":"https://a.example/"}', '{}') },
		alsoFires: [at(https, 'https://a.example')],
		alsoNear: [at(https, undefined, 'x5u'), at('http://a.example/'), at(https, 'https://b.example')],
	},
	'certificate-url': {
		fires: at(https, undefined, 'x5u'),
		nearMiss: { token: compact('{"x5c":[]}', '{}') },
		alsoNear: [at(https)],
	},
};
