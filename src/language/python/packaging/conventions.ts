import type { SourceReader } from '../../../program/language.ts';
import { backendOf, PYPROJECT, readPyproject } from './project.ts';
import { textsAt, valueAt } from './toml/index.ts';

/**
 * Whether a data file in the package's folder gets into what is built, without a word to the build backend. setuptools takes in only
 * what it is told to.
 */
export function packsData(files: SourceReader, importName: string): boolean {
  const pyproject = readPyproject(files);
  switch (backendOf(pyproject)) {
    case 'hatch':
    case 'uv':
    case 'poetry':
    case 'flit':
    case 'pdm':
      return true;
    case 'setuptools': {
      const data = ['tool', 'setuptools', 'package-data'];
      const patterns = [...textsAt(pyproject, ...data, '*'), ...textsAt(pyproject, ...data, importName)];
      return patterns.some((pattern) => /^(?:\*\*\/)?\*(?:\.json)?$/.test(pattern));
    }
    case 'other':
      return false;
  }
}

/** Files in which tools that make releases are configured; they set the version. */
const RELEASE_FILES: readonly string[] = [
  '.bumpversion.cfg',
  '.bumpversion.toml',
  '.cz.toml',
  'cz.toml',
  'release-please-config.json',
  'release-please-config.yml',
  '.releaserc',
  '.releaserc.json',
  '.releaserc.yml',
];

/** Where a tool that sets the version when the project releases is configured; null where there is none. */
export function releaseTool(files: SourceReader): string | null {
  const tables = ['bumpversion', 'bumpver', 'commitizen', 'semantic_release', 'towncrier', 'tbump', 'scriv'];
  const pyproject = readPyproject(files);
  if (tables.some((name) => valueAt(pyproject, 'tool', name) !== undefined)) return PYPROJECT;
  return RELEASE_FILES.find((file) => files.exists(file)) ?? null;
}

/**
 * Whether a strict type checker would ask for hints of every function: mypy of pyproject.toml, which others can be added to.
 */
export function asksForHints(files: SourceReader): boolean {
  const pyproject = readPyproject(files);
  return ['strict', 'disallow_untyped_defs', 'disallow_incomplete_defs', 'disallow_untyped_calls'].some(
    (key) => valueAt(pyproject, 'tool', 'mypy', key) === true,
  );
}
