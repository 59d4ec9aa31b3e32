import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vectors from '../../../../../tests/vectors/certificates.json' with { type: 'json' };
import forms from '../../../../../tests/vectors/key-forms.json' with { type: 'json' };
import { readKeys } from '../read-keys.ts';
import type { Certificate } from './certificate.ts';
import { compareCertificates } from './compare-certificates.ts';
import { readCertificates } from './read-certificates.ts';

const [leaf, mid, root, self] = vectors.map(({ pem }) => pem) as [string, string, string, string];
const base64Of = (pem: string) => pem.replace(/-----[^-]+-----|\s/g, '');
const derOf = (pem: string) => Uint8Array.from(Buffer.from(base64Of(pem), 'base64'));

async function certificatesOf(source: Parameters<typeof readCertificates>[0]): Promise<Certificate[]> {
	const readings = await readCertificates(source);
	return readings.flatMap((reading) => (reading.state === 'read' ? [reading.certificate] : []));
}

const codesOf = async (source: Parameters<typeof readCertificates>[0]) =>
	(await readCertificates(source)).map((reading) =>
		reading.state === 'read' ? 'read' : reading.problem.code,
	);

describe('readCertificates', () => {
	it.each(vectors)(
		'tells what the $title certificate says',
		async ({ pem, says, title: _title, section: _section, ...figures }) => {
			const [certificate] = await certificatesOf(pem);
			expect(certificate).toMatchObject({ ...figures, ...says });
			const { keys } = await readKeys(pem);
			expect(certificate?.key?.thumbprint).toBe(keys[0]?.thumbprint);
		},
	);

	it('reads the same from PEM, bytes, base64, a list, and x5c in a header, a JWK and a set', async () => {
		const expected = await certificatesOf(leaf);
		const x5c = [base64Of(leaf)];
		const sources = [
			[derOf(leaf)],
			x5c,
			base64Of(leaf),
			JSON.stringify(x5c),
			JSON.stringify({ alg: 'RS256', x5c }),
			JSON.stringify({ keys: [{ kty: 'oct' }, { kty: 'RSA', x5c }] }),
			leaf.replaceAll('\n', '\\n'),
		];
		for (const source of sources) expect(await certificatesOf(source)).toEqual(expected);
	});

	it.each([
		['in order', leaf + mid + root, ['signed', 'signed', undefined], true],
		['in another order', leaf + root + mid, ['another-issuer', 'another-issuer', undefined], false],
		['with a gap', leaf + root, ['another-issuer', undefined], false],
		['of one', leaf, [undefined], undefined],
		['signed by itself twice', self + self, ['signed', undefined], true],
	])('a chain %s', async (_, text, links, ordered) => {
		expect((await certificatesOf(text)).map(({ signedByNext }) => signedByNext)).toEqual(links);
		expect(compareCertificates(await readCertificates(text), {}).ordered).toBe(ordered);
	});

	it('notices a signature by another key under the right name', async () => {
		const der = derOf(leaf);
		der[der.length - 1]! ^= 1;
		const [forged] = await certificatesOf([der, derOf(mid)]);
		expect(forged?.signedByNext).toBe('not-signed');
	});

	it('tells what cannot be read at its index, and reads the rest', async () => {
		expect(await codesOf(['%', base64Of(leaf), 'AAAA', new Uint8Array(70_000), base64Of(mid)])).toEqual([
			'certificate-base64',
			'read',
			'certificate-der',
			'certificate-too-large',
			'read',
		]);
		expect(await codesOf(leaf.repeat(12))).toEqual([
			...Array<string>(10).fill('read'),
			'certificate-too-many',
		]);
		expect(await readCertificates('no certificate')).toEqual([]);
		expect(await readCertificates('{"x5c":[1,{"a":2}]}')).toMatchObject([
			{ problem: { place: { from: 8, to: 9 } } },
			{ index: 1 },
		]);
	});

	it('reads the certificate of RFC 7517 §B', async () => {
		const jwk = forms.find(({ section }) => section === 'RFC 7517 §B')!.text;
		const readings = await readCertificates(jwk);
		const { keys } = await readKeys(jwk);
		expect(compareCertificates(readings, { keys })).toMatchObject({ key: true });
	});

	it('never throws, whatever is changed in a certificate', async () => {
		const bytes = fc.constantFrom(...vectors.map(({ pem }) => derOf(pem)));
		const changes = fc.array(fc.tuple(fc.nat(2000), fc.integer({ min: 0, max: 255 })), { maxLength: 5 });
		await fc.assert(
			fc.asyncProperty(bytes, changes, fc.nat(2000), async (der, edits, end) => {
				const changed = Uint8Array.from(der);
				for (const [at, byte] of edits) changed[at % changed.length] = byte;
				const readings = await readCertificates([changed, changed.subarray(0, end), derOf(mid)]);
				expect(readings).toHaveLength(3);
			}),
			{ numRuns: 150 },
		);
	});

	it('never throws, whatever the text', async () => {
		await fc.assert(
			fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
				await readCertificates(text);
				await readCertificates([text]);
			}),
		);
	});
});

describe('compareCertificates', () => {
	it('compares thumbprints and keys with the first certificate', async () => {
		const readings = await readCertificates(leaf + mid);
		const { x5t, x5tS256 } = vectors[0]!;
		const { keys } = await readKeys(leaf);
		expect(compareCertificates(readings, { x5t, x5tS256, keys })).toEqual({
			x5t: true,
			x5tS256: true,
			key: true,
			ordered: true,
		});
		expect(compareCertificates(readings, { x5t: x5tS256, keys: (await readKeys(mid)).keys })).toMatchObject({
			x5t: false,
			x5tS256: undefined,
			key: false,
		});
	});
});
