import type { Span } from '../../../text/span.ts';
import type {
  Binding,
  Consequence,
  FreeName,
  Program,
  RunFile,
  Statement,
  StatementBase,
} from '../../../program/program.ts';
import type { Magic, NameAt } from '../ipython/magic.ts';
import { sourceOf, spanIn } from './cell.ts';
import type { CellFacts } from './cell-facts.ts';
import { isSettingMagic, reachOf } from './magics.ts';
import type { ModuleExports } from './exports/module-exports.ts';
import { scanNames } from './opaque-names.ts';
import { pylabImports } from './pylab.ts';
import { ANY_CODE } from './shows.ts';
import type { StarImports } from './star-imports.ts';
import { baseOf } from '../../cell-facts.ts';

/** The statement that a magic, shell line or help makes at the top level of a cell. */
export function magicStatement(
  facts: CellFacts,
  magic: Magic,
  place: {
    readonly span: Span;
    readonly isExpression: boolean;
    readonly displayed: boolean;
    readonly runs: RunFile | null;
    readonly exportsOf: ModuleExports;
  },
): Statement {
  const { cell, table } = facts;
  const base = baseOf(facts, spanIn(cell, place.span));
  const carried = base.bindings.flatMap((binding): readonly Binding[] => {
    if (binding.form === 'opaque' || binding.form === 'global') return [binding];
    return magic.scope === 'function' ? [] : [{ ...binding, form: 'magic' }];
  });
  const named = magic.binds.map((each) => boundBy(facts, each, 'magic'));
  const reads = magic.reads
    .filter(({ name }) => table.isBound(name))
    .map((each): FreeName => ({ name: each.name, at: spanIn(cell, each), readAt: 'definition' }));
  const reach = reachOf(magic);
  const common = {
    ...base,
    bindings: [...carried, ...named],
    reads: [...base.reads, ...reads],
    displayed: place.displayed && place.isExpression,
    isExpression: place.isExpression,
    shows: [...base.shows, ...shownBy(magic, reads)],
    consequences: PROFILES.test(magic.name)
      ? [...base.consequences, placesShown(base, magic)]
      : base.consequences,
  };
  const text = sourceOf(cell, place.span);
  const setting = isSettingMagic(magic);
  const own = { ...common, kind: 'magic', text, setting, runs: null } as const;
  const bound = (names: readonly string[], form: 'magic' | 'opaque'): readonly Binding[] =>
    names.map((name) => boundBy(facts, { name, ...place.span }, form));
  switch (reach.kind) {
    case 'nothing':
      return own;
    case 'anything':
      return { ...own, bindsUnknown: true };
    case 'names':
      return { ...own, bindings: [...own.bindings, ...bound(reach.names, 'opaque')] };
    case 'restored':
      return { ...own, bindings: [...own.bindings, ...bound(reach.names, 'magic')] };
    case 'kept':
      return keeping(own, reach.names);
    case 'pylab':
      return importing(own, pylabImports(place.exportsOf, own.at, reach.all));
    case 'file':
      return place.runs === null ? { ...own, bindsUnknown: true } : running(own, place.runs);
    case 'body':
      return { ...common, ...scanned(facts, bodyOf(facts, place.span)), kind: 'opaque', text };
  }
}

/** A `%pylab` is an import that is also a setting, which its call says. */
function importing(statement: StatementBase & { readonly text: string }, imports: StarImports): Statement {
  const { modules, names, unknown } = imports;
  return {
    ...statement,
    kind: 'import',
    bindings: [...statement.bindings, ...imports.bindings],
    bindsUnknown: unknown,
    names,
    guarded: false,
    star: modules[0] ?? null,
    future: false,
  };
}

/** Magics that print where, or how, what they are given is written. */
const PRINTS_CODE = /^(psource|pfile|pinfo2?|lprun|mprun)$/;
/** Magics that print, or write to a file, what was typed into the cells. */
const PRINTS_INPUTS = /^(history|hist|rerun|recall|rep|save|pastebin|notebook|edit)$/;
const PROFILES = /^(prun|lprun|mprun)$/;

/** Definitions that a help or a magic shows with their module or their place. */
function shownBy(magic: Magic, reads: readonly FreeName[]): readonly string[] {
  if (magic.kind === 'help') return reads.map(({ name }) => name);
  if (PRINTS_INPUTS.test(magic.name)) return [ANY_CODE];
  return PRINTS_CODE.test(magic.name) ? (magic.rest.match(/[^\W\d]\w*/gu) ?? []) : [];
}

function placesShown({ at }: StatementBase, magic: Magic): Consequence {
  return { code: 'shows-places', about: `%${magic.name}`, names: [], at };
}

/** A `%store x` reads and pickles what it keeps. */
function keeping<Kept extends Statement>(statement: Kept, names: readonly string[]): Kept {
  const { at, reads, calls, pickles } = statement;
  return {
    ...statement,
    reads: [...reads, ...names.map((name): FreeName => ({ name, at, readAt: 'definition' }))],
    calls: [...calls, { callee: '%store', head: null, at, effect: 'persists', when: 'definition' }],
    pickles: [...pickles, ...names],
  };
}

/**
 * What runs in the notebook's namespace is found in the file's own statements; a script in one of its own only leaves its
 * names behind, and may have set something.
 */
function running(statement: Statement & { readonly kind: 'magic' }, runs: RunFile): Statement {
  const { program, namespace } = runs;
  if (namespace === 'shared') return { ...statement, runs, setting: false };
  return {
    ...statement,
    runs,
    setting: program.statements.some(({ kind }) => kind !== 'definition' && kind !== 'import'),
    bindings: [...statement.bindings, ...copiedBindings(program, statement.at)],
    bindsUnknown: program.statements.some(({ bindsUnknown }) => bindsUnknown),
  };
}

/** The names that a script leaves in the notebook's namespace, once each. */
export function copiedBindings(program: Program, at: Binding['at']): readonly Binding[] {
  const byName = new Map<string, Binding[]>();
  for (const binding of program.statements.flatMap(({ bindings }) => bindings)) {
    byName.set(binding.name, [...(byName.get(binding.name) ?? []), binding]);
  }
  byName.delete('__name__');
  return [...byName].map(([name, [first, ...others]]): Binding => {
    const identity = first?.identity ?? null;
    const isSame = others.every((other) => other.identity === identity);
    return { name, at, form: 'run', conditional: false, identity: isSame ? identity : null };
  });
}

/** A cell magic's lines below its first. */
function bodyOf(facts: CellFacts, { start, end }: Span): Span {
  const firstEnd = facts.cell.cell.source.indexOf('\n', start);
  return { start: firstEnd < 0 ? end : Math.min(end, firstEnd + 1), end };
}

/** Facts of text that can't be parsed: whatever it may bind or read. */
export function scanned(
  facts: CellFacts,
  span: Span,
): { readonly bindings: readonly Binding[]; readonly reads: readonly FreeName[] } {
  const names = scanNames(sourceOf(facts.cell, span), span.start);
  return {
    bindings: names.filter(({ use }) => use === 'bind').map((each) => boundBy(facts, each, 'opaque')),
    reads: names
      .filter(({ use }) => use === 'read')
      .map((each): FreeName => ({ name: each.name, at: spanIn(facts.cell, each), readAt: 'definition' })),
  };
}

function boundBy(facts: CellFacts, name: NameAt, form: 'magic' | 'opaque'): Binding {
  return {
    name: name.name,
    at: spanIn(facts.cell, name),
    form,
    conditional: form === 'opaque',
    identity: null,
  };
}
