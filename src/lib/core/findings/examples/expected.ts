import { withClaims, type Examples } from './example.ts';

const expects = (expected: { issuer?: string; audience?: string[] }, message?: string) => ({
	expected: { leeway: 0, ...expected },
	...(message === undefined ? {} : { message }),
});
const differ = {
	issuer: (how: string) => `“iss” is not the issuer that is expected: they differ ${how}`,
	audience: (how: string) => `“aud” does not name whom it must: they differ ${how}`,
};

export const expectedExamples: Examples = {
	'issuer-differs': {
		fires: withClaims(
			'{"iss":"https://a.example/"}',
			expects({ issuer: 'https://a.example' }, differ.issuer('by a slash at the end')),
		),
		nearMiss: withClaims('{"iss":"https://a.example/"}', expects({ issuer: 'https://a.example/' })),
		alsoFires: [
			withClaims(
				'{"iss":"https://a.example"}',
				expects({ issuer: 'https://a.example/' }, differ.issuer('by a slash at the end')),
			),
			withClaims('{"iss":"A"}', expects({ issuer: 'a' }, differ.issuer('in capitals only'))),
			withClaims('{"iss":"a"}', expects({ issuer: 'A' }, differ.issuer('in capitals only'))),
			withClaims('{"iss":" a"}', expects({ issuer: 'a' }, differ.issuer('by white space only'))),
			withClaims('{"iss":"a"}', expects({ issuer: 'a ' }, differ.issuer('by white space only'))),
			withClaims('{"iss":"abc"}', expects({ issuer: 'abd' }, differ.issuer('from character 3 on'))),
			withClaims('{"iss":"ab"}', expects({ issuer: 'abd' }, differ.issuer('from character 3 on'))),
			withClaims('{"iss":"b/a"}', expects({ issuer: 'ba' }, differ.issuer('from character 2 on'))),
		],
		alsoNear: [
			withClaims('{"iss":1}', expects({ issuer: 'a' })),
			withClaims('{}', expects({ issuer: 'a' })),
			withClaims('{"iss":"a"}', expects({})),
			withClaims('{"iss":"a"}'),
		],
	},
	'wrong-audience': {
		fires: withClaims('{"aud":["a","b"]}', expects({ audience: ['c', 'd'] }, differ.audience('altogether'))),
		nearMiss: withClaims('{"aud":["a","b"]}', expects({ audience: ['c', 'b'] })),
		alsoFires: [
			withClaims('{"aud":"a/"}', expects({ audience: ['a'] }, differ.audience('by a slash at the end'))),
			withClaims('{"aud":["a","b"]}', expects({ audience: ['a c'] }, differ.audience('from character 3 on'))),
		],
		alsoNear: [
			withClaims('{"aud":"c"}', expects({ audience: ['c', 'd'] })),
			withClaims('{"aud":[]}', expects({ audience: ['c'] })),
			withClaims('{"aud":1}', expects({ audience: ['c'] })),
			withClaims('{"aud":"a"}', expects({ audience: [] })),
			withClaims('{"aud":"a"}', expects({})),
			withClaims('{"aud":"a"}'),
			withClaims('{}', expects({ audience: ['c'] })),
		],
	},
};
