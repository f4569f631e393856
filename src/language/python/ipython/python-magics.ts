/** How a magic that runs Python reads its line. */
export interface PythonMagic {
  /** Options in getopt's form: a letter, `:` after it when it takes a value. */
  readonly options: string;
  readonly longOptions: readonly string[];
  /** Where assignments in its code bind. */
  readonly scope: 'notebook' | 'function';
  /** As a cell magic, what stands on its first line after the options: code, or the name of a variable to bind. */
  readonly firstLine: 'code' | 'variable' | 'nothing';
  /** It exists as a line magic. */
  readonly onLine: boolean;
}

const RUNS_CODE = { longOptions: [], scope: 'notebook', firstLine: 'code', onLine: true } as const;

/** IPython's own, and those of the two profilers that are in common use (memory_profiler, line_profiler). */
const PYTHON_MAGICS: ReadonlyMap<string, PythonMagic> = new Map<string, PythonMagic>([
  ['time', { ...RUNS_CODE, options: '', longOptions: ['no-raise-error'], firstLine: 'nothing' }],
  ['timeit', { ...RUNS_CODE, options: 'n:r:tcp:qov:', scope: 'function' }],
  ['prun', { ...RUNS_CODE, options: 'D:l:rs:T:q' }],
  ['memit', { ...RUNS_CODE, options: 'r:t:i:cop:', scope: 'function' }],
  ['mprun', { ...RUNS_CODE, options: 'rT:f:c' }],
  ['lprun', { ...RUNS_CODE, options: 'rsf:m:D:T:u:z' }],
  [
    'capture',
    {
      options: '',
      longOptions: ['no-stderr', 'no-stdout', 'no-display'],
      scope: 'notebook',
      firstLine: 'variable',
      onLine: false,
    },
  ],
]);

/** What is known of a magic that runs Python, or null. */
export function pythonMagic(name: string): PythonMagic | null {
  return PYTHON_MAGICS.get(name) ?? null;
}

/** The offset in `rest` at which a magic's options end: where its code begins. */
export function endOfOptions(magic: PythonMagic, rest: string): number {
  let at = rest.length - rest.trimStart().length;
  for (;;) {
    const word = /^\S+/.exec(rest.slice(at))?.[0] ?? '';
    const length = optionLength(magic, word);
    if (length === 0) return at;
    at = afterBlanks(rest, at + word.length);
    if (length === 2) at = afterBlanks(rest, at + (/^\S+/.exec(rest.slice(at))?.[0] ?? '').length);
  }
}

/** Words that an option takes: 0 when it is none, 1 alone or with its value in it, 2 with a value that follows. */
function optionLength(magic: PythonMagic, word: string): 0 | 1 | 2 {
  if (word.startsWith('--')) return magic.longOptions.includes(word.slice(2)) ? 1 : 0;
  if (!word.startsWith('-') || word === '-') return 0;
  for (let at = 1; at < word.length; at += 1) {
    const known = magic.options.indexOf(word.charAt(at));
    if (known < 0 || word.charAt(at) === ':') return 0;
    if (magic.options.charAt(known + 1) === ':') return at === word.length - 1 ? 2 : 1;
  }
  return 1;
}

function afterBlanks(text: string, at: number): number {
  return at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0);
}
