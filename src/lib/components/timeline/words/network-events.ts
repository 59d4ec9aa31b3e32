import type { MessageContent } from '#lib/core/simulation/refresh/trace-event.ts';
import { spanText } from './moment-words.ts';
import type { Telling } from './telling.ts';

const contents: Readonly<Record<MessageContent, readonly [line: string, inText: string]>> = {
	login: ['login', 'the person’s login'],
	'login-answer': ['answer to the login', 'the answer to the login'],
	call: ['call', 'a request'],
	'call-answer': ['answer to the call', 'the answer to the request'],
	refresh: ['refresh', 'a request for new tokens'],
	'refresh-answer': ['answer to the refresh', 'the answer to the refresh'],
	revoke: ['revocation', 'a request to revoke the refresh token (RFC 7009)'],
	introspect: ['introspection', 'the question whether a token is still active (RFC 7662)'],
	'introspect-answer': ['answer to the introspection', 'the answer whether the token is still active'],
	jwks: ['request for the keys', 'a request for the current public keys'],
	'jwks-answer': ['the keys', 'the current public keys (RFC 7517)'],
};

const shortStatus = (status: number | undefined) => (status === undefined ? '' : ` (${status})`);
const statusText = (status: number | undefined) => (status === undefined ? '' : `, HTTP status ${status}`);

/** The words for messages on their way. */
export const networkEvents: Telling<'net.send' | 'net.recv'> = {
	'net.send': ({ actor, to, content, token, arrives, t, status }, names) => {
		const [line, inText] = contents[content];
		const what = token === undefined ? '' : ` with ${names.token(token)}`;
		const way =
			arrives === null
				? 'It is lost on the way: who sent it will hear nothing, and cannot tell whether it arrived.'
				: `It is under way for ${spanText(arrives - t)}.`;
		return {
			line: `${names.inLine(actor)} → ${names.inLine(to)}: ${line}${what}${shortStatus(status)}${arrives === null ? ', lost' : ''}`,
			sentence: `${names.begin(actor)} sends ${names.inText(to)} ${inText}${what}${statusText(status)}. ${way}`,
		};
	},
	'net.recv': ({ actor, from, content, token, sentAt, t, status }, names) => {
		const [line, inText] = contents[content];
		const what = token === undefined ? '' : ` with ${names.token(token)}`;
		return {
			line: `${names.inLine(actor)} ← ${names.inLine(from)}: ${line}${what}${shortStatus(status)}`,
			sentence: `${names.begin(actor)} receives from ${names.inText(from)} ${inText}${what}${statusText(status)}, ${spanText(t - sentAt)} after it was sent.`,
		};
	},
};
