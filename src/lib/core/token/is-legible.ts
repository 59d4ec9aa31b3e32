/**
 * True when a part's characters leave no doubt about its bytes: padding at the end and stray bits do not, other characters
 * do. The characters are asked themselves, since the list of problems ends after so many.
 */
export function isLegible(part: {
	readonly encoded: string;
	readonly problems: readonly { readonly code: string }[];
}): boolean {
	return (
		/^[A-Za-z0-9_-]*={0,2}$/.test(part.encoded) &&
		!part.problems.some(({ code }) => code === 'base64url-length')
	);
}
