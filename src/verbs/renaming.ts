import { isRenamed, placesOfName } from '../analysis/index.ts';
import type { PrototypeNotebook } from '../analysis/prototype.ts';
import type { Definition } from '../program/program.ts';
import type { FoundRenameProblem } from '../program/renaming.ts';
import type { RenamedDefinition } from '../plan/plan.ts';
import type { RenameRequest } from '../plan/selection.ts';
import { wordRenameProblem } from '../report/wording/renaming.ts';
import { SolidifyError, type ErrorPlace } from '../text/error.ts';
import { nearest } from '../text/nearest.ts';
import { applyEdits } from '../text/span.ts';
import { withSources } from './changed-sources.ts';
import type { LoadedPrototype } from './prototype.ts';

/** A prototype in which definitions have the names that were asked for. */
export interface Renaming {
  /** The same notebooks in the same order; those that changed with new sources, cells and lines where they were. */
  readonly loaded: LoadedPrototype;
  readonly renamed: readonly RenamedDefinition[];
}

/**
 * Gives definitions other names, wherever their notebooks bind or read them. `done` are notebooks that have nothing to give.
 * @throws SolidifyError (usage) for a name that no definition has or that can't be one, (refused) `rename-changes` where
 * the notebook would do something else.
 */
export async function renamePrototype(
  loaded: LoadedPrototype,
  requests: readonly RenameRequest[],
  done: ReadonlySet<PrototypeNotebook>,
): Promise<Renaming> {
  let state: Renaming = { loaded, renamed: [] };
  if (loaded.notebooks.every((each) => done.has(each))) return state;
  for (const request of requests) state = await renameOne(state, request, done);
  return state;
}

async function renameOne(
  { loaded, renamed }: Renaming,
  request: RenameRequest,
  done: ReadonlySet<PrototypeNotebook>,
): Promise<Renaming> {
  const { name } = request;
  requireName(request, loaded);
  const open = loaded.notebooks.filter((each) => !done.has(each));
  const owners = open.filter((each) => definitionOf(each, name) !== undefined);
  if (owners.length === 0) throw unknownName(name, open);
  const found: RenamedDefinition[] = [];
  const notebooks: PrototypeNotebook[] = [];
  for (const owner of loaded.notebooks) {
    const definition = owners.includes(owner) ? definitionOf(owner, name) : undefined;
    if (definition === undefined) {
      requireUntouched(owner, owners, request);
      notebooks.push(owner);
    } else {
      notebooks.push(await renamedNotebook(owner, request, loaded));
      found.push(recordOf(owner, definition, request, renamed));
    }
  }
  const superseded = (each: RenamedDefinition): boolean =>
    found.some((other) => other.notebook === each.notebook && other.was === each.was);
  return {
    loaded: { ...loaded, notebooks },
    renamed: [...renamed.filter((each) => !superseded(each)), ...found],
  };
}

function recordOf(
  { notebook: { path } }: PrototypeNotebook,
  { name, at, line }: Definition,
  { renamed }: RenameRequest,
  earlier: readonly RenamedDefinition[],
): RenamedDefinition {
  // A definition that calls itself, or another one that was renamed: what it came from is as it stood at first.
  const before = earlier.find((each) => each.notebook === path && each.name === name);
  return {
    name: renamed,
    was: before?.was ?? name,
    notebook: path,
    cell: at.cell,
    line,
  };
}

function definitionOf({ program }: PrototypeNotebook, name: string): Definition | undefined {
  return program.statements
    .flatMap((statement) => (statement.kind === 'definition' ? [statement.definition] : []))
    .findLast(({ names }) => names.includes(name));
}

async function renamedNotebook(
  owner: PrototypeNotebook,
  { name, renamed }: RenameRequest,
  loaded: LoadedPrototype,
): Promise<PrototypeNotebook> {
  const { notebook, program } = owner;
  const refuse = (why: string, place: ErrorPlace = {}): SolidifyError =>
    rename(`${name} can’t be called ${renamed} in the notebook: ${why}`, { file: notebook.path, ...place });
  const other = program.statements
    .flatMap(({ bindings }) => bindings)
    .find((each) => each.name === name && each.form !== 'definition' && each.form !== 'assignment');
  if (other) throw refuse('it is bound in another way there', { cell: other.at.cell });
  if (owner.runFiles.size > 0) throw refuse('it runs other files, which may read the name');
  const places = placesOfName(program, name);
  const problem = loaded.language.renamer.problem(notebook, name, places);
  if (problem) throw refuse(wordRenameProblem(problem.code), placeOf(problem));
  const texts = loaded.language.renamer.textsAt(notebook, renamed, places);
  const changes = places.map((at, index) => ({ ...at, text: texts[index] ?? renamed }));
  const sources = new Map(
    notebook.cells.flatMap(({ index, source }) => {
      const edits = changes.filter(({ cell }) => cell === index);
      return edits.length === 0 ? [] : [[index, applyEdits(source, edits)] as const];
    }),
  );
  const after = await loaded.reread(withSources(notebook, sources));
  if (!isRenamed(program, after.program, name, renamed))
    throw refuse(`${renamed} means something else there`);
  return after;
}

function placeOf({ cell, line }: FoundRenameProblem): ErrorPlace {
  return { cell, line };
}

/** A notebook that runs one in which a name changes would have to change with it. */
function requireUntouched(
  owner: PrototypeNotebook,
  owners: readonly PrototypeNotebook[],
  { name, renamed }: RenameRequest,
): void {
  const paths = new Set(owners.map(({ notebook }) => notebook.path));
  if (![...owner.runFiles.values()].some(({ notebook }) => paths.has(notebook.path))) return;
  throw rename(`${name} can’t be called ${renamed}: this notebook runs the one that defines it`, {
    file: owner.notebook.path,
  });
}

function rename(message: string, place: ErrorPlace): SolidifyError {
  return new SolidifyError('refused', 'rename-changes', message, {
    place,
    hint: 'Nothing was written. Leave that --rename out, or change the name in the notebook first.',
  });
}

function requireName({ name, renamed }: RenameRequest, { language }: LoadedPrototype): void {
  const isFit = language.renamer.isName(renamed) && name !== renamed;
  if (isFit) return;
  throw new SolidifyError(
    'usage',
    'bad-name',
    `${JSON.stringify(renamed)} can’t be the new name of ${name}`,
    {
      hint: 'Nothing was written. A name is letters, digits and underscores, no keyword, and another one than before.',
    },
  );
}

function unknownName(name: string, notebooks: readonly PrototypeNotebook[]): SolidifyError {
  const names = notebooks.flatMap(({ program }) =>
    program.statements.flatMap((each) => (each.kind === 'definition' ? each.definition.names : [])),
  );
  const near = nearest(name, names);
  return new SolidifyError('usage', 'unknown-name', `no definition is called ${JSON.stringify(name)}`, {
    hint: near === null ? 'Run `solidify scan` to see the names.' : `Did you mean ${JSON.stringify(near)}?`,
  });
}
