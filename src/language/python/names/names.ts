import { BUILTIN_NAMES, KEYWORD_NAMES, MODULE_NAMES, SOFT_KEYWORD_NAMES } from './generated.ts';

/** Builtins of any Python from 3.10 to 3.14, those that `site` adds included; not IPython's. */
export const PYTHON_BUILTINS: ReadonlySet<string> = wordSet(BUILTIN_NAMES);

/** Top-level modules of the standard library of any Python from 3.10 to 3.14. */
export const STANDARD_LIBRARY_MODULES: ReadonlySet<string> = wordSet(MODULE_NAMES);

/** `def`, `None`, `async`: never a name. */
export const PYTHON_KEYWORDS: ReadonlySet<string> = wordSet(KEYWORD_NAMES);

/** `match`, `type`, `_`: names except in some places. */
export const PYTHON_SOFT_KEYWORDS: ReadonlySet<string> = wordSet(SOFT_KEYWORD_NAMES);

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}
