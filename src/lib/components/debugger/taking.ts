// What finds tokens and keys in any text or file that is pasted or dropped. A token by itself is opened without it, so that
// it comes last; what is pasted before that has it fetched at once.
export { takeFiles } from './take-files.ts';
export { takePasted } from './take-pasted.ts';
export { pickFiles } from './pick-files.ts';
