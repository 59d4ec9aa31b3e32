import type { KeyForm } from './key.ts';

/** The labels of RFC 7468, of OpenSSL's traditional forms and of SSH, and the form that each announces. */
const formOfLabel: ReadonlyMap<string, KeyForm> = new Map<string, KeyForm>([
	['PUBLIC KEY', 'spki'],
	['PRIVATE KEY', 'pkcs8'],
	['ENCRYPTED PRIVATE KEY', 'encrypted'],
	['RSA PUBLIC KEY', 'pkcs1'],
	['RSA PRIVATE KEY', 'pkcs1'],
	['EC PRIVATE KEY', 'sec1'],
	['CERTIFICATE', 'x509'],
	['X509 CERTIFICATE', 'x509'],
	['TRUSTED CERTIFICATE', 'x509'],
	['OPENSSH PRIVATE KEY', 'ssh-private'],
	['SSH2 PUBLIC KEY', 'ssh-public'],
]);

/** Labels of files of other programs that hold keys among other things; `readKeyBytes` writes some of them. */
const containerOfLabel: ReadonlyMap<string, string> = new Map([
	['PKCS12', 'PKCS#12'],
	['JAVA KEYSTORE', 'Java keystore'],
	['PKCS7', 'PKCS#7'],
	['BINARY FILE', 'binary'],
	['CMS', 'PKCS#7'],
	['SSH2 ENCRYPTED PRIVATE KEY', 'ssh.com'],
]);

/** The form that a PEM label announces; undefined for a label that names no key which can be read. */
export function formOfPemLabel(label: string): KeyForm | undefined {
	return formOfLabel.get(label);
}

/** The name of the container that a PEM label announces; undefined for all other labels. */
export function containerOfPemLabel(label: string): string | undefined {
	return containerOfLabel.get(label);
}

/** True for a container that may hold private keys. */
export function containerHoldsSecret(label: string): boolean {
	return ['PKCS12', 'JAVA KEYSTORE', 'BINARY FILE'].includes(label);
}
