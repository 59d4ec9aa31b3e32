import type { EventOf, MessageContent } from '#lib/core/simulation/refresh/trace-event.ts';

const words: Readonly<Record<MessageContent, string>> = {
	login: 'login',
	'login-answer': 'tokens',
	call: 'request',
	'call-answer': 'answer',
	refresh: 'refresh',
	'refresh-answer': 'new tokens',
	revoke: 'revoke',
	introspect: 'still active?',
	'introspect-answer': 'answer',
	jwks: 'keys?',
	'jwks-answer': 'keys',
};

/** What a message says, in a word that fits beside its line. */
export function messageWord({ content, status }: EventOf<'net.send'>): string {
	if (content === 'call-answer' && status !== undefined) return String(status);
	if (content === 'refresh-answer' && status !== undefined && status >= 400)
		return `${String(status)} refused`;
	return words[content];
}
