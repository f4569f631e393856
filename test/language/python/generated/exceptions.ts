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

const SYMBOLS = "a rule of CPython's symbol table that no notebook breaks but a generated one";
const PATTERNS = 'a rule of the pattern compiler that no notebook breaks but a generated one';
const GRAMMAR = 'the grammar reads it as something else, so that the cell stays as it is';
const COMMA = 'the grammar lets a statement that ends with a comma go on in the next line';

/** Differences over programs that are known, by the beginning of what is told of them, and why. */
export const PROGRAM_EXCEPTIONS: readonly (readonly [detail: RegExp, reason: string])[] = [
  [/^refused by CPython: assignment expression /, SYMBOLS],
  [/^refused by CPython: comprehension inner loop cannot rebind/, SYMBOLS],
  [/^refused by CPython: '.* expression' can not be used within an annotation/, SYMBOLS],
  [/^refused by CPython: name '.*' is (used prior to|assigned to before|parameter and)/, SYMBOLS],
  [/^refused by CPython: no binding for nonlocal/, SYMBOLS],
  [/^refused by CPython: annotated name/, SYMBOLS],
  [/^refused by CPython: alternative patterns bind different names/, PATTERNS],
  [/^refused by CPython: multiple assignments to name .* in pattern/, PATTERNS],
  [/^refused by CPython: (wildcard|name capture '.*') makes remaining patterns unreachable/, PATTERNS],
  [/^refused by CPython: cannot use '_' as a target/, PATTERNS],
  [
    /^refused by CPython: /,
    'the grammar takes what later versions of Python may, or what only a mutation writes',
  ],
  [/^taken by CPython; ours: .*the line ends too early/, COMMA],
  [/^taken by CPython; ours: (only single target can be annotated|'pattern_list' is an illegal)/, COMMA],
  [/^taken by CPython; ours: invalid syntax: misplaced :/, 'the grammar takes `type[0]: int` for an alias'],
  [/^taken by CPython; ours: name .* is used prior to/, SYMBOLS],
  [/^taken by CPython; ours: /, GRAMMAR],
  [/^the same to CPython:[^]*\\N\{/, 'the name of a character is not looked up'],
  [
    /^the same to CPython:/,
    'told apart although equal, in alternatives of patterns and the like: the safe side',
  ],
];
