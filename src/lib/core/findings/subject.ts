import { stringOf, valueOf, type JsonMember, type JsonNode, type JsonObject } from '../encoding/json-tree.ts';
import { algorithmNamed, type Algorithm } from '../jose/algorithms.ts';
import type { BoundCheck } from '../jose/bound-token-check.ts';
import type { CertificateReading } from '../jose/certificates/certificate.ts';
import type { KeyReading, SignatureOutcome } from '../jose/key.ts';
import type { KeyBindingCheck } from '../jose/sd-jwt/key-binding-check.ts';
import type { SdJwtReading } from '../jose/sd-jwt/sd-jwt-reading.ts';
import type { Place, TextRange } from '../problem.ts';
import type { Reading, Segment } from '../token/reading.ts';
import { normalTokenType } from '../token/token-types.ts';
import { recogniseProfile, type KnownProfile, type Profile } from './profile.ts';

/** What whoever takes the token expects of it; what is left out is not compared. */
export interface Expected {
	/** Compared character by character (RFC 8725 §3.8). */
	readonly issuer?: string;
	/** One of them must be in `aud`; of an ID token it is the client (RFC 8725 §3.9, OIDC Core §2). */
	readonly audience?: readonly string[];
	/** Clock skew allowed, in seconds, on each side. */
	readonly leeway: number;
	/** Greatest age in seconds; of an ID token it is that of the login, `max_age` (OIDC Core §3.1.2.1). */
	readonly maximumAge?: number;
	/** The type that it must have, as a media type (RFC 8725 §3.11). */
	readonly typ?: string;
	/** What it must permit: who asks for it expects an access token. */
	readonly scope?: readonly string[];
}

/** The secret of an HMAC signature that was found by trying. */
export interface GuessedSecret {
	/** As it can be shown. */
	readonly secret: string;
	/** True when it stands on the list of well-known secrets, false when it came from the person's own list. */
	readonly wellKnown: boolean;
}

/** What the findings are about. All but `reading` and `now` may be unknown: a rule that needs it then says nothing. */
export interface FindingsContext {
	readonly reading: Reading;
	readonly keys?: KeyReading | undefined;
	readonly signature?: SignatureOutcome | undefined;
	/** Seconds since the epoch. */
	readonly now: number;
	readonly expected?: Expected | undefined;
	/** The profile that the person chose. */
	readonly profile?: Profile | undefined;
	/** The checks of what the token is bound to: DPoP, hashes of an ID token, nonce, the holder's proof. */
	readonly bound?: readonly BoundCheck[] | undefined;
	/** For an SD-JWT, once its digests are worked out. */
	readonly sdJwt?: SdJwtReading | undefined;
	/** The checks of its Key Binding JWT. */
	readonly keyBinding?: readonly KeyBindingCheck[] | undefined;
	/** What stands in the header's `x5c`, once it is read. */
	readonly certificates?: readonly CertificateReading[] | undefined;
	/** Other tokens of this session. */
	readonly others?: readonly Reading[] | undefined;
	readonly guessed?: GuessedSecret | undefined;
}

/** A value met on the way through header and payload; `depth` is 1 for the outermost. */
export interface Visit {
	readonly in: 'header' | 'payload';
	readonly node: JsonNode;
	readonly member: JsonMember | undefined;
	readonly depth: number;
}

/** The context with what many rules ask of it. */
export interface Subject extends Omit<FindingsContext, 'profile'> {
	readonly profile: KnownProfile;
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
		profile: context.profile
			? { id: context.profile, by: 'choice' }
			: recogniseProfile(header, claims, reading.kind === 'sd-jwt'),
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

/** The text that a header parameter's value stands in: the token's own for one that nothing protects. */
export function textOfHeader({ reading }: Subject, value: JsonNode | undefined): 'header' | 'token' {
	const unprotected = reading.form?.unprotected ?? [];
	const holds = ({ members }: JsonObject) => members.some((member) => member.value === value);
	return value !== undefined && unprotected.some(holds) ? 'token' : 'header';
}

/** The place of a header parameter's value. */
export function inHeader(subject: Subject, name: string): Place | undefined {
	const value = valueOf(subject.header, name);
	return placeIn(textOfHeader(subject, value), value);
}

/** The place of the header as a whole, for what it lacks. */
export function wholeHeaderPlace({ reading, header }: Subject): Place | undefined {
	// Without a protected header the first of the others stands for it.
	return placeIn(reading.header ? 'header' : 'token', header);
}

/** The place of a claim's value. */
export const inClaims = (subject: Subject, name: string): Place | undefined =>
	placeIn('payload', valueOf(subject.claims, name));
