import type { PythonParser } from '../../../../src/language/python/parser/parser.ts';
import { sameSyntax } from '../../../../src/language/python/syntax/index.ts';
import { globalNames } from '../scopes/global-names.ts';
import { askSymtable, type GlobalNames } from '../scopes/symtable-oracle.ts';
import { PROGRAM_EXCEPTIONS } from './exceptions.ts';
import type { GeneratedProgram } from './oracle.ts';

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
    const ours = parser.parse(program.text).errors[0];
    if (ours !== undefined && program.refusal === null) return [taken(program.text, ours.message)];
    if (program.refusal !== null) {
      return ours === undefined
        ? [differing('validity', program.text, `refused by CPython: ${program.refusal}`)]
        : [];
    }
    const expected = answers[index]?.functions ?? {};
    return [...nameDifferences(parser, program.text, expected), ...syntaxDifferences(parser, program)];
  });
}

function differing(about: Difference['about'], text: string, detail: string): Difference {
  // The text of a variant is part of what is told; so is the program's here.
  const told = about === 'syntax' ? `${detail}\n${text}` : detail;
  const exception = PROGRAM_EXCEPTIONS.find(([pattern]) => pattern.test(told));
  return { about, text, detail, exception: exception?.[1] ?? null };
}

function nameDifferences(parser: PythonParser, text: string, expected: GlobalNames): readonly Difference[] {
  const found = globalNames(parser, text) ?? {};
  return [...new Set([...Object.keys(found), ...Object.keys(expected)])].flatMap((key) => {
    const [ours, theirs] = [found[key]?.join(' '), expected[key]?.join(' ')];
    if (ours === theirs) return [];
    const detail = `${key}: ours ${ours ?? 'missing'}; CPython's ${theirs ?? 'missing'}`;
    return [differing('names', text, detail)];
  });
}

function syntaxDifferences(parser: PythonParser, program: GeneratedProgram): readonly Difference[] {
  return program.variants.flatMap(({ text, same }) => {
    const [error] = parser.parse(text).errors;
    if (error !== undefined) return [taken(text, error.message)];
    if (sameSyntax(parser, program.text, text) === same) return [];
    const detail = `${same ? 'the same' : 'not the same'} to CPython:\n${text}`;
    return [differing('syntax', program.text, detail)];
  });
}

function taken(text: string, message: string): Difference {
  return differing('validity', text, `taken by CPython; ours: ${message}`);
}
