import { compact, payloads, type Example, type Examples } from './example.ts';

const nested = (depth: number) => `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`;
const payload = (text: string, message?: string): Example => ({
	token: compact('{"alg":"HS256"}', text),
	...(message !== undefined && { message }),
});
/** Both ends of each range, by escapes or as they are: a reader must find them in either. */
const hiddenOnes =
	'0 8 b c e 1f 7f 9f ad 61c 115f 1160 180e 200b 200e 200f 202a 202e 2060 2064 2066 2069 3164 feff ffa0 e0001 e0020 e007f';
const shownOnes = '9 a d 20 7e a0 ac ae 2010 2029 202f 205f 2065 206a 3165 e001f e0080';
const characters = (points: string) =>
	points.split(' ').map((point) => String.fromCodePoint(parseInt(point, 16)));
const valued = (character: string) => payload(`{"a":${JSON.stringify(`b${character}c`)}}`);

export const textExamples: Examples = {
	'imprecise-number': {
		...payloads('{"id":9007199254740993}', '{"id":9007199254740992,"a":1.0,"b":1e3,"c":-0,"d":0.0000005}'),
		alsoFires: [
			payload('{"a":{"exp":1e400}}', '1e400 becomes Infinity in JavaScript'),
			payload('[-12345678901234567.5]', '-12345678901234567.5 becomes -12345678901234568 in JavaScript'),
			payload('{"a":0.10000000000000000001}'),
			payload('{"exp":9007199254740993}'),
			payload('{"a":1e400}'),
			payload('{"a":1e-400}', '1e-400 becomes 0 in JavaScript'),
			{ token: compact('{"alg":"HS256","a":9007199254740993}', '{}') },
		],
		alsoNear: [
			payload('{"exp":1e400}'),
			payload('{"a":999999999999999}'),
			payload('{"a":"9007199254740993"}'),
			payload('{"a":1234567890123456000000,"b":0.5,"c":-1E+2,"d":0e5,"e":100e-1,"f":1e-7,"g":0.000001}'),
		],
	},
	'deep-nesting': {
		...payloads(nested(64), nested(63)),
		alsoFires: [payload(nested(600)), { token: compact(`{"alg":"HS256","a":${nested(64)}}`, '{}') }],
	},
	'hidden-character': {
		...payloads('{"a":"b\u202ec"}', '{"a":"👩\u200d👧 \\n می\u200cخواهم"}'),
		alsoFires: [
			...characters(hiddenOnes).map(valued),
			payload('{"a":"b\u202ec"}', 'A hidden character, U+202E, in the value of “a”'),
			payload('{"a\\u0000":1}', 'A hidden character, U+0000, in the name “a ”'),
			payload('["\\u200b"]', 'A hidden character, U+200B, in the value of “a list”'),
			payload('{"a":"b\u{e0041}"}', 'A hidden character, U+E0041, in the value of “a”'),
			payload('{"a":"admin\u200d"}'),
			payload('{"a":"ad\u200cmin"}'),
			{ token: compact('{"alg":"HS256","kid":"\u200b"}', '{}') },
		],
		alsoNear: characters(shownOnes).map(valued),
	},
	'lone-surrogate': {
		...payloads('{"a":"\\ud83d"}', '{"a":"\\ud83d\\ude00"}'),
		alsoFires: [
			payload('{"a":"b\\ud83dc"}', 'Half a character, U+D83D, in the value of “a”'),
			payload('{"b\\ude00":1}', 'Half a character, U+DE00, in the name “b ”'),
			payload('["\\ude00"]'),
		],
		alsoNear: [payload('{"a":"\ufffd"}')],
	},
};
