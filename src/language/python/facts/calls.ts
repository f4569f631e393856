import type { Call } from '../../../program/program.ts';
import { childByField, namedChildren } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import { argumentValues } from './arguments.ts';
import { qualify, type Qualified } from './callee.ts';
import { sourceOf, spanIn, timeAt } from './cell.ts';
import { ancestry } from './classes.ts';
import { unwrapped } from './dotted.ts';
import { callsArguments, CONTAINER_TYPES, effectOf, mutatesContainer } from './effects.ts';
import type { Gathering } from './gathering.ts';
import { shownNames, type ShownForm } from './shows.ts';

/** Records a call, a change of a container by one of its methods, and what a print shows. */
export function callFacts(gathering: Gathering, node: SyntaxNode): void {
  const { cell, table } = gathering;
  const callee = childByField(node, 'function');
  if (callee === null) return;
  const at = spanIn(cell, node);
  const when = timeAt(cell, node.start);
  const qualified = qualify(cell, callee, table);
  const values = argumentValues(node);
  const effect = qualified === null ? effectOfShell(sourceOf(cell, callee)) : effectOfCall(qualified, values);
  gathering.calls.push({ ...described(qualified), effect, at, when });
  if (qualified === null) return;
  if (qualified.name === 'warnings.warn') warnFacts(gathering, values, at);
  if (callsArguments(qualified.name)) handedOver(gathering, node, values);
  const [type, method] = splitLast(qualified.name);
  if (qualified.head !== null && CONTAINER_TYPES.has(type) && mutatesContainer(method)) {
    gathering.mutations.push({ name: qualified.head, at, how: 'method', when });
  }
  if (qualified.name === 'setattr' || qualified.name === 'delattr') attributeSet(gathering, node, values);
  logFacts(gathering, node, qualified);
  const form = SHOWING.get(qualified.name);
  for (const value of values) {
    const shown = form === undefined ? [] : shownNames(cell, value, table, form);
    const pickled = effect === 'persists' ? shownNames(cell, value, table, 'class') : [];
    for (const name of shown) gathering.shows.push({ name, at });
    for (const name of pickled) gathering.pickles.push({ name, at });
  }
}

/** What shows its arguments, or makes the text to show. */
const SHOWING: ReadonlyMap<string, ShownForm> = new Map(
  Object.entries({
    text: 'print str format sys.stdout.write logging.info logging.warning',
    repr: 'repr ascii display pprint.pprint pprint.pp IPython.display.display rich.print',
    class: 'help',
  }).flatMap(([form, names]) => names.split(' ').map((name) => [name, form as ShownForm] as const)),
);

/** What logs, where a log format names the module or line that logs. */
function logFacts({ cell, table, ties }: Gathering, call: SyntaxNode, { name }: Qualified): void {
  const { logFormat, libraries } = table.hints;
  if (logFormat === null || !libraries.has('logging') || !LOGS.test(name)) return;
  ties.push({ code: 'module-identity', found: `${logFormat}…`, at: spanIn(cell, call) });
}

const LOGS = /\.(debug|info|warning|warn|error|critical|exception|log)$/;

/** Python shows a DeprecationWarning only if `__main__` gives it; `DeprecationWarning('old')` is one too. */
function warnFacts(gathering: Gathering, values: readonly SyntaxNode[], at: Call['at']): void {
  const { ownWarnings } = gathering.table.hints;
  const found =
    ownWarnings ??
    (values.some((value) => warnsOfDeprecation(gathering, value)) ? 'DeprecationWarning' : null);
  if (found !== null) gathering.ties.push({ code: 'module-identity', found, at });
}

function warnsOfDeprecation({ cell, table }: Gathering, value: SyntaxNode): boolean {
  const type = value.type === 'call' ? childByField(value, 'function') : value;
  const name = type === null ? undefined : qualify(cell, type, table)?.name;
  return name !== undefined && ancestry(table, name).has('DeprecationWarning');
}

/** `@decorator` is a call of what it names. One with arguments is a call expression already. */
export function decoratorFacts(gathering: Gathering, node: SyntaxNode): void {
  const expression = namedChildren(node)[0];
  if (expression === undefined || expression.type === 'call') return;
  const qualified = qualify(gathering.cell, expression, gathering.table);
  const accessor = qualified !== null && /^[^.]+\.(setter|getter|deleter)$/.test(qualified.name);
  gathering.calls.push({
    ...described(qualified),
    effect: accessor && qualified.head === null ? 'pure' : effectOfCall(qualified, []),
    at: spanIn(gathering.cell, expression),
    when: timeAt(gathering.cell, node.start),
  });
}

/** Functions that are handed to `map` or `sorted` are called. */
function handedOver(gathering: Gathering, call: SyntaxNode, values: readonly SyntaxNode[]): void {
  const { cell, table } = gathering;
  for (const value of values) {
    const inner = unwrapped(value);
    if (inner.type !== 'identifier' && inner.type !== 'attribute') continue;
    const qualified = qualify(cell, inner, table);
    if (qualified?.head == null || !couldBeCalled(gathering, qualified.head)) continue;
    const effect = effectOfCall(qualified, []);
    gathering.calls.push({
      ...described(qualified),
      effect,
      at: spanIn(cell, inner),
      when: timeAt(cell, call.start),
    });
  }
}

/** A name that may stand for a function: not one that only ever holds a value. */
function couldBeCalled({ table }: Gathering, name: string): boolean {
  const bindings = table.bindings(name);
  return (
    bindings.some(({ form }) => form === 'definition' || form === 'import') ||
    table.value(name)?.value.type === 'lambda'
  );
}

function attributeSet(gathering: Gathering, call: SyntaxNode, values: readonly SyntaxNode[]): void {
  const target = values[0];
  const qualified = target === undefined ? null : qualify(gathering.cell, target, gathering.table);
  if (qualified?.head == null) return;
  gathering.mutations.push({
    name: qualified.head,
    at: spanIn(gathering.cell, call),
    how: 'attribute',
    when: timeAt(gathering.cell, call.start),
  });
}

function described(qualified: Qualified | null): Pick<Call, 'callee' | 'head'> {
  return { callee: qualified?.name ?? null, head: qualified?.head ?? null };
}

/** Methods of the notebook's namespace and of IPython's shell: `globals().update(…)`, `get_ipython().system(…)`. */
function effectOfShell(callee: string): Call['effect'] {
  if (/^(globals|vars|locals)\s*\(\s*\)\s*\./.test(callee)) return 'binds';
  return /^get_ipython\s*\(\s*\)\s*\./.test(callee) ? 'setting' : 'unknown';
}

/** What a call does. A name that may have been rebound can't be trusted to be harmless, but can be to be harmful. */
function effectOfCall(qualified: Qualified | null, values: readonly SyntaxNode[]): Call['effect'] {
  if (qualified === null) return 'unknown';
  const effect = effectOf(qualified.name);
  // `next` moves on what others may share; a generator made for it is its own.
  if (qualified.name === 'next' && qualified.certain && values[0]?.type === 'generator_expression')
    return 'pure';
  if (effect === 'pure' || effect === 'builds') return qualified.certain ? effect : 'unknown';
  if (!qualified.certain && qualified.head === null) return effectOfMethod(qualified.name);
  // exec in a namespace of its own binds nothing here.
  if (qualified.name === 'exec' && values.length > 1) return 'unknown';
  return effect;
}

const PERSISTING_METHODS: ReadonlySet<string> = new Set(['to_pickle', 'read_pickle']);

/** Methods whose name tells enough, whatever they are called on. */
function effectOfMethod(name: string): Call['effect'] {
  return PERSISTING_METHODS.has(splitLast(name)[1]) ? 'persists' : 'unknown';
}

function splitLast(name: string): readonly [string, string] {
  const dot = name.lastIndexOf('.');
  return [name.slice(0, Math.max(dot, 0)), name.slice(dot + 1)];
}
