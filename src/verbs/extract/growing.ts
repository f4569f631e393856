import type { PrototypeNotebook } from '../../analysis/prototype.ts';
import { decide, collisions, removals } from '../../plan/index.ts';
import type { HeldChoice } from '../../plan/growth/index.ts';
import { readHeldPackage } from '../../plan/held/index.ts';
import type { HeldDefinition } from '../../plan/held/package.ts';
import type { Provenance } from '../../plan/held/provenance.ts';
import { blockDefinitions } from '../../analysis/index.ts';
import type { Analysis } from '../../analysis/prototype.ts';
import type { HeldCopy, PackageName } from '../../plan/plan.ts';
import { diffText } from '../../report/diff.ts';
import { SolidifyError } from '../../text/error.ts';
import { ownVersion, sourceReaderFor } from '../../workspace/index.ts';
import type { LanguageTools } from '../languages.ts';
import type { LoadedPrototype } from '../prototype.ts';
import type { ExtractOptions } from './options.ts';
import { recordedPath } from './records.ts';
import type { GrowingRepository } from '../../render/renderer.ts';

/** A package in the folder of `--to`, with where the notebooks stand to it. */
export interface Growing extends GrowingRepository {
  /** Paths of the notebooks as its provenance has them, by their own. */
  readonly recorded: ReadonlyMap<string, string>;
  /** Import names of modules whose type hints the repository checks in full. */
  readonly strict: ReadonlySet<string>;
}

/**
 * Reads the package in a folder: one that Solidify made, or with `--into` one of the user's own; null where there is none.
 * @throws SolidifyError (refused) `package-gone` where its provenance is there and its modules aren't; `own-package` where
 * it is the user's own and that wasn't asked for; those of `requirePackage`.
 */
export async function readGrowing(
  folder: string,
  loaded: LoadedPrototype,
  target: ExtractOptions['target'],
  { packages, renderer }: Pick<LanguageTools, 'packages' | 'renderer'>,
): Promise<Growing | null> {
  const files = sourceReaderFor(folder);
  const sources = packages.sourcesAt(folder);
  const made = sources?.provenance ?? null;
  if (!made && files.exists('solidify.json')) throw packageGone(folder);
  const isOwn = made ? made.repository === 'own' : target === 'own';
  if (isOwn) packages.requirePackage(files);
  if (!sources || !(made ?? isOwn)) return null;
  const repository: GrowingRepository = {
    held: readHeldPackage(sources, loaded.language),
    provenance: made ?? nothingYet(sources.package, loaded),
    kind: isOwn ? 'own' : 'made',
    files,
  };
  const strict = renderer.strictModules(repository);
  return { ...repository, strict, recorded: await recordedPaths(loaded) };
}

/** The provenance of a package that holds nothing of a notebook's yet. */
function nothingYet(name: PackageName, { language }: LoadedPrototype): Provenance {
  return {
    version: 1,
    generator: `solidify-nb ${ownVersion()}`,
    language: language.id,
    package: name,
    repository: 'own',
    notebooks: [],
    files: [],
    definitions: [],
  };
}

function packageGone(folder: string): SolidifyError {
  return new SolidifyError(
    'refused',
    'package-gone',
    'there is a solidify.json, but not the package that it is about',
    {
      place: { file: folder },
      hint: 'Nothing was written. Bring the package back (`git checkout`), or give --to another folder.',
    },
  );
}

async function recordedPaths({ notebooks, inputs }: LoadedPrototype): Promise<ReadonlyMap<string, string>> {
  const entries = notebooks.map(async ({ notebook: { path } }): Promise<[string, string]> => [
    path,
    await recordedPath(inputs.get(path)?.realPath ?? path),
  ]);
  return new Map(await Promise.all(entries));
}

/** What is done about what the package holds, and the verdicts under that: what has the name of something else in it stays. */
export function decideOver(
  analysis: Analysis,
  { held, provenance, recorded, kind, strict }: Growing,
  { takes }: Pick<ExtractOptions, 'takes'>,
): { readonly analysis: Analysis; readonly choice: HeldChoice } {
  const isOrigin = ({ names, module }: HeldDefinition, { notebook }: PrototypeNotebook): boolean => {
    const path = recorded.get(notebook.path);
    const records = provenance.definitions.filter((each) => each.names.join(' ') === names.join(' '));
    const record =
      records.find((each) => each.module === module) ?? (records.length === 1 ? records[0] : undefined);
    return record?.origins.some((origin) => origin.notebook === path) ?? false;
  };
  const decisions = decide(analysis, held, {
    takes: takes ?? [],
    isOrigin,
    strangers: kind === 'own' ? 'ask' : 'stay',
  });
  const removed = removals(analysis, held, {
    takes: takes ?? [],
    recordedAs: ({ notebook }) => recorded.get(notebook.path),
  });
  return {
    analysis: blockDefinitions(analysis, new Map([...removed, ...collisions(analysis, decisions)])),
    choice: { package: held, decisions, strict },
  };
}

/**
 * Refuses where a definition was edited in the package and in a notebook, or both hold one of a name with different code:
 * only a person can say what holds.
 * @throws SolidifyError (refused) `both-edited`, `held-differs` with the diffs.
 */
export function requireDecided(asked: readonly HeldCopy[]): void {
  const [first] = asked;
  if (!first) return;
  const names = asked.map(({ name }) => name).join(', ');
  const diffs = asked.map(({ name, module, held, text, origins: [origin] }) =>
    diffText([
      {
        name: `${module}.${name} and ${origin.notebook} cell ${origin.cell}`,
        before: `${held}\n`,
        after: `${text}\n`,
      },
    ]),
  );
  const told = diffs.join('\n').trimEnd();
  const [{ notebook, cell, line }] = first.origins;
  const isEdited = asked.some(({ drift }) => drift !== 'different');
  throw new SolidifyError(
    'refused',
    isEdited ? 'both-edited' : 'held-differs',
    isEdited
      ? `${names} ${asked.length === 1 ? 'was' : 'were'} edited in the package and in the notebook\n${told}`
      : `the package holds ${names} already, with other code\n${told}`,
    {
      place: { file: notebook, cell, line },
      hint:
        `Nothing was written. --take package:${first.name} keeps the package’s and imports it; --take notebook:${first.name} puts the notebook’s ` +
        `in its place; ${isEdited ? 'or bring both together in one of them, then run the command again' : `--exclude ${first.name} leaves both as they are`}.`,
    },
  );
}
