import type { PrototypeNotebook } from '../../analysis/prototype.ts';
import type { BackEnd } from '../../program/language.ts';
import type { CellEdit } from '../../notebook/notebook.ts';
import type { ExtractionPlan, NotebookRewrite, PackageName, PlanWarning } from '../plan.ts';
import { lineBreakOf } from './cell.ts';
import { countsCells } from './context.ts';

/** Stands for the commit that is installed until there is one. */
const COMMIT = '<commit>';

/** By what a cell is known again: the end of its first line. */
const MARK = '(solidify --install-cell)';

/** The first line of a package's install cell, without what makes it a comment. */
function titleFor(name: string): string {
  return `Installs ${name} where it is missing ${MARK}`;
}

/** Whether a cell is one that `--install-cell` adds for a package. */
export function installsPackage(source: string, { name }: PackageName): boolean {
  return (source.split(/\r?\n/, 1)[0] ?? '').endsWith(titleFor(name));
}

/** Whether a cell is one that `--install-cell` adds. It says nothing about what a notebook does. */
export function isInstallCell(source: string): boolean {
  return (source.split(/\r?\n/, 1)[0] ?? '').endsWith(MARK);
}

/**
 * A plan with a cell at the top of every notebook that imports from the package: it installs the package from `address`, at a
 * commit that isn't known yet (see {@link withCommit}), where it is missing. A cell that is there already stays, and
 * with it the commit that it names, unless its address is another.
 */
export function withInstallCells(
  plan: ExtractionPlan,
  notebooks: readonly PrototypeNotebook[],
  address: string,
  backEnd: BackEnd,
): ExtractionPlan {
  const warnings: PlanWarning[] = [];
  const rewrites = notebooks.flatMap((owner): readonly NotebookRewrite[] => {
    const own = plan.rewrites.find(({ notebook }) => notebook === owner.notebook.path);
    if (!own && !importsFrom(owner, plan.package.importName, backEnd)) return [];
    const rewrite = own ?? unchanged(owner);
    const hindrance = hindranceOf(owner, backEnd);
    if (hindrance !== null) {
      warnings.push({ code: 'no-install-cell', why: hindrance, ...placeOf(owner) });
      return own ? [own] : [];
    }
    const added = installEdits(owner, plan, address, backEnd);
    return own || added.length > 0 ? [withEdits(rewrite, owner, added, backEnd)] : [];
  });
  return { ...plan, rewrites, warnings: [...plan.warnings, ...warnings] };
}

/** Edits whose install cells name the commit, 40 hexadecimal digits. */
export function withCommit(edits: readonly CellEdit[], commit: string): readonly CellEdit[] {
  return edits.map((edit) =>
    edit.kind !== 'remove' && isInstallCell(edit.source)
      ? { ...edit, source: edit.source.replace(COMMIT, commit) }
      : edit,
  );
}

function importsFrom({ program }: PrototypeNotebook, importName: string, { modules }: BackEnd): boolean {
  return program.statements.some(
    (each) => each.kind === 'import' && each.names.some(({ module }) => modules.isWithin(importName, module)),
  );
}

/** Why a notebook can't have a further cell at its top. */
function hindranceOf(owner: PrototypeNotebook, backEnd: BackEnd): 'counts-cells' | 'future-import' | null {
  if (countsCells(owner, backEnd)) return 'counts-cells';
  const isScript = owner.notebook.format === 'percent';
  const hasFuture = owner.program.statements.some((each) => each.kind === 'import' && each.future);
  // They come first in a file; in a notebook every cell is a file.
  return isScript && hasFuture ? 'future-import' : null;
}

function installEdits(
  { notebook }: PrototypeNotebook,
  { package: { name, importName } }: ExtractionPlan,
  address: string,
  backEnd: BackEnd,
): readonly CellEdit[] {
  const title = titleFor(name);
  const isScript = notebook.format === 'percent';
  const source = backEnd
    .installCell({ title, importName, source: `${address}@${COMMIT}`, isScript })
    .replaceAll(
      '\n',
      lineBreakOf(
        '',
        notebook.cells.map((cell) => cell.source),
      ),
    );
  const [firstLine = ''] = source.split(/\r?\n/, 1);
  const there = notebook.cells.find((cell) => cell.source.split(/\r?\n/, 1)[0] === firstLine);
  if (there === undefined) return [{ kind: 'insert', before: topOf(notebook.cells), source }];
  const isSame = there.source.replace(/@[0-9a-f]{40}(?=")/, `@${COMMIT}`) === source;
  return isSame ? [] : [{ kind: 'replace', cell: there.index, source }];
}

/** A raw cell at the top is front matter (Quarto, Sphinx), which has to stay first. */
function topOf(cells: PrototypeNotebook['notebook']['cells']): number {
  const first = cells.findIndex(({ kind }) => kind !== 'raw');
  return first === -1 ? cells.length : first;
}

function withEdits(
  rewrite: NotebookRewrite,
  { notebook }: PrototypeNotebook,
  added: readonly CellEdit[],
  { codeLines }: BackEnd,
): NotebookRewrite {
  const lines = added.reduce((sum, edit) => {
    const old = edit.kind === 'insert' ? '' : (notebook.cells[edit.cell]?.source ?? '');
    return sum + (edit.kind === 'remove' ? 0 : codeLines(edit.source)) - codeLines(old);
  }, 0);
  const changed = added.flatMap((edit) => (edit.kind === 'insert' ? [] : [edit.cell]));
  return {
    ...rewrite,
    edits: [...added, ...rewrite.edits],
    changedCells: [...changed, ...rewrite.changedCells],
    codeLinesAfter: rewrite.codeLinesAfter + lines,
  };
}

function unchanged({ notebook, program }: PrototypeNotebook): NotebookRewrite {
  const lines = program.cells.reduce((sum, cell) => sum + cell.codeLines, 0);
  return {
    notebook: notebook.path,
    edits: [],
    changedCells: [],
    codeLinesBefore: lines,
    codeLinesAfter: lines,
  };
}

function placeOf({ notebook }: PrototypeNotebook): { notebook: string; cell: null; line: null } {
  return { notebook: notebook.path, cell: null, line: null };
}
