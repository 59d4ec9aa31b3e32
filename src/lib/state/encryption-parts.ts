// The part of the page that opens and makes encrypted tokens; fetched after all that signed ones need.
export { decrypt } from '#lib/core/jose/encryption/decrypt.ts';
export { jweInputOf } from '#lib/core/jose/encryption/jwe-input.ts';
export { freshSealedSample } from '#lib/core/samples/fresh-sealed-sample.ts';
export { seal } from '#lib/core/jose/encryption/seal.ts';
