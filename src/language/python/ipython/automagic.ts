/** Magics and aliases that people write without `%`; a name of these that the rest of the line could still make Python stays Python. */
const NAMES: ReadonlySet<string> = new Set(
  `alias autoreload bookmark cat cd clear colors conda config cp debug dhist edit env history less ll load load_ext
  ls mamba man matplotlib micromamba mkdir more mv pdb pdoc pinfo pip popd precision prun psource pushd pylab recall
  reload_ext rerun reset rm rmdir run save set_env store sx system time timeit unalias uv who whos xmode`.split(
    /\s+/,
  ),
);

/**
 * The length of the magic's name when a line is a magic without its `%`, else 0. IPython looks for these only in a
 * cell of a single line, and not for names that the notebook binds: hence only lines that aren't Python count.
 */
export function automagicName(line: string): number {
  const match = /^([A-Za-z_]\w*)[ \t]+(\S.*)$/.exec(line.trimEnd());
  if (match === null) return 0;
  const [, name = '', rest = ''] = match;
  return NAMES.has(name) && cannotFollowName(rest) ? name.length : 0;
}

/** Whether no Python expression or statement goes on like this after a name. */
function cannotFollowName(rest: string): boolean {
  if (/^(and|as|else|for|if|in|is|not|or)\b/.test(rest) || /^[-+*/%&|^@<>=!]?=/.test(rest)) return false;
  if (/^[\w"'~$\\{?]|^\.\.?(\/|\s|$)|^--?\w[\w-]*\s+\w/.test(rest)) return true;
  return /^[-*/]([^#]*[-*/.])?$|^(?=[-*/])[^#]*(\*\.|\.\.|\/\.)/.test(rest);
}
