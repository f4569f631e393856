import { applyEdits } from '../../../text/span.ts';
import type { Span } from '../../../text/span.ts';
import type { SourceReader } from '../../../program/language.ts';
import { editOf, leftTo } from '../../../render/index.ts';
import type { PackageStep } from '../../../render/growth/edit.ts';
import { iniEntry } from './ini.ts';
import { backendOf, isStatic, PYPROJECT, readPyproject } from './project.ts';
import { spanAt, textAt, textsAt, valueAt } from './toml/index.ts';
import type { TomlDocument } from './toml/document.ts';
import type { ByHand } from '../../../render/by-hand.ts';

/** Where a package's version is written. */
export type PackageVersion =
  | {
      readonly kind: 'written';
      readonly version: string;
      readonly file: string;
      /** Without quotes. */
      readonly span: Span;
    }
  /** Comes from Git's tags, or from code that would have to run. */
  | { readonly kind: 'made'; readonly file: string; readonly why: 'tags' | 'computed' };

/** How much changes for those who use a package (semver.org): new names are minor, changed behaviour is major. */
export type VersionStep = 'minor' | 'major';

/**
 * Finds the version: `[project]`, Poetry's table, setup.cfg, or the file that the build backend takes it from.
 * @param moduleFolder The package's folder from the root, `src/churn_tools`.
 */
export function readVersion(files: SourceReader, moduleFolder: string): PackageVersion {
  const pyproject = readPyproject(files);
  const paths = [
    ...(isStatic(pyproject, 'version') ? [['project', 'version']] : []),
    ['tool', 'poetry', 'version'],
  ];
  const path = paths.find((each) => textAt(pyproject, ...each) !== null);
  if (isFromTags(pyproject)) return { kind: 'made', file: PYPROJECT, why: 'tags' };
  const span = path && spanAt(pyproject, path);
  if (path && span) {
    const version = textAt(pyproject, ...path) ?? '';
    return { kind: 'written', version, file: PYPROJECT, span: { start: span.start + 1, end: span.end - 1 } };
  }
  const source = dynamicSource(files, pyproject, moduleFolder);
  return source ?? { kind: 'made', file: PYPROJECT, why: 'computed' };
}

/** Plugins that take the version from the repository's tags. */
function isFromTags(pyproject: TomlDocument): boolean {
  const requires = textsAt(pyproject, 'build-system', 'requires').join(' ');
  return (
    /setuptools[-_]scm|setuptools[-_]git|hatch[-_]vcs|versioneer|versioningit|dunamai|dynamic-versioning|flit[-_]scm/.test(
      requires,
    ) ||
    valueAt(pyproject, 'tool', 'setuptools_scm') !== undefined ||
    valueAt(pyproject, 'tool', 'poetry-dynamic-versioning', 'enable') === true ||
    textAt(pyproject, 'tool', 'pdm', 'version', 'source') === 'scm'
  );
}

/** The file that the backend reads the version from, with the place in it. */
function dynamicSource(
  files: SourceReader,
  pyproject: TomlDocument,
  moduleFolder: string,
): PackageVersion | null {
  const setupCfg = files.read('setup.cfg');
  const inSetupCfg = iniEntry(setupCfg, 'metadata', 'version');
  switch (backendOf(pyproject)) {
    case 'hatch': {
      const plain = [undefined, 'regex'].includes(
        textAt(pyproject, 'tool', 'hatch', 'version', 'source') ?? undefined,
      );
      const hasPattern = valueAt(pyproject, 'tool', 'hatch', 'version', 'pattern') !== undefined;
      const file = textAt(pyproject, 'tool', 'hatch', 'version', 'path');
      return plain && !hasPattern && file !== null ? assigned(files, file, /__version__|VERSION/) : null;
    }
    case 'pdm': {
      const file = textAt(pyproject, 'tool', 'pdm', 'version', 'path');
      return file === null ? null : assigned(files, file, /__version__|version/);
    }
    case 'flit':
      return assigned(files, `${moduleFolder}/__init__.py`, /__version__/);
    case 'setuptools': {
      const dynamic = ['tool', 'setuptools', 'dynamic', 'version'];
      const attribute = textAt(pyproject, ...dynamic, 'attr');
      const [named] = [
        textAt(pyproject, ...dynamic, 'file') ?? [],
        textsAt(pyproject, ...dynamic, 'file'),
      ].flat();
      if (attribute !== null) return ofAttribute(files, attribute, moduleFolder);
      if (named !== undefined) return wholeFile(files, named);
      const [line = ''] = inSetupCfg?.lines ?? [];
      const [, kind, target = ''] = /^(attr|file)\s*:\s*(\S+)$/.exec(line) ?? [];
      if (kind === 'attr') return ofAttribute(files, target, moduleFolder);
      if (kind === 'file') return wholeFile(files, target);
      return inSetupCfg?.lines.length === 1
        ? { kind: 'written', version: line, file: 'setup.cfg', span: inSetupCfg.span }
        : null;
    }
    case 'poetry':
    case 'uv':
    case 'other':
      return null;
  }
}

/** `churn_tools.about.__version__`, in a module or a package of the folder that holds the package. */
function ofAttribute(files: SourceReader, attribute: string, moduleFolder: string): PackageVersion | null {
  const parts = attribute.split('.');
  const name = parts.pop() ?? '';
  const root = moduleFolder.split('/').slice(0, -1);
  const module = [...root, ...parts].join('/');
  if (!/^\w+$/.test(name)) return null;
  const pattern = new RegExp(name);
  return assigned(files, `${module}.py`, pattern) ?? assigned(files, `${module}/__init__.py`, pattern);
}

/** `__version__ = "0.1.0"` of a module; null where it isn't a text at the margin, or there are two. */
function assigned(files: SourceReader, file: string, name: RegExp): PackageVersion | null {
  const text = files.read(file) ?? '';
  const line = new RegExp(String.raw`^(?:${name.source})(?:\s*:\s*[\w.]+)?\s*=\s*(["'])([^"'\n]*)\1`, 'gm');
  const [match, other] = text.matchAll(line);
  if (!match || other) return null;
  const version = match[2] ?? '';
  const start = match.index + match[0].length - 1 - version.length;
  return { kind: 'written', version, file, span: { start, end: start + version.length } };
}

function wholeFile(files: SourceReader, file: string): PackageVersion | null {
  const text = files.read(file);
  const version = text?.trim() ?? '';
  if (text === null || !/^\S+$/.test(version)) return null;
  const start = text.indexOf(version);
  return { kind: 'written', version, file, span: { start, end: start + version.length } };
}

/** The next version; null for one that isn't three numbers, or two: development versions and dates have rules of their own. */
export function nextVersion(version: string, step: VersionStep): string | null {
  const [, major, minor, patch] = /^(\d+)\.(\d+)(\.\d+)?$/.exec(version) ?? [];
  if (major === undefined || minor === undefined || Number(major) >= 1990) return null;
  const numbers = step === 'major' ? [Number(major) + 1, 0] : [Number(major), Number(minor) + 1];
  return [...numbers, ...(patch === undefined ? [] : [0])].join('.');
}

/**
 * Writes a version in the place that holds the package's, and where another file repeats it as a plain `__version__` of the
 * package, there too.
 */
export function settingVersion(moduleFolder: string, version: string): PackageStep {
  return (files) => {
    const found = readVersion(files, moduleFolder);
    if (found.kind === 'made') return leftTo(staying(found.file, found.why));
    const edit = (file: string, span: Span): string =>
      applyEdits(files.read(file) ?? '', [{ ...span, text: version }]);
    // The lock of uv repeats the version of the project itself.
    const stale: readonly ByHand[] = files.exists('uv.lock') ? [{ code: 'renew-lock', file: 'uv.lock' }] : [];
    const main = editOf(found.file, edit(found.file, found.span), stale);
    const init = `${moduleFolder}/__init__.py`;
    const repeated = assigned(files, init, /__version__/);
    if (found.file === init || repeated?.kind !== 'written' || repeated.version !== found.version)
      return main;
    return { ...main, files: new Map([...main.files, [init, edit(init, repeated.span)]]) };
  };
}

function staying(file: string, why: 'tags' | 'computed'): ByHand {
  return { code: 'version-stays', file, why };
}
