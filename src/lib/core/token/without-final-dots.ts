/** A text without the dots at its end. No regular expression: `\.+$` takes quadratic time on runs of dots. */
export function withoutFinalDots(text: string): string {
	let end = text.length;
	while (text[end - 1] === '.') end--;
	return text.slice(0, end);
}
