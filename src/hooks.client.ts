import type { HandleClientError } from '@sveltejs/kit';

/** Errors say nothing to the console: what went wrong may have to do with what was pasted. */
export const handleError: HandleClientError = ({ status }) => ({
	message: status === 404 ? 'Not found' : 'Failed',
});
