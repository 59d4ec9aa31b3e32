import { stringOf, valueOf, type JsonMember, type JsonNode } from '../encoding/json-tree.ts';
import { algorithmNamed, type Algorithm } from '../jose/algorithms.ts';
import type { KeyReading, SignatureOutcome } from '../jose/key.ts';
import type { Place, TextRange } from '../problem.ts';
import type { Reading, Segment } from '../token/reading.ts';
import { normalTokenType } from '../token/token-types.ts';

/** What the findings are about. */
export interface FindingsContext {
	readonly reading: Reading;
	readonly keys?: KeyReading | undefined;
	readonly signature?: SignatureOutcome | undefined;
	/** Seconds since the epoch; may be that of the minute's beginning, so that findings change but once a minute. */
	readonly now: number;
}

/** A value met on the way through header and payload; `depth` is 1 for the outermost. */
export interface Visit {
	readonly in: 'header' | 'payload';
	readonly node: JsonNode;
	readonly member: JsonMember | undefined;
	readonly depth: number;
}

/** The context with what many rules ask of it. */
export interface Subject extends FindingsContext {
	/** The object as far as it can be read. */
	readonly header: JsonNode | undefined;
	readonly claims: JsonNode | undefined;
	/** The object only when its text is whole, so that a name that is missing is truly missing. */
	readonly wholeHeader: JsonNode | undefined;
	readonly wholeClaims: JsonNode | undefined;
	readonly alg: string | undefined;
	readonly algorithm: Algorithm | undefined;
	/** As media types are compared; '' without one. */
	readonly typ: string;
	readonly visits: readonly Visit[];
}

const objectOf = (segment: Segment | undefined): JsonNode | undefined =>
	segment?.json?.root?.type === 'object' ? segment.json.root : undefined;

/** Walks without recursion: a hostile text is as deep as it likes. */
function walk(part: Segment | undefined, where: Visit['in'], visits: Visit[]): void {
	const root = part?.json?.root;
	if (!root) return;
	const open: Visit[] = [{ in: where, node: root, member: undefined, depth: 1 }];
	for (let visit = open.pop(); visit; visit = open.pop()) {
		visits.push(visit);
		const depth = visit.depth + 1;
		if (visit.node.type === 'array') {
			for (const node of visit.node.items.toReversed())
				open.push({ in: where, node, member: undefined, depth });
		} else if (visit.node.type === 'object') {
			for (const member of visit.node.members.toReversed()) {
				if (member.value) open.push({ in: where, node: member.value, member, depth });
			}
		}
	}
}

/** Prepares a context for the rules. */
export function subjectOf(context: FindingsContext): Subject {
	const { reading } = context;
	const header = reading.joseHeader?.type === 'object' ? reading.joseHeader : undefined;
	const claims = objectOf(reading.payload);
	const alg = stringOf(header, 'alg');
	const visits: Visit[] = [];
	walk(reading.header, 'header', visits);
	walk(reading.payload, 'payload', visits);
	return {
		...context,
		header,
		claims,
		wholeHeader: reading.header === undefined || reading.header.json?.wellFormed ? header : undefined,
		wholeClaims: reading.payload?.json?.wellFormed ? claims : undefined,
		alg,
		algorithm: algorithmNamed(alg),
		typ: normalTokenType(stringOf(header, 'typ') ?? ''),
		visits,
	};
}

/** A node's or a range's place in one of the texts; undefined for none. */
export function placeIn(where: Place['in'], range: TextRange | undefined): Place | undefined {
	return range && { in: where, from: range.from, to: range.to };
}

/** The place of a header parameter's value. */
export const inHeader = (subject: Subject, name: string): Place | undefined =>
	placeIn('header', valueOf(subject.header, name));

/** The place of a claim's value. */
export const inClaims = (subject: Subject, name: string): Place | undefined =>
	placeIn('payload', valueOf(subject.claims, name));

/** True for a proof that its holder has the key it carries (RFC 9449 §4.2, OpenID4VCI App. F.1). */
export const isKeyProof = (typ: string): boolean => typ === 'dpop+jwt' || typ.endsWith('-proof+jwt');

/** True for a token that nobody bears, and that does without some claims of one: proofs, security events. */
export const isNoBearerToken = (typ: string): boolean =>
	isKeyProof(typ) || typ === 'kb+jwt' || typ === 'secevent+jwt';
