// Throwaway keys, made for the samples and public: a token signed with one proves nothing. Every `kid` begins
// with `demo-`, and every secret says what it is. To add one, add a member here and use it in a sample.

import { jwkText } from '../jose/jwk-text.ts';

/**
 * Private JWKs (RFC 7517), one for each key type and curve, of ML-DSA only the smallest. They name no `alg`, so one
 * serves a whole family; that of ML-DSA must (RFC 9964).
 */
export const demoKeys = {
	rsa: {
		kty: 'RSA',
		kid: 'demo-rsa-2026',
		n: '5F3ZawD14ZmRaT9xuK3s4yn-bbdzyedoH_BHGT5ElRkjS-ksNYGErNnQHshTJCCq_rp6qytJEA4ffeQ8AhOmML556tHMYl-tKSazWUJvgBYPTJ3Pa2V_7HaPIW14c1HSkJu5bH94oJNv-7i7Sk7Egn9gfI9tjAsIf9LvgWVebpncl6sVeOEOVUSQdXA3KlFQP4487BSycnoc3Zghakz9-gQdhGimKqbnu--MMbgSxwRBilcCaLbS3mtcqvn_EIWpUCSt2FEQnZRdQ8u3T2YcGlRcQmGUTlzgx1kBeFe7d4bG3mnkKzaT6rOhOfvDoPxYOF93vEh94wH5Oioh9ammiw',
		e: 'AQAB',
		d: 'ESVMtCB71YbaqIzHZIbGcN3PyPwLmP6jTjaTl_0ZWBptkH7-vzussu-dlRoUR_Od8wccO6rBzw9IZQLUUJGaGjHK5IsA7efiD-NkdtCqn3LIjkeQ8a7Ktn3GTEu0TfA4P3w5pUBC1ceMElmx0ifs0CFxJJj-MBQJ_NLhAZWTS_lj_TZABiA66jNb38xf5Z8i_K1CXFZ0KM0UPsUTB0rHAXEWqKKThbI5bnPyZj-GXbRvtzpnBT5xKkzqzgS2nw1eB4E8WbATjNgjaB2CvCm9aGmDp3IGWtx3akjZ8dwD3afHrW7z4vZ9UE728rYtHIrR34WK7FboYHG6B5GQhTE-sQ',
		p: '__yqIaYN0dSv-U3Ph-ckopv5smENp4Y_RyATQn2TOn0vIxCTxtX_3jh2_qu0cuI6Uv0KkcpikmlEwU7yG7b0AdtuGDbIm2XEg-5FwUUwEUMwkPrDMENC1n9-DR05Vq4z_YWy_taQNNF1yKBrfkt4y86K-kPCr_YGIMLF9F09VXE',
		q: '5GDTJ_y-8Y-GJiS6KvUUdDXrh11HeoIHo0F4L8gvxZv9ydjvKfm_gmO9mcQI2O37XKINIscyzZGhpVN4rQUGeh7uurr6aUGBU6m1KFdXwJbxOFthN5eO-6Xhciw-iOkUE41inv6GduKz20UklWspJ9O1uAiYSfC5byXcGKQdjbs',
		dp: 'l7tuJK_GtT96Zy2F-6o4fuIxKVh5vXjHfSM4B0tjv2GAVSp4TX1_Qnr5nY6tUQNjStmOMEhkESCwjlx7CY5yJ7-nDFc8pU-3IfRUCHE4QqMu4GCi3bKgpX_AeYl--TAcxQNAy-jmZUhapmbgEGYv3a45looflikgDL8mkufJeSE',
		dq: 'ueAEfFs9naXO7WSfES9_gkYQeI_3CUKjrMAwbdNk7lTT7mDd5zAaKqm7O1dOTCEFoJNUVaYDN0T8Z27UnR2l8-cRLnHYNarW850AkODlzx4LHm9hZLm56h9MqnxQOWZarL86MWW_UyuYbzKLYAFj8cJh-HMmX6fJhSkvRe7tDtk',
		qi: 'y6ADCeNjqSeBJiwz66OiwxDkJQh4EyUBW2hoX0IpbmhuitYjg5xvDZ1paaRpMf6l-zmFkvAwME6X5NVOUIKw8HiEUitp4_mzL1y97qhY1yq_MxGPpExmQvg2dQPdpNvhk7VhJgF5ZNlh9sNgthVxfKTDCCnm-N8vQ-oFfLReF-0',
	},
	p256: {
		kty: 'EC',
		kid: 'demo-p256-2026',
		x: 'GOx4J8hp-LP0nF5_dYsdXqMeIvLBHau8cOGCWznXjvc',
		y: 'f8Yu2PddhIwCsTGEDRvC54oc6v71DtHwTM5zcyIt1-0',
		crv: 'P-256',
		d: 'FXhUPruvHoYXepPWHR_W5A2uZqexJX2PGJxyo4ImuU8',
	},
	p384: {
		kty: 'EC',
		kid: 'demo-p384-2026',
		x: 'NCe2XqxGo_XUV9g7THhW2mvbWwZmASEWIxcvL6msC1pZd56bzoq9Vc5SyK8sX-Ab',
		y: 'UJcEaCfmrpl68oJSdnZHtoXRyczzGxaNb_B7YLzjIHOqJYyfnyhunX77aJZVEBYp',
		crv: 'P-384',
		d: 'gi-m16PYl5t6yIfvuAczKq7euyXOXoxeGqVVebht0RZmV1-I8QvBGINnrOARlB2v',
	},
	p521: {
		kty: 'EC',
		kid: 'demo-p521-2026',
		x: 'AcOc_FfpEVjeRKnbHKb7IeyX4hFI8QNhW7-ONpiXGxvEBGzOVROS8KwJeB4LkxDmZDsAf5BjcoF85STF49Sr6DKX',
		y: 'ANjxFBYaPIcSh0T2e8MyTqRy21No5Js-sz404-D9VsAP4WB83I7YFzqD6RrLh7oXR7fyyniNtuZOn8zk6Oe0nXiy',
		crv: 'P-521',
		d: 'ANkypL4hBqaDpCC5ijlRjvCcYyn1_F_nOeKH2EoriKmH0-rXc7ufNRbB8PxgPUfeiX64WkJYwGmoCBk-90ZUCqc-',
	},
	ed25519: {
		kty: 'OKP',
		kid: 'demo-ed25519-2026',
		crv: 'Ed25519',
		d: 'NRXYVLXOqHgY_2g5thp9cFUfgksHeIKmTTqPKkog1to',
		x: 'u_QItLhV4VRzJFBF3V_vzZ3QxXIeRr1JK9fUr9WHdrY',
	},
	k256: {
		kty: 'EC',
		kid: 'demo-k256-2026',
		crv: 'secp256k1',
		x: 'L1soxRXuoOt4yEvoP7iBKj8pRAly91Te4-Dy-gt7vSE',
		y: 'NResWYufv_nF3vt93SuGWr7HggGYBKKYiziibp29T8g',
		d: 'MYSqMHDDZxoJ-aF4HUqYzJRug8WwXExGa2NNpYt8kO0',
	},
	ed448: {
		kty: 'OKP',
		kid: 'demo-ed448-2026',
		crv: 'Ed448',
		x: '2nklyp1z7zmhuKsB2Tu-AbGB6jD58unit9p1QbwFptZdKznxt39k3eZCydHVtcnCtVXSlTF9vX8A',
		d: 'Eaxuz5aGakspBratcpoDmvtknia6bMG_EnWAweCQNZCZ9xX3GmhCS2hqF7Gi39bXaT6t5WILAqVB',
	},
	mlDsa44: {
		kty: 'AKP',
		kid: 'demo-ml-dsa-44-2026',
		alg: 'ML-DSA-44',
		pub: 'VUQtjDziYOYk6Y12MsU5HzmtKTepyNtz-bx-RMyR9B5yEcyRVtL2IAUyu5ecEG866jd4kY-Ri3WeQuzZyQ6JfkPaj4gynNHCs9LPuwfEisGRc1Vc6cizsjTPtqZYVBbLw4Ei3LDNl7z_67yyEDKpR4IYdoKUXLbc-1uEBcD37W_hSxiK0wDeaXGw9bUp5I6FsIbtkQuv8yAZK2YvhzDYq--54sa3xJocm2dSI2-ASa-R1FFC-maLxoTowZNWgV6WkxBDBRdbMyAQ3M6ONMxvqR6csrFWphupmJhmQfckcvb1CLBrAyl1oPGnci8vtikqNwIxRFzLc9u_NmierHuSgfBiVtxnsBlJt-FW3ZRERZxUJU-S72JbzrWxj5OSaDMwmU0uWswpp6pdfRQpXMOTV6soDvzZcMxJDNUAqNbm-VOvJOt-JPLLPE1JtQ3ArrnlnYVp7BSscPIO6JmfTBTkctYs1N62AQN3lYPKe1Ag0fUktOd6xqU-4g_Fjt4ovI0OG3L7Ewcf265kBeV-gJvZeg8ynVgCc9xBgJAEZejVH5D4_B9ccM0sJwjmVWie5aHInRpkuuc9tFw1bh0CaVx4f9hUP_hRqTMWBjBvJ5uwe9qQOHrVHno_z1eaj6S2ZUCaB0xVzKZohv4_TH9J_Ofnag0RIvNnSJXN_4LEClleuDfZAt2WfpcXbKMSnwqTfkHldrrH3jLqaaxFh8jpLTtTYVisKGuUG80FKedBTsd3CLtJBcgm8uULqKVZjEF5qyYyYRFf8nd6Yg8CHolYLzoEPQ3w0OqIVb-YrVyEqRdoIsoTvb1jsv49gDpr4LdvZHHTpqA1_-6f3MhRSknO2fzRqtJhQ-C-AYCOnJOzNmMhBC5I5-6ZQ6edOHSmDNjvF0GpLPHRyqaZ_E22eh6qfiPsE9XEmgDrplSbJsmojlMeiXQbvzBfhxF6gZ3WFsX59s1O2ryjaP5O78hm0253fXUBYqFr06VFqw-n8dC6AAPjOFAXIcHSMfB_RkO75V5I4u3jS119LkZ0Pke1rdty4VhIj_Xqdw6AqAyEp-GhRM9OoZtcP4NYrl8xs89_kqKr9NnANmpilO1clVBkm315GKlUgHZEpxNIEkfOXtq8oJJlT2gb0Citl9dy6-yBnHIj2T2pi4AUWmytPj8aw2BlGQIi4yeBpZq-cPYsWikTKa9X2VRfC8KJAL1MiQqQ-z9WjuhZMedA_JeX3qacvqZ-ZSp02ZDJQGBxCR_oTn9AsvB4OHT2S_Zso8bHInTvrwFAeboROk9tVwE7TG7UChN4sfYpq8L8HTFEEj3fbRmEfN0b4s-PyGx-SFWtvAwGzM6immSQes9Od43RfQBuU0mU03zkRtxvxDcc_UW5Ivt__tLpFpY_ADwb9NsiGO2Wvz7i1xLfya1FKuxJ07_lqEZa8Ithym7ajinSOdCTQlkaY2zhbhV0EknmmG_jmPonUK3U7VbXvQHLAd7fNgtDe1xIiLcghmYvu5WeFGfap4o9BXZny_xbN4xvjxSG2pz3wL_Lj9D5RsywrJ6KtopEn2BBRl1k3ZQOB-7PEe52zMWTao2INoN0unwIkEqES-7X5Jw2_Bda8ao7d_Pn4MlkB7O5hGBJw7g6JARYpuJo49dERh3T3qx43cZkZKE4lHCfgL6catn1VT7KRPbFpgGzw_T4XfRIaV5tslVcgZXhp1PQg8-xuEc9tEt5AQKhRTPSkqOhSXhzVgd4LpXFwXgmTu3WFb3PFQ',
		priv: 'yI5UD5OX3RyLCPKNfRtPOCi7-NmuXJrvzI5QmBt-WZ0',
	},
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Secrets as long as their digest or longer (RFC 7518 §3.2), one of exactly the bits of a content key, and a password. */
export const demoSecrets = {
	HS256: 'demo-secret-for-hs256-not-for-real-use',
	HS384: 'demo-secret-for-hs384-which-is-48-bytes-or-longer!',
	HS512: 'demo-secret-for-hs512-which-must-be-at-least-64-bytes-long-to-be-fit',
	A256GCM: 'demo-secret-for-a256gcm-32-bytes',
	PBES2: 'demo-password-of-a-sample-not-for-real-use',
} as const;

/** A demo key as it goes into the Key field. */
export function demoKeyText(name: keyof typeof demoKeys): string {
	return jwkText(demoKeys[name]);
}
