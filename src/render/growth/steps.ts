import type { ExtractionPlan } from '../../plan/plan.ts';
import type { SourceReader } from '../../program/language.ts';
import { relativePath } from '../../text/change-set.ts';
import type { FileChange } from '../../text/change-set.ts';
import type { VersionChange } from '../rendered.ts';
import { markdownCode } from '../scaffold/escape.ts';
import type { ScaffoldModule } from '../scaffold/facts.ts';
import { CHANGELOG_FILES, withChanges, withRelease } from './changelog.ts';
import { withReadmeContents } from './contents.ts';
import { editOf, leftTo } from './edit.ts';
import type { PackageStep } from './edit.ts';

/** Tells in the changelog what a plan adds and replaces, as a release where the version is set. */
export function changelogStep(
  { modules, growth }: ExtractionPlan,
  told: readonly ScaffoldModule[],
  { to }: VersionChange,
  date: string,
): PackageStep {
  const replaced = growth?.replaced ?? [];
  const isReplaced = (module: string, name: string): boolean =>
    replaced.some((each) => each.module === module && each.name === name);
  const added = told.flatMap(({ importName, definitions }) => {
    const fresh = definitions.filter(({ name }) => !isReplaced(importName, name));
    const notebooks = new Set(fresh.flatMap(({ origins }) => origins.map(({ notebook }) => notebook)));
    if (fresh.length === 0) return [];
    const names = fresh.map(({ name }) => markdownCode(name)).join(', ');
    return [
      `${markdownCode(importName)}: ${names}, moved from ${[...notebooks].map(markdownCode).join(', ')}.`,
    ];
  });
  const changed = told.flatMap(({ importName, definitions }) =>
    definitions
      .filter(({ name }) => isReplaced(importName, name))
      .map(
        ({ name, origins }) =>
          `**Breaking:** ${markdownCode(`${importName}.${name}`)} is what ${markdownCode(origins[0]?.notebook ?? '')} has now.`,
      ),
  );
  return (files) => {
    const file = CHANGELOG_FILES.find((each) => files.exists(each));
    if (file === undefined || modules.length === 0) return leftTo();
    const text = withChanges(files.read(file) ?? '', { added, changed });
    if (text === null) return leftTo({ code: 'changelog-stays', file });
    return editOf(file, (to === null ? null : withRelease(text, to, date)) ?? text);
  };
}

/** Tells in the README that Solidify wrote what modules hold. */
export async function readmeStep(
  modules: readonly ScaffoldModule[],
  files: SourceReader,
): Promise<PackageStep> {
  const before = files.read('README.md');
  if (before === null || modules.length === 0) return () => leftTo();
  const text = await withReadmeContents(before, modules);
  return () =>
    text === null ? leftTo({ code: 'readme-stays', file: 'README.md' }) : editOf('README.md', text);
}

/** A file of a repository with its new text. */
export function changeOf(path: string, text: string, files: SourceReader): FileChange {
  const original = files.read(path);
  return original === null
    ? { kind: 'create', path: relativePath(path), text }
    : { kind: 'update', path: relativePath(path), text, original };
}
