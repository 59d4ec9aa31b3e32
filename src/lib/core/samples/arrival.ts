// The sample that the page arrives with. It is in the first page load: nothing heavy is imported.

import { automaticHint } from '../jose/key.ts';
import type { Sample } from './sample.ts';

/** An OAuth access token (RFC 9068 §2), signed with a demo key that anyone may know. */
export const arrival: Sample = {
	id: 'oauth-access-token',
	title: 'OAuth access token',
	group: 'use',
	note: 'What an authorization server gives a client for an API (RFC 9068): who may do what, and for how long.',
	token:
		'eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCIsImtpZCI6ImRlbW8tMjAyNi0xMSJ9.eyJpc3MiOiJodHRwczovL2F1dGguZXhhbXBsZS5jb20iLCJzdWIiOiJ1c2VyXzE4NGYiLCJhdWQiOiJodHRwczovL2FwaS5leGFtcGxlLmNvbSIsImNsaWVudF9pZCI6IndlYi1zaG9wIiwianRpIjoiMmYxYzlhNzAtNmYxZS00ZjBlLTlkM2EtNWI4YzFlN2E0ZDIwIiwic2NvcGUiOiJvcmRlcnM6cmVhZCBvcmRlcnM6d3JpdGUiLCJyb2xlIjoiYWRtaW4iLCJpYXQiOjE3OTM2MTM2MDAsImV4cCI6MTc5MzYxNDUwMH0.0O4D9w1YPl_YPsJkIA7hsEFTZ5XrxmTSPHxW0dth_3UiwM0d4Y7UqBCIg0YUlTkSYVVHqZxXutwXS3bu3Vee6w',
	keyText:
		'{ "kty": "EC", "kid": "demo-2026-11", "alg": "ES256", "use": "sig", "x": "KYTxuogXazmffpBnZDQyaFlFAbG8ol4-Lrn7XR_ZasY", "y": "b9UHHIEl7sK7SXRFe-1PLGb0qmgvqixC_-xe9kctB6s", "crv": "P-256", "d": "5itZc83fkGt9uHguxFap0PZ2vc5OMkItJeQrQK-YZdU" }',
	keyHint: automaticHint,
	shift: true,
	expect: 'verified',
};
