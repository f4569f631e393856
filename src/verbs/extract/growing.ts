import type { PrototypeNotebook } from '../../analysis/prototype.ts';
import type { FrontEnd } from '../../language/language.ts';
import { decide, collisions } from '../../plan/index.ts';
import type { HeldChoice } from '../../plan/growth/index.ts';
import { readHeldPackage } from '../../plan/held/index.ts';
import type { HeldDefinition } from '../../plan/held/package.ts';
import { blockDefinitions } from '../../analysis/index.ts';
import type { Analysis } from '../../analysis/prototype.ts';
import type { HeldCopy, PackageName } from '../../plan/plan.ts';
import type { GrowingRepository } from '../../render/growth/repository.ts';
import type { TestFile } from '../../render/tests/grown-file.ts';
import { diffText } from '../../report/diff.ts';
import { relativePath } from '../../text/change-set.ts';
import { SolidifyError } from '../../text/error.ts';
import { sourceReaderFor } from '../../workspace/index.ts';
import { packageSourcesAt } from '../held/sources.ts';
import type { LoadedPrototype } from '../prototype.ts';
import type { ExtractOptions } from './options.ts';
import { recordedPath } from './records.ts';

/** A package in the folder of `--to`, with where the notebooks stand to it. */
export interface Growing extends GrowingRepository {
  /** Paths of the notebooks as its provenance has them, by their own. */
  readonly recorded: ReadonlyMap<string, string>;
}

/**
 * Reads the package that Solidify made in a folder; null where there is none.
 * @throws SolidifyError (refused) `package-gone` where its provenance is there and its modules aren't.
 */
export async function readGrowing(folder: string, loaded: LoadedPrototype): Promise<Growing | null> {
  const files = sourceReaderFor(folder);
  const sources = packageSourcesAt(folder);
  if (sources?.provenance == null) {
    if (!files.exists('solidify.json')) return null;
    throw new SolidifyError(
      'refused',
      'package-gone',
      'there is a solidify.json, but not the package that it is about',
      {
        place: { file: folder },
        hint: 'Nothing was written. Bring the package back (`git checkout`), or give --to another folder.',
      },
    );
  }
  const { frontEnd } = loaded.language;
  return {
    held: readHeldPackage(sources, frontEnd),
    provenance: sources.provenance,
    files,
    testFiles: testFilesIn(folder, sources.package, frontEnd),
    recorded: await recordedPaths(loaded),
  };
}

async function recordedPaths({ notebooks, inputs }: LoadedPrototype): Promise<ReadonlyMap<string, string>> {
  const entries = notebooks.map(async ({ notebook: { path } }): Promise<[string, string]> => [
    path,
    await recordedPath(inputs.get(path)?.realPath ?? path),
  ]);
  return new Map(await Promise.all(entries));
}

/** Test modules at the top of the folder `tests`. */
function testFilesIn(folder: string, name: PackageName, frontEnd: FrontEnd): readonly TestFile[] {
  const files = sourceReaderFor(folder);
  const modules = files.list('tests').flatMap((file) => {
    const path = `tests/${file}`;
    const text = file.endsWith('.py') ? files.read(path) : null;
    return text === null ? [] : [{ importName: file.slice(0, -'.py'.length), path, text }];
  });
  const read = readHeldPackage({ package: name, folder, provenance: null, modules, unread: [] }, frontEnd);
  return read.modules.map(({ path, text, program }) => ({ path: relativePath(path), text, program }));
}

/** What is done about what the package holds, and the verdicts under that: what has the name of something else in it stays. */
export function decideOver(
  analysis: Analysis,
  { held, provenance, recorded }: Growing,
  { takes }: Pick<ExtractOptions, 'takes'>,
): { readonly analysis: Analysis; readonly choice: HeldChoice } {
  const isOrigin = ({ names, module }: HeldDefinition, { notebook }: PrototypeNotebook): boolean => {
    const path = recorded.get(notebook.path);
    const records = provenance.definitions.filter((each) => each.names.join(' ') === names.join(' '));
    const record =
      records.find((each) => each.module === module) ?? (records.length === 1 ? records[0] : undefined);
    return record?.origins.some((origin) => origin.notebook === path) ?? false;
  };
  const decisions = decide(analysis, held, { takes: takes ?? [], isOrigin });
  return {
    analysis: blockDefinitions(analysis, collisions(analysis, decisions)),
    choice: { package: held, decisions },
  };
}

/**
 * Refuses where a definition was edited in the package and in a notebook: only a person can say what holds.
 * @throws SolidifyError (refused) `both-edited` with the diffs.
 */
export function requireDecided(asked: readonly HeldCopy[]): void {
  const [first] = asked;
  if (!first) return;
  const names = asked.map(({ name }) => name).join(', ');
  const diffs = asked.map(({ name, module, held, text, origins: [origin] }) =>
    diffText([
      {
        name: `${module}.${name} → ${origin.notebook} cell ${origin.cell}`,
        before: `${held}\n`,
        after: `${text}\n`,
      },
    ]),
  );
  throw new SolidifyError(
    'refused',
    'both-edited',
    `${names} ${asked.length === 1 ? 'was' : 'were'} edited in the package and in the notebook\n${diffs.join('\n').trimEnd()}`,
    {
      place: { file: first.origins[0].notebook, cell: first.origins[0].cell, line: first.origins[0].line },
      hint:
        `Nothing was written. --take package:${first.name} keeps the package’s and imports it; --take notebook:${first.name} puts the notebook’s ` +
        'in its place; or bring both together in one of them, then run the command again.',
    },
  );
}
