// One sample for each row of the algorithm table. To add one: make its key in demo-keys.ts, sign a token with it
// on the page, and add a row here; the tests ask for every algorithm and verify every row.

import { demoKeyText, demoSecrets } from './demo-keys.ts';
import { automaticHint } from '../jose/key.ts';
import type { Sample } from './sample.ts';

type Row = readonly [alg: string, note: string, keyText: string, token: string];

const rows: readonly Row[] = [
	[
		'HS256',
		'One shared secret signs and verifies: whoever can check a token can also make one.',
		demoSecrets.HS256,
		'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6ImRlbW8taHMyNTYtMjAyNiJ9.eyJpc3MiOiJodHRwczovL2F1dGguZXhhbXBsZS5jb20iLCJzdWIiOiJ1c2VyXzE4NGYiLCJhdWQiOiJodHRwczovL2FwaS5leGFtcGxlLmNvbSIsImp0aSI6ImRlbW8taHMyNTYiLCJpYXQiOjE3OTM2MTM2MDAsImV4cCI6MTc5MzYxNzIwMH0.LdzXYKyQ37QcESZwyREPUmKem147p-Uk7KO2isrEgL4',
	],
	[
		'HS384',
		'One shared secret signs and verifies: whoever can check a token can also make one.',
		demoSecrets.HS384,
		'eyJhbGciOiJIUzM4NCIsInR5cCI6IkpXVCIsImtpZCI6ImRlbW8taHMzODQtMjAyNiJ9.eyJpc3MiOiJodHRwczovL2F1dGguZXhhbXBsZS5jb20iLCJzdWIiOiJ1c2VyXzE4NGYiLCJhdWQiOiJodHRwczovL2FwaS5leGFtcGxlLmNvbSIsImp0aSI6ImRlbW8taHMzODQiLCJpYXQiOjE3OTM2MTM2MDAsImV4cCI6MTc5MzYxNzIwMH0.zZGyo6EScNh3s4u3mYkE4DkQMwTo8bvN-gAEREe-5n5LyhHV-fsTxQLhRn0_Fho5',
	],
	[
		'HS512',
		'One shared secret signs and verifies: whoever can check a token can also make one.',
		demoSecrets.HS512,
		'eyJhbGciOiJIUzUxMiIsInR5cCI6IkpXVCIsImtpZCI6ImRlbW8taHM1MTItMjAyNiJ9.eyJpc3MiOiJodHRwczovL2F1dGguZXhhbXBsZS5jb20iLCJzdWIiOiJ1c2VyXzE4NGYiLCJhdWQiOiJodHRwczovL2FwaS5leGFtcGxlLmNvbSIsImp0aSI6ImRlbW8taHM1MTIiLCJpYXQiOjE3OTM2MTM2MDAsImV4cCI6MTc5MzYxNzIwMH0.xlGsX--5_qDWcjj_W0n-sCheBDu3xut9u3osY7dU5nf-6d4f3gGBNhKaKGySagno60yqaV2oL0LCiZPjsfWf8g',
	],
	[
		'RS256',
		'RSA with the older padding: the most widely understood algorithm.',
		demoKeyText('rsa'),
		'eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6ImRlbW8tcnNhLTIwMjYifQ.eyJpc3MiOiJodHRwczovL2F1dGguZXhhbXBsZS5jb20iLCJzdWIiOiJ1c2VyXzE4NGYiLCJhdWQiOiJodHRwczovL2FwaS5leGFtcGxlLmNvbSIsImp0aSI6ImRlbW8tcnMyNTYiLCJpYXQiOjE3OTM2MTM2MDAsImV4cCI6MTc5MzYxNzIwMH0.OkPYOyGS4RSddH_5suJmmEj8kAHqI1f5O0ZQHGVlhKO0B1cJQ8lkMmo6uOvhlBNKtdIHLVGJIfdNgDHFuDrfzFeHNTzlkr9yzrHbBKHGppZvu_LKNbIIiQqOY4egwqFBUeyCBaioj6pnv4KxH5ld793MbC4o3p0FRiv5fOhJyXCMSqpoXvlJa4oDEOF0NPtexZC-aEqyQq47DcowD2EbvruMNOFqOX-oCxkAIU1QTgv1D-8X8xsCw2ODDQrOJtqThjTVcpJRQm7GJ3RMxSZ89yCzGkq-otUCT6DAFCMHOnw8Nts2OgNYskOyYFBATQW2dVwumLvjvog9BzvYvddFCQ',
	],
	[
		'RS384',
		'RSA with the older padding: the most widely understood algorithm.',
		demoKeyText('rsa'),
		'eyJhbGciOiJSUzM4NCIsInR5cCI6IkpXVCIsImtpZCI6ImRlbW8tcnNhLTIwMjYifQ.eyJpc3MiOiJodHRwczovL2F1dGguZXhhbXBsZS5jb20iLCJzdWIiOiJ1c2VyXzE4NGYiLCJhdWQiOiJodHRwczovL2FwaS5leGFtcGxlLmNvbSIsImp0aSI6ImRlbW8tcnMzODQiLCJpYXQiOjE3OTM2MTM2MDAsImV4cCI6MTc5MzYxNzIwMH0.UAhYwgx-Xho56a9_9DbyCTK1c3MOth_tNVcdHFyroAqLTKGEU7oI9JDE_5ELlH7nKravQaQ34hDJRvHoS-WyvtB00HYvr4u1kzrs4a2KPLkWwBndaYhBJF2iLl1JnEppdryqJ2ycDKprbvvMFxcSZML_l4TKnTpj4M8lHN7cF15hSu3v-9mKeMKctOxndFWkAV7KtJ_3fGVifD7__ju0hMpalC8tAB3sWwH_WiNKmEsbpF_1OrpBJEF8dAMIlwC7g2x2EG1bdskAdMvS5lIwymgizPs9tJLdCOVHeGkPuH5w4iJ64PcBcXNfr8gStqk2NR2n3Qr6TVZ_Z1iRr1GazQ',
	],
	[
		'RS512',
		'RSA with the older padding: the most widely understood algorithm.',
		demoKeyText('rsa'),
		'eyJhbGciOiJSUzUxMiIsInR5cCI6IkpXVCIsImtpZCI6ImRlbW8tcnNhLTIwMjYifQ.eyJpc3MiOiJodHRwczovL2F1dGguZXhhbXBsZS5jb20iLCJzdWIiOiJ1c2VyXzE4NGYiLCJhdWQiOiJodHRwczovL2FwaS5leGFtcGxlLmNvbSIsImp0aSI6ImRlbW8tcnM1MTIiLCJpYXQiOjE3OTM2MTM2MDAsImV4cCI6MTc5MzYxNzIwMH0.pz9I_t5eysQSNp-WfEQmye39ZyXNxANcCYEeby7NTDRHFembXEOUSjcMKn3GHc4-BKNIhhPF8PB9sqGARF4Bo7ToAZox5vQwGfGpXpaLvJxt02M6huVemM9vWi8D_9yU6ivywnJe_sp9mOmAm7oeg-b-m8GM_MC4qU2yqyw6DbStoTfarmv-4AC-Gz8yh9G5w3ovssP6tJLJ9WbhW0T3JHG1pfa3n5nBWqIc7oQsiAe2o8IQ0GGffx5AaPLqyN37vOSd_airGEsAJhIxESXs1FY-P1MrisM0nKKdqfpGqHsuRqH5gvAxTKobAakZ-TbesmmXpMIgTnjiHnALzT5OhA',
	],
	[
		'PS256',
		'RSA with the newer, probabilistic padding: the signature differs at every signing.',
		demoKeyText('rsa'),
		'eyJhbGciOiJQUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6ImRlbW8tcnNhLTIwMjYifQ.eyJpc3MiOiJodHRwczovL2F1dGguZXhhbXBsZS5jb20iLCJzdWIiOiJ1c2VyXzE4NGYiLCJhdWQiOiJodHRwczovL2FwaS5leGFtcGxlLmNvbSIsImp0aSI6ImRlbW8tcHMyNTYiLCJpYXQiOjE3OTM2MTM2MDAsImV4cCI6MTc5MzYxNzIwMH0.jIPpqIlW5sQahysszyMqqY7tqM3QBtV4GmbL3fssIQAgZt1cvY5Ap0nCSCrmRIsq3Rinw3soKbsPmzBvazRMAM7OjObTWHGiyalONDVYuOB9aQx3I_A9xMGaLpJnZccAmuG_5Cq5zeS4GXFjE0S_aHEaIgKiEl0RtzcV_THjTX0KTBZ73dTy5VQawQZBFVBlyLC83H9Fs1ukEiVfoyUersjFG8lN9SJ4mhEq912ubPKpOXLlBwMFk4HwNHXUEk5VGGppqya3vvpg0tgn0YAoZGZ6gbUqkjpFA-a9xsdIKygXDHG4d07I50wxN8I2_gwSdg7R3dmD_nTpIcCvo87Wlw',
	],
	[
		'PS384',
		'RSA with the newer, probabilistic padding: the signature differs at every signing.',
		demoKeyText('rsa'),
		'eyJhbGciOiJQUzM4NCIsInR5cCI6IkpXVCIsImtpZCI6ImRlbW8tcnNhLTIwMjYifQ.eyJpc3MiOiJodHRwczovL2F1dGguZXhhbXBsZS5jb20iLCJzdWIiOiJ1c2VyXzE4NGYiLCJhdWQiOiJodHRwczovL2FwaS5leGFtcGxlLmNvbSIsImp0aSI6ImRlbW8tcHMzODQiLCJpYXQiOjE3OTM2MTM2MDAsImV4cCI6MTc5MzYxNzIwMH0.s7V-eGFcLoJdjotMunAuLCURo2VzXXEapSO98j6gVkPFL3X15VqDB8IJMLjoV5fL18x5ziGcSttdSsW0zfZs1UTJuDYKwHSdErI7rA5p3NKiT1c3WaU6ydINl5YxZ_ij2M-VDEVQxrJhcdKBaCcuqU1267O2NTSH1d1sDYfXWNYQHXGnmsXEjutBA71xyicn3hs9tcj0hCMv2xBM6YC6A7B6-uv4w1NDf1TfEC-63DS8DGYJZBwdk9VgFEVZKbCob4tT2FSCc_YeyZPSNeW6-Xbc2rY8R-GHEsSyiSnpvc68KSMeKHWWCk9Qqmwa-CP6wW_leIo1jCdfiBHNNPc3lw',
	],
	[
		'PS512',
		'RSA with the newer, probabilistic padding: the signature differs at every signing.',
		demoKeyText('rsa'),
		'eyJhbGciOiJQUzUxMiIsInR5cCI6IkpXVCIsImtpZCI6ImRlbW8tcnNhLTIwMjYifQ.eyJpc3MiOiJodHRwczovL2F1dGguZXhhbXBsZS5jb20iLCJzdWIiOiJ1c2VyXzE4NGYiLCJhdWQiOiJodHRwczovL2FwaS5leGFtcGxlLmNvbSIsImp0aSI6ImRlbW8tcHM1MTIiLCJpYXQiOjE3OTM2MTM2MDAsImV4cCI6MTc5MzYxNzIwMH0.m1ZrwuSKZloXeQnEadXlLk_TyhixOXjoVET-esP7gEH0muahDYWMuXNxDHaoTswEjPQi4KzJsRjAyMg-IrH0yoCb9JdNHHQlI-fMsVj1E-Dr9dXnd6aFEoN5febStggQ7-Llf2fpRYIFdBJQGOYPkldOobWlIafulfd6jFWmxleSZ0ObKS6n7DN_Z5XJwiv7Ez6BZahTazg_N-fxVai3v2PDZj8CSstVih2mZ9xF-rCz5F-7ey3Yy4Kr57t4HKzVeIfVXRGJCdcVaUkMijEoxmiZ8ZT6FNVGJgil0ACNDPnOqjcrqTqoj4OQLFOx2ynFRrYH0wn1Ta0xHoC6i71-Sg',
	],
	[
		'ES256',
		'Elliptic curve: short keys and signatures; a new random number for every signature.',
		demoKeyText('p256'),
		'eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6ImRlbW8tcDI1Ni0yMDI2In0.eyJpc3MiOiJodHRwczovL2F1dGguZXhhbXBsZS5jb20iLCJzdWIiOiJ1c2VyXzE4NGYiLCJhdWQiOiJodHRwczovL2FwaS5leGFtcGxlLmNvbSIsImp0aSI6ImRlbW8tZXMyNTYiLCJpYXQiOjE3OTM2MTM2MDAsImV4cCI6MTc5MzYxNzIwMH0.pWayKert-_k6h-oz4tW_axxgk70ROVXU8VNjK8_kBGB94hnWKLhbzTl9FvKFi00DyxqePnRwRYaZ069-6nHOMQ',
	],
	[
		'ES384',
		'Elliptic curve: short keys and signatures; a new random number for every signature.',
		demoKeyText('p384'),
		'eyJhbGciOiJFUzM4NCIsInR5cCI6IkpXVCIsImtpZCI6ImRlbW8tcDM4NC0yMDI2In0.eyJpc3MiOiJodHRwczovL2F1dGguZXhhbXBsZS5jb20iLCJzdWIiOiJ1c2VyXzE4NGYiLCJhdWQiOiJodHRwczovL2FwaS5leGFtcGxlLmNvbSIsImp0aSI6ImRlbW8tZXMzODQiLCJpYXQiOjE3OTM2MTM2MDAsImV4cCI6MTc5MzYxNzIwMH0.-XwTEoFrkA2dmRqrbUo_jp6DPex2y30jqTPGXk94ULOf92l9ItBtI2bU1iNQ0IAjzZ2RPTuStUaxnwxmKrSiYuSGrUkYriiN6ZKeGhmsMXbhHJjpfF3SYPVqYbw5sJYm',
	],
	[
		'ES512',
		'Elliptic curve: short keys and signatures; a new random number for every signature.',
		demoKeyText('p521'),
		'eyJhbGciOiJFUzUxMiIsInR5cCI6IkpXVCIsImtpZCI6ImRlbW8tcDUyMS0yMDI2In0.eyJpc3MiOiJodHRwczovL2F1dGguZXhhbXBsZS5jb20iLCJzdWIiOiJ1c2VyXzE4NGYiLCJhdWQiOiJodHRwczovL2FwaS5leGFtcGxlLmNvbSIsImp0aSI6ImRlbW8tZXM1MTIiLCJpYXQiOjE3OTM2MTM2MDAsImV4cCI6MTc5MzYxNzIwMH0.ABs1uL6SHelsjJA-OoXbsvMFtxX-rx4UTZsFv1H04PPl7wlubroJE2CGiEhlgFyxhdbQvdKN0-eRhFqAJniwZnbSAY5TeZNCQfmXusXtEA4tnLfTfxJ62G_dDQHt0X6Syt02YvOqJEF9-XRTCg_dnKxuLDDc8YYtxyAManitcueJOvNf',
	],
	[
		'Ed25519',
		'Edwards curve under its fully specified name (RFC 9864): short, fast and deterministic.',
		demoKeyText('ed25519'),
		'eyJhbGciOiJFZDI1NTE5IiwidHlwIjoiSldUIiwia2lkIjoiZGVtby1lZDI1NTE5LTIwMjYifQ.eyJpc3MiOiJodHRwczovL2F1dGguZXhhbXBsZS5jb20iLCJzdWIiOiJ1c2VyXzE4NGYiLCJhdWQiOiJodHRwczovL2FwaS5leGFtcGxlLmNvbSIsImp0aSI6ImRlbW8tZWQyNTUxOSIsImlhdCI6MTc5MzYxMzYwMCwiZXhwIjoxNzkzNjE3MjAwfQ.MsnpiAf159XhVVOu-vuk_FmBdmJ9JPT0oOrpmK0bj7CTkVglKyLh9XvghNaJYG6xfPs5mgCWrGa_Z96pQ6zNDQ',
	],
	[
		'EdDSA',
		'The older name of Ed25519, which leaves the curve to the key; deprecated by RFC 9864.',
		demoKeyText('ed25519'),
		'eyJhbGciOiJFZERTQSIsInR5cCI6IkpXVCIsImtpZCI6ImRlbW8tZWQyNTUxOS0yMDI2In0.eyJpc3MiOiJodHRwczovL2F1dGguZXhhbXBsZS5jb20iLCJzdWIiOiJ1c2VyXzE4NGYiLCJhdWQiOiJodHRwczovL2FwaS5leGFtcGxlLmNvbSIsImp0aSI6ImRlbW8tZWRkc2EiLCJpYXQiOjE3OTM2MTM2MDAsImV4cCI6MTc5MzYxNzIwMH0.gw-IHTTG2J4ifA91vUhoJ93_789hBk6YWIl9pT-MW60xXRQ8Wq8RsyOFifS2SgQLjfot_Di20R9MylBWE3tXBA',
	],
];

/** A token for every algorithm that this page signs with. */
export const algorithmSamples: readonly Sample[] = rows.map(([alg, note, keyText, token]) => ({
	id: `alg-${alg.toLowerCase()}`,
	title: alg,
	group: 'algorithm',
	note,
	token,
	keyText,
	keyHint: automaticHint,
	shift: true,
	expect: 'verified',
}));
