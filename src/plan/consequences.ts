import type { AnalyzedDefinition, PrototypeNotebook } from '../analysis/prototype.ts';
import type { Consequence, Statement } from '../program/program.ts';
import { lineAt, lineIndex } from '../text/lines.ts';
import type { PlanWarning } from './plan.ts';
import type { RewriteOptions } from './rewrites/index.ts';

/** A consequence and the statement that it stands in. */
interface Found {
  readonly consequence: Consequence;
  readonly statement: Statement;
}

/** What is no longer, or only now, so outside of what a notebook shows: each told once, with its first place. */
export function consequenceWarnings(
  owner: PrototypeNotebook,
  moving: readonly AnalyzedDefinition[],
  { autoreload }: RewriteOptions,
): readonly PlanWarning[] {
  const code = moving.filter(({ definition }) => /^(function|class)$/.test(definition.kind));
  if (code.length === 0) return [];
  const found = owner.program.statements.flatMap((statement) =>
    statement.consequences.map((consequence) => ({ consequence, statement })),
  );
  const moved = new Map(code.map((each) => [each.definition.name, each]));
  const reloads = autoreload || owner.program.statements.some(isReload);
  const told = new Set<string>();
  return found.flatMap((each) => {
    const warning = warningOf(owner, each, moved, reloads);
    if (warning === null) return [];
    const { notebook, cell, line, ...what } = warning;
    const key = JSON.stringify(what);
    if (told.has(key)) return [];
    told.add(key);
    return [{ notebook, cell, line, ...what }];
  });
}

function isReload(statement: Statement): boolean {
  return statement.kind === 'magic' && statement.text.includes('autoreload');
}

function warningOf(
  owner: PrototypeNotebook,
  { consequence, statement }: Found,
  moved: ReadonlyMap<string, AnalyzedDefinition>,
  reloads: boolean,
): PlanWarning | null {
  const { code, about, at } = consequence;
  const source = owner.notebook.cells[at.cell]?.source ?? '';
  const place = {
    notebook: owner.notebook.path,
    cell: at.cell,
    line: lineAt(lineIndex(source), at.start),
  };
  const own = statement.kind === 'definition' ? moved.get(statement.definition.name) : undefined;
  const names = consequence.names.filter((name) => moved.has(name));
  switch (code) {
    case 'relative-path':
      return own === undefined
        ? null
        : { code, name: own.definition.name, path: about, parameter: freeParameter(own), ...place };
    case 'warns-once':
      return own === undefined ? null : { code, name: own.definition.name, ...place };
    case 'remade':
      return own === undefined || !reloads
        ? null
        : { code: 'reload-remakes', name: own.definition.name, ...place };
    case 'needs-package':
      return names.length === 0 ? null : { code, names, about, ...place };
    case 'spawns':
      return names.length === 0 ? null : { code: 'spawn-works', names, about, ...place };
    case 'disk-cache':
      return cold(own === undefined ? names : [own.definition.name], about, place);
    case 'pickles': {
      const held = [...moved.keys()].filter((name) => isHeld(owner, name));
      return held.length === 0 ? null : { code: 'pickles-name-package', names: held, about, ...place };
    }
    case 'shows-places':
      return { code, about, ...place };
  }
}

function cold(
  names: readonly string[],
  about: string,
  place: Pick<PlanWarning, 'notebook' | 'cell' | 'line'>,
): PlanWarning | null {
  return names.length === 0 ? null : { code: 'cold-cache', names, about, ...place };
}

/** Whether the notebook hands a name on as a value, so that what it stores may hold it. */
function isHeld({ program }: PrototypeNotebook, name: string): boolean {
  return program.statements.some((statement) => {
    const reads = statement.reads.filter((read) => read.name === name);
    if (reads.length === 0) return false;
    const called = new Set(
      statement.calls.filter(({ callee }) => callee === name).map(({ at }) => `${at.cell}:${at.start}`),
    );
    return reads.some(({ at }) => !called.has(`${at.cell}:${at.start}`));
  });
}

function freeParameter({ definition }: AnalyzedDefinition): string {
  const taken = new Set(definition.parameters.map(({ name }) => name));
  return ['path', 'file', `${definition.name}_path`].find((name) => !taken.has(name)) ?? 'path';
}
