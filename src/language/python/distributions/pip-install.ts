import { normalizeName } from './name.ts';

/** A distribution that a line of the notebook installs. */
export interface PipInstall {
  /** In normal form. */
  readonly distribution: string;
  /** What the line asks for: `>=2`; empty where it says nothing. A pinned version is a lower bound here. */
  readonly specifier: string;
  /** `tune` of `ray[tune]`. */
  readonly extras: readonly string[];
}

/** `%pip install`, `!pip3 install`, `!{sys.executable} -m pip install`, `!uv pip install`, `%conda install`, automagic `pip install`. */
const INSTALL_LINE =
  /^[ \t]*(?:[%!]{1,2})?[ \t]*(?:sudo[ \t]+)?(?:(?:\S*python[\w.]*|\{sys\.executable\}|"\{sys\.executable\}"|\$\{?sys\.executable\}?)[ \t]+(?:-\w+[ \t]+)*-m[ \t]+)?(?:uv[ \t]+)?(?:pip[\d.]*|conda|mamba|micromamba)[ \t]+install\b(.*)$/gm;

/** Options that take the next word: it is no distribution. */
const OPTION_WITH_VALUE =
  /^(?:-r|--requirement|-c|--constraint|-e|--editable|-i|--index-url|--extra-index-url|-f|--find-links|-t|--target|--prefix|--root|--python|-n|--name|-p|--channel|--trusted-host|--platform|--python-version|--proxy|--src)$/;

/** What the install lines of a cell's text name; web addresses, paths and requirement files give nothing. */
export function readPipInstalls(source: string): readonly PipInstall[] {
  return [...source.replaceAll(/\\\r?\n/g, ' ').matchAll(INSTALL_LINE)].flatMap((match) =>
    readArguments(match[1] ?? ''),
  );
}

/** Requirements files that install lines name: `%pip install -r needs.txt`. */
export function readInstallFiles(source: string): readonly string[] {
  return [...source.replaceAll(/\\\r?\n/g, ' ').matchAll(INSTALL_LINE)].flatMap((match) => {
    const words = commandWords(match[1] ?? '');
    return words.flatMap((word, index) => {
      const [, path] = /^(?:-r|--requirement=)(.+)$/.exec(word) ?? [];
      if (path !== undefined) return [path];
      return /^(?:-r|--requirement)$/.test(words[index - 1] ?? '') ? [word] : [];
    });
  });
}

function readArguments(line: string): readonly PipInstall[] {
  const words = commandWords(line);
  return words.flatMap((word, index) => {
    if (word.startsWith('-') || OPTION_WITH_VALUE.test(words[index - 1] ?? '')) return [];
    const install = readRequirement(word);
    return install === null ? [] : [install];
  });
}

/** Words of a shell line up to its end or a further command; quotes are taken off. */
function commandWords(line: string): readonly string[] {
  const words: string[] = [];
  for (const [word] of line.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)) {
    if (/^(?:[#;|&]|\d?>)/.test(word)) break;
    words.push(word.replaceAll(/["']/g, '').replace(/;$/, ''));
    if (word.endsWith(';')) break;
  }
  return words;
}

/** Reads one requirement without spaces; null for what is no distribution's name. */
export function readRequirement(word: string): PipInstall | null {
  const match = /^([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)(?:\[([^\]]*)\])?(\(?[=<>!~].*)?$/.exec(word);
  const [, name, extras = '', specifier = ''] = match ?? [];
  if (name === undefined || /\.(?:whl|zip|gz|txt|toml)$/.test(name)) return null;
  return {
    distribution: normalizeName(name),
    specifier: readSpecifier(specifier),
    extras: extras.split(',').filter((extra) => /^[A-Za-z0-9][\w.-]*$/.test(extra)),
  };
}

/** Pins become lower bounds: a library that others install can't ask for one version. */
function readSpecifier(text: string): string {
  const clauses = text
    .split(',')
    .map((clause) => /^\s*(={1,3}|~=|[<>]=?|!=)\s*([\w.*+!-]+?)(?:=[\w.]+)?\s*$/.exec(clause));
  return clauses
    .flatMap((clause) => {
      const [, operator = '', version = ''] = clause ?? [];
      if (operator === '') return [];
      if (/^(?:={1,3}|~=)$/.test(operator)) return [`>=${version.replace(/\.\*$/, '').replace(/\+.*$/, '')}`];
      return [`${operator}${version}`];
    })
    .join(',');
}
