import ts from 'typescript';
import type { ParsedCell } from '../cells/cell.ts';
import type { KernelSemantics } from '../kernels/semantics.ts';
import type { SyntaxProblem } from '../parser/problems.ts';
import { hasModifier } from '../scopes/index.ts';

/**
 * What a kernel refuses a cell for although it can be parsed: `import.meta`, which is for modules (cells are parsed as such only
 * for the sake of `await`); exports and elements where the kernel takes none.
 */
export function refusalOf(file: ts.SourceFile, semantics: KernelSemantics): SyntaxProblem | undefined {
  if (semantics.exportsInCells === 'refused') {
    const exported = file.statements.find(isExported);
    if (exported !== undefined) return problemAt(file, exported, 'Cannot redeclare exported variable.');
  }
  const refusesElements = semantics.jsx === 'refused' && /<[\w>]/.test(file.text);
  if (!refusesElements && !file.text.includes('import')) return undefined;
  const pending: ts.Node[] = [file];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword) {
      return problemAt(file, node, "Cannot use 'import.meta' outside a module.");
    }
    if (refusesElements && (ts.isJsxOpeningLikeElement(node) || ts.isJsxOpeningFragment(node))) {
      return problemAt(file, node, 'Cannot use JSX.');
    }
    ts.forEachChild(node, (child) => {
      pending.push(child);
    });
  }
  return undefined;
}

function isExported(node: ts.Statement): boolean {
  if (ts.isExportDeclaration(node)) {
    const { exportClause, moduleSpecifier } = node;
    const names = exportClause !== undefined && ts.isNamedExports(exportClause) ? exportClause.elements : [];
    return moduleSpecifier === undefined && names.length > 0;
  }
  if (!ts.canHaveModifiers(node) || !hasModifier(node, ts.SyntaxKind.ExportKeyword)) return false;
  return !hasModifier(node, ts.SyntaxKind.DefaultKeyword);
}

function problemAt(file: ts.SourceFile, node: ts.Node, message: string): SyntaxProblem {
  return { offset: node.getStart(file), message };
}

/**
 * By cell, the first name that it reads although only a later one declares it, where the kernel looks all names up before it runs a
 * cell. Cells are looked at in the order in which they have run, if they all have; what a refused cell declares isn't there.
 */
export function readTooEarly(cells: readonly ParsedCell[]): ReadonlyMap<ParsedCell, SyntaxProblem> {
  const refused = new Map<ParsedCell, SyntaxProblem>();
  const everywhere = new Set(cells.flatMap(({ names }) => [...names.module.declared.keys()]));
  const known = new Set<string>();
  for (const each of inRunOrder(cells)) {
    if (each.semantics.laterNames === 'allowed') return refused;
    const { declared } = each.names.module;
    const early = each.names.names.find(
      ({ name, holder, node }) =>
        node !== null &&
        holder.kind === 'module' &&
        everywhere.has(name) &&
        !declared.has(name) &&
        !known.has(name),
    );
    if (early === undefined) for (const name of declared.keys()) known.add(name);
    else refused.set(each, { offset: early.start, message: `Cannot find name '${early.name}'.` });
  }
  return refused;
}

function inRunOrder(cells: readonly ParsedCell[]): readonly ParsedCell[] {
  if (cells.some(({ cell }) => cell.executionCount === null)) return cells;
  return [...cells].sort((a, b) => (a.cell.executionCount ?? 0) - (b.cell.executionCount ?? 0));
}
