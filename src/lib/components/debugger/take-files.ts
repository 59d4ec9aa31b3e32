import { isHar } from '#lib/core/token/collection/scan-har.ts';
import { readToken } from '#lib/core/token/read-token.ts';
import { automaticHint } from '#lib/core/jose/key.ts';
import { contentOf, type TextContent } from '#lib/state/take-text.ts';
import { readFile } from './read-file.ts';
import { mostChoices, openTable, showChoices, takePasted, type Taking } from './take-pasted.ts';

/** A file and what it holds; of one with many tokens that is not known before they are counted. */
interface Opened {
	readonly name: string;
	readonly text: string;
	readonly content: TextContent | { readonly is: 'many' };
}

/** In characters: what is longer is no key, and is looked through in slices. */
const longText = 500_000;

/**
 * Takes what was dropped or chosen: files, or the text of a selection. A token is opened, a key becomes the key, both at
 * once where both are there; the tokens of several files make one choice or one table.
 */
export async function takeFiles(taking: Taking, files: readonly File[], selection: string): Promise<void> {
	const { app, isLast } = taking;
	if (files.length === 0) {
		if (selection === '') app.announce('There was no text in what was dropped.');
		else await takePasted(taking, selection);
		return;
	}
	const read = await Promise.all(files.map(readFile));
	if (!isLast()) return;
	const problems: string[] = [];
	const opened: Opened[] = [];
	for (const file of read) {
		if ('problem' in file) problems.push(file.problem);
		else {
			const content = contentOfFile(file.text, file.of);
			if (content === undefined) problems.push(`${file.of} holds no token and no key.`);
			else opened.push({ name: file.of, text: file.text, content });
		}
	}
	const keys = opened.filter(({ content }) => content.is === 'key');
	const tokens = opened.filter(({ content }) => content.is !== 'key');
	const said = takeKeys(taking, keys);
	await takeTokens(taking, tokens);
	const news = [...said, ...problems].join(' ');
	if (news !== '') app.announce(news);
}

const keyEnding = /\.(pem|key|pub|crt|cer|der|jwks|jwk)$/i;

/** What a file holds; undefined for neither a token nor a key. */
function contentOfFile(text: string, name: string): Opened['content'] | undefined {
	if (text.length > longText || isHar(text)) return { is: 'many' };
	const content = contentOf(text);
	if (content.is !== 'other') return content;
	if (keyEnding.test(name)) return { is: 'key' };
	// What is no token as it should be may still be meant as one: it is shown with its faults.
	const isMeant = /\.jwt$/i.test(name) || /^\s*\S+\s*$/.test(text) || readToken(text).kind !== 'unknown';
	return isMeant ? content : undefined;
}

/** Sets the key; PEM files are put together, of other keys the first counts. Gives what is to be said of it. */
function takeKeys({ workbench }: Taking, keys: readonly Opened[]): readonly string[] {
	const [first, ...more] = keys;
	if (!first) return [];
	const areAllPem = keys.every(({ text }) => text.includes('-----BEGIN '));
	const text = areAllPem ? keys.map((key) => key.text.trimEnd()).join('\n') : first.text;
	workbench.run({ verb: 'set-key', text, hint: automaticHint });
	if (more.length === 0 || areAllPem) return [`${keys.map(({ name }) => name).join(', ')}: now the key.`];
	return [
		`${first.name}: now the key. ${more.map(({ name }) => name).join(', ')}: left out, one key is used at a time.`,
	];
}

async function takeTokens(taking: Taking, tokens: readonly Opened[]): Promise<void> {
	const [only, ...more] = tokens;
	if (!only) return;
	const known = only.content.is === 'many' ? undefined : only.content;
	if (more.length === 0) {
		await takePasted(taking, only.text, only.name, known);
		window.scrollTo({ top: 0 });
		return;
	}
	const found = tokens.flatMap(({ content }) => (content.is === 'tokens' ? content.found : []));
	const areFew = found.length <= mostChoices && tokens.every(({ content }) => content.is === 'tokens');
	if (areFew) showChoices(taking, found, tokens);
	else await openTable(taking, tokens);
}
