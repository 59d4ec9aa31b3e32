import { bindingOf } from '#lib/core/jose/binding.ts';
import type { BoundCheck } from '#lib/core/jose/bound-token-check.ts';
import { nonceCheck } from '#lib/core/jose/dpop-claims.ts';
import { checkDpop } from '#lib/core/jose/dpop.ts';
import { checkTokenHashes } from '#lib/core/jose/token-hashes.ts';
import { accessTokenIn, proofIn } from '#lib/core/token/companion-text.ts';
import { readToken } from '#lib/core/token/read-token.ts';
import { Answer } from './answer.svelte.ts';
import { Companions } from './companions.svelte.ts';
import type { Workbench } from './workbench.svelte.ts';

const given = (text: string | undefined) => (text?.trim() ? text.trim() : undefined);

/** What the token at hand is bound to, and whether what came along with it fits. */
export class BoundChecks {
	readonly #workbench: Workbench;
	readonly companions: Companions;

	private constructor(workbench: Workbench) {
		this.#workbench = workbench;
		this.companions = Companions.of(workbench);
	}

	/** Those of a workbench, made when they are first asked for; they outlive a visit to another screen. */
	static of(workbench: Workbench): BoundChecks {
		let checks = made.get(workbench);
		if (checks === undefined) {
			$effect.root(() => {
				checks = new BoundChecks(workbench);
			});
			made.set(workbench, checks!);
		}
		return checks!;
	}

	/** Undefined for a token that stands by itself. */
	binding = $derived.by(() => bindingOf(this.#workbench.reading));

	/** The access token that came along, without what surrounded it. */
	accessToken = $derived.by(() => given(accessTokenIn(this.companions.texts.accessToken ?? '')));
	/** What is compared with the token at hand: the access token of a proof, the proof of an access token. */
	companion = $derived.by(() =>
		this.binding?.isProof ? this.accessToken : given(proofIn(this.companions.texts.proof ?? '')),
	);
	method = $derived.by(() => given(this.companions.method));
	uri = $derived.by(() => given(this.companions.uri));
	nonce = $derived.by(() => given(this.companions.texts.nonce));

	/** The DPoP proof of the two; undefined while there is none. */
	proof = $derived.by(() => {
		const { binding, companion } = this;
		if (binding?.isProof) return this.#workbench.reading;
		return binding?.jkt && companion !== undefined ? readToken(companion) : undefined;
	});
	#proofQuestion = $derived.by(() => {
		const { proof, binding, method, uri, nonce } = this;
		const accessToken = binding?.isProof ? this.accessToken : this.#workbench.tokenText;
		// The clock is no part of the question: how old the proof is, is worked out anew each second.
		return proof && { proof, accessToken, method, uri, nonce, now: 0 };
	});
	/** The checks of the proof (RFC 9449 §4.3); that of its time is to be made anew. */
	proofChecks = new Answer(() => this.#proofQuestion, checkDpop);

	#hashQuestion = $derived.by(() => {
		const { texts } = this.companions;
		if (!this.binding || this.binding.hashes.length === 0) return undefined;
		return {
			idToken: this.#workbench.reading,
			accessToken: this.accessToken,
			code: given(texts.code),
			state: given(texts.state),
		};
	});
	/** The hashes that an ID token has (OIDC Core §3.1.3.6). */
	hashChecks = new Answer(() => this.#hashQuestion, checkTokenHashes);

	/** The nonce of an ID token (OIDC Core §3.1.3.7); undefined where it has none. */
	nonceCheck = $derived.by(() => {
		const claims = this.#workbench.reading.payload?.json?.root;
		return this.binding?.nonce && claims ? nonceCheck(claims, this.nonce) : undefined;
	});

	/** All that could be compared so far, but for what changes with the time. */
	all = $derived.by((): readonly BoundCheck[] => {
		const { nonceCheck: outcome } = this;
		const nonce = outcome && { detail: {}, ...outcome, id: 'nonce', reference: 'OIDC Core §3.1.3.7' };
		const proof = this.proofChecks.current?.filter(({ id }) => id !== 'iat') ?? [];
		return [...proof, ...(this.hashChecks.current ?? []), ...(nonce ? [nonce] : [])];
	});
}

const made = new WeakMap<Workbench, BoundChecks>();
