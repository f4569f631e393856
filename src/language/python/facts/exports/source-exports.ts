import type { Span } from '../../../../text/span.ts';
import { childByField, childrenByField, hasToken, namedChildren } from '../../parser/index.ts';
import type { SyntaxNode } from '../../parser/node.ts';
import type { TargetPython } from './conditions.ts';
import { dynamicBinding } from './dynamic-binding.ts';
import { onlyPossible, type Exports } from './exports.ts';
import { namesNow, runBlock, type GrowingRun } from './flow.ts';
import { listedNames, type ListContext, type ListedNames } from './listed-names.ts';
import type { ModuleSource } from './module-source.ts';
import { append, BOUND, KEPT, outcomeOf, UNBOUND } from './outcome.ts';

/** A module that is to be read. */
export interface ModuleToRead {
  /** Dotted. */
  readonly name: string;
  readonly isPackage: boolean;
  readonly submodules: readonly string[];
  readonly source: ModuleSource;
  readonly python: TargetPython;
  /** What another module's star import gives. */
  readonly exportsOf: (module: string) => Exports;
}

/** What is found on the way, whichever branch it stands in. */
interface Findings {
  open: boolean;
  computed: boolean;
  unbinds: boolean;
  replaced: boolean;
  /** Submodules that an import has loaded before. */
  readonly loaded: Set<string>;
  /** Names that stand for a module; null where they also stand for something else. */
  readonly modules: Map<string, string | null>;
}

/** Finds what a star import of a module binds, by running its statements in the mind. */
export function exportsOfSource(module: ModuleToRead): Exports {
  const { outline, root } = module.source;
  const findings: Findings = {
    open: outline.bindsAny,
    computed: outline.lists,
    unbinds: false,
    replaced: false,
    loaded: new Set(),
    modules: new Map(),
  };
  const simple = (node: SyntaxNode, span: Span, run: GrowingRun): void => {
    runSimple(module, findings, node, span, run);
  };
  const run = runBlock({ text: outline.text, python: module.python, simple }, root, null);
  if (run === null || findings.replaced)
    return { certain: new Set(), possible: new Set(), open: true, modules: new Map() };
  const bound = new Map<string, number>(
    [...outline.globals, ...module.submodules].map((name) => [name, BOUND | UNBOUND]),
  );
  for (const [name, bits] of run.names.names) {
    const past = bits & KEPT ? (bound.get(name) ?? 0) : 0;
    bound.set(name, (bits & ~KEPT) | past | (bits & KEPT ? UNBOUND : 0) | (findings.unbinds ? UNBOUND : 0));
  }
  return gathered(run.listed.names, run.listed.rest, bound, findings);
}

/** Applies the rule of star imports: what `__all__` lists, else what has no underscore in front. */
function gathered(
  listed: ReadonlyMap<string, number>,
  rest: number,
  bound: ReadonlyMap<string, number>,
  findings: Findings,
): Exports {
  const list = bound.get('__all__') ?? UNBOUND;
  const certain = new Set<string>();
  const possible = new Set<string>();
  const add = (name: string, bits: number): void => {
    if (bits === BOUND) certain.add(name);
    else if (bits & BOUND) possible.add(name);
  };
  const isComputed = findings.computed && (list & BOUND) !== 0;
  const names = new Set([...listed.keys(), ...bound.keys()]);
  names.delete('__all__');
  for (const name of names) {
    const isName = bound.get(name) ?? UNBOUND;
    const unlisted = name.startsWith('_') ? UNBOUND : isName;
    const entry = listed.get(name) ?? rest;
    const inList =
      (entry & KEPT ? (entry & ~KEPT) | UNBOUND : entry) |
      (isComputed && isName & BOUND && entry !== BOUND ? BOUND | UNBOUND : 0);
    if (list === BOUND) add(name, inList);
    else if (list & BOUND)
      add(name, inList === BOUND && unlisted === BOUND ? BOUND : inList | unlisted | UNBOUND);
    else add(name, unlisted);
  }
  const modules = new Map<string, string>();
  for (const [name, target] of findings.modules) {
    if (target !== null && bound.get(name) === BOUND) modules.set(name, target);
  }
  const hidesMore = findings.open || ((bound.get('__getattr__') ?? UNBOUND) & BOUND) !== 0;
  const open = list === BOUND ? isComputed && hidesMore : isComputed ? hidesMore : findings.open;
  return { certain, possible, open, modules };
}

function runSimple(
  module: ModuleToRead,
  findings: Findings,
  node: SyntaxNode,
  span: Span,
  run: GrowingRun,
): void {
  const { outline, names } = module.source;
  const text = outline.text.slice(span.start, span.end);
  switch (dynamicBinding(text, module.name)) {
    case 'binds':
      findings.open = true;
      break;
    case 'unbinds':
      findings.unbinds = true;
      break;
    case 'replaces':
      findings.replaced = true;
      break;
    case null:
      break;
  }
  if (node.type === 'import_statement' || node.type === 'import_from_statement')
    runImport(module, findings, node, run);
  else if (text.includes('__all__')) runList(module, findings, node, text, run);
  for (let at = firstFrom(names, span.start); at < names.length; at += 1) {
    const found = names[at];
    if (found === undefined || found.start >= span.end) break;
    append(
      run.names,
      outcomeOf(
        [found.name],
        found.use === 'delete' ? UNBOUND : found.scope.kind === 'module' ? BOUND : BOUND | KEPT,
      ),
    );
    const target = found.form === 'import' ? moduleNamed(node, found.identity) : null;
    const known = findings.modules.get(found.name);
    findings.modules.set(found.name, known === undefined || known === target ? target : null);
  }
}

/** The module that `import a`, `import a.b as c` bind; null for members and relative imports. */
function moduleNamed(node: SyntaxNode, identity: string | null): string | null {
  return node.type === 'import_statement' ? identity : null;
}

/** Importing a submodule of the package that is being read sets it as a name of the package. */
function runImport(module: ModuleToRead, findings: Findings, node: SyntaxNode, run: GrowingRun): void {
  const { text } = module.source.outline;
  const written = (part: SyntaxNode): string => text.slice(part.start, part.end).replace(/[\s\\]/g, '');
  const source = childByField(node, 'module_name');
  if (source === null) {
    for (const child of childrenByField(node, 'name')) {
      const dotted = child.type === 'aliased_import' ? childByField(child, 'name') : child;
      if (dotted !== null) loadSubmodule(module, findings, written(dotted), run);
    }
    return;
  }
  const from = absoluteName(written(source), module);
  loadSubmodule(module, findings, from, run);
  for (const child of childrenByField(node, 'name')) {
    const member = child.type === 'aliased_import' ? childByField(child, 'name') : child;
    if (member === null) continue;
    if (from === module.name) loadSubmodule(module, findings, `${from}.${written(member)}`, run);
    if (written(child) === '__all__') putList(findings, run, listOf(module, from), 'assigned');
  }
  if (!namedChildren(node).some(({ type }) => type === 'wildcard_import')) return;
  const exports = module.exportsOf(from);
  // A package that is being imported, and so imports this, may not have all of its names yet.
  const found = module.name.startsWith(`${from}.`) ? onlyPossible(exports) : exports;
  if (found.open) findings.open = true;
  append(run.names, outcomeOf(found.possible, BOUND | KEPT));
  append(run.names, outcomeOf(found.certain, BOUND));
  for (const name of [...found.certain, ...found.possible])
    findings.modules.set(name, found.modules.get(name) ?? null);
}

function loadSubmodule(module: ModuleToRead, findings: Findings, imported: string, run: GrowingRun): void {
  if (!module.isPackage || !imported.startsWith(`${module.name}.`)) return;
  const name = imported.slice(module.name.length + 1).split('.')[0] ?? '';
  if (!module.submodules.includes(name)) return;
  append(run.names, outcomeOf([name], findings.loaded.has(name) ? BOUND | KEPT : BOUND));
  findings.loaded.add(name);
}

/** The dotted name of `..core` as seen from a module. */
export function absoluteName(written: string, module: Pick<ModuleToRead, 'name' | 'isPackage'>): string {
  const level = /^\.*/.exec(written)?.[0].length ?? 0;
  if (level === 0) return written;
  const parts = module.name.split('.');
  const above = parts.slice(0, parts.length - (module.isPackage ? level - 1 : level));
  const rest = written.slice(level);
  return [...above, ...(rest === '' ? [] : [rest])].join('.');
}

/** `__all__ = …`, `__all__ += …`, `__all__.extend(…)`. */
function runList(
  module: ModuleToRead,
  findings: Findings,
  node: SyntaxNode,
  statement: string,
  run: GrowingRun,
): void {
  const { text } = module.source.outline;
  const context = listContext(module, findings, run);
  const is = (part: SyntaxNode | null): boolean =>
    part !== null && text.slice(part.start, part.end) === '__all__';
  const put = (value: ListedNames, how: 'assigned' | 'added'): void => {
    putList(findings, run, value, how);
  };
  const [expression] = node.type === 'expression_statement' ? namedChildren(node) : [];
  if (expression?.type === 'assignment' && is(childByField(expression, 'left'))) {
    const value = childByField(expression, 'right');
    if (value !== null) put(listedNames(value, context), 'assigned');
    return;
  }
  if (expression?.type === 'augmented_assignment' && is(childByField(expression, 'left'))) {
    const value = childByField(expression, 'right');
    if (value !== null && hasToken(expression, '+=')) {
      put(listedNames(value, context), 'added');
      return;
    }
  }
  const callee = expression?.type === 'call' ? childByField(expression, 'function') : null;
  const [argument] = namedChildren(
    (expression === undefined ? null : childByField(expression, 'arguments')) ?? node,
  );
  const method =
    callee === null || !is(childByField(callee, 'object')) ? null : childByField(callee, 'attribute');
  const called = method === null ? '' : text.slice(method.start, method.end);
  if (argument !== undefined && called === 'extend') put(listedNames(argument, context), 'added');
  else if (argument !== undefined && called === 'append')
    put(listedNames({ ...argument, type: 'list', children: [argument] }, context), 'added');
  else if (argument !== undefined && called === 'remove') {
    const { names } = listedNames({ ...argument, type: 'list', children: [argument] }, context);
    append(run.listed, outcomeOf(names, UNBOUND));
  } else if (
    /(?<![.\w])__all__\s*(?:\[[^\]]*\]\s*=(?!=)|=(?!=)|\.\s*(?!sort|copy|index|count)\w+\s*\(|,.*=)/.test(
      statement,
    )
  ) {
    findings.computed = true;
    if (called !== '' || /\bfor\b/.test(statement)) unlist(run);
  }
}

function putList(findings: Findings, run: GrowingRun, value: ListedNames, how: 'assigned' | 'added'): void {
  if (value.computed) findings.computed = true;
  if (how === 'assigned' && !value.keeps) append(run.listed, { names: new Map(), rest: UNBOUND });
  append(run.listed, outcomeOf(value.possible, BOUND | KEPT));
  append(run.listed, outcomeOf(value.names, BOUND));
}

/** `__all__` of another module, or its public names where it has none. */
function listOf(module: ModuleToRead, other: string): ListedNames {
  const { certain, possible, open } = module.exportsOf(other);
  return { names: [...certain], possible: [...possible], computed: open, keeps: false };
}

/** What the list held may be gone. */
function unlist(run: GrowingRun): void {
  append(run.listed, { names: new Map(), rest: KEPT | UNBOUND });
}

function listContext(module: ModuleToRead, findings: Findings, run: GrowingRun): ListContext {
  const { outline, root, names } = module.source;
  return {
    text: outline.text,
    valueOf: (name) => {
      const bound = names.filter((each) => each.name === name);
      return bound.length === 1 && bound[0] !== undefined ? assignedAt(root, bound[0].start) : null;
    },
    listOf: (written) => {
      const [head = '', ...rest] = written.split('.');
      const imported = names.find((each) => each.name === head && each.form === 'import')?.identity ?? null;
      const isOwn = imported === null && module.isPackage && module.submodules.includes(head);
      const start =
        imported === null ? (isOwn ? `${module.name}.${head}` : null) : absoluteName(imported, module);
      const list = start === null ? '' : [start, ...rest].join('.');
      return list.endsWith('.__all__') ? listOf(module, list.slice(0, -'.__all__'.length)) : null;
    },
    bound: () => {
      const now = [...namesNow(run)];
      return {
        names: now.flatMap(([name, how]) => (how === 'certain' ? [name] : [])),
        possible: [...now.flatMap(([name, how]) => (how === 'possible' ? [name] : [])), ...module.submodules],
        computed: findings.open,
      };
    },
  };
}

/** The value of the plain assignment whose only target starts at an offset. */
function assignedAt(root: SyntaxNode, start: number): SyntaxNode | null {
  const statement = root.children.find((node) => node.start <= start && start < node.end);
  const [assignment] = statement?.type === 'expression_statement' ? namedChildren(statement) : [];
  if (assignment?.type !== 'assignment' || childByField(assignment, 'left')?.start !== start) return null;
  return childByField(assignment, 'right');
}

function firstFrom(names: readonly Span[], offset: number): number {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((names[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
