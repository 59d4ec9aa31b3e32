import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { removeMemberAt, setMember, setMemberAt } from './json-edit.ts';

describe('editing JSON as text', () => {
	it('sets one member and leaves all other characters', () => {
		const text = '{ "b":1.0,\r\n"exp" : 12 ,"big":9007199254740993,"b":2}';
		expect(setMember(text, 'exp', '99')).toBe(text.replace('12', '99'));
	});

	it('sets the duplicate that readers take', () => {
		expect(setMember('{"a":1,"a":2}', 'a', '3')).toBe('{"a":1,"a":3}');
	});

	it('adds a member laid out as its neighbours are', () => {
		expect(setMember('{"a":1}', 'b', '2')).toBe('{"a":1,"b":2}');
		expect(setMember('{\n  "a": 1\n}', 'b', '2')).toBe('{\n  "a": 1,\n  "b": 2\n}');
		expect(setMember('{}', 'b', '2')).toBe('{"b":2}');
	});

	it('sets one of several duplicates', () => {
		expect(setMemberAt('{"a":1,"a":2}', 0, '3')).toBe('{"a":3,"a":2}');
		expect(setMemberAt('{"a":1}', 1, '3')).toBe('{"a":1}');
	});

	it('removes a member with one comma', () => {
		expect(removeMemberAt('{"a":1,"b":2,"c":3}', 0)).toBe('{"b":2,"c":3}');
		expect(removeMemberAt('{"a":1,"b":2,"c":3}', 2)).toBe('{"a":1,"b":2}');
		expect(removeMemberAt('{"a":1,"a":2}', 0)).toBe('{"a":2}');
		expect(removeMemberAt('{ "a":1 }', 0)).toBe('{ }');
	});

	it.each(['{', ' {', '{"a":{', '{"a":1,}', '{"a":1', '{"a"}', '{a:1}'])(
		'adds nothing to %j, which is broken, and takes nothing away',
		(text) => {
			expect(setMember(text, 'exp', '1')).toBe(text);
			expect(removeMemberAt(text, 0)).toBe(text);
		},
	);

	it('sets a value in a broken text, where it can be seen', () => {
		expect(setMember('{"alg":"none","x":}', 'alg', '"HS256"')).toBe('{"alg":"HS256","x":}');
	});

	it('leaves a text that holds no object', () => {
		expect(setMember('[1]', 'a', '1')).toBe('[1]');
		expect(setMember('not json', 'a', '1')).toBe('not json');
	});

	it('does what it says on any object', () => {
		fc.assert(
			fc.property(
				fc.dictionary(fc.string(), fc.jsonValue()),
				fc.string(),
				fc.integer(),
				(object, name, value) => {
					if (name === '__proto__' || Object.hasOwn(object, '__proto__')) return;
					const plain = JSON.parse(JSON.stringify(object)) as Record<string, unknown>;
					const text = JSON.stringify(plain, null, 1);
					expect(JSON.parse(setMember(text, name, String(value)))).toEqual({ ...plain, [name]: value });
					Object.keys(plain).forEach((gone, index) => {
						const removed = JSON.parse(removeMemberAt(text, index)) as Record<string, unknown>;
						expect(Object.keys(removed)).toEqual(Object.keys(plain).filter((key) => key !== gone));
					});
				},
			),
		);
	});
});
