/** True for two JSON numbers (RFC 8259 §6) of the same value, whatever they are written like; 1e400 is no 0 and no other. */
export function sameNumber(one: string, other: string): boolean {
	return normalNumber(one) === normalNumber(other);
}

/** A number's sign, digits and power of ten, without zeros at either end: equal for equal numbers. */
function normalNumber(lexeme: string): string {
	const [, sign, whole = '', fraction = '', exponent = '0'] =
		/^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(lexeme) ?? [];
	const digits = (whole + fraction).replace(/^0+/, '');
	const significant = withoutFinalZeros(digits);
	const power = Number(exponent) - fraction.length + digits.length;
	return significant === '' ? '0' : `${sign}${significant}e${power}`;
}

/** A loop, since `/0+$/` begins anew at every zero: a number of a hundred thousand digits would take seconds. */
function withoutFinalZeros(digits: string): string {
	let end = digits.length;
	while (digits[end - 1] === '0') end--;
	return digits.slice(0, end);
}
