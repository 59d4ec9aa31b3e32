// Ways to break a rule that change nothing that a person could see, each with the reason. To add one: the file, a part of the
// line that the test prints, and why nothing changes. A condition that could as well be left out is to be left out instead.
export const equivalents: readonly {
	readonly file: string;
	readonly line: string;
	readonly why: string;
}[] = [];
