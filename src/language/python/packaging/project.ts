import { SolidifyError } from '../../../text/error.ts';
import type { SourceReader } from '../../../program/language.ts';
import { readToml, textAt, textsAt, valueAt } from './toml/index.ts';
import type { TomlDocument } from './toml/document.ts';

/** The file that says how a package is built. */
export const PYPROJECT = 'pyproject.toml';

/** What builds a package, as far as the difference matters. */
export type BuildBackend = 'hatch' | 'setuptools' | 'poetry' | 'flit' | 'uv' | 'pdm' | 'other';

const BACKENDS: readonly (readonly [RegExp, BuildBackend])[] = [
  [/^hatchling\b/, 'hatch'],
  [/^setuptools\b/, 'setuptools'],
  [/^poetry\b/, 'poetry'],
  [/^flit/, 'flit'],
  [/^uv_build\b/, 'uv'],
  [/^pdm\b/, 'pdm'],
];

/**
 * Reads a package's pyproject.toml.
 * @throws SolidifyError (refused) `no-pyproject`, `bad-pyproject`.
 */
export function readPyproject(files: SourceReader): TomlDocument {
  const text = files.read(PYPROJECT);
  if (text === null) {
    const isOld = files.exists('setup.py') || files.exists('setup.cfg');
    throw new SolidifyError(
      'refused',
      'no-pyproject',
      isOld
        ? 'the package is built by setup.py alone and has no pyproject.toml'
        : 'there is no pyproject.toml, so this is no Python package',
      {
        place: { file: PYPROJECT },
        hint: isOld
          ? 'Nothing was written. Give it a pyproject.toml (three lines of [build-system] for setuptools do), then run the command again.'
          : 'Nothing was written. Name the folder that holds the package’s pyproject.toml.',
      },
    );
  }
  const document = readToml(text);
  if (document === null) {
    throw new SolidifyError('refused', 'bad-pyproject', 'pyproject.toml is no TOML that can be read', {
      place: { file: PYPROJECT },
      hint: 'Nothing was written. Mend the file (`python -m tomllib` of a recent Python says where), then run the command again.',
    });
  }
  return document;
}

/** What builds the package; without a word about it that is setuptools. */
export function backendOf(pyproject: TomlDocument): BuildBackend {
  const name = textAt(pyproject, 'build-system', 'build-backend') ?? 'setuptools';
  return BACKENDS.find(([pattern]) => pattern.test(name))?.[1] ?? 'other';
}

/** The distribution's name, where a file that can be read says it. */
export function distributionOf(pyproject: TomlDocument, setupCfgName: string | null): string | null {
  return (
    textAt(pyproject, 'project', 'name') ??
    textAt(pyproject, 'tool', 'poetry', 'name') ??
    textAt(pyproject, 'tool', 'flit', 'metadata', 'dist-name') ??
    textAt(pyproject, 'tool', 'flit', 'metadata', 'module') ??
    setupCfgName
  );
}

/** Whether a field of the metadata is written in `[project]`, or would be. */
export function isStatic(pyproject: TomlDocument, field: string): boolean {
  return (
    valueAt(pyproject, 'project') !== undefined && !textsAt(pyproject, 'project', 'dynamic').includes(field)
  );
}
