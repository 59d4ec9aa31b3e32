import { removeMemberAt, setMember } from '#lib/core/encoding/json-edit.ts';
import { membersNamed, stringOf } from '#lib/core/encoding/json-tree.ts';
import { readHeaderText } from '#lib/core/jose/encryption/jose-header.ts';
import { keyManagementNamed, keyManagements } from '#lib/core/jose/encryption/key-management.ts';
import type { Workbench } from '#lib/state/workbench.svelte.ts';

const allParameters = new Set(
	keyManagements.flatMap(({ parameters, optionalParameters }) => [...parameters, ...optionalParameters]),
);

/**
 * A JWE's header text with another `alg`. What only the algorithm before had written (`epk`, `p2s`, …) is taken out, so
 * that it is not taken for a part of the new one; all else keeps its characters.
 */
export function withAlgorithm(text: string, alg: string): string {
	const row = keyManagementNamed(alg);
	const kept = new Set([...(row?.parameters ?? []), ...(row?.optionalParameters ?? [])]);
	const root = readHeaderText(text);
	const members = root?.type === 'object' ? root.members : [];
	// From the end, so that the places of the others stay.
	const rest = members.reduceRight(
		(out, { name }, index) => (allParameters.has(name) && !kept.has(name) ? removeMemberAt(out, index) : out),
		text,
	);
	return setMember(rest, 'alg', JSON.stringify(alg));
}

/**
 * Whether a parameter can be set in the protected header: in an object that is whole, and not where another header of a
 * JSON Serialization has it already (RFC 7516 §7.2.1: they must be disjoint).
 */
export function canChoose(workbench: Workbench, name: 'alg' | 'enc'): boolean {
	const { header, joseHeader } = workbench.reading;
	const root = header?.json?.wellFormed ? header.json.root : undefined;
	if (root?.type !== 'object' || workbench.holdsBytes('header')) return false;
	return membersNamed(root, name).length > 0 || stringOf(joseHeader, name) === undefined;
}
