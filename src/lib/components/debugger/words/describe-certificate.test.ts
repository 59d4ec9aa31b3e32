import { describe, expect, test } from 'vitest';
import vectors from '../../../../../tests/vectors/certificates.json' with { type: 'json' };
import { compareCertificates } from '#lib/core/jose/certificates/compare-certificates.ts';
import { readCertificates } from '#lib/core/jose/certificates/read-certificates.ts';
import {
	certificateKey,
	certificateLink,
	certificateRole,
	certificateTitle,
	certificateValidity,
	chainNotChecked,
	describeCertificateProblem,
	describeComparison,
} from './describe-certificate.ts';

const texts = [...vectors.map(({ pem }) => pem), vectors.map(({ pem }) => pem).join('\n'), '["%","AAAA"]'];

describe('the sentences about certificates', () => {
	test.each(texts)('have their figures and names', async (text) => {
		const readings = await readCertificates(text);
		const sentences = readings.flatMap((reading) => {
			if (reading.state === 'unreadable') return [describeCertificateProblem(reading.problem)];
			const { certificate } = reading;
			const { notBefore = 0, notAfter = 0 } = certificate;
			return [
				certificateTitle(certificate),
				certificateKey(certificate),
				certificateRole(certificate),
				certificateLink(certificate) ?? '',
				...[notBefore - 1, notBefore, notAfter + 1].map((now) => certificateValidity(certificate, now)),
			];
		});
		const comparison = compareCertificates(readings, { x5t: 'a', x5tS256: 'b' });
		for (const sentence of [...sentences, ...describeComparison(readings, comparison)])
			expect(sentence).not.toMatch(/“”|undefined|null|NaN|  /);
	});

	test('name the subject, its key, its validity and its role', async () => {
		const [reading] = await readCertificates(vectors[0]!.pem);
		const certificate = reading?.state === 'read' ? reading.certificate : undefined;
		expect(certificateTitle(certificate!)).toBe('api.example.com');
		expect(certificateKey(certificate!)).toBe('OKP Ed25519');
		expect(certificateRole(certificate!)).toBe('Signed by another; it may not issue certificates.');
		expect(certificateValidity(certificate!, certificate!.notAfter! + 1)).toMatch(/^No longer valid: \d{4}-/);
	});

	test('always say that no root was asked', async () => {
		const readings = await readCertificates(vectors[0]!.pem);
		expect(describeComparison(readings, compareCertificates(readings, {})).at(-1)).toBe(chainNotChecked);
	});
});
