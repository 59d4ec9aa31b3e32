// Reading what few people have their keys in: encrypted PKCS#8, SSH's forms, base64 without armour, certificates beside a
// JWK, odd JSON. A script of its own, fetched last: a page that reads a secret, a JWK or PEM does not wait for it.
export { checkCertificateOfJwk } from './check-x5c.ts';
export { keyOfEncrypted } from './decrypt-key.ts';
export { explainNoKey } from './explain-no-key.ts';
export { kidsOfPemJson } from './pem-in-json.ts';
export { readBare } from './read-bare.ts';
export { readOtherJson } from './read-other-json.ts';
export { readSshBlock, readSshLines } from './read-ssh.ts';
export { repeatedKids } from './repeated-kids.ts';
