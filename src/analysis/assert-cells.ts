import type { Statement } from '../program/program.ts';
import type { Namespace } from './namespace.ts';
import type { AssertCell, NeededImport } from './prototype.ts';
import { replacedBy } from './redefinition.ts';
import type { Resolver } from './resolution.ts';

/**
 * Cells that consist of asserts, and perhaps imports, of which every name stands for a definition or an import
 * once and for all. Cells whose last run failed are left out.
 */
export function assertCellsOf(namespace: Namespace, resolve: Resolver): readonly AssertCell[] {
  const { owner } = namespace;
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
    const needs = needsOf(namespace, asserts, resolve);
    return needs ? [{ cell, asserts, ...needs }] : [];
  });
}

function isAssert(statement: Statement): boolean {
  return statement.kind === 'action' && statement.isAssert;
}

function mayRunBefore(namespace: Namespace, statement: Statement, order: number): boolean {
  const own = namespace.program.statements.indexOf(statement);
  return namespace.runOrders.some((ranks) => (ranks[own] ?? 0) < (ranks[order] ?? 0));
}

function needsOf(
  namespace: Namespace,
  asserts: readonly Statement[],
  resolve: Resolver,
): Pick<AssertCell, 'definitions' | 'imports'> | null {
  const definitions: AssertCell['definitions'][number][] = [];
  const imports: NeededImport[] = [];
  for (const name of new Set(asserts.flatMap(({ reads }) => reads.map((read) => read.name)))) {
    const resolution = resolve(name);
    if (resolution.kind === 'unsafe') return null;
    const { order } = resolution.kind === 'import' ? resolution : resolution.site;
    const isReplacing = replacedBy(namespace, [name], order).length > 0;
    if (isReplacing && asserts.some((each) => mayRunBefore(namespace, each, order))) return null;
    if (resolution.kind === 'import') imports.push({ name, ...resolution, file: null });
    else definitions.push({ name, id: resolution.site.id });
  }
  return { definitions, imports };
}
