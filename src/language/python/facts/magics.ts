import type { Magic } from '../ipython/magic.ts';
import { readRunLine } from './run-line.ts';

/** Magics that may change what an import does, or the environment: path, packages, backends, reloading. */
const SETTING: ReadonlySet<string> = new Set([
  'matplotlib', 'env', 'set_env', 'cd', 'pushd', 'popd', 'bookmark', 'config', 'load_ext', 'reload_ext', 'unload_ext',
  'pip', 'conda', 'mamba', 'micromamba', 'uv', 'autoreload', 'aimport', 'pylab', 'run', 'store', 'load', 'macro', 'reset',
  'reset_selective', 'tensorflow_version', 'gui', 'colors', 'xmode', 'automagic', 'alias', 'alias_magic', 'rehashx', 'killbgscripts',
  'system', 'sx', 'bash', 'sh', 'script', 'sc', '!', 'file', 'writefile', 'cython', 'local', 'sudo', 'flow',
]); // prettier-ignore

/** Cell magics whose body is another language, or text: it binds no Python name. */
const FOREIGN: ReadonlySet<string> = new Set([
  'bash', 'sh', 'cmd', 'script', 'html', 'HTML', 'javascript', 'js', 'latex', 'markdown', 'svg', 'SVG', 'writefile', 'file',
  'sql', 'bigquery', 'perl', 'ruby', 'R', 'julia', 'cpp', 'csh', 'zsh', 'fish', 'node', 'deno', 'typescript', 'css', 'mermaid',
  'python2', 'pypy', 'cu', 'cuda', 'system', 'sx', '!', 'shell', 'cmd', 'powershell', 'pwsh', 'ai', 'dot', 'graphviz',
]); // prettier-ignore

/** Line magics of IPython that bind nothing and run nothing of the notebook. */
const HARMLESS: ReadonlySet<string> = new Set([
  ...SETTING, 'who', 'whos', 'who_ls', 'pwd', 'ls', 'll', 'lsmagic', 'magic', 'history', 'hist', 'pdoc', 'pdef', 'psource', 'pinfo',
  'pinfo2', 'pfile', 'pycat', 'page', 'precision', 'pprint', 'pdb', 'debug', 'dhist', 'dirs', 'doctest_mode', 'env', 'logstart',
  'logstop', 'logoff', 'logon', 'logstate', 'notebook', 'profile', 'prun', 'recall', 'rerun', 'save', 'tb', 'time', 'timeit',
  'unalias', 'watermark', 'memit', 'mprun', 'lprun', 'load_ext', 'html', 'connect_info', 'qtconsole', 'quickref', 'psearch',
  'man', 'less', 'more', 'cat', 'mkdir', 'rm', 'rmdir', 'cp', 'mv', 'clear', 'cls', 'tensorboard', 'wandb', 'snakeviz', 'black', 'lab_black', 'nb_black',
  'config', 'skip', 'xdel', 'xmode', 'nbdev_default_export', 'timer',
]); // prettier-ignore

/** What may be bound by a magic that carries no Python code that can be seen. */
export type MagicReach =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'anything' }
  /** Runs a file, which may bind anything unless it can be read. */
  | { readonly kind: 'file' }
  | { readonly kind: 'names'; readonly names: readonly string[] }
  /** `%pylab`: imports all of numpy and matplotlib, or only the modules. */
  | { readonly kind: 'pylab'; readonly all: 'all' | 'modules' }
  /** `%store -r x`: values that another session has kept. */
  | { readonly kind: 'restored'; readonly names: readonly string[] }
  /** `%store x`: values that are kept, as pickles. */
  | { readonly kind: 'kept'; readonly names: readonly string[] }
  /** The body may be any language: its identifiers. */
  | { readonly kind: 'body' };

/** Whether a magic may change what an import does. */
export function isSettingMagic(magic: Magic): boolean {
  switch (magic.kind) {
    case 'shell':
    case 'assign-shell':
      return true;
    case 'help':
    case 'call':
      return false;
    case 'cell-magic':
      // A body in an unknown language may do anything.
      return magic.code === null && magic.scope === null ? !isText(magic.name) : SETTING.has(magic.name);
    case 'line-magic':
    case 'assign-magic':
    case 'automagic':
      return SETTING.has(magic.name);
  }
}

function isText(name: string): boolean {
  return [
    'html',
    'HTML',
    'javascript',
    'js',
    'latex',
    'markdown',
    'svg',
    'SVG',
    'css',
    'sql',
    'bigquery',
    'mermaid',
  ].includes(name);
}

/** What a magic may bind besides what its code and `binds` say. */
export function reachOf(magic: Magic): MagicReach {
  if (magic.kind === 'cell-magic') {
    if (magic.code !== null || FOREIGN.has(magic.name) || HARMLESS.has(magic.name))
      return { kind: 'nothing' };
    return { kind: 'body' };
  }
  if (magic.kind !== 'line-magic' && magic.kind !== 'automagic') return { kind: 'nothing' };
  const words = magic.rest
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  switch (magic.name) {
    case 'run':
      return readRunLine(magic.rest) === 'nothing' ? { kind: 'nothing' } : { kind: 'file' };
    case 'store':
      return storeReach(words);
    case 'pylab':
      return { kind: 'pylab', all: words.includes('--no-import-all') ? 'modules' : 'all' };
    case 'reset':
    case 'reset_selective':
    case 'macro':
    case 'autocall':
    case 'R':
    case 'cython':
      return { kind: 'anything' };
    case 'xdel':
    case 'Rpull':
      return { kind: 'names', names: words };
    case 'aimport':
      return { kind: 'names', names: words.filter((word) => !word.startsWith('-')) };
    default:
      return HARMLESS.has(magic.name) ? { kind: 'nothing' } : { kind: 'names', names: targetsIn(magic.rest) };
  }
}

/** `%store` lists; `-d` and `-z` forget; `-r` brings values back, all that there are where it names none. */
function storeReach(words: readonly string[]): MagicReach {
  const options = words.filter((word) => word.startsWith('-'));
  const names = words.filter((word) => !word.startsWith('-'));
  if (options.some((option) => option.includes('r'))) {
    return names.length === 0 ? { kind: 'anything' } : { kind: 'restored', names };
  }
  if (options.length > 0) return { kind: 'nothing' };
  const redirected = names.findIndex((word) => word.startsWith('>'));
  return { kind: 'kept', names: redirected < 0 ? names : names.slice(0, redirected) };
}

/** What a magic that nothing is known of could bind: `x` in `%sql x << select …`, `%foo x = …`, `%R -o x …`. */
function targetsIn(rest: string): readonly string[] {
  const targets = /(?:^|\s)([^\W\d]\w*)\s*(?:<<|=(?!=))|\s?--?o(?:ut|utput)?[ =]([^\W\d]\w*)/gu;
  return [...rest.matchAll(targets)].flatMap(([, assigned, option]) => assigned ?? option ?? []);
}
