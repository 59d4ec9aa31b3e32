import { hs, payloads, type Examples } from './example.ts';

const nested = (depth: number) => `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`;

export const valuesExamples: Examples = {
	'secret-in-payload': payloads('{"password":"x"}', '{"password_changed":"x"}'),
	'imprecise-number': payloads('{"id":9007199254740993}', '{"id":9007199254740992,"a":1.0,"b":1e3,"c":-0}'),
	'prototype-name': payloads('{"a":{"__proto__":{}}}', '{"a":"__proto__"}'),
	'deep-nesting': payloads(nested(64), nested(63)),
	'hidden-character': payloads('{"a":"b\u202ec"}', '{"a":"👩\u200d👧 \\n می\u200cخواهم"}'),
	'hostile-value': payloads('{"a":"<b onclick=x>"}', '{"a":"a < script, <b> on = 1"}'),
	'token-in-token': payloads(`{"a":"${hs}"}`, '{"a":"eyJ.a.b"}'),
	'personal-data': payloads('{"email":"a@b.example"}', '{"email_verified":true}'),
};
