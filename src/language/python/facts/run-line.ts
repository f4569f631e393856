/** What a `%run` line asks for. */
export interface RunLine {
  /** As written, quotes taken off. */
  readonly path: string;
  /** Whether the file's code is the notebook's own: a notebook's always is, a script's with `-i`. */
  readonly namespace: 'shared' | 'own';
}

/** Options that leave alone what a run binds and how often: -n and -e are about `__name__` and exits, -t prints a time, -G is about arguments. */
const PLAIN_OPTIONS: ReadonlySet<string> = new Set(['-n', '-i', '-e', '-t', '-G']);

/**
 * Reads the rest of a `%run` line as IPython does (getopt: options end at the file's name). `nothing` for a line
 * that names no file, which binds nothing; `unclear` where an option (-m, -p, -d, -N) or a variable decides what runs.
 */
export function readRunLine(rest: string): RunLine | 'nothing' | 'unclear' {
  const words = [...rest.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)];
  const options: string[] = [];
  for (const [word, double, single] of words) {
    const quoted = double ?? single;
    if (quoted === undefined && word.startsWith('-') && word !== '-') {
      if (!PLAIN_OPTIONS.has(word)) return 'unclear';
      options.push(word);
      continue;
    }
    const path = quoted ?? word;
    // IPython fills in `$name` and `{name}`, and the home folder, before it looks for the file.
    if (/[$~{}\\"']/.test(path)) return 'unclear';
    const isNotebook = /\.(ipynb|ipy)$/i.test(path);
    return { path, namespace: isNotebook || options.includes('-i') ? 'shared' : 'own' };
  }
  return 'nothing';
}
