import type { Magic } from '../../../../src/language/python/ipython/magic.ts';
import type { PythonParser } from '../../../../src/language/python/parser/parser.ts';

/** Cells that we may treat otherwise than IPython, and why. */
export interface CellException {
  readonly reason: string;
  readonly applies: (cell: CellInQuestion, parser: PythonParser) => boolean;
}

interface CellInQuestion {
  readonly text: string;
  /** Whether IPython makes Python of it. */
  readonly valid: boolean;
  readonly magics: readonly Magic[];
}

/** Named exceptions for cells; of all of them IPython makes no Python, so that nothing of the cell runs. */
export const CELL_EXCEPTIONS: readonly CellException[] = [
  {
    reason: 'a call by a sign, `,f( a`, that IPython makes no Python of',
    applies: ({ text, valid, magics }, parser) =>
      !valid &&
      magics.some(
        (magic) =>
          magic.kind === 'call' &&
          parser.parse(callOf(text.charAt(magic.span.start), magic)).errors.length > 0,
      ),
  },
  {
    reason: 'a quote that nothing closes, after which tokens differ between Python 3.11 and 3.12',
    applies: ({ text, valid }) => !valid && /["']/.test(text.replace(CLOSED, '')),
  },
  {
    reason: 'prompts before the lines of a string that holds the other triple quotes',
    applies: ({ text, valid }) =>
      !valid && /^\s*>>>/.test(text) && text.includes('"""') && text.includes("'''"),
  },
];

/** What IPython makes of `,f a b`, `;f a b`, `/f a b`. */
function callOf(sign: string, { name, rest }: Magic): string {
  const words = rest.trim().split(/\s+/);
  if (sign === ',') return `${name}("${words.join('", "')}")`;
  return sign === ';' ? `${name}("${rest}")` : `${name}(${words.join(', ')})`;
}

/** Strings and comments. */
const CLOSED = /"""[^]*?"""|'''[^]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|#[^\n]*/g;

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
  'a class pattern with a keyword that is called _': UNREADABLE,
  'a match of (a).b or [a].b with one case of one expression or assignment': UNREADABLE,
  'a name that := binds and the target of a comprehension reads': {
    verdict: 'refuses',
    why: 'Python 3.12 and later take it',
  },
  'a private name of a class that := binds and a comprehension iterates with': {
    verdict: 'takes',
    why: 'Python 3.13 and later refuse it',
  },
};

/** Why texts may be told apart that are the same to CPython. */
export const NAMED_CHARACTER = 'a character by its name in one of them: there is no table of names';
