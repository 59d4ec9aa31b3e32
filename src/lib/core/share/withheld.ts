import type { Check, CheckId } from '../acceptance/check.ts';
import { describeCheck } from '../acceptance/describe-check.ts';
import type { Finding } from '../findings/find.ts';
import { rules } from '../findings/registry.ts';
import type { JsonNode } from '../encoding/json-tree.ts';
import type { Reading } from '../token/reading.ts';
import { redactsClaim, type Redaction } from './redaction.ts';

/** The claims that a check's sentence may quote. */
const claimsOf: Readonly<Partial<Record<CheckId, readonly string[]>>> = {
	expiry: ['exp'],
	'not-before': ['nbf'],
	'issued-at': ['iat'],
	issuer: ['iss'],
	audience: ['aud'],
	scope: ['scope', 'scp'],
};
const roleClaims: readonly string[] = ['role', 'roles', 'realm_access'];

const withheldSentences: Readonly<Partial<Record<CheckId, string>>> = {
	expiry: 'Expiry (exp)',
	'not-before': 'Start of validity (nbf)',
	'issued-at': 'Age (iat)',
	issuer: 'Issuer (iss)',
	audience: 'Audience (aud)',
	scope: 'Scope or role',
};

/** Whether a check speaks of a claim whose value goes. */
export function isWithheld({ id, code }: Check, redaction: Redaction): boolean {
	const claims = code === 'role-missing' ? roleClaims : (claimsOf[id] ?? []);
	return claims.some((name) => redactsClaim(redaction, name));
}

/** The sentence of a check; where it would quote a value that goes, or tell what can be reckoned from it, only its subject. */
export function checkSentence(check: Check, redaction: Redaction): string {
	const quotes = Object.keys(check.detail).length > 0;
	return quotes && isWithheld(check, redaction)
		? `${withheldSentences[check.id]}: its value is redacted`
		: describeCheck(check);
}

/** Names that stand in a token: they stay, so a sentence may say them. */
function namesIn(...roots: readonly (JsonNode | undefined)[]): ReadonlySet<string> {
	const names = new Set<string>();
	const open = roots.flatMap((root) => root ?? []);
	for (let node = open.pop(); node; node = open.pop()) {
		if (node.type === 'array') for (const item of node.items) open.push(item);
		if (node.type !== 'object') continue;
		for (const { name, value } of node.members) {
			names.add(name);
			if (value) open.push(value);
		}
	}
	return names;
}

/** A text as sentences quote it: on one line, its end left out where it is long. */
const quoted = (text: string): string => text.replace(/[\p{C}\p{Z}]+/gu, ' ').replace(/…$/, '');

/**
 * The messages of findings without what they quote of values that went.
 * @param values the strings and numbers that went
 */
export function findingMessages(
	findings: readonly Finding[],
	reading: Reading,
	redaction: Redaction,
	values: ReadonlySet<string>,
): readonly string[] {
	const names = namesIn(reading.joseHeader, reading.payload?.json?.root);
	const gone = [...values].map(quoted).filter((value) => value.trim() !== '');
	const tells = (fill: string): boolean => {
		if (names.has(fill)) return false;
		const said = quoted(fill);
		return said !== '' && gone.some((value) => value.includes(said) || said.includes(value));
	};
	const root = reading.payload?.json?.root;
	const members = root?.type === 'object' ? root.members : [];
	return findings.map(({ id, message, place }) => {
		if (gone.length === 0) return message;
		const about =
			place?.in === 'payload' &&
			members.find(({ nameRange, value }) => nameRange.from <= place.from && place.to <= (value?.to ?? -1));
		// What is reckoned from a value is no part of it, and tells it all the same.
		const isAbout = about !== false && about !== undefined && redactsClaim(redaction, about.name);
		return withoutFills(id, message, (fill) => (isAbout && !names.has(fill)) || tells(fill));
	});
}

/** Puts the mark of redaction in place of those parts of a message that a rule's template leaves open. */
function withoutFills(id: string, message: string, goes: (fill: string) => boolean): string {
	const template = rules.find((rule) => rule.id === id)?.message;
	if (template === undefined) return goes(message) ? 'redacted' : message;
	const fixed = template.split(/\{\w+\}/);
	const pattern = fixed.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('(.*?)');
	const fills = new RegExp(`^${pattern}$`, 's').exec(message)?.slice(1) ?? [];
	if (fills.length !== fixed.length - 1) return template.replace(/\{\w+\}/g, '…');
	return fixed.reduce((out, part, index) => {
		const fill = fills[index - 1] ?? '';
		return `${out}${goes(fill) ? 'REDACTED' : fill}${part}`;
	});
}
