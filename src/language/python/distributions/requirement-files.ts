import { readRequirement, type PipInstall } from './pip-install.ts';

/** Files beside a notebook that say what it needs, the one that says most first. */
export const REQUIREMENT_FILES: readonly string[] = [
  'pyproject.toml',
  'requirements.txt',
  'environment.yml',
  'environment.yaml',
];

/** What a requirements file names, by the kind that its name tells; what is no distribution of an index gives nothing. */
export function readRequirementFile(name: string, text: string): readonly PipInstall[] {
  const words = name.endsWith('.toml')
    ? projectRequirements(text)
    : name.endsWith('.txt')
      ? text.split(/\r?\n/)
      : environmentRequirements(text);
  return words.flatMap((word) => {
    // Of `name[extra] >=1,<2; python_version < "3.12"  # why`, all but the marker and the comment.
    const plain = word.replace(/\s*(?:;|(?:^|\s)#).*$/, '').replaceAll(/\s+/g, '');
    const install = plain.startsWith('-') ? null : readRequirement(plain);
    return install === null || install.distribution === 'python' ? [] : [install];
  });
}

/** Quoted strings of lists of dependencies (PEP 621, PEP 735), and Poetry's lines `name = "^1.2"`. */
function projectRequirements(text: string): readonly string[] {
  return text.split(/^(?=\[)/m).flatMap((section) => {
    const name = /^\[([\w.-]+)\]/.exec(section)?.[1] ?? '';
    if (/^tool\.poetry\.(?:[\w-]+\.)*[\w-]*dependencies$/.test(name)) {
      return [...section.matchAll(POETRY_LINE)].map(([, word = '', version = '']) => word + bounded(version));
    }
    const isList = /^(?:project|project\.optional-dependencies|dependency-groups)$/.test(name);
    const lists = isList ? [...section.matchAll(name === 'project' ? PROJECT_LIST : ANY_LIST)] : [];
    return lists.flatMap(([, list = '']) => quoted(list));
  });
}

/** One with a comment or a bracket inside a string is read to its own end. */
const LIST = String.raw`\s*=\s*\[((?:[^\]"'#]|"[^"\n]*"|'[^'\n]*'|#[^\n]*)*)\]`;
const PROJECT_LIST = new RegExp(`^dependencies${LIST}`, 'gm');
const ANY_LIST = new RegExp(`^[\\w.-]+${LIST}`, 'gm');
const POETRY_LINE = /^([\w.-]+)\s*=\s*(?:"([^"]*)"|\{)/gm;

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
