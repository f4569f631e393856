import { isAbsolute, join, relative } from 'node:path';
import type { ReadingLanguage } from '../../language/language.ts';
import type { PackageReader } from '../../language/package-reader.ts';
import { lineFinder } from '../../notebook/index.ts';
import { findingsIn, readHeldPackage } from '../../plan/held/index.ts';
import type { Finding } from '../../plan/held/findings/finding.ts';
import type { HeldPackage } from '../../plan/held/package.ts';
import type { PackageSources } from '../../plan/held/read.ts';
import type { CheckReport, PlacedFinding } from '../../report/check.ts';
import { realPathOf } from '../../workspace/index.ts';
import { findPackages, type LanguagePackages } from '../held/find.ts';
import { loadLanguage } from '../languages.ts';
import { analyzed, readFiles, type ReadFile } from './notebooks.ts';

/** What `check` is asked. */
export interface CheckRequest {
  readonly paths: readonly string[];
  /** Folders of packages, besides those that the notebooks' interpreters find. */
  readonly packages: readonly string[];
  /** Whether solidified code that no package holds is a finding. */
  readonly scope: 'packages' | 'all-solidified';
  readonly python: string | null;
  readonly allowedSecrets: readonly string[];
}

/** A notebook with the packages that it has to do with. */
interface Checked extends ReadFile {
  readonly packages: readonly PackageSources[];
  readonly isRepository: PackageReader['isRepository'];
}

/**
 * Compares notebooks with the packages that they import. Writes nothing and runs nothing. A notebook that imports no
 * package of Solidify's, and none that was named, isn't even parsed.
 * @throws SolidifyError (usage) for a path that leads nowhere, and for a folder of a package that holds none.
 */
export async function check(request: CheckRequest): Promise<CheckReport> {
  const { paths, packages, python, scope } = request;
  const { files, problems } = readFiles(paths);
  const languages = new Set(files.map(({ language }) => language));
  const known = await findPackages(languages, packages, python);
  const checked = files.flatMap((file): readonly Checked[] => {
    const own = known.get(file.language);
    return own ? [{ ...file, ...packagesOf(file, own) }] : [];
  });
  const found = await findingsOf(checked, python);
  const further = scope === 'all-solidified' ? await notExtracted(request, checked, found) : [];
  return {
    notebooks: files.map(({ notebook }) => notebook),
    packages: [...new Set(checked.flatMap((each) => each.packages))],
    findings: [...found, ...further].sort(byPlace),
    problems,
  };
}

/** Packages that were named, and those that a notebook may import. */
function packagesOf(
  file: ReadFile,
  { reader, given, find }: LanguagePackages,
): Pick<Checked, 'packages' | 'isRepository'> {
  const { input, notebook } = file;
  const importer = { path: input.realPath, kernelName: notebook.kernel?.name ?? null };
  const imported = [...reader.mayImport(notebook)].flatMap((name) => find(importer, name) ?? []);
  const packages = [...new Set([...given, ...imported])].filter((each) => !isModuleOf(file, each));
  return { packages, isRepository: (folder) => reader.isRepository(folder) };
}

/** A package's own modules are no copies of what it holds. */
function isModuleOf({ input }: ReadFile, { folder, modules }: PackageSources): boolean {
  const name = input.realPath.split(/[/\\]/).at(-1) ?? '';
  return modules.some(
    ({ path }) => path.endsWith(name) && realPathOf(join(folder, path)) === realPathOf(input.realPath),
  );
}

async function findingsOf(
  checked: readonly Checked[],
  python: string | null,
): Promise<readonly PlacedFinding[]> {
  const concerned = checked.filter(({ packages }) => packages.length > 0);
  const found: PlacedFinding[] = [];
  for (const id of new Set(concerned.map(({ language }) => language))) {
    const own = concerned.filter(({ language }) => language === id);
    found.push(...findingsWith(await loadLanguage(id), own, python));
  }
  return found;
}

function findingsWith(
  language: ReadingLanguage,
  concerned: readonly Checked[],
  python: string | null,
): readonly PlacedFinding[] {
  const findFolders = language.moduleFolders(python);
  const held = new Map<PackageSources, HeldPackage>();
  const heldIn = (sources: PackageSources): HeldPackage => {
    const known = held.get(sources) ?? readHeldPackage(sources, language);
    held.set(sources, known);
    return known;
  };
  return concerned.flatMap((file) => {
    const owner = analyzed(file, language.frontEnd, findFolders);
    return file.packages.flatMap((sources) =>
      findingsIn(owner, heldIn(sources), language.backEnd)
        .filter((finding) => !isOrigin(file, finding, sources))
        .map((finding) => placed(finding, file, sources)),
    );
  });
}

/** A file that definitions were copied from, and that keeps them for other notebooks, holds no copies: it has the originals. */
function isOrigin({ input }: ReadFile, finding: Finding, { provenance }: PackageSources): boolean {
  if (finding.code !== 'pasted-copy' || !provenance) return false;
  const real = `/${input.realPath.replaceAll('\\', '/')}`;
  return provenance.files.some(({ path }) => real.endsWith(`/${path}`));
}

function placed(
  finding: Finding,
  { input, isRepository }: Checked,
  sources: PackageSources | null,
): PlacedFinding {
  const fileLine = lineFinder(input.path, input.text)(finding.cell, finding.line);
  const repository = sources && isRepository(sources.folder) ? typedPath(sources.folder) : null;
  return { finding, fileLine, package: sources, repository };
}

/** A folder as one types it from here. */
function typedPath(folder: string): string {
  const short = relative('.', folder);
  if (short === '') return '.';
  return short.startsWith('..') || isAbsolute(short) ? folder : short;
}

/** Solidified functions and classes about which nothing else was found. Judging needs all that `scan` looks at. */
async function notExtracted(
  { paths, python, allowedSecrets }: CheckRequest,
  checked: readonly Checked[],
  found: readonly PlacedFinding[],
): Promise<readonly PlacedFinding[]> {
  const { loadPrototypes } = await import('../prototype.ts');
  const { analyze } = await import('../../analysis/index.ts');
  const { prototypes } = await loadPrototypes(paths, 'reading', { python, allowedSecrets });
  const told = new Set(found.map(({ finding }) => keyOf(finding.notebook, finding)));
  const byPath = new Map(checked.map((each) => [each.notebook.path, each]));
  const definitions = prototypes.flatMap(({ notebooks }) => analyze(notebooks).definitions);
  return definitions.flatMap(({ definition, owner, verdict }) => {
    const file = byPath.get(owner.notebook.path);
    const isCode = definition.kind === 'function' || definition.kind === 'class';
    if (file === undefined || !isCode || verdict.kind !== 'solidified') return [];
    const { name, line, at } = definition;
    const place = { notebook: owner.notebook.path, cell: at.cell, line, name };
    if (told.has(keyOf(place.notebook, place))) return [];
    return [placed({ code: 'not-extracted', ...place }, file, null)];
  });
}

function keyOf(
  notebook: string,
  { cell, line, name }: { readonly cell: number; readonly line: number; readonly name: string },
): string {
  return JSON.stringify([notebook, cell, line, name]);
}

function byPlace({ finding: a }: PlacedFinding, { finding: b }: PlacedFinding): number {
  if (a.notebook !== b.notebook) return a.notebook < b.notebook ? -1 : 1;
  return a.cell - b.cell || a.line - b.line;
}
