import { stringsOf, valueOf } from '#lib/core/encoding/json-tree.ts';
import { findings, type Finding } from '#lib/core/findings/find.ts';
import type { FindingsContext, GuessedSecret } from '#lib/core/findings/subject.ts';
import { readCertificates } from '#lib/core/jose/certificates/read-certificates.ts';
import { readNumericDate, secondsOf } from '#lib/core/token/numeric-date.ts';
import type { Reading } from '#lib/core/token/reading.ts';
import { Answer } from './answer.svelte.ts';
import { BoundChecks } from './bound-checks.svelte.ts';
import type { Clock } from './clock.svelte.ts';
import type { Judgement } from './judgement.svelte.ts';
import type { Workbench } from './workbench.svelte.ts';

/** In characters: working out the findings of a longer text takes longer than painting it may. */
const longText = 30_000;
/** In milliseconds. */
const afterPaint = 250;

/** All that the findings of the token at hand are about beside token, key and signature. */
export class FindingsFacts {
	readonly #workbench: Workbench;
	readonly #judgement: Judgement;
	readonly #clock: Clock;
	readonly #bound: BoundChecks;

	/** Those of a workbench, made when they are first asked for; they outlive a visit to another screen. */
	static of(workbench: Workbench, judgement: Judgement, clock: Clock): FindingsFacts {
		let facts = made.get(workbench);
		if (facts === undefined) {
			$effect.root(() => {
				facts = new FindingsFacts(workbench, judgement, clock);
			});
			made.set(workbench, facts!);
		}
		return facts!;
	}

	private constructor(workbench: Workbench, judgement: Judgement, clock: Clock) {
		this.#workbench = workbench;
		this.#judgement = judgement;
		this.#clock = clock;
		this.#bound = BoundChecks.of(workbench);
		// A long text is painted before it is remarked on, and not at each keystroke.
		$effect(() => {
			const { text } = workbench.reading;
			if (text.length <= longText) return;
			const timer = setTimeout(() => (this.#settled = text), afterPaint);
			return () => clearTimeout(timer);
		});
	}

	/** The secret of the token at hand, where it was found by trying. */
	guessed = $state.raw<() => GuessedSecret | undefined>(() => undefined);
	/** Other tokens of this session. */
	others = $state.raw<() => readonly Reading[]>(() => []);

	/** The profile that the person chose for the token at hand; it goes with the token. */
	chosen = $derived.by(() => {
		const { profile, origin } = this.#workbench.given;
		return profile?.of === origin.text ? profile.id : undefined;
	});

	/**
	 * When findings were last due to change: at the minute's beginning, or when a time of the token has come since.
	 * They know no seconds otherwise, and working them out each second would be in vain.
	 */
	#now = $derived.by(() => {
		const { now } = this.#clock;
		if (now === undefined) return undefined;
		const claims = this.#workbench.reading.payload?.json?.root;
		const { leeway } = this.#workbench.given.policy;
		const at = (name: string, shift: number) =>
			(secondsOf(readNumericDate(valueOf(claims, name))) ?? -Infinity) + shift;
		const times = [at('exp', leeway), at('nbf', -leeway), at('iat', -leeway)].map(Math.ceil);
		return Math.max(now - (now % 60), ...times.filter((time) => time <= now));
	});

	#chainQuestion = $derived.by(() => {
		const chain = stringsOf(this.#workbench.reading.joseHeader, 'x5c');
		return chain && { chain };
	});
	#certificates = new Answer(
		() => this.#chainQuestion,
		({ chain }) => readCertificates(chain),
	);

	/** Adds to a context what is known beside it. */
	complete(context: FindingsContext): FindingsContext {
		const { sdJwt } = this.#judgement.forms ?? {};
		return {
			...context,
			now: this.#now ?? context.now,
			expected: this.#workbench.given.policy,
			profile: this.chosen,
			bound: this.#bound.all,
			certificates: this.#certificates.current,
			sdJwt: sdJwt?.reading,
			keyBinding: sdJwt?.checks.current,
			guessed: this.guessed(),
			others: this.others(),
		};
	}

	/** The long text whose findings may be worked out by now. */
	#settled = $state.raw('');
	/** The findings of the token at hand are still to come. */
	pending = $derived.by(() => {
		const { text } = this.#workbench.reading;
		return text.length > longText && this.#settled !== text;
	});

	/** What a careful reader would remark, all this known; nothing yet of a long text that has just come. */
	find(context: FindingsContext): readonly Finding[] {
		return this.pending ? [] : findings(this.complete(context));
	}
}

const made = new WeakMap<Workbench, FindingsFacts>();

/** Lets a workbench's judgement find. */
export function beginFindings(workbench: Workbench, clock: Clock): void {
	const { judgement } = workbench;
	if (!judgement || judgement.find) return;
	const facts = FindingsFacts.of(workbench, judgement, clock);
	judgement.find = (context) => facts.find(context);
}
