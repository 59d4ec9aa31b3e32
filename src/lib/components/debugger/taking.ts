// What finds tokens and keys in any text or file that is pasted or dropped. A token by itself is opened without it, so that
// it comes last; what is pasted before that has it fetched at once.
export { takeText } from '#lib/state/take-text.ts';
export { readDropped } from './read-dropped.ts';
