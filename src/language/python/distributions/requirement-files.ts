import { readRequirement, type PipInstall } from './pip-install.ts';

/** Files beside a notebook that say what it needs, the one that says most first. */
export const REQUIREMENT_FILES: readonly string[] = [
  'pyproject.toml',
  'requirements.txt',
  'Pipfile',
  'environment.yml',
  'environment.yaml',
];

/** What a requirements file names, by the kind that its name tells; what is no distribution of an index gives nothing. */
export function readRequirementFile(name: string, text: string): readonly PipInstall[] {
  return requirementsIn(name, text).flatMap((word) => {
    // Of `name[extra] >=1,<2; python_version < "3.12"  # why`, all but the marker and the comment.
    const plain = word.replace(/\s*(?:;|(?:^|\s)#).*$/, '').replaceAll(/\s+/g, '');
    const install = plain.startsWith('-') ? null : readRequirement(plain);
    return install === null || install.distribution === 'python' ? [] : [install];
  });
}

/** Files that a requirements file takes in, `-r more.txt`, by their path from where it stands. */
export function includedFiles(name: string, text: string): readonly string[] {
  if (!name.endsWith('.txt')) return [];
  return [...text.matchAll(/^\s*(?:-r|--requirement)[\s=]+(\S+)/gm)].map(([, path = '']) => path);
}

function requirementsIn(name: string, text: string): readonly string[] {
  if (name.endsWith('.txt')) return text.split(/\r?\n/);
  if (name === 'Pipfile') return pipfileRequirements(text);
  return name.endsWith('.toml') ? projectRequirements(text) : environmentRequirements(text);
}

/** The tables of a TOML file, with their names. */
function tablesOf(text: string): readonly { readonly name: string; readonly body: string }[] {
  return text.split(/^(?=\[)/m).map((body) => ({ name: /^\[([\w.-]+)\]/.exec(body)?.[1] ?? '', body }));
}

/** Every table of a Pipfile but these three holds packages; its user may name them. */
function pipfileRequirements(text: string): readonly string[] {
  const settings = ['', 'requires', 'scripts', 'pipenv', 'source'];
  return tablesOf(text).flatMap(({ name, body }) => (settings.includes(name) ? [] : namedVersions(body)));
}

/** Quoted strings of lists of dependencies (PEP 621, PEP 735), and Poetry's tables. */
function projectRequirements(text: string): readonly string[] {
  return tablesOf(text).flatMap(({ name, body: section }) => {
    if (/^tool\.poetry\.(?:[\w-]+\.)*[\w-]*dependencies$/.test(name)) return namedVersions(section);
    const isList = /^(?:project|project\.optional-dependencies|dependency-groups)$/.test(name);
    const lists = isList ? [...section.matchAll(name === 'project' ? PROJECT_LIST : ANY_LIST)] : [];
    return lists.flatMap(([, list = '']) => quoted(list));
  });
}

/** One with a comment or a bracket inside a string is read to its own end. */
const LIST = String.raw`\s*=\s*\[((?:[^\]"'#]|"[^"\n]*"|'[^'\n]*'|#[^\n]*)*)\]`;
const PROJECT_LIST = new RegExp(`^dependencies${LIST}`, 'gm');
const ANY_LIST = new RegExp(`^[\\w.-]+${LIST}`, 'gm');
/** `name = "^1.2"`, and `name = { version = "^1.2", extras = ["more"] }`, as Poetry and Pipenv have them. */
const NAMED_VERSION = /^"?([\w.-]+)"?\s*=\s*(?:"([^"\n]*)"|'([^'\n]*)'|\{([^}\n]*)\})/gm;

function namedVersions(table: string): readonly string[] {
  return [...table.matchAll(NAMED_VERSION)].map(([, name = '', one, other, inline = '']) => {
    const version = /\bversion\s*=\s*["']([^"'\n]*)["']/.exec(inline)?.[1];
    const extras = quoted(/\bextras\s*=\s*\[([^\]]*)\]/.exec(inline)?.[1] ?? '');
    const asked = extras.length > 0 ? `[${extras.join(',')}]` : '';
    return `${name}${asked}${bounded(one ?? other ?? version ?? '')}`;
  });
}

function quoted(list: string): readonly string[] {
  const words = list.replaceAll(/^\s*#.*$|\{[^}]*\}/gm, '').matchAll(/"([^"\n]*)"|'([^'\n]*)'/g);
  return [...words].map(([, one, other]) => one ?? other ?? '');
}

/** Poetry's `^1.2` and `~1.2` are lower bounds to us, as is a bare version; `*` says nothing. */
function bounded(version: string): string {
  return version === '*' ? '' : version.replace(/^[\^~]?(?=\d)/, '>=');
}

/** Entries of conda's lists, and of pip's list in it: `- channel::name=1.2=build`, `- pip:`, `- name>=1`. */
function environmentRequirements(text: string): readonly string[] {
  const body =
    /^dependencies:[^\n]*\n((?:[ \t-][^\n]*\n?|[ \t]*#[^\n]*\n|\n)*)/m.exec(`${text}\n`)?.[1] ?? '';
  return [...body.matchAll(/^\s*-\s+["']?([^"'\n]+?)["']?\s*$/gm)]
    .map(([, entry = '']) => entry.replace(/^[\w-]+::/, '').trim())
    .map((entry) => entry.replace(/^([\w.-]+)\s*=\s*(?!=)([^=\s]+)(?:=.*)?$/, '$1==$2'));
}
