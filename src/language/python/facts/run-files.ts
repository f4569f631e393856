import { readNotebook } from '../../../notebook/index.ts';
import type { Notebook } from '../../../notebook/notebook.ts';
import { SolidifyError } from '../../../text/error.ts';
import type { SourceReader } from '../../../program/language.ts';
import type { Magic } from '../ipython/magic.ts';
import type { PythonParser } from '../parser/parser.ts';
import { parseCells, type ReadCell } from './parse-cells.ts';
import { readRunLine, type RunLine } from './run-line.ts';

/** A notebook's parsed cells with the files that they run. */
export interface RunTree {
  readonly notebook: Notebook;
  readonly cells: readonly ReadCell[];
  /** Files that could be read, by the magic that runs them. */
  readonly files: ReadonlyMap<Magic, RunSource>;
}

/** A file that a notebook runs, as read. */
export interface RunSource {
  /** Relative to the notebook's folder, with the ending that IPython adds. */
  readonly path: string;
  readonly namespace: RunLine['namespace'];
  readonly tree: RunTree;
}

/** Where a notebook is run by another, annotations are postponed in the cell with this import only. */
const POSTPONES = /^\s*from\s+__future__\s+import\b[^\n]*\bannotations\b/m;

/** Parses a notebook and, as far as they can be read, the files that it runs, which may run others. */
export function readRunTree(
  notebook: Notebook,
  parser: PythonParser,
  beside: SourceReader,
  running: readonly string[] = [],
): RunTree {
  const cells = parseCells(notebook, parser);
  const files = new Map<Magic, RunSource>();
  for (const { parsed } of cells) {
    for (const magic of parsed.magics) {
      const line = runLineOf(magic);
      const found = line === null ? null : findFile(line.path, beside);
      // A file that runs itself never ends; what it binds is left unknown.
      if (line === null || found === null || running.includes(found.path)) continue;
      const run = readFile(found.path, found.text);
      if (run === null) continue;
      const tree = readRunTree(run, parser, beside, [...running, found.path]);
      if (isUnclear(line, tree)) continue;
      files.set(magic, { path: found.path, namespace: line.namespace, tree });
    }
  }
  return { notebook, cells, files };
}

/** All cells that run in the notebook's namespace, those of the files that it runs there included. */
export function cellsInNamespace({ cells, files }: RunTree): readonly ReadCell[] {
  const run = [...files.values()].filter(({ namespace }) => namespace === 'shared');
  return run.length === 0 ? cells : [...run.flatMap(({ tree }) => cellsInNamespace(tree)), ...cells];
}

/** Python refuses a script as a whole; and annotations that only one cell postpones are left alone. */
function isUnclear({ namespace }: RunLine, { cells }: RunTree): boolean {
  return namespace === 'own'
    ? cells.some(({ problem }) => problem !== null)
    : cells.some(({ parsed }) => POSTPONES.test(parsed.text));
}

function runLineOf({ kind, name, rest, reads }: Magic): RunLine | null {
  if (name !== 'run' || (kind !== 'line-magic' && kind !== 'automagic') || reads.length > 0) return null;
  const line = readRunLine(rest);
  return typeof line === 'string' ? null : line;
}

/** As IPython looks for it: by its name, else with `.py` behind it; the folder is the notebook's, whoever runs it. */
function findFile(
  written: string,
  beside: SourceReader,
): { readonly path: string; readonly text: string } | null {
  const names = written.endsWith('.py') ? [written] : [written, `${written}.py`];
  for (const name of names) {
    const text = beside.read(name);
    if (text !== null) return { path: name.replace(/^(\.\/)+/, ''), text };
  }
  return null;
}

function readFile(path: string, text: string): Notebook | null {
  if (!/\.(py|ipynb)$/i.test(path)) return null;
  try {
    const notebook = readNotebook(path, text);
    return notebook.language === 'python' ? notebook : null;
  } catch (error) {
    if (!(error instanceof SolidifyError)) throw error;
    return null;
  }
}
