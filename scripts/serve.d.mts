/** See serve.mjs. */
export function serve(options: {
	root: string;
	base?: string;
	headers?: boolean;
	port?: number;
	host?: string;
}): Promise<{ url: string; close: () => Promise<void> }>;
