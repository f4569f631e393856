import type { Magic } from '../../../../src/language/python/ipython/magic.ts';

/** Cells that we may treat otherwise than IPython, and why. */
export interface CellException {
  readonly reason: string;
  readonly applies: (cell: {
    readonly text: string;
    readonly valid: boolean;
    readonly magics: readonly Magic[];
  }) => boolean;
}

/** Named exceptions for cells. */
export const CELL_EXCEPTIONS: readonly CellException[] = [
  {
    reason: '`,f( a` becomes a call with an open bracket, and the lines after it a part of that',
    applies: ({ valid, magics }) => !valid && magics.some(({ kind }) => kind === 'call'),
  },
  {
    reason: 'after a quote that nothing closes, tokens differ between Python 3.11 and 3.12',
    applies: ({ text }) => text.split('\n').some((line) => (line.match(/["']/g) ?? []).length % 2 === 1),
  },
];

/** What CPython does with a program and we don't. */
export type Verdict = 'takes' | 'refuses';

const UNREADABLE = { verdict: 'takes', why: "tree-sitter-python's grammar can't read it" } as const;

/**
 * What is known to be read otherwise than CPython reads it: the verdicts of CPython's that it may change, by the construct's
 * name in constructs.py, which finds it in CPython's own syntax tree.
 */
export const CONSTRUCTS: Readonly<Record<string, { readonly verdict: Verdict; readonly why: string }>> = {
  'a star in the expression of a format string': UNREADABLE,
  'a statement that begins with a star': UNREADABLE,
  'a statement on the line of its header that ends with a comma': UNREADABLE,
  'an annotation that goes on after a name with brackets, or has a slice or := in them': UNREADABLE,
  'on the line of its header, an annotated a[i] or a.b, or what follows a return annotation': UNREADABLE,
  'an annotated target that begins with the word type or match': UNREADABLE,
  'a name that := binds and the target of a comprehension reads': {
    verdict: 'refuses',
    why: 'Python 3.12 and later take it',
  },
};

/** Why texts may be told apart that are the same to CPython. */
export const NAMED_CHARACTER = 'a character by its name in one of them: there is no table of names';
