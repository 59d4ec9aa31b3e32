// Tokens by what they are used for. To add one: sign it on the page with a key of demo-keys.ts and add a member;
// `shift` moves its times to the present when it is opened, which signs it anew.

import { arrival } from './arrival.ts';
import { demoKeyText } from './demo-keys.ts';
import { automaticHint } from '../jose/key.ts';
import type { Sample } from './sample.ts';

/** What people meet in the wild, well made and otherwise. */
export const useSamples: readonly Sample[] = [
	arrival,
	{
		id: 'openid-id-token',
		title: 'OpenID ID token',
		group: 'use',
		note: 'Tells a client who has logged in, when and how (OpenID Connect Core §2). Not meant for an API.',
		token:
			'eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6ImRlbW8tcnNhLTIwMjYifQ.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuY29tIiwic3ViIjoiMjQ4Mjg5NzYxMDAxIiwiYXVkIjoid2ViLXNob3AiLCJhenAiOiJ3ZWItc2hvcCIsIm5vbmNlIjoibi0wUzZfV3pBMk1qIiwiYXV0aF90aW1lIjoxNzkzNjEzNTYwLCJhY3IiOiJ1cm46bWFjZTppbmNvbW1vbjppYXA6c2lsdmVyIiwiYW1yIjpbInB3ZCIsIm90cCJdLCJuYW1lIjoiSmFuZSBEb2UiLCJlbWFpbCI6ImphbmUuZG9lQGV4YW1wbGUuY29tIiwiZW1haWxfdmVyaWZpZWQiOnRydWUsImlhdCI6MTc5MzYxMzYwMCwiZXhwIjoxNzkzNjE3MjAwfQ.WdM9hE1O001Ye9W3BnABz1Zv6WWmX7wzHYwWMtnpXs6XpIg85oxFtuqoUPVeHee709UgQfZG0nDSSdtObkHD9ZROGkjEAIS_5crEX975IRrhGYHAJY7NcGJafsrqzrMH1eE8D8jITKhUBNmWR6BDflEuIVEfhK4Y8KU6NGNqk2KAgfyrq6ckfE1dfMWcJAUyDZqyHBdIW75Z7Ti1q5nmv3IWLM47Y7c-exTg57A7EvBqn0Y9d37OPSsYYVB56Z39ur_i8FLA7JezPhebXdpYx4nq3udMIeZjBlFSdOLR3AOTiG_dETykkSLNrF3k9lG03zsxQuwi7QoyCxocOKfpDw',
		keyText: demoKeyText('rsa'),
		keyHint: automaticHint,
		shift: true,
		expect: 'verified',
	},
	{
		id: 'hybrid-id-token',
		title: 'ID token with hashes',
		group: 'use',
		note: 'Names the access token and the code that came with it by their hashes: those of OpenID Connect Core A.3 and A.4.',
		token:
			'eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6ImRlbW8tcnNhLTIwMjYifQ.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuY29tIiwic3ViIjoiMjQ4Mjg5NzYxMDAxIiwiYXVkIjoid2ViLXNob3AiLCJub25jZSI6Im4tMFM2X1d6QTJNaiIsImF0X2hhc2giOiI3N1FtVVB0alBmeld0RjJBbnBLOVJRIiwiY19oYXNoIjoiTERrdEtkb1FhazNQazBjblh4Q2x0QSIsImlhdCI6MTc5MzYxMzYwMCwiZXhwIjoxNzkzNjE3MjAwfQ.jZFnuKqlN-Iba6WYMoZmCLvwJ_soi4OeJXHNRPKk5FPAbE5pVaPA56-kbuRM9yOzq0RwqFNf267HLhaJHR3huUct9O45Hx-o_C8nA2cPPidOveK9hHvX_9mM7w6w27OpNp72Vzerqu42yuPaNqxYnngsY979hTyU-Q5kHSY2jGYS2dOQxr277GsSpkP5FUjy7w6qYmCRhWAEiS9FGZtvUUL0pDX4ZqRsYqbYu6dg4498AM5drirusLZsJNgQjm0x_tcyGryn9bR5KQaV1DQ1CLJAoeXyQi2PEqj2zFmFhK4-K7vKM1AKxavwCxi7VuZJx4Oq41F3eAW07-mSSEwkgQ',
		keyText: demoKeyText('rsa'),
		keyHint: automaticHint,
		shift: true,
		expect: 'verified',
	},
	{
		id: 'bound-access-token',
		title: 'Access token bound to a key',
		group: 'use',
		note: 'Each request needs a DPoP proof made with the key that cnf.jkt names: that of RFC 9449, whose proofs fit it.',
		token:
			'eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCIsImtpZCI6ImRlbW8tcDI1Ni0yMDI2In0.eyJpc3MiOiJodHRwczovL3NlcnZlci5leGFtcGxlLmNvbSIsInN1YiI6InNvbWVvbmVAZXhhbXBsZS5jb20iLCJhdWQiOiJodHRwczovL3Jlc291cmNlLmV4YW1wbGUub3JnIiwiY2xpZW50X2lkIjoid2ViLXNob3AiLCJqdGkiOiI1YjBhNmYxYyIsInNjb3BlIjoib3JkZXJzOnJlYWQiLCJjbmYiOnsiamt0IjoiMFpjT0NPUlpOWXktRFdwcXEzMGpaeUpHSFROMGQySGdsQlYzdWlndUE0SSJ9LCJpYXQiOjE3OTM2MTM2MDAsImV4cCI6MTc5MzYxNDUwMH0.4x8b4yESTCzNVDai0AeVhhYEmUzYGnsFm_GXqJk0RZjsu3L1TzwHu0N4uj59V92eNkwAnRV1Ib9iZYMOeBqbPA',
		keyText: demoKeyText('p256'),
		keyHint: automaticHint,
		shift: true,
		expect: 'verified',
	},
	{
		id: 'service-account',
		title: 'Service account',
		group: 'use',
		note: "A program's own assertion: issuer and subject are the same (RFC 7523 §3), the audience is the token endpoint.",
		token:
			'eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6ImRlbW8tcnNhLTIwMjYifQ.eyJpc3MiOiJyZXBvcnRzQGRlbW8tcHJvamVjdC5leGFtcGxlLmNvbSIsInN1YiI6InJlcG9ydHNAZGVtby1wcm9qZWN0LmV4YW1wbGUuY29tIiwiYXVkIjoiaHR0cHM6Ly9vYXV0aDIuZXhhbXBsZS5jb20vdG9rZW4iLCJzY29wZSI6Imh0dHBzOi8vd3d3LmV4YW1wbGUuY29tL2F1dGgvcmVwb3J0cy5yZWFkb25seSIsImp0aSI6IjdkMGYxYTUyYzMiLCJpYXQiOjE3OTM2MTM2MDAsImV4cCI6MTc5MzYxNzIwMH0.H9qoqr8B6Ev9Xdzr60AK9Zoi1mTPzOi3f-HFRih-5_MPMnFO-dLW6gKSgeWW4NPg74IpqiNL6vqV6FhW7IQARopIG1gsYUN78oBy_ldi55iWybe96EUYi1qdkt6Nra_kyCyvLxHnXS2anaG7qFkWzT0BlaN4O31AObOzbtwhD5riJ3k8BxqoCOpopCNUC7o2T7BcpjoW3yJzu0j4xW6cNs0ROwpzJbXv23AvqKt-AvMWxDdW5gbu6ce1ybQ_AOcBLDVCRfkxVwwjog48TOZCiyr0r3xlDXwV_v39PqK77bTrdop8GiPACK-dGpk6Bzyflh-DRyPdPti2vCi3W9gSGA',
		keyText: demoKeyText('rsa'),
		keyHint: automaticHint,
		shift: true,
		expect: 'verified',
	},
	{
		id: 'expired',
		title: 'Expired access token',
		group: 'use',
		note: 'The signature is right and the time is over: two different answers.',
		token:
			'eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCIsImtpZCI6ImRlbW8tcDI1Ni0yMDI2In0.eyJpc3MiOiJodHRwczovL2F1dGguZXhhbXBsZS5jb20iLCJzdWIiOiJ1c2VyXzE4NGYiLCJhdWQiOiJodHRwczovL2FwaS5leGFtcGxlLmNvbSIsImNsaWVudF9pZCI6IndlYi1zaG9wIiwianRpIjoiYzFkN2E2ZGUtMGI1Ny00YTViLWIxZjQtMGQ4ZjZmNmIyYzExIiwic2NvcGUiOiJvcmRlcnM6cmVhZCBvcmRlcnM6d3JpdGUiLCJyb2xlIjoiYWRtaW4iLCJpYXQiOjE3OTM2MTM2MDAsImV4cCI6MTc5MzYxMzkwMH0.BaEI38bMG6cm98JHlYcoH82WgXiG3Tw3keCKkaSGihO1KM3bdqt5tPfBjRFkH-I9onNUgi-PQa8DuV9om0Vn2Q',
		keyText: demoKeyText('p256'),
		keyHint: automaticHint,
		shift: true,
		expect: 'verified',
	},
	{
		id: 'tampered',
		title: 'Tampered token',
		group: 'use',
		note: 'The role was changed from customer to admin after signing. The signature still belongs to the old payload.',
		token:
			'eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCIsImtpZCI6ImRlbW8tcDI1Ni0yMDI2In0.eyJpc3MiOiJodHRwczovL2F1dGguZXhhbXBsZS5jb20iLCJzdWIiOiJ1c2VyXzE4NGYiLCJhdWQiOiJodHRwczovL2FwaS5leGFtcGxlLmNvbSIsImNsaWVudF9pZCI6IndlYi1zaG9wIiwianRpIjoiOGEzYjUyZjQtNjNjNS00YTUyLTlhOWItNmY1ZjJmMGY5Yjc3Iiwic2NvcGUiOiJvcmRlcnM6cmVhZCBvcmRlcnM6d3JpdGUiLCJyb2xlIjoiYWRtaW4iLCJpYXQiOjE3OTM2MTM2MDAsImV4cCI6MjEwODk3MzYwMH0.xJ4gHBIXgwuvPyUCoGM-hGiv1MEC1xnVyOMmirP-Gkn9UPoMKX8cEFUZDJSzf7a8gzoSlwxAUFCUEDUvz99dqA',
		keyText: demoKeyText('p256'),
		keyHint: automaticHint,
		shift: false,
		expect: 'failed',
	},
	{
		id: 'unsecured',
		title: 'Unsecured token',
		group: 'use',
		note: 'No signature at all (RFC 7519 §6): anyone can write it, so no API may take it.',
		token:
			'eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJpc3MiOiJodHRwczovL2F1dGguZXhhbXBsZS5jb20iLCJzdWIiOiJ1c2VyXzE4NGYiLCJhdWQiOiJodHRwczovL2FwaS5leGFtcGxlLmNvbSIsInJvbGUiOiJhZG1pbiIsImlhdCI6MTc5MzYxMzYwMCwiZXhwIjoxNzkzNjE3MjAwfQ.',
		keyText: '',
		keyHint: automaticHint,
		shift: true,
		expect: 'impossible',
	},
];
