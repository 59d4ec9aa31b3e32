import type { KeyManagementFamily } from './key-management.ts';
import type { KeyScheme } from './key-scheme.ts';
import { agreementScheme, oaepScheme, withdrawnScheme } from './public-key-schemes.ts';
import { directScheme, gcmKeyWrapScheme, keyWrapScheme, passwordScheme } from './secret-schemes.ts';

/** How each family gets a content key to its recipient. */
export const keySchemes: Readonly<Record<KeyManagementFamily, KeyScheme>> = {
	direct: directScheme,
	'AES-KW': keyWrapScheme,
	'AES-GCMKW': gcmKeyWrapScheme,
	PBES2: passwordScheme,
	'RSA-OAEP': oaepScheme,
	'ECDH-ES': agreementScheme,
	'RSAES-PKCS1-v1_5': withdrawnScheme,
};
