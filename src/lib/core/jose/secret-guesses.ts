// How many guesses a secret withstands whose bytes are text, by what people make secrets of. It is no measure of passwords:
// it errs on the side of a greater number, so that what was drawn at random is never taken for the work of a person.

/** Words of secrets that people write, without regard to case. To add one: add it; three letters are the least. */
const words: ReadonlySet<string> = new Set(
	(
		'123 256 384 512 abc access account actually admin admin123 all and any api app application auth authentication ' +
		'backend bad base be64 bearer bit bits bytes can change changed changeit changeme changethis character characters ' +
		'client code company company123 complex confidential config cookie crypto customer data database debug default ' +
		'demo dev develop developer development digital docker dont down dummy encrypt encryption english enough env ' +
		'environment example express extra fake firebase first foo for foobar from frontend generate github good hash hello ' +
		'here hidden hmac hs256 hs384 hs512 http https internal its java javascript json jsonwebtoken just jwt jwtsecret ' +
		'keep key keyboard keys know knows laravel least length less letmein local localhost login long longer love ' +
		'machine mail manager master mongo more must name need new next nobody node nodejs not now oauth one only open ' +
		'owner pass passphrase passwd password passwort placeholder platform please prod production project public python ' +
		'qwerty random react really refresh replace root safe sample schema secret secretkey secrets secure security ' +
		'server service session share shared should sign signature signing signingkey simple site software some something ' +
		'spring staging strong string super supersecret system temp test testing tests than that the there this tiny tobe ' +
		'token tokens top two unsafe use used user users value verification verify very visible web website webtoken ' +
		'welcome will with word words work world xxx you your'
	).split(' '),
);
/** The short words between them. */
const shortWords: ReadonlySet<string> = new Set('at do in is it my no of on or to we'.split(' '));

/** In characters, of what is one thing: a longer run is two of them. */
const longestPattern = 14;
const wordBits = 8;
const shortWordBits = 5;

/** Rows of keyboards, and the digits: who runs a finger along them chooses a start, a direction and an end. */
const rows = ['qwertyuiop', 'qwertzuiop', 'azertyuiop', 'asdfghjkl', 'zxcvbnm', 'yxcvbnm', '1234567890'];
const runs = [...rows, ...rows.map((row) => [...row].reverse().join(''))];

/** Pairs of letters that make up two thirds of what people write in English and its neighbours. */
const commonPairs: ReadonlySet<string> = new Set(
	(
		'th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve co me de hi ri ro ic ' +
		'ne ea ra ce li ch ll be ma si om ur el la di un us ec et ta ss ac na il no so tr ie ge pe rs ei sc ke ey ck am ai'
	).split(' '),
);

/** Digits and signs that people write for letters. */
const letters: Readonly<Record<string, string>> = {
	'0': 'o',
	'1': 'i',
	'3': 'e',
	'4': 'a',
	'5': 's',
	'7': 't',
	'@': 'a',
	$: 's',
};

/** In characters: a longer text that does not repeat itself has more than any guess can find. */
const longest = 128;

/**
 * The guesses that find a secret, as a power of two (bits); Infinity for what no person writes. 128 random bits, in
 * base64 or hexadecimal digits or as they are, give more than a hundred.
 */
export function secretGuesses(text: string): number {
	if (text === '') return 0;
	if (/[^\t\n\r\x20-\x7e\u00a0-\u{10ffff}]/u.test(text)) return Infinity;
	const unit = text.slice(0, periodOf(text));
	if (unit.length > longest) return Infinity;
	return bitsOf(unit) + Math.log2(text.length / unit.length);
}

/** The length of the shortest beginning that, repeated, gives the whole; of its own length where there is none. */
function periodOf(text: string): number {
	// For each place, how long a beginning ends there as well (Knuth, Morris and Pratt): one pass, however long.
	const border = new Uint32Array(text.length);
	for (let at = 1, matched = 0; at < text.length; at++) {
		while (matched > 0 && text[at] !== text[matched]) matched = border[matched - 1]!;
		if (text[at] === text[matched]) matched++;
		border[at] = matched;
	}
	const period = text.length - (border.at(-1) ?? 0);
	return text.length % period === 0 ? period : text.length;
}

/** The cheapest way to put a text together of characters and of what people use in their stead. */
function bitsOf(text: string): number {
	const each = bitsOfCharacter(text);
	const cheapest = [0];
	for (let to = 1; to <= text.length; to++) {
		const isSeparator = /[ ._:/-]/.test(text[to - 1]!);
		let best = cheapest[to - 1]! + (isSeparator ? Math.min(2, each) : each);
		for (let from = to - 2; from >= Math.max(0, to - longestPattern); from--)
			best = Math.min(best, cheapest[from]! + bitsOfPattern(text.slice(from, to), each));
		cheapest.push(best);
	}
	return cheapest.at(-1)!;
}

/** Bits of one character, by the kinds that the whole text has. */
function bitsOfCharacter(text: string): number {
	if (/^[0-9a-f]*$/.test(text) || /^[0-9A-F]*$/.test(text)) return /^\d*$/.test(text) ? Math.log2(10) : 4;
	const kinds = [
		[/[a-z]/, 26],
		[/[A-Z]/, 26],
		[/\d/, 10],
		[/[^\dA-Za-z]/, 33],
	] as const;
	return Math.log2(kinds.reduce((sum, [kind, size]) => sum + (kind.test(text) ? size : 0), 0));
}

/** Bits of a stretch of some characters that is one thing to a person; Infinity for one that is none. */
function bitsOfPattern(part: string, each: number): number {
	// Among nothing but digits, years stand by chance.
	const year = each > 4 && /^(?:19|20)\d\d$/.test(part) ? wordBits : Infinity;
	return Math.min(year, bitsOfWord(part), bitsOfRun(part, each), bitsOfUnknownWord(part));
}

function bitsOfWord(part: string): number {
	const lower = part.toLowerCase();
	const written = bitsOfCase(part);
	if (shortWords.has(lower)) return shortWordBits + written;
	if (words.has(lower)) return wordBits + written;
	const meant = lower.replace(/[013457@$]/g, (sign) => letters[sign]!);
	return part.length > 4 && words.has(meant) ? wordBits + written + 2 : Infinity;
}

/** All small, first great and all great are what people write; any other way is a choice for each letter. */
function bitsOfCase(part: string): number {
	if (!/[A-Z]/.test(part)) return 0;
	return /^(?:[A-Z][^A-Z]*|[^a-z]*)$/.test(part) ? 1 : part.length;
}

/** One character again and again, the alphabet, a row of the keyboard: any stretch of it, either way. */
function bitsOfRun(part: string, each: number): number {
	if (part.length < 4) return Infinity;
	const steps = new Set<number>();
	for (let at = 1; at < part.length; at++) steps.add(part.charCodeAt(at) - part.charCodeAt(at - 1));
	const [step = 2] = steps;
	const isEven = steps.size === 1 && Math.abs(step) <= 1;
	const isRow = runs.some((row) => row.includes(part.toLowerCase()));
	return isEven || isRow ? each + 2 + Math.log2(part.length) + bitsOfCase(part) : Infinity;
}

/** A word of no list: its letters cost less where they follow each other as in writing, and more where they do not. */
function bitsOfUnknownWord(part: string): number {
	if (!/^(?:[A-Z]?[a-z]{3,}|[A-Z]{4,})$/.test(part)) return Infinity;
	const lower = part.toLowerCase();
	let bits = 6;
	for (let at = 1; at < lower.length; at++) bits += commonPairs.has(lower.slice(at - 1, at + 1)) ? 2.5 : 6.5;
	return bits;
}
