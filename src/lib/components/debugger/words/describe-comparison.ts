import type { Comparison, Row } from '#lib/core/comparison/comparison.ts';
import { pathText } from '#lib/core/comparison/path-text.ts';
import { durationText } from '#lib/core/token/duration.ts';
import { describeKind } from './describe-kind.ts';
import { timeDifference } from './describe-row.ts';

/** Claims that the sentence speaks of by name; of the others it gives their number. */
const named = new Set(['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti']);

/**
 * What differs between two tokens, in one sentence from the first to the second: `Same issuer and subject; expires 1 h
 * later; scope lost orders:write.`
 * @param sameKey both verified with the same key, or each with another; undefined where that is not known
 */
export function describeComparison(comparison: Comparison, sameKey?: boolean): string {
	if (comparison.same) return 'The same token, byte for byte.';
	const said = [
		...formWords(comparison),
		...identityWords(comparison),
		...timeWords(comparison),
		...listWords(comparison),
		...restWords(comparison),
		...keyWords(comparison, sameKey),
	].join('; ');
	return said === ''
		? 'The same content, written in other bytes.'
		: `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
}

function topRow(comparison: Comparison, part: Row['part'], name: string): Row | undefined {
	const rows = comparison.parts.find((found) => found.part === part)?.rows ?? [];
	return rows.find(({ path: [step, ...deeper] }) => {
		return (
			deeper.length === 0 && step !== undefined && 'name' in step && step.name === name && step.count === 1
		);
	});
}

function formWords({ form, closed }: Comparison): readonly string[] {
	const { a, b } = form;
	const kinds = [describeKind(a), describeKind(b)].map((kind) => (kind === '' ? 'no token' : kind));
	return [
		...(form.same || kinds[0] === kinds[1] ? [] : [`${kinds[0]} became ${kinds[1]}`]),
		...(a.count === b.count ? [] : [`${b.count} signatures or recipients instead of ${a.count}`]),
		...(closed.a && closed.b
			? ['both are encrypted, and no key at hand opens them']
			: closed.a || closed.b
				? [`${closed.a ? 'A' : 'B'} is encrypted, and no key at hand opens it`]
				: []),
	];
}

/** A value as the sentence quotes it. */
function quoted(json: string): string {
	const text = /^"[^"\\]*"$/.test(json) ? json.slice(1, -1) : json;
	return text.length > 48 ? `${text.slice(0, 47)}…` : text;
}

function fromTo(what: string, row: Row): string {
	if (row.mark === 'added') return `${what} ${quoted(row.b)} added`;
	if (row.mark === 'removed') return `${what} ${quoted(row.a)} removed`;
	return `${what} ${quoted(row.a)} → ${quoted(row.b)}`;
}

const isSaid = (row: Row | undefined): row is Row =>
	row !== undefined && ['added', 'removed', 'changed'].includes(row.mark);

function identityWords(comparison: Comparison): readonly string[] {
	const issuer = topRow(comparison, 'payload', 'iss');
	const subject = topRow(comparison, 'payload', 'sub');
	const same = [issuer && !isSaid(issuer) ? 'issuer' : '', subject && !isSaid(subject) ? 'subject' : ''];
	const names = same.filter((name) => name !== '');
	return [
		...(names.length > 0 ? [`same ${names.join(' and ')}`] : []),
		...(isSaid(issuer) ? [fromTo('issuer', issuer)] : []),
		...(isSaid(subject) ? [fromTo('subject', subject)] : []),
	];
}

function timeWords(comparison: Comparison): readonly string[] {
	const said = (['iat', 'nbf', 'exp'] as const).flatMap((name) => {
		const row = topRow(comparison, 'payload', name);
		return isSaid(row) ? [timeSentence(name, row)] : [];
	});
	const { a, b } = comparison.lifetime;
	const lives = a !== undefined && b !== undefined && a !== b && a >= 0 && b >= 0;
	return lives ? [...said, `lives ${durationText(b)} instead of ${durationText(a)}`] : said;
}

const timeVerbs = { iat: 'issued', nbf: 'begins', exp: 'expires' } as const;

function timeSentence(name: keyof typeof timeVerbs, row: Row): string {
	const { a, b } = row.time ?? {};
	if (a !== undefined && b !== undefined) return `${timeVerbs[name]} ${timeDifference(a, b)}`;
	if (row.mark === 'added') return name === 'exp' ? 'expires now, did not before' : `${name} added`;
	if (row.mark === 'removed') return name === 'exp' ? 'never expires now' : `${name} removed`;
	return fromTo(name, row);
}

/** Items that the sentence names of one list. */
const mostItems = 3;

function listWords({ parts }: Comparison): readonly string[] {
	const rows = parts.flatMap((part) => (part.part === 'payload' ? part.rows : []));
	return rows
		.filter(({ mark, items }) => mark === 'changed' && items)
		.slice(0, mostItems)
		.map(({ path, items }) => {
			const list = (texts: readonly string[]) => {
				const more = texts.length > mostItems ? ` and ${texts.length - mostItems} more` : '';
				return `${texts.slice(0, mostItems).map(quoted).join(', ')}${more}`;
			};
			const lost = items && items.removed.length > 0 ? `lost ${list(items.removed)}` : '';
			const gained = items && items.added.length > 0 ? `gained ${list(items.added)}` : '';
			const both = [lost, gained].filter((text) => text !== '').join(' and ');
			return `${pathText(path)} ${both === '' ? 'in another form' : both}`;
		});
}

function restWords({ parts, tail }: Comparison): readonly string[] {
	const rest = parts
		.flatMap(({ rows }) => rows)
		.filter(({ part, path: [step], items }) => {
			const name = step && 'name' in step ? step.name : '';
			return part === 'payload' ? !named.has(name) && !items : name !== 'alg' && name !== 'kid';
		});
	const counted = (mark: Row['mark'], word: string) => {
		const rows = rest.filter((row) => row.mark === mark);
		const [first] = rows;
		if (!first) return [];
		const which =
			rows.length <= mostItems ? rows.map((row) => pathText(row.path)).join(', ') : `${rows.length} others`;
		return [`${which} ${word}`];
	};
	const audience = parts
		.flatMap(({ rows }) => rows)
		.find((row) => isNamed(row, 'aud') && isSaid(row) && !row.items);
	const isOrder = parts.some(({ rows }) => rows.some(({ mark }) => mark === 'reordered'));
	const unreadable = parts
		.filter(({ rows, mark }) => rows.length === 0 && mark !== 'same')
		.map(({ part }) => `another ${part}`);
	return [
		...(audience ? [fromTo('audience', audience)] : []),
		...counted('changed', 'changed'),
		...counted('added', 'added'),
		...counted('removed', 'removed'),
		...(isOrder ? ['another order'] : []),
		...unreadable,
		...(tail && tail.mark !== 'same' ? ['other disclosures or key binding'] : []),
	];
}

function isNamed({ part, path }: Row, name: string): boolean {
	const [step] = path;
	return (
		part === 'payload' && path.length === 1 && step !== undefined && 'name' in step && step.name === name
	);
}

function keyWords(comparison: Comparison, sameKey: boolean | undefined): readonly string[] {
	const alg = topRow(comparison, 'header', 'alg');
	const kid = topRow(comparison, 'header', 'kid');
	const { signature } = comparison;
	const kids = isSaid(kid) ? fromTo('kid', kid) : '';
	const key =
		sameKey === undefined
			? kids
			: `${sameKey ? 'the same key' : 'another key'}${kids === '' ? '' : ` (${kids})`}`;
	return [
		...(isSaid(alg) ? [fromTo('alg', alg)] : []),
		...(key === '' ? [] : [key]),
		...(signature === 'kept' ? ['the same signature over different content'] : []),
		...(signature === 'signed-anew' ? ['signed anew'] : []),
		...(signature === 'added' ? ['now signed'] : []),
		...(signature === 'removed' ? ['no longer signed'] : []),
	];
}
