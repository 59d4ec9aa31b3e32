import type { ContentEncryption } from './content-encryption.ts';
import { contentEncryptionNamed } from './content-encryption.ts';
import type { JoseHeader } from './jose-header.ts';
import { fault, given } from './jwe.ts';
import type { JweResult } from './jwe.ts';
import type { KeyManagement } from './key-management.ts';
import { keyManagementNamed } from './key-management.ts';

/** What a recipient's JOSE Header chooses. */
export interface Choice {
	readonly row: KeyManagement;
	readonly enc: ContentEncryption;
	/** Whether the plaintext is compressed (RFC 7516 §4.1.3). */
	readonly deflated: boolean;
}

/** Reads `alg`, `enc` and `zip` of a JOSE Header (RFC 7516 §4.1.1–4.1.3). */
export function readChoice(header: JoseHeader): JweResult<Choice> {
	const alg = header.get('alg');
	if (alg === undefined) return fault('algorithm-missing');
	const algName = alg.type === 'string' ? alg.value : '';
	const row = keyManagementNamed(algName);
	if (row === undefined) return fault('algorithm-unknown', { name: algName });
	if (row.status === 'prohibited')
		return fault('algorithm-withdrawn', { name: algName, section: row.section });
	const encryption = header.get('enc');
	if (encryption === undefined) return fault('encryption-missing');
	const encName = encryption.type === 'string' ? encryption.value : '';
	const enc = contentEncryptionNamed(encName);
	if (enc === undefined) return fault('encryption-unknown', { name: encName });
	const deflated = readZip(header);
	return deflated.ok ? given({ row, enc, deflated: deflated.value }) : deflated;
}

function readZip(header: JoseHeader): JweResult<boolean> {
	const zip = header.get('zip');
	if (zip === undefined) return given(false);
	if (!header.protects('zip')) return fault('zip-unprotected');
	if (zip.type === 'string' && zip.value === 'DEF') return given(true);
	return fault('zip-unknown', { name: zip.type === 'string' ? zip.value : '' });
}
