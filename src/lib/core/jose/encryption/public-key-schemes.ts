// The schemes whose recipient has a key pair (RFC 7518 §4.3, §4.6).

import { askEngine } from '../engine.ts';
import { publicMembers } from '../import-key.ts';
import type { Key } from '../key.ts';
import { agreementCurveNamed, ephemeralPair, sharedSecret } from './agreement-curves.ts';
import type { AgreementCurve } from './agreement-curves.ts';
import type { Bytes } from './bytes.ts';
import { concatKdf } from './concat-kdf.ts';
import { fault, given } from './jwe.ts';
import type { JweResult } from './jwe.ts';
import { unsupported } from './key-scheme.ts';
import type { KeyQuestion, KeyScheme } from './key-scheme.ts';
import { unwrapWith, wrapWith } from './secret-schemes.ts';

const nothing = new Uint8Array();

/** RSAES-OAEP (RFC 7518 §4.3, RFC 8017 §7.1). */
export const oaepScheme: KeyScheme = {
	unwrap: async (question) => {
		const { key, encryptedKey } = question;
		const handle = await importRsa(question, key.jwk, 'decrypt');
		if (!handle.ok) return handle;
		const answer = await askEngine((subtle) => subtle.decrypt('RSA-OAEP', handle.value, encryptedKey));
		if (answer.ok) return given(new Uint8Array(answer.value));
		if (answer.why === 'not-supported') return unsupported(question);
		const expected = Math.ceil(key.bits / 8);
		const found = encryptedKey.length;
		return fault('key-not-unwrapped', expected === found ? {} : { expected, found });
	},
	wrap: async (question) => {
		const { key, contentKey = nothing } = question;
		const handle = await importRsa(question, publicMembers(key.jwk), 'encrypt');
		if (!handle.ok) return handle;
		const answer = await askEngine((subtle) => subtle.encrypt('RSA-OAEP', handle.value, contentKey));
		// A modulus too short for the content key and two digests (RFC 8017 §7.1.1) is refused here.
		if (!answer.ok) return fault('key-unusable');
		return given({ contentKey, encryptedKey: new Uint8Array(answer.value), parameters: {} });
	},
	// A private operation grows with the cube of the modulus' length.
	cost: ({ bits }) => (bits / 2048) ** 3,
};

async function importRsa(
	question: KeyQuestion,
	jwk: JsonWebKey,
	usage: 'encrypt' | 'decrypt',
): Promise<JweResult<CryptoKey>> {
	const parameters = { name: 'RSA-OAEP', hash: question.row.hash! };
	const handle = await askEngine((subtle) => subtle.importKey('jwk', jwk, parameters, false, [usage]));
	if (handle.ok) return given(handle.value);
	return handle.why === 'not-supported' ? unsupported(question) : fault('key-unusable');
}

/** ECDH-ES, the agreed key direct or wrapping (RFC 7518 §4.6, RFC 8037 §3.2). */
export const agreementScheme: KeyScheme = {
	unwrap: async (question) => {
		const { key, parameters, row } = question;
		const epk = parameters.epk!;
		if (epk.curve.name !== key.curve)
			return fault('epk-on-another-curve', { expected: key.curve ?? '', found: epk.curve.name });
		const agreed = await agreedKey(question, epk.curve, key.jwk, epk.jwk);
		if (!agreed.ok || row.direct) return agreed;
		return unwrapWith(agreed.value, question);
	},
	wrap: async (question) => {
		const { key, random, row } = question;
		const curve = agreementCurveNamed(key.curve);
		const pair = curve && (await ephemeralPair(curve, random));
		if (!pair?.ok) return unsupported(question);
		const agreed = await agreedKey(question, curve!, pair.value.whole, publicMembers(key.jwk));
		if (!agreed.ok) return agreed;
		const wrapped = row.direct
			? given({ contentKey: agreed.value, encryptedKey: nothing, parameters: {} })
			: await wrapWith(agreed.value, question);
		if (!wrapped.ok) return wrapped;
		const epk = JSON.stringify(pair.value.publicHalf);
		return given({ ...wrapped.value, parameters: { epk } });
	},
	cost: () => 2,
};

/** RFC 7518 §4.6.2: the agreed key is named after what it is for, the content or the wrapping. */
async function agreedKey(
	question: KeyQuestion,
	curve: AgreementCurve,
	privateKey: JsonWebKey,
	publicKey: JsonWebKey,
): Promise<JweResult<Bytes>> {
	const { row, enc, parameters } = question;
	const secret = await sharedSecret(curve, privateKey, publicKey);
	if (!secret.ok) {
		return secret.why === 'not-supported' ? unsupported(question) : refusedPoint(question, curve);
	}
	const key = await concatKdf(secret.value, {
		algorithm: row.direct ? enc.name : row.name,
		keyBits: row.keyBits ?? enc.keyBits,
		apu: parameters.apu ?? nothing,
		apv: parameters.apv ?? nothing,
	});
	return key.ok ? given(key.value) : unsupported(question);
}

/** Which of two keys the engine would not have: it does not say. */
async function refusedPoint({ parameters }: KeyQuestion, curve: AgreementCurve): Promise<JweResult<never>> {
	const epk = parameters.epk?.jwk;
	if (epk === undefined) return fault('key-unusable');
	const cause = curve.keyType === 'OKP' ? 'low-order' : 'not-on-curve';
	const point =
		curve.keyType === 'EC' &&
		(await askEngine((subtle) => subtle.importKey('jwk', epk, curve.webCrypto, false, [])));
	return point !== false && point.ok
		? fault('key-unusable')
		: fault('parameter-ill-formed', { member: 'epk', cause });
}

/** RSA1_5 is explained and never computed: whoever decrypts it can be made an oracle of (RFC 8725 §3.2). */
export const withdrawnScheme: KeyScheme = {
	unwrap: (question) => Promise.resolve(withdrawn(question)),
	wrap: (question) => Promise.resolve(withdrawn(question)),
	cost: (_key: Key) => 0,
};

function withdrawn({ row }: KeyQuestion): JweResult<never> {
	return fault('algorithm-withdrawn', { name: row.name, section: row.section });
}
