import type { Reading } from '#lib/core/token/reading.ts';

const kinds = { jws: 'JWS', jwe: 'JWE', 'sd-jwt': 'SD-JWT', unsecured: 'Unsecured', unknown: '' } as const;

/** The kind and serialization of a token in the specifications' words: `JWS · compact`; '' when unknown. */
export function describeKind({ kind, serialization }: Pick<Reading, 'kind' | 'serialization'>): string {
	const name = kinds[kind];
	return name === '' || serialization === undefined ? name : `${name} · ${serialization}`;
}
