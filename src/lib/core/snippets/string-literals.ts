// Texts of a token as string literals: one function a language. Whoever made the token chose them, so all that a
// language might read as more than a character of the text is escaped: quotes, line ends, interpolation, and characters
// that nobody sees or that turn the direction of a line. Letters that people read stay as they are.

/** How a language writes what it does not take as it is. */
interface Escapes {
	readonly quote: string;
	/** Printable characters of ASCII that mean more than themselves. */
	readonly special: Readonly<Record<string, string>>;
	/** One UTF-16 code unit, or with `points` one code point, that is written by its number. */
	readonly number: (code: number) => string;
	readonly points: boolean;
}

const readable =
	/^(?=\p{L})[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u;

function literal(text: string, { quote, special, number, points }: Escapes): string {
	let out = quote;
	// A lone surrogate is no character that a file of source code, or UTF-8, could hold.
	const whole = points ? text.replace(/\p{Cs}/gu, '\ufffd') : text;
	for (const character of whole) {
		const code = character.codePointAt(0)!;
		const escaped = Object.hasOwn(special, character) ? special[character] : undefined;
		if (escaped !== undefined) out += escaped;
		else if ((code >= 0x20 && code < 0x7f) || (code < 0x1_0000 && readable.test(character))) out += character;
		else if (points) out += number(code);
		else for (let at = 0; at < character.length; at++) out += number(character.charCodeAt(at));
	}
	return out + quote;
}

const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0');
const unit = (code: number) => `\\u${hex(code, 4)}`;
const point = (code: number) => (code < 0x1_0000 ? unit(code) : `\\U${hex(code, 8)}`);
const braced = (code: number) => `\\u{${code.toString(16)}}`;

/** A JavaScript literal in single quotes. */
export const javaScriptString = (text: string): string =>
	literal(text, {
		quote: "'",
		special: { "'": "\\'", '\\': '\\\\', '\n': '\\n', '\t': '\\t' },
		number: unit,
		points: false,
	});

/** A Python literal in double quotes. */
export const pythonString = (text: string): string =>
	literal(text, {
		quote: '"',
		special: { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t' },
		number: point,
		points: true,
	});

/** An interpreted Go literal. */
export const goString = pythonString;

/** A C# literal. */
export const csharpString = (text: string): string =>
	literal(text, {
		quote: '"',
		special: { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t' },
		number: unit,
		points: false,
	});

/** A Java literal. Java reads Unicode escapes before anything else: one of a line end would be a line end (JLS §3.3). */
export const javaString = (text: string): string =>
	literal(text, {
		quote: '"',
		special: { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t' },
		number: (code) => (code < 0x80 ? `\\${code.toString(8).padStart(3, '0')}` : unit(code)),
		points: false,
	});

/** A PHP literal in double quotes, its `$` escaped. */
export const phpString = (text: string): string =>
	literal(text, {
		quote: '"',
		special: { '"': '\\"', '\\': '\\\\', $: '\\$', '\n': '\\n', '\t': '\\t' },
		number: braced,
		points: true,
	});

/** A Ruby literal in double quotes, its `#` escaped where it could begin an interpolation. */
export const rubyString = (text: string): string =>
	literal(text, {
		quote: '"',
		special: { '"': '\\"', '\\': '\\\\', '#': '\\#', '\n': '\\n', '\t': '\\t' },
		number: braced,
		points: true,
	});

/** A Rust literal. */
export const rustString = (text: string): string =>
	literal(text, {
		quote: '"',
		special: { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t' },
		number: braced,
		points: true,
	});

/** A JSON string (RFC 8259 §7) in ASCII alone. */
export const jsonString = (text: string): string =>
	Array.from(JSON.stringify(text), (character) =>
		Array.from({ length: character.length }, (_, at) => {
			const code = character.charCodeAt(at);
			return code >= 0x20 && code < 0x7f ? character[at]! : unit(code);
		}).join(''),
	).join('');

/** A word of a POSIX shell in single quotes, within which nothing but a single quote means anything. Takes no NUL. */
export const shellWord = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
