import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { removeMember, setMember } from './json-edit.ts';

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

	it('removes a member with one comma', () => {
		expect(removeMember('{"a":1,"b":2,"c":3}', 'a')).toBe('{"b":2,"c":3}');
		expect(removeMember('{"a":1,"b":2,"c":3}', 'c')).toBe('{"a":1,"b":2}');
		expect(removeMember('{"a":1,"a":2}', 'a')).toBe('{}');
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
					const removed = JSON.parse(removeMember(text, name)) as Record<string, unknown>;
					expect(Object.keys(removed)).toEqual(Object.keys(plain).filter((key) => key !== name));
				},
			),
		);
	});
});
