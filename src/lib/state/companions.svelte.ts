import type { Workbench } from './workbench.svelte.ts';

/** What comes along with a token, as it was typed or pasted. */
export interface CompanionTexts {
	readonly proof?: string;
	readonly accessToken?: string;
	readonly code?: string;
	readonly state?: string;
	readonly nonce?: string;
	readonly certificate?: string;
}
export type CompanionName = keyof CompanionTexts;

/**
 * What was given of the things that a token is bound to: in memory only. The request outlives the token, since one
 * tries several for the same request; all else belongs to the token at hand, and goes with it.
 */
export class Companions {
	readonly #workbench: Workbench;
	#given = $state.raw<{ readonly origin: string; readonly texts: CompanionTexts }>({ origin: '', texts: {} });
	method = $state('');
	uri = $state('');

	private constructor(workbench: Workbench) {
		this.#workbench = workbench;
		$effect(() => {
			const { text, kind } = workbench.given.origin;
			if (this.#given.origin !== text) this.#given = { origin: text, texts: {} };
			if (kind === 'cleared') this.method = this.uri = '';
		});
	}

	/** Those of a workbench, made when they are first asked for; they outlive a visit to another screen. */
	static of(workbench: Workbench): Companions {
		let companions = made.get(workbench);
		if (companions === undefined) {
			$effect.root(() => {
				companions = new Companions(workbench);
			});
			made.set(workbench, companions!);
		}
		return companions!;
	}

	/** What was given for the token at hand. */
	get texts(): CompanionTexts {
		const { origin, texts } = this.#given;
		return origin === this.#workbench.given.origin.text ? texts : {};
	}

	/** Takes what was typed into a field. */
	give(name: CompanionName, text: string): void {
		const origin = this.#workbench.given.origin.text;
		this.#given = { origin, texts: { ...this.texts, [name]: text } };
	}

	/** Opens what came along instead of the token at hand, which then is what came along. */
	trade(token: string, back: CompanionName): void {
		const before = this.#workbench.tokenText;
		this.#workbench.openText(token);
		this.give(back, before);
	}
}

const made = new WeakMap<Workbench, Companions>();
