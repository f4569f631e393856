import type { Span } from '../../../text/span.ts';
import type { Binding, FreeName, Statement } from '../../program.ts';
import type { Magic, NameAt } from '../ipython/magic.ts';
import { sourceOf, spanIn } from './cell.ts';
import type { CellFacts } from './cell-facts.ts';
import { isSettingMagic, reachOf } from './magics.ts';
import type { ModulesBeside } from './modules-beside.ts';
import { scanNames } from './opaque-names.ts';
import { baseOf } from './statements.ts';

/** The statement that a magic, shell line or help makes at the top level of a cell. */
export function magicStatement(
  facts: CellFacts,
  magic: Magic,
  beside: ModulesBeside,
  place: { readonly span: Span; readonly isExpression: boolean; readonly displayed: boolean },
): Statement {
  const { cell, table } = facts;
  const base = baseOf(facts, place.span);
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
    shows: magic.kind === 'help' ? [...base.shows, ...reads.map(({ name }) => name)] : base.shows,
  };
  const text = sourceOf(cell, place.span);
  const setting = isSettingMagic(magic);
  switch (reach.kind) {
    case 'nothing':
      return { ...common, kind: 'magic', text, setting };
    case 'anything':
      return { ...common, kind: 'magic', text, setting, bindsUnknown: true };
    case 'names':
    case 'file': {
      const names = reach.kind === 'names' ? reach.names : beside.namesOfFile(reach.path);
      const bindings = [
        ...common.bindings,
        ...(names ?? []).map((name) => boundBy(facts, { name, ...place.span }, 'opaque')),
      ];
      return { ...common, kind: 'magic', text, setting, bindings, bindsUnknown: names === null };
    }
    case 'body':
      return { ...common, ...scanned(facts, bodyOf(facts, place.span)), kind: 'opaque', text };
  }
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
