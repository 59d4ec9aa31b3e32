import { membersNamed, valueOf } from '../../encoding/json-tree.ts';
import type { JsonNode, JsonObject } from '../../encoding/json-tree.ts';
import type { TextRange } from '../../problem.ts';
import { stepTo } from './path.ts';
import type { PathLink } from './path.ts';
import type { DisclosureForm } from './sd-jwt-reading.ts';
import type { SdJwtProblem, SdJwtProblemCode } from './sd-jwt-problems.ts';

/** A digest where it stands in a payload or in a disclosure's value (RFC 9901 §4.2.4). */
export interface FoundDigest {
	readonly digest: string;
	readonly form: DisclosureForm;
	/** The object whose `_sd` lists it, or the `{"...": digest}` that stands for an array's element. */
	readonly holder: JsonObject;
	/** The path of that object. */
	readonly path: PathLink | undefined;
	/** The digest's string literal. */
	readonly range: TextRange;
}

/** A fault of a payload's or value's own making. */
export interface DigestFault {
	readonly code: SdJwtProblemCode;
	readonly range: TextRange;
	readonly detail: SdJwtProblem['detail'];
}

export interface FoundDigests {
	/** In the order of the text. */
	readonly digests: readonly FoundDigest[];
	readonly faults: readonly DigestFault[];
}

interface Step {
	readonly node: JsonNode;
	readonly path: PathLink | undefined;
	readonly isElement: boolean;
}

/** A hostile payload may be faulty everywhere; past this many its faults are passed over. */
const mostFaults = 100;

/**
 * Finds the digests within a value (RFC 9901 §7.1 step 3.b) and what is wrong about how they stand. It keeps a stack of
 * its own, for nesting is the sender's choice.
 * @param isPayload true for the payload itself, the only place for `_sd_alg`
 */
export function findDigests(root: JsonNode, path: PathLink | undefined, isPayload: boolean): FoundDigests {
	const digests: FoundDigest[] = [];
	const faults: DigestFault[] = [];
	const report: Report = (code, range, detail = {}) => {
		if (faults.length < mostFaults) faults.push({ code, range, detail });
	};
	const steps: Step[] = [{ node: root, path, isElement: false }];
	for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
		const { node } = step;
		if (node.type === 'array') {
			for (let at = node.items.length - 1; at >= 0; at--) {
				steps.push({ node: node.items[at]!, path: stepTo(step.path, at), isElement: true });
			}
		} else if (node.type === 'object') {
			const standIn = digestOfElement(node, step.isElement, report);
			if (standIn) digests.push({ ...standIn, form: 'element', holder: node, path: step.path });
			else {
				collectMembers(node, step.path, digests, report);
				if (node !== root || !isPayload) reportNestedHash(node, report);
				pushMembers(node, step.path, steps);
			}
		}
	}
	return { digests, faults };
}

type Report = (code: SdJwtProblemCode, range: TextRange, detail?: SdJwtProblem['detail']) => void;

/** The digest of an object that stands for an array's element (RFC 9901 §4.2.4.2); undefined for any other object. */
function digestOfElement(
	node: JsonObject,
	isElement: boolean,
	report: Report,
): { readonly digest: string; readonly range: TextRange } | undefined {
	const member = membersNamed(node, '...').at(-1);
	if (member === undefined) return undefined;
	const { value } = member;
	const isAlone = node.members.length === 1;
	if (isElement && isAlone && value?.type === 'string') return { digest: value.value, range: value };
	const reason = !isElement ? 'not-an-element' : isAlone ? 'not-a-string' : 'other-members';
	report('ellipsis-misplaced', member.nameRange, { reason });
	return undefined;
}

function collectMembers(
	node: JsonObject,
	path: PathLink | undefined,
	digests: FoundDigest[],
	report: Report,
): void {
	const members = membersNamed(node, '_sd');
	if (members.length === 0) return;
	const { nameRange, value } = members.at(-1)!;
	if (members.length > 1) report('member-ambiguous', nameRange, { name: '_sd', count: members.length });
	if (value?.type !== 'array') {
		report('sd-not-strings', value ?? nameRange, { found: value?.type ?? '' });
		return;
	}
	for (const item of value.items) {
		if (item.type === 'string')
			digests.push({ digest: item.value, form: 'member', holder: node, path, range: item });
		else report('sd-not-strings', item, { found: item.type });
	}
}

function reportNestedHash(node: JsonObject, report: Report): void {
	const value = valueOf(node, '_sd_alg');
	if (value !== undefined) report('hash-nested', value);
}

function pushMembers(node: JsonObject, path: PathLink | undefined, steps: Step[]): void {
	for (let at = node.members.length - 1; at >= 0; at--) {
		const { name, value } = node.members[at]!;
		if (value && name !== '_sd') steps.push({ node: value, path: stepTo(path, name), isElement: false });
	}
}
