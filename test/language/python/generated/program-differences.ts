import type { SyntaxNode } from '../../../../src/language/python/parser/node.ts';
import type { PythonParser } from '../../../../src/language/python/parser/parser.ts';
import { sameSyntax } from '../../../../src/language/python/syntax/index.ts';
import { globalNames } from '../scopes/global-names.ts';
import { askSymtable, type GlobalNames } from '../scopes/symtable-oracle.ts';
import { CONSTRUCTS, NAMED_CHARACTER, type Verdict } from './exceptions.ts';
import type { GeneratedProgram, Variant } from './oracle.ts';

/** Something that we say otherwise than CPython or IPython. */
export interface Difference {
  readonly about: 'validity' | 'names' | 'syntax' | 'lines';
  readonly text: string;
  readonly detail: string;
  /** The named exception that it falls under, or null. */
  readonly exception: string | null;
}

/** Compares free names, verdicts of validity and equality of syntax over generated programs. */
export function programDifferences(
  python: string,
  parser: PythonParser,
  programs: readonly GeneratedProgram[],
): readonly Difference[] {
  const answers = askSymtable(
    python,
    programs.map(({ text }, index) => ({ key: String(index), text })),
  );
  return programs.flatMap((program, index) => {
    const validity = validityDifference(parser, program, program.refusal);
    if (validity !== null) return [validity];
    if (program.refusal !== null) return [];
    // Null where only the statements one by one are Python, as with a `global` after a use of the name.
    const expected = answers[index]?.functions ?? null;
    const names = expected === null ? [] : nameDifferences(parser, program.text, expected);
    return [...names, ...program.variants.flatMap((variant) => syntaxDifferences(parser, program, variant))];
  });
}

function validityDifference(
  parser: PythonParser,
  { text, constructs }: { readonly text: string; readonly constructs: readonly string[] },
  refusal: string | null,
): Difference | null {
  const ours = parser.parse(text).errors[0]?.message ?? null;
  if ((ours === null) === (refusal === null)) return null;
  const verdict: Verdict = refusal === null ? 'takes' : 'refuses';
  const exception = constructs.find((name) => CONSTRUCTS[name]?.verdict === verdict) ?? null;
  return { about: 'validity', text, detail: `CPython ${verdict} it: ${refusal ?? ours ?? ''}`, exception };
}

function nameDifferences(parser: PythonParser, text: string, expected: GlobalNames): readonly Difference[] {
  const found = globalNames(parser, text) ?? {};
  return [...new Set([...Object.keys(found), ...Object.keys(expected)])].flatMap((key) => {
    const [ours, theirs] = [found[key]?.join(' '), expected[key]?.join(' ')];
    if (ours === theirs) return [];
    const detail = `${key}: ours ${ours ?? 'missing'}; CPython's ${theirs ?? 'missing'}`;
    return [{ about: 'names', text, detail, exception: null }];
  });
}

function syntaxDifferences(
  parser: PythonParser,
  { text }: GeneratedProgram,
  variant: Variant,
): readonly Difference[] {
  const validity = validityDifference(parser, variant, null);
  if (validity !== null) return [validity];
  if (sameSyntax(parser, text, variant.text) === variant.same) return [];
  const isNamed =
    variant.same && sameSyntax(parser, withCharacters(parser, text), withCharacters(parser, variant.text));
  const detail = `${variant.same ? 'the same' : 'not the same'} to CPython:\n${variant.text}`;
  return [{ about: 'syntax', text, detail, exception: isNamed ? NAMED_CHARACTER : null }];
}

const NAMED = '\\N{EM DASH}';

/** The text with the one character that the generator writes by its name written by its number. */
function withCharacters(parser: PythonParser, text: string): string {
  const found: number[] = [];
  const visit = (node: SyntaxNode, prefix: string): void => {
    const [opening] = node.children;
    const own =
      node.type === 'string' && opening !== undefined ? text.slice(opening.start, opening.end) : prefix;
    const isEscape = node.type === 'escape_sequence' && text.startsWith(NAMED, node.start);
    if (isEscape && !/[br]/i.test(own)) found.push(node.start);
    for (const child of node.children) visit(child, own);
  };
  visit(parser.parse(text).root, '');
  let result = '';
  let at = 0;
  for (const start of found) {
    result += `${text.slice(at, start)}\\u2014`;
    at = start + NAMED.length;
  }
  return result + text.slice(at);
}
