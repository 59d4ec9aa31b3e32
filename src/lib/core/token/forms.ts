// The forms of a token that a page can work on: at first the Compact Serialization alone, then all.

import { draftOf } from './draft-of.ts';
import type { TokenForms } from './compact-forms.ts';
import { readToken } from './read-token.ts';

/** Every serialization. */
export const allForms: TokenForms = { read: readToken, draftOf };
