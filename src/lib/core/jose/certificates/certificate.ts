import type { Problem } from '../../problem.ts';
import type { Key } from '../key.ts';

/** A name that a certificate is issued for (RFC 5280 §4.2.1.6). */
export interface AlternativeName {
	readonly kind: 'dns' | 'ip' | 'email' | 'uri' | 'other';
	/** As text; empty for `other`. */
	readonly value: string;
}

/** What an X.509 certificate says (RFC 5280 §4.1). It is told, and nothing of it is trusted. */
export interface Certificate {
	/** Distinguished names as RFC 4514 writes them, the most specific part first. */
	readonly subject: string;
	readonly issuer: string;
	/** Upper-case hexadecimal digits, two a byte. */
	readonly serial: string;
	readonly names: readonly AlternativeName[];
	/** Names beyond those told. */
	readonly moreNames: number;
	/** In seconds since the epoch; undefined for what is no date (RFC 5280 §4.1.2.5). */
	readonly notBefore: number | undefined;
	readonly notAfter: number | undefined;
	/** The subject's key; undefined where it cannot be used here. */
	readonly key: Key | undefined;
	/** `RSA`, a curve's name, or the algorithm's, also of a key that cannot be used here; empty for an unknown one. */
	readonly keyKind: string;
	/** `ECDSA with SHA-256`; the object identifier of what is not known. */
	readonly signatureAlgorithm: string;
	/** RFC 5280 §4.2.1.9; undefined where the certificate does not say. */
	readonly authority: boolean | undefined;
	readonly pathLength: number | undefined;
	/** RFC 5280 §4.2.1.3 and §4.2.1.12; undefined where the certificate does not restrict its key. */
	readonly keyUsage: readonly string[] | undefined;
	readonly extendedKeyUsage: readonly string[] | undefined;
	/** SHA-1 and SHA-256 of the DER, base64url (RFC 7515 §4.1.7, §4.1.8); undefined where there is no WebCrypto. */
	readonly x5t: string | undefined;
	readonly x5tS256: string | undefined;
	/** Its own key made its signature. Who that is remains open. */
	readonly selfSigned: boolean;
	/**
	 * For all but the last of a list, whether the next one signed it (RFC 7515 §4.1.6): `another-issuer` where the next
	 * one bears another name than this one's issuer, `unknown` where this page cannot compute the signature.
	 */
	readonly signedByNext: 'signed' | 'not-signed' | 'another-issuer' | 'unknown' | undefined;
}

export type CertificateProblemCode =
	| 'certificate-base64'
	| 'certificate-der'
	| 'certificate-too-large'
	/** There are more than `limit`: the rest is not read. */
	| 'certificate-too-many';

/** One place of a list of certificates: what stands there, or why it cannot be read. `index` counts from 0. */
export type CertificateReading =
	| { readonly state: 'read'; readonly index: number; readonly certificate: Certificate }
	| {
			readonly state: 'unreadable';
			readonly index: number;
			readonly problem: Problem<CertificateProblemCode>;
	  };
