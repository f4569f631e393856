import type { Consequence } from '../../../program/program.ts';
import { childByField, namedChildren } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import { argumentValues } from './arguments.ts';
import { qualify } from './callee.ts';
import { sourceOf, spanIn, timeAt, type ParsedCell } from './cell.ts';
import { ancestry } from './classes.ts';
import { effectOf } from './effects.ts';
import type { Gathering } from './gathering.ts';
import { literalString } from './literals.ts';
import type { NameTable } from './name-table.ts';

/** A call as the rules below see it. */
interface SeenCall {
  readonly node: SyntaxNode;
  /** Qualified where it can be, else as written. */
  readonly name: string;
  /** What stands after the last dot. */
  readonly last: string;
  /** What stands before it. */
  readonly object: string;
  readonly values: readonly SyntaxNode[];
}

/** Records what a call tells of what a move changes besides what the notebook shows. */
export function callConsequences(gathering: Gathering, node: SyntaxNode): void {
  const { cell, table } = gathering;
  const callee = childByField(node, 'function');
  if (callee === null) return;
  const written = cell.text.slice(callee.start, callee.end);
  const name = qualify(cell, callee, table)?.name ?? written;
  const last = written.slice(written.lastIndexOf('.') + 1);
  const object = written.slice(0, Math.max(0, written.length - last.length - 1));
  const call = { node, name, last, object, values: argumentValues(node) };
  const at = spanIn(cell, node);
  const tell = (code: Consequence['code'], about: string, names: readonly string[]): void => {
    gathering.consequences.push({ code, about, names, at });
  };
  if (timeAt(cell, node.start) === 'call') {
    for (const path of relativePaths(cell, call)) tell('relative-path', path, []);
    if (name === 'warnings.warn' && !/\bstacklevel\b/.test(sourceOf(cell, node)))
      tell('warns-once', name, []);
  }
  if (name.startsWith('numba.') && /\bcache\s*=\s*True\b/.test(sourceOf(cell, node)))
    tell('disk-cache', 'numba', []);
  if (SHOWS_PLACES.test(name)) tell('shows-places', name, []);
  if (effectOf(name) === 'persists' || last === 'to_pickle' || last === 'read_pickle')
    tell('pickles', name, []);
  const to = receiverOf(gathering, call);
  if (to === null) return;
  const names = handed(gathering, call.values);
  if (names.length > 0) tell(to.code, to.about, names);
}

/** Records what a class statement tells: reloading a module makes types anew, whose old members and instances are of none. */
export function classConsequences(gathering: Gathering, node: SyntaxNode): void {
  const { cell, table } = gathering;
  const named = childByField(node, 'name');
  if (named === null || timeAt(cell, node.start) === 'call') return;
  const name = cell.text.slice(named.start, named.end);
  const isRemade = [...ancestry(table, name)].some((each) => /^enum\.|^typing\.NamedTuple$/.test(each));
  const lines = cell.text.slice(0, node.start).trimEnd().split('\n');
  const isData = /^@.*\bdataclass\b/.test(lines.at(-1) ?? '');
  if (isRemade || isData)
    gathering.consequences.push({ code: 'remade', about: '', names: [name], at: spanIn(cell, node) });
}

/** Calls that print files and lines. */
const SHOWS_PLACES =
  /^(traceback\.(print|format)_\w+|logging\.exception|cProfile\.(run|runctx|Profile)|profile\.run|faulthandler\.dump_traceback)$/;

const TAKES_PATHS =
  /^(open|read_(?!sql)\w+|to_(csv|excel|json|parquet|feather|pickle|hdf|html)|load\w*|save\w*|dump|Path|exists|isfile|isdir|listdir|makedirs|mkdir|i?glob|imread|imwrite|imsave|genfromtxt|connect|ZipFile|from_file|FileHandler|memmap|walk)$/;

/** `data/loads.csv`, `loads.csv`; not absolute, from the home folder, or of the web. */
const RELATIVE_PATH = /^(?![/\\~]|[A-Za-z]:|\w+:\/\/)(?=.*[/\\]|.*\.[A-Za-z]\w{1,7}$)[\w .*\-/\\]+$/;

function relativePaths({ text }: ParsedCell, { name, last, values }: SeenCall): readonly string[] {
  if (!TAKES_PATHS.test(last) && !/^os\.path\.(join|exists|isfile|isdir)$/.test(name)) return [];
  const [first] = values;
  const value = first === undefined ? null : literalString(first, text);
  return value !== null && RELATIVE_PATH.test(value) ? [value] : [];
}

/** Libraries that run functions where the package has to be installed, as people call them. */
const WORKERS: ReadonlyMap<string, string> = new Map([
  ['pyspark', 'Spark'], ['databricks', 'Spark'], ['ray', 'Ray'], ['dask', 'Dask'], ['distributed', 'Dask'],
  ['dask_ml', 'Dask'], ['ipyparallel', 'ipyparallel'], ['joblib', 'joblib'], ['mpi4py', 'MPI'], ['modal', 'Modal'],
]); // prettier-ignore

const SENDS =
  /^(udf|pandas_udf|register|mapInPandas|applyInPandas|mapPartitions|flatMap|reduceByKey|foreach|foreachPartition|foreachBatch|mapValues|map_partitions|map_blocks|map_overlap|map_batches|submit|remote|delayed)$/;
/** Methods that data frames have too. */
const MAY_SEND = /^(map|apply|filter|transform|aggregate|starmap|map_async|apply_async|map_sync|apply_sync)$/;
const SENDER = /\b(rdd|d?ddf|dask|bag|client|spark|sc|parallelize|sdf|view|lview|dview)\b/i;

const PROCESSES: readonly string[] = ['multiprocessing', 'concurrent', 'multiprocess', 'billiard'];
const POOL_METHODS = /^(map|imap|imap_unordered|starmap|apply|apply_async|map_async|starmap_async|submit)$/;

/** Where a call sends the functions that it is handed. */
function receiverOf(
  gathering: Gathering,
  { node, name, last, object }: SeenCall,
): { readonly code: 'needs-package' | 'spawns' | 'disk-cache'; readonly about: string } | null {
  const { libraries } = gathering.table.hints;
  if (PROCESSES.some((library) => libraries.has(library))) {
    if (/(^|\.)(Process|Pool|ProcessPoolExecutor)$/.test(name)) return { code: 'spawns', about: last };
    if (POOL_METHODS.test(last) && isPool(gathering, node))
      return { code: 'spawns', about: `${object}.${last}` };
  }
  if (last === 'cache' && libraries.has('joblib')) return { code: 'disk-cache', about: 'joblib' };
  if (!SENDS.test(last) && !(MAY_SEND.test(last) && SENDER.test(object))) return null;
  const library = [...WORKERS].find(([each]) => libraries.has(each));
  return library === undefined ? null : { code: 'needs-package', about: library[1] };
}

/** Whether a method stands on a pool of processes: one made right there, or that a name holds. */
function isPool({ cell, table }: Gathering, call: SyntaxNode): boolean {
  const callee = childByField(call, 'function');
  const object = callee === null ? null : childByField(callee, 'object');
  if (object?.type === 'call') return makesPool(cell, object, table);
  if (object?.type !== 'identifier') return false;
  const name = cell.text.slice(object.start, object.end);
  const held = table.assignments(name);
  return held.length > 0
    ? held.some((each) => each.value.type === 'call' && makesPool(each.cell, each.value, table))
    : /^(pool|executor)$/.test(name);
}

function makesPool(cell: ParsedCell, call: SyntaxNode, table: NameTable): boolean {
  const callee = childByField(call, 'function');
  if (callee === null) return false;
  const name = qualify(cell, callee, table)?.name ?? cell.text.slice(callee.start, callee.end);
  return /(^|\.)(Pool|ProcessPoolExecutor)$/.test(name);
}

/** Functions and classes of the notebook among arguments, and those that a lambda there reads. */
function handed({ cell, table }: Gathering, values: readonly SyntaxNode[]): readonly string[] {
  const names = new Set<string>();
  const pending = values.map((node) => ({ node, inLambda: false }));
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, inLambda } = next;
    if (node.type === 'identifier') {
      const resolved = cell.names.byStart.get(node.start);
      const isOwn = resolved?.use === 'read' && resolved.holder.kind === 'module';
      if (isOwn && table.definitions(resolved.name).length > 0) names.add(resolved.name);
    } else if (inLambda || node.type === 'lambda') {
      pending.push(...namedChildren(node).map((child) => ({ node: child, inLambda: true })));
    } else if (isPartial(cell, node)) {
      pending.push(...argumentValues(node).map((child) => ({ node: child, inLambda })));
    }
  }
  return [...names];
}

/** `partial(f, 1)` carries what it is handed. */
function isPartial({ text }: ParsedCell, node: SyntaxNode): boolean {
  const callee = node.type === 'call' ? childByField(node, 'function') : null;
  return callee !== null && /\bpartial$/.test(text.slice(callee.start, callee.end));
}
