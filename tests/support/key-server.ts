// A server of keys as one meets them: some let other sites read their answers, some do not, and some have nothing.
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';

export interface KeyServer {
	/** At two names of this computer, which are two hosts to a browser. */
	readonly origin: string;
	readonly otherOrigin: string;
	readonly asked: { readonly path: string; readonly headers: IncomingHttpHeaders }[];
	readonly close: () => Promise<void>;
}

type Answer = (response: ServerResponse, server: KeyServer) => void;

const readable = { 'Access-Control-Allow-Origin': '*' };
const send =
	(status: number, body: string, headers: Record<string, string> = readable): Answer =>
	(response) => {
		response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(body);
	};
const sendOf =
	(body: (server: KeyServer) => unknown): Answer =>
	(response, server) =>
		send(200, JSON.stringify(body(server)))(response, server);
const redirect =
	(to: (server: KeyServer) => string): Answer =>
	(response, server) => {
		response.writeHead(302, { ...readable, Location: to(server) }).end();
	};

/** Serves until closed. @param keys the JSON of a key set */
export async function serveKeys(keys: string): Promise<KeyServer> {
	const paths: Readonly<Record<string, Answer>> = {
		'/keys': send(200, keys),
		'/keys-of-nobody-else': send(200, keys, {}),
		'/forbidden': send(403, ''),
		'/large': send(200, `{"keys":[${' '.repeat(2 * 1024 * 1024)}]}`),
		'/text': send(200, 'Hello'),
		'/page': send(200, '<!doctype html><title>Sign in</title>', { ...readable, 'Content-Type': 'text/html' }),
		'/list': send(200, '{"colours":[]}'),
		'/slow': () => undefined,
		'/moved': redirect(() => '/keys'),
		'/moved-away': redirect(({ otherOrigin }) => `${otherOrigin}/keys`),
		'/moved-to-http': redirect(() => 'http://example.com/keys'),
		'/.well-known/openid-configuration': sendOf(({ origin }) => ({
			issuer: origin,
			jwks_uri: `${origin}/keys`,
		})),
		'/away/.well-known/openid-configuration': sendOf(({ origin, otherOrigin }) => ({
			issuer: `${origin}/away`,
			jwks_uri: `${otherOrigin}/keys`,
		})),
		'/liar/.well-known/openid-configuration': sendOf(({ origin }) => ({
			issuer: 'https://login.example.com',
			jwks_uri: `${origin}/keys`,
		})),
		'/.well-known/oauth-authorization-server/plain': sendOf(({ origin }) => ({
			issuer: `${origin}/plain`,
			jwks_uri: `${origin}/keys`,
		})),
	};
	const asked: KeyServer['asked'] = [];
	const server = createServer((request, response) => {
		const path = request.url ?? '';
		asked.push({ path, headers: request.headers });
		(paths[path] ?? send(404, ''))(response, keyServer);
	});
	// Every name of this computer, since browsers take `localhost` for either of its addresses.
	await new Promise<void>((done) => server.listen(0, done));
	const address = server.address();
	const port = address !== null && typeof address === 'object' ? address.port : 0;
	const keyServer: KeyServer = {
		origin: `http://127.0.0.1:${port}`,
		otherOrigin: `http://localhost:${port}`,
		asked,
		close: () =>
			new Promise((done) => {
				server.close(() => done());
				server.closeAllConnections();
			}),
	};
	return keyServer;
}
