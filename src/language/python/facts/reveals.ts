import { childByField, namedChildren } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import { argumentValues } from './arguments.ts';
import type { DefinedCode } from './assigned.ts';
import { qualify } from './callee.ts';
import { sourceOf, spanIn, type ParsedCell } from './cell.ts';
import { ancestry, classesOf, exceptionClasses } from './classes.ts';
import type { Gathering } from './gathering.ts';
import type { NameTable } from './name-table.ts';
import { ANY_CODE, ANY_HANDED, shownNames } from './shows.ts';

/** Records code that shows modules or places of what it doesn't name: tracebacks, runners of tests, lists of subclasses. */
export function revealFacts(gathering: Gathering, node: SyntaxNode): void {
  const { cell } = gathering;
  const names =
    node.type === 'call'
      ? revealedByCall(gathering, node)
      : node.type === 'attribute'
        ? revealedByAttribute(gathering, node)
        : [];
  const at = spanIn(cell, node);
  gathering.shows.push(...names.map((name) => ({ name, at })));
}

function revealedByAttribute({ cell, table }: Gathering, node: SyntaxNode): readonly string[] {
  const member = childByField(node, 'attribute');
  const attribute = member === null ? '' : cell.text.slice(member.start, member.end);
  // The frames below are those of what was called.
  if (attribute === 'tb_next') return [ANY_CODE];
  return attribute === '__subclasses__' ? laterSubclasses(cell, table, node) : [];
}

function revealedByCall({ cell, table }: Gathering, call: SyntaxNode): readonly string[] {
  const callee = childByField(call, 'function');
  const name = callee === null ? undefined : qualify(cell, callee, table)?.name;
  if (name === undefined) return [];
  if (
    PRINTS_TRACEBACK.test(name) ||
    (table.hints.libraries.has('logging') && logsTraceback(cell, call, name))
  )
    return exceptionClasses(table);
  if (SEES_FRAMES.test(name)) return [ANY_CODE];
  if (name.startsWith('unittest.')) return testClasses(table);
  if (name === 'doctest.testmod' && /\bverbose\b/.test(sourceOf(cell, call))) return [ANY_CODE];
  return ASKS_PLACE.test(name) ? asked(cell, call, table) : shownByCallee(cell, call, table);
}

/** Classes of what a function of the notebook is handed and prints: `show(Pump())`, where `show` has `print(x)`. */
function shownByCallee(cell: ParsedCell, call: SyntaxNode, table: NameTable): readonly string[] {
  const callee = childByField(call, 'function');
  const called = callee?.type === 'identifier' ? cell.names.byStart.get(callee.start) : undefined;
  if (called?.holder.kind !== 'module') return [];
  const functions = table.definitions(called.name).filter(({ core }) => core.type === 'function_definition');
  if (functions.length === 0) return [];
  const printed = functions.flatMap(printedParameters);
  if (printed.length === 0) return [];
  const shown = argumentValues(call).map((value) =>
    shownNames(cell, value, table).filter((name) => classesOf(table, name).length > 0),
  );
  const list = childByField(call, 'arguments');
  return (list === null ? [] : namedChildren(list)).flatMap((argument, index) => {
    const keyword = argument.type === 'keyword_argument' ? childByField(argument, 'name') : null;
    const name = keyword === null ? null : sourceOf(cell, keyword);
    const isPrinted = printed.some((each) => (name === null ? each.index === index : each.name === name));
    return isPrinted ? (shown[index] ?? []) : [];
  });
}

/** Parameters that a function prints, or puts into a text, as they are. */
function printedParameters({ cell, core }: DefinedCode): readonly PrintedParameter[] {
  const known = printedBefore.get(core) ?? findPrinted(cell, core);
  printedBefore.set(core, known);
  return known;
}

interface PrintedParameter {
  readonly name: string;
  readonly index: number;
}

/** Functions that were looked at: each is called often. */
const printedBefore = new WeakMap<SyntaxNode, readonly PrintedParameter[]>();

function findPrinted(cell: ParsedCell, core: SyntaxNode): readonly PrintedParameter[] {
  const list = childByField(core, 'parameters');
  const names = (list === null ? [] : namedChildren(list)).map(
    (each) => /^[^\W\d]\w*/u.exec(sourceOf(cell, each))?.[0] ?? '',
  );
  const printed = new Set<string>();
  const pending = [core];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const child of namedChildren(node)) pending.push(child);
    for (const value of printedBy(cell, node))
      if (value.type === 'identifier') printed.add(sourceOf(cell, value));
  }
  return names.map((name, index) => ({ name, index })).filter(({ name }) => printed.has(name));
}

function printedBy(cell: ParsedCell, node: SyntaxNode): readonly SyntaxNode[] {
  if (node.type === 'interpolation') return namedChildren(node);
  if (node.type === 'binary_operator') {
    const [left, right] = namedChildren(node);
    if (left?.type !== 'string' || right === undefined) return [];
    return right.type === 'tuple' ? namedChildren(right) : [right];
  }
  const callee = node.type === 'call' ? childByField(node, 'function') : null;
  return callee !== null && PRINTS.test(sourceOf(cell, callee)) ? argumentValues(node) : [];
}

const PRINTS =
  /(^|\.)(print|display|repr|str|format|pprint|debug|info|warning|error|critical|exception|warn|write)$/;

/** A printed exception says which module its class is of, but not of `__main__`. */
const PRINTS_TRACEBACK =
  /^(traceback\.(print_exc|print_exception|format_exc|format_exception|format_exception_only|print_last|TracebackException)|sys\.(excepthook|exc_info))$/;

/** Calls that give the frames of what was called, or hand them to a function. */
const SEES_FRAMES =
  /^(traceback\.(extract_tb|walk_tb|StackSummary)|(sys|threading)\.(settrace|setprofile)|sys\.monitoring|trace\.Trace)\b/;

function logsTraceback(cell: ParsedCell, call: SyntaxNode, name: string): boolean {
  if (name.endsWith('.exception')) return true;
  return (
    /\.(debug|info|warning|error|critical|log)$/.test(name) && /\bexc_info\s*=/.test(sourceOf(cell, call))
  );
}

/** Calls that say where, or how, what they are handed is written. */
const ASKS_PLACE =
  /^(inspect\.(getsource|getsourcelines|findsource|getcomments|getmodule|getfile|getsourcefile)|dis\.(dis|disassemble|code_info|show_code|Bytecode))$/;

/** Definitions that a call is handed; a parameter may be any that is handed on. */
function asked(cell: ParsedCell, call: SyntaxNode, table: NameTable): readonly string[] {
  return argumentValues(call).flatMap((value) => {
    const shown = shownNames(cell, value, table, 'class');
    if (shown.length > 0 || value.type !== 'identifier') return shown;
    const resolved = cell.names.byStart.get(value.start);
    return resolved === undefined || resolved.holder.kind === 'module' ? [] : [ANY_HANDED];
  });
}

function testClasses(table: NameTable): readonly string[] {
  return table
    .definedNames()
    .filter((name) => classesOf(table, name).length > 0)
    .filter((name) => [...ancestry(table, name)].some((each) => /^unittest\..*TestCase$/.test(each)));
}

/** Classes made of other classes of the notebook after a list of subclasses was asked for: a module makes them before. */
function laterSubclasses(cell: ParsedCell, table: NameTable, node: SyntaxNode): readonly string[] {
  return table.definedNames().filter((name) => {
    const isLater = classesOf(table, name).some(
      (made) =>
        made.cell.cell.index > cell.cell.index || (made.cell === cell && made.node.start > node.start),
    );
    return (
      isLater && [...ancestry(table, name)].some((each) => each !== name && classesOf(table, each).length > 0)
    );
  });
}
