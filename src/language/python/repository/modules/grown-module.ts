import type { HeldDefinition, HeldModule } from '../../../../plan/held/package.ts';
import type { PlannedDefinition, PlannedModule } from '../../../../plan/plan.ts';
import type { Statement } from '../../../../program/program.ts';
import { neededBefore } from '../../../../render/index.ts';
import { applyEdits, type TextEdit } from '../../../../text/span.ts';
import type { ImportSections } from './import-order.ts';
import { importEdit } from './import-block.ts';

/**
 * The text of a module that is there with definitions added, or in the place of others. Everything else in it stays
 * as it is. What a definition needs while it is being made comes before it: values that read none of the package's definitions
 * behind the values that the module begins with, all else at its end, but for what a definition in the middle needs.
 */
export function grownModule(
  { text, program, definitions }: HeldModule,
  planned: PlannedModule,
  sections: ImportSections,
): string {
  const isThere = new Map(definitions.map((each) => [each.names.join(' '), each]));
  const edits: TextEdit[] = [];
  const waiting: PlannedDefinition[] = [];
  for (const each of planned.definitions) {
    const held = isThere.get(each.names.join(' '));
    const statement = held && statementOf(held, program.statements);
    if (statement === undefined) {
      waiting.push(each);
      continue;
    }
    const needed = neededBefore(each, waiting, wordsIn);
    for (const one of needed) waiting.splice(waiting.indexOf(one), 1);
    const start = statement.block.start;
    if (needed.length > 0)
      edits.push({ start, end: start, text: `${joined(needed)}${gap(needed.at(-1), each)}` });
    edits.push(replacement(text, statement, each));
  }
  const values = waiting.filter((each) => !isBlock(each) && each.needs.length === 0);
  edits.push(...valueEdits(text, program.statements, values));
  edits.push(
    ...lastEdits(
      text,
      program.statements,
      waiting.filter((each) => !values.includes(each)),
    ),
  );
  const imports = importEdit(
    text,
    program,
    { imports: [...planned.imports, ...siblingImports(planned)], guarded: planned.guardedImports },
    sections,
  );
  // Insertions at one place keep their order: imports come first.
  return withLineBreaks(text, applyEdits(text, imports ? [imports, ...edits] : edits));
}

function siblingImports({ siblings }: PlannedModule): PlannedModule['imports'] {
  return siblings.flatMap(({ module, names }) => names.map((name) => ({ module, member: name, name })));
}

function statementOf(
  { definition }: HeldDefinition,
  statements: readonly Statement[],
): Statement | undefined {
  return statements.find((each) => each.kind === 'definition' && each.definition === definition);
}

/** Comments above it that somebody wrote in the package stay; else those of the notebook come with it. */
function replacement(text: string, { at, block }: Statement, planned: PlannedDefinition): TextEdit {
  const above = text.slice(block.start, at.start);
  const [own] = /^(?:[ \t]*(?:#.*)?\r?\n)*/.exec(planned.text) ?? [''];
  const code = planned.text.slice(own.length);
  const ends = text.slice(block.start, block.end).endsWith('\n') ? '\n' : '';
  return {
    start: block.start,
    end: block.end,
    text: `${above.trim() === '' ? planned.text : above + code}${ends}`,
  };
}

/** What may be names. */
function wordsIn(text: string): readonly string[] {
  return text.match(/[\p{L}_][\p{L}\p{M}\p{N}_]*/gu) ?? [];
}

/** Values go behind those that the module begins with, before its first function or class. */
function valueEdits(
  text: string,
  statements: readonly Statement[],
  values: readonly PlannedDefinition[],
): readonly TextEdit[] {
  if (values.length === 0) return [];
  const first = statements.findIndex((each) => each.kind === 'definition' && isBlock(each.definition));
  if (first < 0) return lastEdits(text, statements, values);
  const before = statements.slice(0, first);
  const last = before.at(-1);
  const isValue = last?.kind === 'definition';
  const at = last?.block.end ?? statements[first]?.block.start ?? text.length;
  const opens = isValue ? '' : '\n';
  return [{ start: at, end: at, text: `${opens}${joined(values)}\n${last ? '' : '\n\n'}` }];
}

/** All else goes to the end, before what runs only where the file is the program. */
function lastEdits(
  text: string,
  statements: readonly Statement[],
  added: readonly PlannedDefinition[],
): readonly TextEdit[] {
  const [first] = added;
  if (!first) return [];
  const script = statements.findIndex((each) => each.kind === 'action' && each.isScriptOnly);
  const last = script < 0 ? statements.at(-1) : statements[script - 1];
  const before = last?.kind === 'definition' ? last.definition : undefined;
  if (script >= 0) {
    const at = statements[script]?.block.start ?? text.length;
    return [{ start: at, end: at, text: `${joined(added)}\n\n\n` }];
  }
  const wanted = before === undefined ? 3 : gap(before, first).length;
  const there = text.slice(text.trimEnd().length).replaceAll(/[^\n]/g, '').length;
  const breaks = text.trim() === '' ? '' : '\n'.repeat(Math.max(0, wanted - there));
  return [{ start: text.length, end: text.length, text: `${breaks}${joined(added)}\n` }];
}

function joined(definitions: readonly PlannedDefinition[]): string {
  return definitions
    .map((each, index) => (index === 0 ? '' : gap(definitions[index - 1], each)) + each.text)
    .join('');
}

/** Line breaks between two definitions, as PEP 8 wants them. */
function gap(before: Kinded | undefined, after: Kinded): string {
  if (before === undefined || isBlock(before) || isBlock(after)) return '\n\n\n';
  return [before, after].some(({ text }) => text.includes('\n')) ? '\n\n' : '\n';
}

type Kinded = Pick<PlannedDefinition, 'kind' | 'text'>;

function isBlock({ kind }: Pick<Kinded, 'kind'>): boolean {
  return kind === 'function' || kind === 'class';
}

/** A file keeps its kind of line breaks. */
function withLineBreaks(before: string, after: string): string {
  return before.includes('\r\n') && !/[^\r]\n/.test(before) ? after.replaceAll(/\r?\n/g, '\r\n') : after;
}
