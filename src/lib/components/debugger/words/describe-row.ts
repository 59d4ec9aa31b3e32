import type {
	Comparison,
	EncodedDifference,
	Mark,
	Row,
	TailComparison,
} from '#lib/core/comparison/comparison.ts';
import { durationText } from '#lib/core/token/duration.ts';

/** What became of a member, in a word or two; a mark that tells it without colour stands before it. */
export const markWords: Readonly<Record<Mark, string>> = {
	same: 'same',
	added: 'added',
	removed: 'removed',
	changed: 'changed',
	reordered: 'another place',
	spelling: 'same value, written otherwise',
};
export const markSigns: Readonly<Record<Mark, string>> = {
	same: '=',
	added: '+',
	removed: '−',
	changed: '≠',
	reordered: '↕',
	spelling: '≈',
};

const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;

/** How much later or earlier the second of two times is: `2 h 3 min later`. */
export function timeDifference(a: number, b: number): string {
	if (a === b) return 'the same time';
	const span = Math.abs(b - a);
	return `${span < 1 ? 'less than 1 s' : durationText(span)} ${b > a ? 'later' : 'earlier'}`;
}

/** A word for what kind of JSON a text is. */
function kindOf(json: string): string {
	const kinds: Readonly<Record<string, string>> = {
		'"': 'text',
		'{': 'an object',
		'[': 'a list',
		t: 'true',
		f: 'false',
		n: 'null',
	};
	return kinds[json.charAt(0)] ?? 'a number';
}

/** What is to be said of a row beyond its two values; '' where they say it all. */
export function describeRow({ mark, a, b, time, items, moved }: Row): string {
	const said: string[] = [];
	if (mark === 'reordered' && !moved) said.push('the same, in another order');
	if (mark === 'reordered' && moved) said.push('stands elsewhere');
	if (mark === 'changed' && time?.a !== undefined && time.b !== undefined) {
		said.push(timeDifference(time.a, time.b));
	} else if (mark === 'changed' && a !== '' && b !== '' && kindOf(a) !== kindOf(b)) {
		const isSwitch = ['true', 'false', 'null'].includes(a) && ['true', 'false', 'null'].includes(b);
		if (!isSwitch) said.push(`was ${kindOf(a)}, is ${kindOf(b)}`);
	}
	if (items) {
		if (items.added.length === 0 && items.removed.length === 0)
			said.push(`the same ${plural(items.kept, 'item')}`);
		else if (items.kept > 0) said.push(`${items.kept} in both`);
		if (items.reordered && mark === 'changed') said.push('in another order');
	}
	if (moved && mark === 'changed') said.push('stands elsewhere');
	return said.join(', ');
}

/** Names of the parts that are compared as they are encoded. */
export const roleWords: Readonly<Record<EncodedDifference['role'], string>> = {
	header: 'header',
	payload: 'payload',
	signature: 'signature',
	'encrypted-key': 'encrypted key',
	'initialization-vector': 'initialization vector',
	ciphertext: 'ciphertext',
	'authentication-tag': 'authentication tag',
	extra: 'parts too many',
	token: 'text of the token',
};

/** How two signatures relate; '' where there is none, or the whole token is the same. */
export function describeSignatures(relation: Comparison['signature']): string {
	switch (relation) {
		case 'none':
			return '';
		case 'same':
			return 'The same signature over the same content.';
		case 'kept':
			return 'The same signature over different content: it cannot match both.';
		case 'signed-anew':
			return 'The same content, signed anew: at another time, or with another key.';
		case 'different':
			return 'Each has a signature of its own, as different content must.';
		case 'added':
			return 'Only B is signed.';
		case 'removed':
			return 'Only A is signed.';
	}
}

/** What became of disclosures and key binding (RFC 9901). */
export function describeTail({ mark, disclosures, keyBinding }: TailComparison): string {
	if (mark === 'same') return 'The same disclosures.';
	const { added, removed, kept, reordered } = disclosures;
	const said = [
		removed.length > 0 ? `${plural(removed.length, 'disclosure')} only in A` : '',
		added.length > 0 ? `${plural(added.length, 'disclosure')} only in B` : '',
		kept > 0 ? `${kept} in both${reordered ? ', in another order' : ''}` : '',
		keyBindingWords(keyBinding),
	];
	return `${said.filter((part) => part !== '').join('; ') || 'Another ending'}.`;
}

function keyBindingWords({ a, b }: TailComparison['keyBinding']): string {
	if (a === b) return a === '' ? '' : 'the same key binding';
	if (a === '') return 'a key binding only in B';
	return b === '' ? 'a key binding only in A' : 'another key binding';
}
