import { compact, headers, type Example, type Examples } from './example.ts';
import { json } from './header.ts';

const typ = (value: string): Example => ({ token: compact(JSON.stringify({ typ: value }), '{}') });

export const headerTypeExamples: Examples = {
	'no-type': {
		...headers('{"alg":"HS256"}', '{"alg":"HS256","typ":"JWT"}'),
		alsoFires: [
			json('{"alg":"HS256"}', '{"kid":"a"}'),
			{ token: '{"payload":"e30","header":{"alg":"HS256"},"signature":"AAAA"}' },
		],
		alsoNear: [
			json('{"alg":"HS256"}', '{"typ":"JWT"}'),
			{ token: compact('{"alg":"HS256"', '{}') },
			{ token: compact('{"typ":1}', '{}') },
		],
	},
	'type-prefix': {
		...headers('{"typ":"application/at+jwt"}', '{"typ":"application/a/b"}'),
		alsoFires: [typ('APPLICATION/jwt'), json('{"alg":"HS256"}', '{"typ":"application/jwt"}')],
		alsoNear: [typ('application/'), typ('at+jwt'), typ('x-application/jwt')],
	},
	'type-case': {
		...headers('{"typ":"jwt"}', '{"typ":"JWT"}'),
		alsoFires: [typ('Jwt')],
		alsoNear: [typ('at+jwt'), { token: compact('{"alg":"HS256"}', '{}') }],
	},
};
