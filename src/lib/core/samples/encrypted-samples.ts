// Encrypted tokens (RFC 7516). To add one: encrypt it on the page with a key of demo-keys.ts and add a member; the tests
// decrypt every one. `shift` moves the times of its claims, or of the token within, to the present when it is opened.

import { demoKeys, demoKeyText, demoSecrets } from './demo-keys.ts';
import { automaticHint } from '../jose/key.ts';
import { jwkText } from '../jose/jwk-text.ts';
import type { Sample } from './sample.ts';

/** The ways in which a content key is got, each once. */
export const encryptedSamples: readonly Sample[] = [
	{
		id: 'encrypted-nested',
		title: 'Signed, then encrypted',
		group: 'encrypted',
		note: 'A signed token within an encrypted one (RFC 7519 §5.2): only the receiver reads it, and can tell who issued it.',
		token:
			'eyJhbGciOiJSU0EtT0FFUC0yNTYiLCJlbmMiOiJBMjU2R0NNIiwiY3R5IjoiSldUIiwia2lkIjoiZGVtby1yc2EtMjAyNiJ9.zZKMOc7vM18Y_XNjCX_xy26zjUBRwV8E2XtTlq_UhouUtTfpD_26f5f-7wb_7Ew641MxFTqaNE_p88gIqazsC43qicqLMOu_c3Jh-QuCvtQCBzHPF3dU4Tt6KZJL0IB94BBJ6cdkFF8ZfsGTSI-NJ2nYCoEmwl-Kpk2c-pCZ-Y6AE1jCt6Ed-LOeMMVayH1jkhDd19_s3sgeI6APITHgvbcai3dOQ00NcFp7YgrwSjimxl86V7DjqohF8lp3NAjK5ggnRaPHrO2TSrh_NFf58OM-06Ou3JDVvjysLto6ED5tE3vNH-2SLD1-epqkhPw_gUcn5Fxnct_Nbu194I7qaQ.CrJniS71SfkkjQjw.trkioGVnuHqrUwbEasjJM8TNQS29-37yclM5hBGBMIAbb7EJdiVi3vcNwBsPL60x_OAFeybVq1hDH1PsESexp6ABhivlfuWKoheUJfuEBHRyzrkZscMbBHbZDuMuM7rhV9YK0zLNRRILMpy6RzCss7RLPVs0DjBqFetpQkRL4cZKCk8eIpj4oA6zrJq8r7VlDaUA1nH8BlwOJ_dNQL4JK5-w8bVRuckHDoCVUNAhsOULrBKNDx7c4VsaBeVJ-wFB2yyl8q1Rf53X2BdD1Y1ZRNGBP19YxW4k4rrk_gcXbCTl9Xxwer-svYlGr6p7nh__CjOBWn9oapHENt_rvPxK2wD-zxHMa9qXyOEbQQBNY0UDWJotl0gt01wug5k9RCBINGqkgP4-MNChP8tS7UKWvSblLbViZ3Br6rR79D6K28M003SWhaqP6M-LyYWmM9YvXg.72AgZKFi7nbjb_-Az3V8oQ',
		keyText: jwkText({ keys: [demoKeys.rsa, demoKeys.p256] }),
		keyHint: automaticHint,
		shift: true,
		expect: 'decrypted',
	},
	{
		id: 'encrypted-shared',
		title: 'Shared key',
		group: 'encrypted',
		note: 'Both sides know the key that encrypts the claims (dir): whoever can read them could have written them.',
		token:
			'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwidHlwIjoiSldUIiwia2lkIjoiZGVtby1zaGFyZWQtMjAyNiJ9..lWe_H8Ez-wZf2m4C.jkRGUZpB1NR3McvDBc_BHGZRMcXoJ36hMJvRdAxxY9758YzFnQSvwJtUglqzVOMqVDtYeHSuuZ91UMYyoMOynbRM3RPI3u47MYg-MwbjdCH2Ndlz1lsbukYLz7GqSxNY5Ht51yXx4Nm-gBLLsQaM1_Fi9UPAJ1z40C_ut7He-nW2uvCIUMEJ-YHTo8Ak6EgDSKEqaGO5Yrtt.y8GkKz9hXWgNIMQf3YEdjg',
		keyText: demoSecrets.A256GCM,
		keyHint: automaticHint,
		shift: true,
		expect: 'decrypted',
	},
	{
		id: 'encrypted-agreed',
		title: 'Key agreement',
		group: 'encrypted',
		note: 'ECDH-ES: a fresh key pair for this one token agrees with the receiver’s key. Anyone can encrypt so.',
		token:
			'eyJhbGciOiJFQ0RILUVTK0EyNTZLVyIsImVuYyI6IkExMjhDQkMtSFMyNTYiLCJ0eXAiOiJKV1QiLCJraWQiOiJkZW1vLXAyNTYtMjAyNiIsImVwayI6eyJrdHkiOiJFQyIsImNydiI6IlAtMjU2IiwieCI6ImNBWndiU2NDZG9IQlNvdWlhWjVUR29ua1hFb1dlYnMxU2FBT0M4QWxCRkkiLCJ5IjoiMGw3ZGJZUjBxU2FJN01mMkktS1lmRmdKdWlUeVJreGVwWlZsVEpaQlJTVSJ9fQ.6SFvy03QuPiVhfHi1R6Xj0zKYN17a2wIIXHcVT3YkqeSNeeuEYevUA.x0KQDcg_FLpFcKPzWZolmw.Afm5AqbPbCGZ_cl0U9x9NWUwHlyBvy7_--xzE0593cpHUyxTgueNCzt3WrogpRbgKIoAoc4d7ozeVhuOYoNSOQMDFK3Sa4UIsJGCGoytCdHD182v8xb8w8fv8oZPVHPLBQwygi8IgoJWxlrMpm9A96sEU4MbgyZPMY63Rqv_uI4cJGf8B1JynYbfr55Szt_pIJqt21HJBdjPqODnpNEjmA.B1Ec8fKxkCj84HHKWWpZJg',
		keyText: demoKeyText('p256'),
		keyHint: automaticHint,
		shift: true,
		expect: 'decrypted',
	},
	{
		id: 'encrypted-password',
		title: 'Password',
		group: 'encrypted',
		note: 'PBES2: a key is derived from a password, slowly, so that guessing takes long.',
		token:
			'eyJhbGciOiJQQkVTMi1IUzUxMitBMjU2S1ciLCJlbmMiOiJBMjU2R0NNIiwidHlwIjoiSldUIiwia2lkIjoiZGVtby1wYXNzd29yZC0yMDI2IiwicDJzIjoiTHk1OFJuSU9ZTUNkMHYxbDQ3czVaQSIsInAyYyI6MjEwMDAwfQ.jqk1ZVTY-dqTDd6147o1f1beo4oD4-slepFHdA6N-jlYmudSOINfGg.VGW9MCKZKBysyEfM.kyATcyZlBANbtluC4Ixz26EYp12-g-gzAQy3k8o05-So-A0v9y-XGcJ1tXuls2IG17vXtvnaVVOaCAEbltee7TeQJesEb-r_QTg5birHs7JMRKxpq-uj8-S9edh5yYBcHgzA0h_TV4iMj3WQSV1hNvvMOLOl1WPvha0iy2SLdqzkZSsJvGSJA5rOgdttxU0jD_P6otr8ccaLEJY.-ir5lfH5ll-w4c1DjV6-cw',
		keyText: demoSecrets.PBES2,
		keyHint: automaticHint,
		shift: true,
		expect: 'decrypted',
	},
];
