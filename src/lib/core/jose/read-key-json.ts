import { valueOf } from '../encoding/json-tree.ts';
import type { JsonNode } from '../encoding/json-tree.ts';
import { readJson } from '../encoding/json.ts';
import type { Problem } from '../problem.ts';
import { keyProblem, longestPem, mostKeys, noKeys, rangeOf } from './found-keys.ts';
import type { FoundKeys } from './found-keys.ts';
import type { Key, KeyProblemCode } from './key.ts';
import { findKeyJson } from './key-json.ts';
import { readJwk } from './read-jwk.ts';
import { readPem } from './read-pem.ts';

/** In characters: an address that is told. */
const longestUri = 300;

/**
 * Reads the keys of a JSON text: a JWK (RFC 7517 §4), a JWK Set (§5) or its bare list, either of them one level within
 * another document; PEM in its strings; DER in base64 in one of them. A discovery document is told as that.
 */
export async function readKeyJson(text: string, passphrase: string | undefined): Promise<FoundKeys> {
	const json = readJson(text, 'key');
	const faults = json.problems.map(({ code, place }) => keyProblem('key-json', place, { reason: code }));
	const found = findKeyJson(text, json.root);
	switch (found.kind) {
		case 'pem':
			if (text.length > longestPem) return noKeys('key-too-large', rangeOf(text), { limit: longestPem });
			return readPem(text, passphrase, (await rare()).kidsOfPemJson(json.root));
		case 'set':
			return readSet(text, found.node, faults);
		case 'key':
			return readOne(found.node, faults);
		case 'discovery': {
			const uri = found.uri.value.slice(0, longestUri);
			return noKeys('key-discovery-document', found.uri, { uri });
		}
		case 'other':
			return (await rare()).readOtherJson(found.node, faults, passphrase);
	}
}

/** What only few texts hold is read by a part of its own. */
const rare = () => import('./rare-keys.ts');

const checkX5c = async (node: JsonNode, key: Key) =>
	valueOf(node, 'x5c') === undefined ? [] : (await rare()).checkCertificateOfJwk(node, key);

type Problems = readonly Problem<KeyProblemCode>[];

async function readOne(node: JsonNode, faults: Problems): Promise<FoundKeys> {
	const { key, problems } = await readJwk(node, 0);
	// What a text that breaks off lacks at its end is no fault of its own.
	if (!key && faults.length > 0) return { form: 'jwk', keys: [], problems: faults };
	const certificate = key ? await checkX5c(node, key) : [];
	return { form: 'jwk', keys: key ? [key] : [], problems: [...faults, ...problems, ...certificate] };
}

/** RFC 7517 §5: keys that are not understood are passed over, here with the reason. */
async function readSet(text: string, root: JsonNode, faults: Problems): Promise<FoundKeys> {
	const list = root.type === 'array' ? root : valueOf(root, 'keys');
	const none = (reason: string) => {
		const problem = keyProblem('key-jwk-member', list ?? rangeOf(text), { member: 'keys', reason });
		return { form: 'jwks' as const, keys: [], problems: [...faults, problem] };
	};
	if (list?.type !== 'array') return none('not-an-array');
	if (list.items.length === 0) return none('empty');
	const items = list.items.slice(0, mostKeys);
	const read = await Promise.all(
		items.map(async (item, index) => {
			const { key, problems } = await readJwk(item, index);
			return { key, problems: key ? [...problems, ...(await checkX5c(item, key))] : problems };
		}),
	);
	const keys = read.flatMap(({ key }) => key ?? []);
	const problems = [...faults, ...read.flatMap((entry) => entry.problems)];
	const kids = keys.flatMap(({ kid }) => kid ?? []);
	if (new Set(kids).size < kids.length) problems.push(...(await rare()).repeatedKids(items, keys));
	if (list.items.length > mostKeys) {
		problems.push(keyProblem('key-too-large', list, { keys: list.items.length, limit: mostKeys }));
	}
	return { form: 'jwks', keys, problems };
}
