// Ways to break a rule that change nothing that a person could see, each with the reason. To add one: the file, a part of the
// line that the test prints, and why nothing changes. A condition that could as well be left out is to be left out instead.
export const equivalents: readonly {
	readonly file: string;
	readonly line: string;
	readonly why: string;
}[] = [
	{ file: 'claims.ts', line: '20  →  20 + 1', why: 'How many further places are marked at most.' },
	{
		file: 'key-strength.ts',
		line: '90  →  90 + 1',
		why: 'The estimate is a rough one: no sharp border is meant.',
	},
	{
		file: 'key-strength.ts',
		line: 'bits < humanBits',
		why: 'The estimate is a rough one: no sharp border is meant.',
	},
	{
		file: 'key.ts',
		line: "key.ts:16  'verify'",
		why: 'Only whether the type is wrong is asked, which is the same for every operation.',
	},
	{
		file: 'key.ts',
		line: "key.ts:22  'verify'",
		why: 'Only `alg` and `use` are told apart there, which are the same for every operation.',
	},
	{
		file: 'refused-keys.ts',
		line: 'value === undefined ? [] :',
		why: 'A member that is undefined counts as missing; the type of a JWK does not allow it.',
	},
	{
		file: 'parts.ts',
		line: "parts.ts:60  'token'",
		why: 'A payload that is no object has a problem with a place of its own; the types do not know that.',
	},
	{
		file: 'segment-edit.ts',
		line: 'edits.length === 0',
		why: 'No fault that has such a fix stands beside the parts; it keeps one that would do nothing from being offered.',
	},
	{
		file: 'signature.ts',
		line: '2  →  2 + 1',
		why: 'Any length that both numbers fit into will do.',
	},
];
