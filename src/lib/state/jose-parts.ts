// The part of the page that holds cryptography: fetched once, while the browser is idle.
export { readKeys } from '#lib/core/jose/read-keys.ts';
export { sign } from '#lib/core/jose/sign.ts';
export { verify } from '#lib/core/jose/verify.ts';
export { freshSample } from '#lib/core/samples/fresh-sample.ts';
