// The page around this cannot reach the network, by its policy; the document in the frame can, and is told one address
// and nothing else. It has no origin, so it cannot reach into the page either. It lives for one answer.

/** What came of asking for one address. */
export type FetchAnswer =
	| {
			readonly ok: true;
			readonly text: string;
			readonly status: number;
			/** Where the answer came from, after redirects. */
			readonly url: string;
			readonly redirected: boolean;
	  }
	| {
			readonly ok: false;
			/**
			 * `unreachable`: no connection, or the server does not let other sites read its answer: browsers do not tell
			 * which. `blocked`: a policy forbids the address, or one that it redirects to. `frame`: the document that
			 * fetches did not come.
			 */
			readonly code: 'unreachable' | 'status' | 'too-large' | 'timeout' | 'blocked' | 'frame' | 'stopped';
			readonly status: number | undefined;
	  };

/** Milliseconds; the document itself gives up after ten seconds. */
const patience = 15_000;

/**
 * Asks for one address from an isolated document, which is taken away again after its answer.
 * @param documentUrl the address of that document, on this site
 */
export async function fetchInFrame(
	documentUrl: string,
	url: string,
	stop: AbortSignal,
): Promise<FetchAnswer> {
	const frame = document.createElement('iframe');
	frame.setAttribute('sandbox', 'allow-scripts');
	// Some browsers ask their user before a public page reaches this computer, and let a frame ask only if it is allowed to.
	frame.allow = 'local-network-access; loopback-network; local-network';
	frame.hidden = true;
	frame.title = 'Fetches keys';
	frame.referrerPolicy = 'no-referrer';
	frame.src = documentUrl;
	const { port1: port, port2: theirs } = new MessageChannel();
	try {
		return await new Promise<FetchAnswer>((answer) => {
			const give = (code: 'frame' | 'stopped') => answer({ ok: false, code, status: undefined });
			port.onmessage = ({ data }: MessageEvent<unknown>) => answer(readAnswer(data));
			frame.onload = () => {
				// A document without an origin cannot be named; the message is a port, and says nothing.
				frame.contentWindow?.postMessage(undefined, '*', [theirs]);
				port.postMessage(url);
			};
			stop.addEventListener('abort', () => give('stopped'));
			setTimeout(() => give('frame'), patience);
			document.body.append(frame);
		});
	} finally {
		frame.remove();
		port.close();
	}
}

const faults = new Set(['unreachable', 'status', 'too-large', 'timeout', 'blocked'] as const);
type Fault = typeof faults extends Set<infer Code> ? Code : never;

/** The document is this site's own; what it says is read as if it were not. */
function readAnswer(data: unknown): FetchAnswer {
	const { ok, text, code, status, url, redirected } = Object(data) as Record<string, unknown>;
	const told = typeof status === 'number' ? status : undefined;
	if (ok === true && typeof text === 'string' && told !== undefined && typeof url === 'string') {
		return { ok, text, status: told, url, redirected: redirected === true };
	}
	return { ok: false, code: faults.has(code as Fault) ? (code as Fault) : 'frame', status: told };
}
