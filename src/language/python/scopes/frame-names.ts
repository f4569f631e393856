import { childByField, namedChildren } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import type { Place, Walk } from './walk.ts';

/** Calls whose string argument is searched for names, in the frame that calls them; by the callee's last word. */
interface FrameReader {
  readonly callee: RegExp;
  /** What the name stands on, `pd` of `pd.eval`; null: anything, or nothing. */
  readonly head: RegExp | null;
  /** A name in the string, as the first group. */
  readonly name: RegExp;
  /** Whether each such name is one of Python, or only those are that the notebook binds. */
  readonly certain: 'certain' | 'guess';
}

const ANY_NAME = /(?<![\w.@$"'])([^\W\d]\w*)/dgu;

const FRAME_READERS: readonly FrameReader[] = [
  // DataFrame.query, DataFrame.eval: columns are plain names, variables have an @.
  { callee: /^(query|eval)$/, head: null, name: /@([^\W\d]\w*)/dgu, certain: 'certain' },
  // pandas.eval and numexpr have no columns.
  {
    callee: /^(eval|evaluate|re_evaluate)$/,
    head: /^(pd|pandas|ne|numexpr)$/,
    name: ANY_NAME,
    certain: 'guess',
  },
  // DuckDB and pandasql take a table that they don't know for a frame of that name.
  {
    callee: /^(sql|sqldf|query|execute|from_query|query_df)$/,
    head: /^(duckdb|ddb|con|conn|db)$/,
    name: ANY_NAME,
    certain: 'guess',
  },
  { callee: /^(sqldf|pysqldf)$/, head: null, name: ANY_NAME, certain: 'guess' },
  // Formulas of patsy, statsmodels, linearmodels and formulaic call functions of the frame.
  {
    callee:
      /^(ols|gls|wls|glsar|rlm|glm|gee|logit|probit|mnlogit|poisson|negativebinomial|quantreg|mixedlm|phreg|dmatrix|dmatrices|model_matrix|from_formula|Formula)$/,
    head: null,
    name: /(?<![\w.])([^\W\d]\w*)(?:\.\w+)*\s*\(/dgu,
    certain: 'guess',
  },
];

/**
 * Names that a library looks up in the frame that calls it, since a string says so (`df.query('a > @limit')`,
 * `duckdb.sql('from frame')`): no rule of Python's, but reads all the same.
 */
export function visitFrameNames(walk: Walk, call: SyntaxNode, list: SyntaxNode, place: Place): void {
  const callee = childByField(call, 'function');
  if (callee === null) return;
  const readers = readersOf(walk.text.slice(callee.start, callee.end));
  if (readers.length === 0) return;
  for (const argument of namedChildren(list)) {
    const value = argument.type === 'keyword_argument' ? childByField(argument, 'value') : argument;
    if (value?.type !== 'string' && value?.type !== 'concatenated_string') continue;
    for (const reader of readers) readFrom(walk, value, reader, place);
  }
}

function readersOf(callee: string): readonly FrameReader[] {
  const dot = callee.lastIndexOf('.');
  const [head, last] = [callee.slice(0, Math.max(0, dot)), callee.slice(dot + 1)];
  return FRAME_READERS.filter((each) => each.callee.test(last) && (each.head?.test(head) ?? true));
}

/** Whether a callee, as written, looks names up in the frame that calls it, where a string that it is handed says so. */
export function looksUpNames(callee: string): boolean {
  return readersOf(callee).length > 0;
}

function readFrom(walk: Walk, value: SyntaxNode, reader: FrameReader, place: Place): void {
  for (const match of walk.text.slice(value.start, value.end).matchAll(reader.name)) {
    const span = match.indices?.[1];
    if (span === undefined) continue;
    const [start, end] = [value.start + span[0], value.start + span[1]];
    walk.add({ ...value, children: [], start, end }, place, {
      use: 'read',
      isGuess: reader.certain === 'guess',
    });
  }
}
