import type { Statement } from '../language/program.ts';
import type { AssertCell, NeededImport, PrototypeNotebook } from './prototype.ts';
import type { Resolver } from './resolution.ts';

/**
 * Cells that consist of asserts, and perhaps imports, of which every name stands for a definition or an import
 * once and for all. Cells whose last run failed are left out.
 */
export function assertCellsOf(owner: PrototypeNotebook, resolve: Resolver): readonly AssertCell[] {
  const byCell = new Map<number, Statement[]>();
  for (const statement of owner.program.statements) {
    const known = byCell.get(statement.at.cell);
    if (known) known.push(statement);
    else byCell.set(statement.at.cell, [statement]);
  }
  return owner.program.cells.flatMap(({ cell }) => {
    const statements = byCell.get(cell) ?? [];
    const asserts = statements.filter(isAssert);
    const rest = statements.filter((statement) => !isAssert(statement));
    const failed = owner.notebook.cells[cell]?.outputs.some((output) => output.kind === 'error') ?? false;
    if (asserts.length === 0 || failed || !rest.every(({ kind }) => kind === 'import')) return [];
    const needs = needsOf(asserts, resolve);
    return needs ? [{ cell, asserts, ...needs }] : [];
  });
}

function isAssert(statement: Statement): boolean {
  return statement.kind === 'action' && statement.isAssert;
}

function needsOf(
  asserts: readonly Statement[],
  resolve: Resolver,
): Pick<AssertCell, 'definitions' | 'imports'> | null {
  const definitions: AssertCell['definitions'][number][] = [];
  const imports: NeededImport[] = [];
  for (const name of new Set(asserts.flatMap(({ reads }) => reads.map((read) => read.name)))) {
    const resolution = resolve(name);
    if (resolution.kind === 'unsafe') return null;
    if (resolution.kind === 'import') imports.push({ name, ...resolution });
    else definitions.push({ name, id: resolution.site.id });
  }
  return { definitions, imports };
}
