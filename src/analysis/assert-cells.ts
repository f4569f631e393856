import type { Statement } from '../language/program.ts';
import type { Namespace } from './namespace.ts';
import type { AssertCell, NeededImport, PrototypeNotebook } from './prototype.ts';
import { definitionId } from './prototype.ts';
import type { Resolver } from './resolution.ts';

/**
 * Cells that consist of asserts, and perhaps imports, of which every name stands for a definition or an import
 * once and for all. Cells whose last run failed are left out.
 */
export function assertCellsOf(
  owner: PrototypeNotebook,
  namespace: Namespace,
  resolve: Resolver,
): readonly AssertCell[] {
  return owner.program.cells.flatMap(({ cell }) => {
    const statements = namespace.program.statements.filter((statement) => statement.at.cell === cell);
    const asserts = statements.filter(isAssert);
    const rest = statements.filter((statement) => !isAssert(statement));
    const failed = owner.notebook.cells[cell]?.outputs.some((output) => output.kind === 'error') ?? false;
    if (asserts.length === 0 || failed || !rest.every(({ kind }) => kind === 'import')) return [];
    const needs = needsOf(owner, asserts, resolve);
    return needs ? [{ cell, asserts, ...needs }] : [];
  });
}

function isAssert(statement: Statement): boolean {
  return statement.kind === 'action' && statement.isAssert;
}

function needsOf(
  owner: PrototypeNotebook,
  asserts: readonly Statement[],
  resolve: Resolver,
): Pick<AssertCell, 'definitions' | 'imports'> | null {
  const definitions: AssertCell['definitions'][number][] = [];
  const imports: NeededImport[] = [];
  for (const name of new Set(asserts.flatMap(({ reads }) => reads.map((read) => read.name)))) {
    const resolution = resolve(name);
    if (resolution.kind === 'unsafe') return null;
    if (resolution.kind === 'import') imports.push({ name, ...resolution });
    else definitions.push({ name, id: definitionId(owner, resolution.site.definition) });
  }
  return { definitions, imports };
}
