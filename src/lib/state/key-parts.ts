// The part of the page that makes keys, writes them in other forms, and takes files and certificates apart. Fetched last:
// whoever has a key can sign and verify without it.
export { compareCertificates } from '#lib/core/jose/certificates/compare-certificates.ts';
export { readCertificates } from '#lib/core/jose/certificates/read-certificates.ts';
export { exportForms, exportKeys } from '#lib/core/jose/export-keys.ts';
export { generateKey } from '#lib/core/jose/generate-key.ts';
export { readKeyBytes } from '#lib/core/jose/read-key-bytes.ts';
