import type { PlannedImport } from '../../../../plan/plan.ts';
import { applyEdits } from '../../../../text/span.ts';
import { importEdit, withSortedImports, type ImportSections } from '../modules/index.ts';
import type { PythonStyle } from '../ruff/index.ts';
import type { ModuleTests, TestsThere } from './module-tests.ts';
import type { TestFile } from '../../../../render/test-file.ts';

/** What a test file holds. */
export function testsIn({ program: { statements } }: TestFile): TestsThere {
  return {
    names: new Set(statements.flatMap(({ bindings }) => bindings.map(({ name }) => name))),
    imports: statements.flatMap((each) => (each.kind === 'import' ? each.names : [])),
  };
}

/** Whether tests can be added to a file: the names of their imports are free there, or stand for the same. */
export function canTake({ program }: TestFile, imports: readonly PlannedImport[]): boolean {
  const bound = program.statements.flatMap((each) => each.bindings.map((binding) => ({ binding, each })));
  return imports.every(({ module, member, name }) =>
    bound
      .filter(({ binding }) => binding.name === name)
      .every(
        ({ each }) =>
          each.kind === 'import' &&
          each.names.some(
            (there) => there.name === name && there.module === module && there.member === member,
          ),
      ),
  );
}

/** A test file with tests at its end; nothing else in it changes but the list of its imports. */
export async function grownTests(
  { text, program }: TestFile,
  { blocks, imports }: Pick<ModuleTests, 'blocks' | 'imports'>,
  sections: ImportSections,
  style: PythonStyle,
): Promise<string> {
  if (blocks.length === 0) return text;
  const edit = importEdit(text, program, { imports, guarded: [] }, sections);
  const imported = await withSortedImports(text, edit ? applyEdits(text, [edit]) : text, style);
  const grown = `${imported.trimEnd()}\n\n\n${blocks.join('\n\n\n')}\n`;
  return text.includes('\r\n') ? grown.replaceAll(/\r?\n/g, '\r\n') : grown;
}
