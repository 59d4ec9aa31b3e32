import { valueOf } from '../encoding/json-tree.ts';
import type { JsonNode } from '../encoding/json-tree.ts';
import { readJson } from '../encoding/json.ts';
import type { KeyHint } from '../jose/key.ts';
import { readKeys } from '../jose/read-keys.ts';
import { sign } from '../jose/sign.ts';
import { signingKey } from '../jose/signing-key.ts';
import { algorithmOf } from '../jose/verify.ts';
import type { Draft } from '../token/draft.ts';
import { readCompact } from '../token/read-compact.ts';
import { writeToken } from '../token/write-token.ts';
import type { Sample } from './sample.ts';

/** A sample as it is opened. */
export interface FreshSample {
	readonly token: string;
	readonly keyText: string;
	readonly keyHint: KeyHint;
}

/** How long ago a fresh sample was issued, in seconds: long enough to show, short of a common lifetime. */
const age = 8 * 60;

const times = ['iat', 'nbf', 'exp', 'auth_time'];

/**
 * A sample moved to the present and signed anew: its times (RFC 7519 §4.1.4–4.1.6) are shifted by one distance
 * within the payload's text, all else keeps its bytes. One that is not to be shifted is given as it stands.
 * @param now seconds since 1970-01-01T00:00:00Z
 */
export async function freshSample(sample: Sample, now: number): Promise<FreshSample> {
	const { token, keyText, keyHint } = sample;
	const moved = sample.shift ? await moveToPresent(sample, now) : undefined;
	return { token: moved ?? token, keyText, keyHint };
}

/** A signed token with its times moved to the present, signed anew with one of its keys; undefined where it cannot be. */
export async function moveToPresent(
	sample: Pick<Sample, 'token' | 'keyText' | 'keyHint'>,
	now: number,
): Promise<string | undefined> {
	const reading = readCompact(sample.token);
	const payload = reading.payload?.text;
	if (reading.header === undefined || payload === undefined) return undefined;
	const text = claimsAt(payload, now);
	if (text === undefined) return undefined;
	const parts: Draft['parts'] = [
		{ kind: 'encoded', encoded: reading.header.encoded },
		{ kind: 'text', text, layout: 'as-is' },
	];
	const { keys } = await readKeys(sample.keyText, sample.keyHint);
	const algorithm = algorithmOf(reading);
	const name = typeof algorithm === 'string' ? 'none' : algorithm.name;
	const signed = await sign({ parts, tail: '' }, signingKey(keys, name, undefined), name);
	if (signed.state !== 'signed') return undefined;
	return writeToken({
		parts: [...parts, { kind: 'encoded', encoded: signed.signature }],
		tail: reading.tail,
	});
}

/** The text of claims with their times moved, so that they were issued a while ago; undefined without `iat`. */
export function claimsAt(claims: string, now: number): string | undefined {
	const { root } = readJson(claims, 'payload');
	const issued = numberOf(root, 'iat');
	return issued === undefined ? undefined : shiftTimes(claims, root, Math.floor(now) - age - issued);
}

function shiftTimes(text: string, root: JsonNode | undefined, delta: number): string {
	const numbers = times
		.map((name) => valueOf(root, name))
		.filter((node) => node?.type === 'number')
		.sort((one, other) => other.from - one.from);
	return numbers.reduce(
		(shifted, { from, to, lexeme }) => shifted.slice(0, from) + (Number(lexeme) + delta) + shifted.slice(to),
		text,
	);
}

function numberOf(root: JsonNode | undefined, name: string): number | undefined {
	const node = valueOf(root, name);
	return node?.type === 'number' ? Number(node.lexeme) : undefined;
}
