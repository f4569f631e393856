import { applyEdits } from '../../../text/span.ts';
import type { SourceReader } from '../../../program/language.ts';
import { editOf, leftTo } from '../../../render/index.ts';
import type { PackageEdit, PackageStep } from '../../../render/growth/edit.ts';
import { iniEntry } from './ini.ts';
import { backendOf, isStatic, PYPROJECT, readPyproject } from './project.ts';
import { covers, readRequirementText } from './requirement-text.ts';
import type { RequirementText } from './requirement-text.ts';
import { lineBreak, readToml, textsAt, tomlKey, valueAt, withElements, withLine } from './toml/index.ts';
import type { TomlDocument } from './toml/document.ts';
import type { ByHand } from '../../../render/by-hand.ts';

/** Where a package says what it needs, and how that is read and added to. */
interface RequirementPlace {
  readonly file: string;
  /** What stands there, as PEP 508 writes it. */
  readonly written: readonly string[];
  /** The file's text with further requirements; null where it can't be edited. */
  readonly add: (requirements: readonly string[]) => string | null;
}

/**
 * Adds requirements, as PEP 508 writes them, where the package says what it needs: `[project]`, Poetry's or flit's table, setup.cfg or
 * a requirements file. One that is there already stays as it is written. Lock files are named, for they go stale.
 */
export function addingRequirements(requirements: readonly string[]): PackageStep {
  return (files) => {
    const edit = added(placeOf(files, readPyproject(files)), requirements);
    return edit.files.size === 0 ? edit : { ...edit, byHand: [...edit.byHand, ...staleLocks(files)] };
  };
}

/**
 * Adds what tests need to the group of requirements that the package has for tests or development; `[dependency-groups]` gets a
 * group `dev` where uv builds the package. Where nothing shows where they belong, they are left to a person. What the package itself or one
 * of its groups names already isn't added.
 */
export function addingTestRequirements(requirements: readonly string[]): PackageStep {
  return (files) => {
    const pyproject = readPyproject(files);
    const known = new Set(
      [...placeOf(files, pyproject).written, ...groups(pyproject).flatMap(({ written }) => written)].flatMap(
        (each) => readRequirementText(each)?.normal ?? [],
      ),
    );
    const text = wholeOf(files);
    const missing = requirements.filter((each) => {
      const { normal = '', name = '' } = readRequirementText(each) ?? {};
      return (
        !known.has(normal) &&
        !new RegExp(`(?<![\\w.-])${name.replaceAll('.', '\\.')}(?![\\w.-])`, 'i').test(text)
      );
    });
    if (missing.length === 0) return leftTo();
    const group = groups(pyproject).find(({ name }) => TEST_GROUPS.includes(name));
    const place = group ?? (backendOf(pyproject) === 'uv' ? newGroup(pyproject) : null);
    const edited = place?.add(missing) ?? null;
    if (edited === null)
      return leftTo({ code: 'add-test-requirements', file: PYPROJECT, requirements: missing });
    return editOf(PYPROJECT, edited, staleLocks(files));
  };
}

/** Names of groups that tests are run with, the most particular first. */
const TEST_GROUPS: readonly string[] = ['test', 'tests', 'testing', 'dev', 'develop', 'development'];

/** Files beside pyproject.toml that may say what tests need. */
function wholeOf(files: SourceReader): string {
  const names = ['tox.ini', 'noxfile.py', 'Pipfile', 'setup.cfg', 'setup.py', 'environment.yml'].concat(
    files.list('.').filter((name) => /requirements.*\.(?:txt|in)$/.test(name)),
  );
  const hatch = valueAt(readPyproject(files), 'tool', 'hatch', 'envs');
  return [...names.map((name) => files.read(name) ?? ''), JSON.stringify(hatch ?? '')].join('\n');
}

interface RequirementGroup extends RequirementPlace {
  readonly name: string;
}

/** Groups of PEP 735, extras, and groups of Poetry, in the order of `TEST_GROUPS`. */
function groups(pyproject: TomlDocument): readonly RequirementGroup[] {
  const arrays = [
    ['dependency-groups'],
    ['project', 'optional-dependencies'],
    ['tool', 'pdm', 'dev-dependencies'],
  ];
  const lists = arrays.flatMap((path) =>
    Object.keys(valueAt(pyproject, ...path) ?? {}).map((name) => ({
      name,
      ...listPlace(pyproject, [...path, name]),
    })),
  );
  const poetry = Object.keys(valueAt(pyproject, 'tool', 'poetry', 'group') ?? {}).map((name) => ({
    name,
    ...poetryPlace(pyproject, ['tool', 'poetry', 'group', name, 'dependencies']),
  }));
  const rank = ({ name }: { name: string }): number =>
    (TEST_GROUPS.indexOf(name) + TEST_GROUPS.length + 1) % (TEST_GROUPS.length + 1);
  return [...lists, ...poetry].sort((a, b) => rank(a) - rank(b));
}

function newGroup(pyproject: TomlDocument): RequirementPlace {
  return {
    file: PYPROJECT,
    written: [],
    add: (missing) =>
      withLine(
        pyproject,
        ['dependency-groups'],
        `dev = [${missing.map((each) => JSON.stringify(each)).join(', ')}]`,
      ),
  };
}

function added({ file, written, add }: RequirementPlace, requirements: readonly string[]): PackageEdit {
  const there = written.flatMap((text) => ({ text, read: readRequirementText(text) }));
  const missing: string[] = [];
  const byHand: ByHand[] = [];
  for (const requirement of requirements) {
    const asked = readRequirementText(requirement);
    const same = there.filter(({ read }) => read?.normal === asked?.normal);
    if (asked === null || same.length === 0) missing.push(requirement);
    const narrow = same.find(({ read }) => read && asked && !covers(read, asked));
    if (narrow) byHand.push({ code: 'check-requirement', file, requirement, written: narrow.text });
  }
  if (missing.length === 0) return leftTo(...byHand);
  const text = add(missing);
  if (text === null) return leftTo({ code: 'add-requirements', file, requirements: missing }, ...byHand);
  return editOf(file, text, byHand);
}

function placeOf(files: SourceReader, pyproject: TomlDocument): RequirementPlace {
  if (isStatic(pyproject, 'dependencies')) return listPlace(pyproject, ['project', 'dependencies']);
  if (valueAt(pyproject, 'tool', 'poetry') !== undefined) {
    return poetryPlace(pyproject, ['tool', 'poetry', 'dependencies']);
  }
  if (valueAt(pyproject, 'tool', 'flit', 'metadata') !== undefined) {
    return listPlace(pyproject, ['tool', 'flit', 'metadata', 'requires']);
  }
  const [listed] = requirementFiles(pyproject);
  if (listed !== undefined) return filePlace(files, listed);
  const isByProject = valueAt(pyproject, 'project') !== undefined;
  if (backendOf(pyproject) === 'setuptools' && files.exists('setup.cfg')) {
    const place = setupCfgPlace(files);
    if (place) return place;
  }
  return { file: isByProject ? PYPROJECT : 'setup.py', written: [], add: () => null };
}

/** Requirements files that the metadata are taken from, by setuptools or a plugin of hatch. */
function requirementFiles(pyproject: TomlDocument): readonly string[] {
  const paths = [
    ['tool', 'setuptools', 'dynamic', 'dependencies', 'file'],
    ['tool', 'hatch', 'metadata', 'hooks', 'requirements_txt', 'files'],
    ['tool', 'hatch', 'metadata', 'hooks', 'requirements_txt', 'filename'],
  ];
  return paths.flatMap((path) => {
    const value = valueAt(pyproject, ...path);
    return typeof value === 'string' ? [value] : textsAt(pyproject, ...path);
  });
}

/** An array of texts, which is made where it isn't there. */
function listPlace(pyproject: TomlDocument, path: readonly string[]): RequirementPlace {
  return {
    file: PYPROJECT,
    written: textsAt(pyproject, ...path),
    add: (requirements) => {
      const values = requirements.map((each) => JSON.stringify(each));
      if (valueAt(pyproject, ...path) !== undefined) return withElements(pyproject, path, values);
      const empty = readToml(withLine(pyproject, path.slice(0, -1), `${path.at(-1) ?? ''} = []`));
      return empty && withElements(empty, path, values);
    },
  };
}

/** A table of Poetry's: `name = ">=1.2"`, `name = { version = ">=1.2", extras = ["x"] }`. */
function poetryPlace(pyproject: TomlDocument, path: readonly string[]): RequirementPlace {
  const table = valueAt(pyproject, ...path);
  const there = typeof table === 'object' && table !== null ? Object.entries(table) : [];
  return {
    file: PYPROJECT,
    written: there.map(([name, value]) => name + poetryRest(value)),
    add: (requirements) =>
      requirements.reduce<string>((text, requirement) => {
        const read = readRequirementText(requirement);
        const document = readToml(text);
        return read && document ? withLine(document, path, poetryLine(read)) : text;
      }, pyproject.text),
  };
}

function poetryRest(value: unknown): string {
  if (typeof value === 'string') return value === '*' ? '' : value.replace(/^(?=\d)/, '==');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return '';
  const { version, extras } = value as { readonly version?: unknown; readonly extras?: unknown };
  return (Array.isArray(extras) ? `[${extras.join(',')}]` : '') + poetryRest(version);
}

function poetryLine({ name, extras, specifier }: RequirementText): string {
  const version = JSON.stringify(specifier === '' ? '*' : specifier);
  const list = extras.map((extra) => JSON.stringify(extra)).join(', ');
  return `${tomlKey(name)} = ${extras.length === 0 ? version : `{ version = ${version}, extras = [${list}] }`}`;
}

/** A requirements file; what it includes by `-r` isn't followed. */
function filePlace(files: SourceReader, file: string): RequirementPlace {
  const text = files.read(file);
  return {
    file,
    written: (text ?? '').split(/\r?\n/).filter((line) => /^\s*[A-Za-z0-9]/.test(line)),
    add: (requirements) => {
      if (text === null) return null;
      const br = lineBreak(text);
      const start = text === '' || text.endsWith('\n') ? text : text + br;
      return start + requirements.map((each) => each + br).join('');
    },
  };
}

/** `install_requires` of setup.cfg, or the file that it names; null where setup.cfg isn't what describes the package. */
function setupCfgPlace(files: SourceReader): RequirementPlace | null {
  const file = 'setup.cfg';
  const text = files.read(file);
  const entry = iniEntry(text, 'options', 'install_requires');
  if (text === null || (!entry && !iniEntry(text, 'metadata', 'name'))) return null;
  const [named] = /^file:\s*([^,\s]+)/.exec(entry?.lines[0] ?? '')?.slice(1) ?? [];
  if (named !== undefined) return filePlace(files, named);
  const br = lineBreak(text);
  return {
    file,
    written: entry?.lines ?? [],
    add: (requirements) => {
      const indent =
        /\n([ \t]+)/.exec(entry ? text.slice(entry.span.start, entry.span.end) : '')?.[1] ?? '    ';
      const lines = requirements.map((each) => br + indent + each).join('');
      if (entry) return applyEdits(text, [{ start: entry.span.end, end: entry.span.end, text: lines }]);
      const header = /^\[options\][ \t]*$/m.exec(text);
      if (!header) return `${text.trimEnd()}${br}${br}[options]${br}install_requires =${lines}${br}`;
      const at = header.index + header[0].length;
      return applyEdits(text, [{ start: at, end: at, text: `${br}install_requires =${lines}` }]);
    },
  };
}

/** Lock files of tools that hold what pyproject.toml says. */
function staleLocks(files: SourceReader): readonly ByHand[] {
  return ['uv.lock', 'poetry.lock', 'pdm.lock', 'pixi.lock', 'Pipfile.lock']
    .filter((file) => files.exists(file))
    .map((file) => ({ code: 'renew-lock', file }));
}
