import type { JsonMember } from '#lib/core/encoding/json-tree.ts';
import { mapOffsets } from '#lib/core/encoding/json-layout.ts';
import { registeredAlgorithmNamed } from '#lib/core/jose/registered-algorithms.ts';
import { claimNamed } from '#lib/core/token/claims.ts';
import { headerParameterNamed } from '#lib/core/token/header-parameters.ts';
import { readNumericDate, secondsOf } from '#lib/core/token/numeric-date.ts';
import { tokenTypeNamed } from '#lib/core/token/token-types.ts';
import type { Segment } from '#lib/core/token/reading.ts';
import type { Annotation } from '#lib/editor/annotations.ts';
import { localTime, relativeTime, utcTime } from './time-words.ts';

type Tone = Annotation['tone'];

/** What is said beside a member. */
export interface Remark {
	readonly text: string;
	readonly tone: Tone;
}

/** What a member of the payload means, and for times: when that is (RFC 7519 §4.1). */
export function remarkOnClaim(member: JsonMember, now: number | undefined): Remark | undefined {
	const claim = claimNamed(member.name);
	if (claim === undefined) return undefined;
	if (claim.kind !== 'numeric-date') return { text: claim.meaning, tone: 'quiet' };
	return remarkOnDate(member, now) ?? { text: claim.meaning, tone: 'quiet' };
}

function remarkOnDate(member: JsonMember, now: number | undefined): Remark | undefined {
	if (now === undefined) return undefined;
	const date = readNumericDate(member.value);
	switch (date.state) {
		case 'absent':
			return undefined;
		case 'date':
		case 'negative':
			return {
				text: `${localTime(date.seconds, now)} · ${relativeTime(date.seconds, now)}`,
				tone: toneOfDate(member.name, date.seconds, now),
			};
		case 'milliseconds':
			return { text: `in ${date.unit}? As seconds: ${localTime(date.seconds, now)}`, tone: 'bad' };
		case 'out-of-range':
			return { text: 'no date: seconds since 1970 are expected', tone: 'bad' };
		case 'not-a-number': {
			const meant = date.meant === undefined ? '' : `; meant: ${date.meant}?`;
			return { text: `not a number of seconds${meant}`, tone: 'bad' };
		}
	}
}

function toneOfDate(name: string, seconds: number, now: number): Tone {
	if (name === 'exp') return now >= seconds ? 'bad' : 'good';
	if (name === 'nbf' && now < seconds) return 'bad';
	return name === 'iat' && now < seconds ? 'warning' : 'quiet';
}

/** What a Header Parameter means, and its value where that is a known name. */
export function remarkOnHeaderParameter(member: JsonMember): Remark | undefined {
	const value = member.value?.type === 'string' ? member.value.value : undefined;
	const known = member.name === 'alg' ? registeredAlgorithmNamed(value)?.meaning : undefined;
	const type = member.name === 'typ' && value !== undefined ? tokenTypeNamed(value) : undefined;
	const text =
		known ?? (type && `${type.meaning}, ${type.reference}`) ?? headerParameterNamed(member.name)?.meaning;
	return text === undefined ? undefined : { text, tone: 'quiet' };
}

/** The row of the registry that a member's name stands in. */
export function knownAs(part: 'header' | 'payload', { name }: JsonMember) {
	return part === 'header' ? headerParameterNamed(name) : claimNamed(name);
}

/** The UTC time of a claim that is one; '' for everything else. */
export function utcOf(part: 'header' | 'payload', { name, value }: JsonMember): string {
	const isTime = part === 'payload' && claimNamed(name)?.kind === 'numeric-date';
	const seconds = isTime ? secondsOf(readNumericDate(value)) : undefined;
	return seconds === undefined ? '' : utcTime(seconds);
}

/** What rests behind the words beside a line, for those who point at them: meaning, UTC time, reference. */
function titleOf(part: 'header' | 'payload', member: JsonMember): string {
	const known = knownAs(part, member);
	const said = [known?.meaning, utcOf(part, member), known?.reference];
	return said.filter((words) => words !== undefined && words !== '').join(' · ');
}

/** A member that something can be said about, and a position in its line of the panel's text. */
export interface Anchor {
	readonly member: JsonMember;
	readonly at: number;
}

/** The top-level members that something can be said about; the clock is no part of it, so it is worked out once. */
export function panelAnchors(
	part: 'header' | 'payload',
	segment: Segment | undefined,
	panel: string,
): readonly Anchor[] {
	const root = segment?.json?.root;
	if (segment?.text === undefined || root?.type !== 'object') return [];
	const members = root.members.filter((member) => knownAs(part, member) !== undefined);
	const ends = mapOffsets(segment.text, panel, members.map(lineAnchor));
	return members.map((member, index) => ({ member, at: ends[index]! }));
}

/** The words beside the lines of a panel, at a time. */
export function panelAnnotations(
	part: 'header' | 'payload',
	anchors: readonly Anchor[],
	now: number | undefined,
): readonly Annotation[] {
	return anchors.flatMap(({ member, at }) => {
		const remark = part === 'header' ? remarkOnHeaderParameter(member) : remarkOnClaim(member, now);
		return remark ? [{ at, ...remark, title: titleOf(part, member) }] : [];
	});
}

/** The words stand beside the line of the value; an object's or array's beside the line that opens it. */
function lineAnchor({ value, nameRange }: JsonMember): number {
	if (value === undefined) return nameRange.to;
	return value.type === 'object' || value.type === 'array' ? value.from : value.to - 1;
}
