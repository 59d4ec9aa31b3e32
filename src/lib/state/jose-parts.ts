// The part of the page that holds cryptography: fetched once, while the browser is idle.
export { exportKey } from '#lib/core/jose/export-key.ts';
export { generateKey } from '#lib/core/jose/generate-key.ts';
export { readKeys } from '#lib/core/jose/read-keys.ts';
export { sign } from '#lib/core/jose/sign.ts';
export { verify } from '#lib/core/jose/verify.ts';
export { freshSample } from '#lib/core/samples/fresh-sample.ts';
