/** A date and time as RFC 3339 writes them, its fields checked against the calendar. */
export interface IsoDate {
	/** Seconds since the epoch if the written time were UTC. */
	readonly asUtc: number;
	/** Minutes east of UTC; undefined where the text names no zone. */
	readonly offsetMinutes: number | undefined;
}

/** A field outside its range, by its place in the text. */
export interface IsoDateFault {
	readonly fault: 'month' | 'day' | 'hour' | 'minute' | 'second' | 'zone';
	readonly from: number;
	readonly to: number;
}

const shape =
	/^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?$/di;

const leap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const daysIn = (year: number, month: number): number =>
	month === 2 ? (leap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/**
 * Reads `2026-12-01`, `2026-12-01 09:00`, `2026-12-01T09:00:00.5Z`, `…+01:00`; a date alone is its midnight.
 * Undefined for text of another shape.
 */
export function readIsoDate(text: string): IsoDate | IsoDateFault | undefined {
	const match = shape.exec(text);
	if (!match) return undefined;
	const field = (index: number): number => Number(match[index] ?? 0);
	const fault = (name: IsoDateFault['fault'], index: number): IsoDateFault => {
		const [from, to] = match.indices?.[index] ?? [0, text.length];
		return { fault: name, from, to };
	};
	const [year, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map(field) as [
		number,
		number,
		number,
		number,
		number,
		number,
	];
	if (month < 1 || month > 12) return fault('month', 2);
	if (day < 1 || day > daysIn(year, month)) return fault('day', 3);
	if (hour > 23) return fault('hour', 4);
	if (minute > 59) return fault('minute', 5);
	if (second > 59) return fault('second', 6);

	const zone = match[8];
	let offsetMinutes: number | undefined;
	if (zone !== undefined) {
		const digits = zone.replace(/\D/g, '');
		const [hours, minutes] = [Number(digits.slice(0, 2)), Number(digits.slice(2))];
		if (hours > 23 || minutes > 59) return fault('zone', 8);
		offsetMinutes = (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
	}
	// setUTCFullYear, because Date.UTC takes years 0 to 99 for 1900 to 1999.
	const midnight = new Date(0).setUTCFullYear(year, month - 1, day) / 1000;
	const asUtc = midnight + hour * 3600 + minute * 60 + second + field(7);
	return { asUtc, offsetMinutes: offsetMinutes === 0 ? 0 : offsetMinutes };
}
