import { jwksUriOf, recogniseFetched } from '#lib/core/jose/fetched-keys.ts';
import type { FetchedText, MetadataProblem, MetadataReading } from '#lib/core/jose/fetched-keys.ts';
import { discoveryAddresses, keySetAddress } from '#lib/core/jose/key-set-address.ts';
import type { AddressProblem, KeySetAddress } from '#lib/core/jose/key-set-address.ts';
import type { FetchAnswer } from './fetch-in-frame.ts';

/** What an address is of: a set of keys, or an issuer, whose metadata says where its keys are. */
export type AddressOf = 'keys' | 'issuer';

/** What one click would ask for; all of it at one host. */
export interface Ask {
	readonly address: KeySetAddress;
	/** Tried in this order until one answers. */
	readonly urls: readonly string[];
	/** The issuer whose metadata is asked for. */
	readonly issuer?: string;
	/** The address comes from an issuer's metadata, not from the person. */
	readonly found: boolean;
	/** The metadata that it comes from did not name its issuer. */
	readonly issuerMissing: boolean;
}

/** Why there are no keys. */
export type KeyFetchFault =
	| Exclude<FetchAnswer, { ok: true }>['code']
	/** A page over https asked for http, which browsers may refuse. */
	| 'unreachable-from-https'
	| Exclude<FetchedText, 'jwks' | 'jwk' | 'pem' | 'metadata'>
	| MetadataProblem;

export interface KeyFetchFailure {
	readonly at: 'failed';
	readonly code: KeyFetchFault;
	/** The host and the address that were asked. */
	readonly host: string;
	readonly url: string;
	/** The HTTP status, where there was an answer. */
	readonly status: number | undefined;
	/** It was an issuer's metadata that was asked for, not the keys themselves. */
	readonly metadata: boolean;
	/** What the metadata says in place of what it should. */
	readonly found: string | undefined;
}

export type KeyFetchStage =
	| { readonly at: 'idle'; readonly problem: AddressProblem }
	| { readonly at: 'asking'; readonly ask: Ask }
	| { readonly at: 'fetching'; readonly ask: Ask }
	| {
			readonly at: 'done';
			readonly text: string;
			readonly host: string;
			/** The host that answered, where it is another than the one that was asked. */
			readonly answeredBy: string | undefined;
			readonly issuerMissing: boolean;
	  }
	| KeyFetchFailure;

/** What reaches the network: asks for one address. */
export type FetchAddress = (url: string, stop: AbortSignal) => Promise<FetchAnswer>;

/**
 * Fetching keys, step by step. Nothing is asked for until the person says so for a host that was named; where the
 * keys turn out to be at another host, that one is named first.
 */
export class KeyFetch {
	readonly #fetchAddress: FetchAddress;
	#of = $state<AddressOf>('issuer');
	#text = $state('');
	/** What came after the address was written. */
	#reached = $state.raw<KeyFetchStage | undefined>();
	#stop: AbortController | undefined;

	constructor(fetchAddress: FetchAddress) {
		this.#fetchAddress = fetchAddress;
	}

	#written: KeyFetchStage = $derived.by(() => {
		const found = this.#of === 'issuer' ? discoveryAddresses(this.#text) : keySetAddress(this.#text);
		if (!found.ok) return { at: 'idle', problem: found.code };
		const known = { found: false, issuerMissing: false };
		return 'urls' in found
			? { at: 'asking', ask: { ...known, address: found.address, urls: found.urls, issuer: found.issuer } }
			: { at: 'asking', ask: { ...known, address: found, urls: [found.url] } };
	});
	stage = $derived(this.#reached ?? this.#written);

	get of(): AddressOf {
		return this.#of;
	}
	get text(): string {
		return this.#text;
	}

	/** Takes another address; what was being fetched is dropped. */
	write(of: AddressOf, text: string): void {
		this.stop();
		this.#of = of;
		this.#text = text;
	}

	/** Back to the address as it is written. */
	stop(): void {
		this.#stop?.abort();
		this.#reached = undefined;
	}

	/** Asks, at the person's word, for what the stage before this named. */
	async fetch(): Promise<void> {
		const { stage } = this;
		if (stage.at !== 'asking') return;
		this.#stop?.abort();
		const { signal } = (this.#stop = new AbortController());
		this.#reached = { at: 'fetching', ask: stage.ask };
		const reached = await this.#follow(stage.ask, signal);
		if (!signal.aborted) this.#reached = reached;
	}

	async #follow(ask: Ask, stop: AbortSignal): Promise<KeyFetchStage> {
		const { url, answer } = await this.#firstAnswer(ask, stop);
		const failed = (code: KeyFetchFault, found?: string): KeyFetchFailure => ({
			at: 'failed',
			code,
			host: ask.address.host,
			url,
			status: answer.status,
			metadata: ask.issuer !== undefined,
			found,
		});
		if (!answer.ok) return failed(isMixed(answer, url) ? 'unreachable-from-https' : answer.code);
		const is = recogniseFetched(answer.text);
		if (is === 'web-page') return failed(is);
		if (ask.issuer !== undefined || (is === 'metadata' && !ask.found)) {
			const reading = jwksUriOf(answer.text, ask.issuer);
			return reading.ok ? this.#toKeys(reading, stop) : failed(reading.code, reading.found);
		}
		if (is === 'not-json' || is === 'not-keys') return failed(is);
		if (is === 'metadata') return failed('not-keys');
		const by = keySetAddress(answer.url);
		const host = by.ok ? by.host : answer.url;
		return {
			at: 'done',
			text: answer.text,
			host: ask.address.host,
			answeredBy: host === ask.address.host ? undefined : host,
			issuerMissing: ask.issuerMissing,
		};
	}

	/** The keys are asked for at once where the person has already named their host. */
	#toKeys(
		reading: Extract<MetadataReading, { ok: true }>,
		stop: AbortSignal,
	): KeyFetchStage | Promise<KeyFetchStage> {
		const { address, elsewhere, issuerMissing } = reading;
		const ask: Ask = { address, urls: [address.url], found: true, issuerMissing };
		return elsewhere ? { at: 'asking', ask } : this.#follow(ask, stop);
	}

	/** The first address that answers; when none does, the first of the failures, which says most. */
	async #firstAnswer({ urls }: Ask, stop: AbortSignal): Promise<{ url: string; answer: FetchAnswer }> {
		let first: { url: string; answer: FetchAnswer } | undefined;
		for (const url of urls) {
			const answer = await this.#fetchAddress(url, stop);
			first ??= { url, answer };
			if (answer.ok) return { url, answer };
			if (answer.code !== 'status' && answer.code !== 'unreachable') break;
		}
		return first ?? { url: '', answer: { ok: false, code: 'stopped', status: undefined } };
	}
}

function isMixed(answer: FetchAnswer, url: string): boolean {
	return !answer.ok && answer.code === 'unreachable' && location.protocol === 'https:' && /^http:/.test(url);
}
